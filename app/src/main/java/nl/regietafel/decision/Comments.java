package nl.regietafel.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Comments on the lines of a list (reacties): given until the date that was asked when it was sent round, and processed by the
/// secretary one by one.
@Service
public class Comments {

    private final DecisionLists lists;
    private final DecisionListStore store;
    private final CommentStore comments;
    private final LineStore lines;
    private final Timeline timeline;
    private final Clock clock;
    private final Today today;

    Comments(DecisionLists lists, DecisionListStore store, CommentStore comments, LineStore lines, Timeline timeline, Clock clock, Today today) {
        this.lists = lists;
        this.store = store;
        this.comments = comments;
        this.lines = lines;
        this.timeline = timeline;
        this.clock = clock;
        this.today = today;
    }

    /// The parties that can comment on this list now by the mouth of this viewer, with their names.
    @Transactional(readOnly = true)
    Map<PartyId, String> commenting(Viewer viewer, DecisionList list) {
        return viewer.may(Act.COMMENT_ON_LISTS) && list.isCommentable(today.date())
                ? store.answersFor(viewer.person(), viewer.board(), today.date()) : Map.of();
    }

    /// A party says something of a line of a list that was sent round. Whoever reads the line reads it; where the line hides a party,
    /// only the secretary and the party that said it do.
    @Transactional
    public CommentId comment(Command command, LineId lineId, PartyId party, String text) {
        command.must(Act.COMMENT_ON_LISTS);
        var line = lines.find(lineId).orElseThrow(Missing::new);
        var list = lists.find(command.by(), line.meeting());
        var name = store.answersFor(command.person(), command.board(), today.date()).get(party);
        if (name == null) {
            throw new Missing();
        }
        var said = Comment.checked(text);
        var version = list.commentable(today.date()).version();
        var comment = new Comment(CommentId.fresh(), lineId, version, party, name, command.by().name(), said, today.date(), null);
        comments.add(comment, list, command.person(), now());
        timeline.about(new Subject(Subject.Kind.COMMENT, comment.id().value(), list.board(), true, Confidentiality.LIMITED, Set.of(party)));
        timeline.record(command, LineHappening.COMMENTED, comment.id().value(), "Reactie op een regel gegeven.");
        return comment.id();
    }

    /// Takes a comment back, while nothing was done with it. Whoever speaks for the party can.
    @Transactional
    public void withdraw(Command command, CommentId id) {
        command.must(Act.COMMENT_ON_LISTS);
        var list = of(command, id);
        var comment = list.comment(id);
        if (!store.answersFor(command.person(), command.board(), today.date()).containsKey(comment.party())) {
            throw new Missing();
        }
        list.commentable(today.date());
        if (comment.answer() != null) {
            throw new Refused("comment.processed");
        }
        comments.withdraw(id, now());
        timeline.record(command, LineHappening.COMMENT_WITHDRAWN, id.value(), "Reactie ingetrokken.");
    }

    /// Says what was done with a comment: taken over in the list or not, with a word.
    @Transactional
    public void process(Command command, CommentId id, boolean taken, String text) {
        command.must(Act.WRITE_LINES);
        var list = of(command, id);
        list.mustNotBeAdopted();
        var word = Comment.word(id, taken, text);
        comments.answer(id, list, taken, word, command.person(), today.date(), now());
        timeline.record(command, LineHappening.COMMENT_PROCESSED, id.value(), taken ? "Reactie overgenomen." : "Reactie niet overgenomen.");
    }

    /// The list of a comment that this person may read.
    DecisionList of(Command command, CommentId id) {
        return lists.find(command.by(), meeting(command.by(), id));
    }

    MeetingId meeting(Viewer viewer, CommentId id) {
        viewer.must(Act.READ_LINES);
        return store.meetingOf(id).orElseThrow(Missing::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
