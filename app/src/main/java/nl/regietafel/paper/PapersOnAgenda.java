package nl.regietafel.paper;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.TopicPapers;
import org.springframework.stereotype.Component;

/// The papers at the topics of a meeting, for the meeting's page.
@Component
class PapersOnAgenda implements TopicPapers {

    private final Papers papers;

    PapersOnAgenda(Papers papers) {
        this.papers = papers;
    }

    @Override
    public boolean mayKeep(Viewer viewer) {
        return viewer.may(Act.KEEP_PAPERS);
    }

    @Override
    public Map<AgendaItemId, List<TopicPaper>> of(Viewer viewer, MeetingId meeting) {
        return papers.ofMeeting(viewer, meeting).stream()
            .collect(groupingBy(paper -> ((PaperPlace.AtTopic) paper.place()).topic(), mapping(PapersOnAgenda::shown, toList())));
    }

    private static TopicPaper shown(Paper paper) {
        return new TopicPaper(paper.address(), paper.title(), paper.about(), paper.confidentiality());
    }
}
