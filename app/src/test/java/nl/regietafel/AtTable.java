package nl.regietafel;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import org.springframework.beans.factory.BeanFactory;

/// What a secretary does before a test begins: plans meetings, puts topics on the agenda, writes lines.
public record AtTable(Cast cast, Meetings meetings, Agendas agendas, Lines lines) {

    public AtTable(Cast cast, BeanFactory beans) {
        this(cast, beans.getBean(Meetings.class), beans.getBean(Agendas.class), beans.getBean(Lines.class));
    }

    public MeetingId planned(LocalDate on) {
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(on, null, null, null, null), new FirstAgenda.Empty())).id();
    }

    public AgendaItemId topic(MeetingId meeting, String title) {
        return topic(meeting, title, Set.of());
    }

    /// A topic that only these parties and the secretariat may know of; for everyone at the table when there are none.
    public AgendaItemId topic(MeetingId meeting, String title, Set<PartyId> sharedWith) {
        return add(meeting, new Topic(title, AgendaItem.Kind.REGULAR, null, null, null, null, null,
                sharedWith.isEmpty() ? Confidentiality.BOARD : Confidentiality.LIMITED, sharedWith));
    }

    /// A topic that everyone may know of.
    public AgendaItemId publicTopic(MeetingId meeting, String title) {
        return add(meeting, new Topic(title, AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.PUBLIC, Set.of()));
    }

    /// The agenda point of a later meeting that adopts a list.
    public AgendaItemId adopting(MeetingId meeting, MeetingId adopts) {
        return add(meeting, new Topic("Lijst vaststellen", AgendaItem.Kind.ADOPTION, null, null, null, null, adopts, Confidentiality.BOARD, Set.of()));
    }

    private AgendaItemId add(MeetingId meeting, Topic topic) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, topic)).id();
    }

    public LineId write(AgendaItemId topic, LineKind kind, String text, LineParty... parties) {
        var said = new Line.Said(kind, text, List.of(parties), null, false, null, false, null);
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said), null)).getFirst();
    }
}
