package nl.regietafel.meeting;

import java.util.List;
import java.util.Map;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Viewer;

/// The papers at the topics of a meeting. Answered from above, by who keeps papers; a meeting only knows topics.
public interface TopicPapers {

    /// Those that the viewer may read, by topic; a topic without papers is not there.
    Map<AgendaItemId, List<TopicPaper>> of(Viewer viewer, MeetingId meeting);

    /// Whether this viewer adds papers to topics.
    boolean mayKeep(Viewer viewer);

    /// A paper as the agenda shows it.
    ///
    /// @param about what it is: "PDF, 1,2 MB, versie 2"
    record TopicPaper(String address, String title, String about, Confidentiality confidentiality) {}
}
