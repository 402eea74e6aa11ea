package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.regietafel.directory.PartyId;
import nl.regietafel.meeting.MeetingId;
import org.jspecify.annotations.Nullable;

/// What a kind of line has of its own, and whether it still lives. A line comes back at the next meeting while it is alive:
/// its action is not accepted, its question or call is unanswered, a condition is unmet, or its review or outside date has come.
public sealed interface LineDetail {

    /// Whether this line still asks something on this day.
    boolean isAlive(LocalDate today);

    /// A mededeling. With an outside date the day after it asks what came of it.
    record Announcement(@Nullable LocalDate outsideDate, @Nullable Fact outcome) implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return asksOutcome(today);
        }

        public boolean asksOutcome(LocalDate today) {
            return outsideDate != null && outcome == null && outsideDate.isBefore(today);
        }
    }

    /// A signaal or constatering, perhaps with a figure that is frozen with its source and date.
    record SignalNote(List<Fact> figures) implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return false;
        }
    }

    /// A besluit: its conditions, each followed until met; where it was sent on to; when the table looks back.
    record DecisionTaken(List<Followed> conditions, List<Followed> referrals, @Nullable LocalDate reviewOn, @Nullable Fact review)
            implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return conditions.stream().anyMatch(Followed::isOpen) || referrals.stream().anyMatch(Followed::isOpen)
                    || asksReview(today);
        }

        public boolean asksReview(LocalDate today) {
            return reviewOn != null && review == null && !reviewOn.isAfter(today);
        }
    }

    /// Something a decision waits for, and what became of it.
    record Followed(Fact fact, @Nullable Fact answer) {
        public boolean isOpen() {
            return answer == null;
        }
    }

    /// An afspraak: a living rule, with the breaches that were reported against it, until it ends.
    record Agreement(@Nullable LocalDate from, List<Fact> breaches, @Nullable Fact ending) implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return false;
        }
    }

    /// An actie: each owner reports its own part, the table accepts.
    record Action(@Nullable LocalDate due, List<Part> parts) implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return !isAccepted();
        }

        public boolean isAccepted() {
            return parts.stream().allMatch(part -> part.state() instanceof ActionState.Accepted);
        }

        public boolean isOverdue(LocalDate today) {
            return due != null && due.isBefore(today) && parts.stream().anyMatch(part -> part.state() instanceof ActionState.Open);
        }
    }

    /// What one owner has done of an action; without a party: the action as a whole.
    record Part(@Nullable PartyId party, @Nullable String name, ActionState state) {}

    /// What became of an action (actiepunt). Its owner reports; only the table accepts.
    sealed interface ActionState {
        record Open(@Nullable Fact returned) implements ActionState {}

        record Reported(Fact report) implements ActionState {}

        record Accepted(Fact acceptance) implements ActionState {}
    }

    /// A vraag: answered, or waiting since it was asked.
    record Question(@Nullable LocalDate before, List<Fact> answers, boolean isAnswered) implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return !isAnswered;
        }
    }

    /// An oproep: how it was delivered, and what was answered.
    record Call(@Nullable LocalDate before, List<Fact> deliveries, List<Fact> answers, boolean isAnswered) implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return !isAnswered;
        }
    }

    /// An agendapunt: it goes to a meeting, and must land there.
    record AgendaPoint(@Nullable LocalDate goesToOn, @Nullable MeetingId goesTo) implements LineDetail {
        @Override
        public boolean isAlive(LocalDate today) {
            return goesToOn == null || goesToOn.isAfter(today);
        }
    }

    static LineDetail of(Line line) {
        return switch (line.kind()) {
            case ANNOUNCEMENT -> new Announcement(line.dueNow(), line.last(Fact.What.OUTCOME));
            case SIGNAL -> new SignalNote(line.all(Fact.What.FIGURE));
            case DECISION -> new DecisionTaken(
                    followed(line, Fact.What.CONDITION, Fact.What.CONDITION_MET),
                    followed(line, Fact.What.REFERRAL, Fact.What.REFERRAL_ANSWER),
                    line.dueNow(), line.last(Fact.What.REVIEW));
            case AGREEMENT -> new Agreement(line.dueNow(), line.all(Fact.What.BREACH), line.last(Fact.What.ENDING));
            case ACTION -> new Action(line.dueNow(), parts(line));
            case QUESTION -> new Question(line.dueNow(), line.all(Fact.What.ANSWER), answered(line));
            case CALL -> new Call(line.dueNow(), line.all(Fact.What.DELIVERY), line.all(Fact.What.ANSWER), answered(line));
            case AGENDA_POINT -> new AgendaPoint(line.goesToOn(), line.goesTo());
        };
    }

    private static List<Followed> followed(Line line, Fact.What what, Fact.What answer) {
        return line.all(what).stream()
            .map(fact -> new Followed(fact, line.all(answer).stream()
                .filter(met -> fact.id().equals(met.about()))
                .reduce((_, later) -> later)
                .orElse(null)))
            .toList();
    }

    /// Answered when someone answered for the line as a whole, or each party it was put to answered for itself. A group is
    /// answered when the secretary records an answer for the whole.
    private static boolean answered(Line line) {
        var answers = line.all(Fact.What.ANSWER);
        if (answers.stream().anyMatch(answer -> answer.party() == null)) {
            return true;
        }
        var asked = line.parties().stream().map(LineParty::party).toList();
        return !asked.isEmpty() && !asked.contains(null)
                && asked.stream().allMatch(party -> answers.stream().anyMatch(answer -> party.equals(answer.party())));
    }

    private static List<Part> parts(Line line) {
        var parts = new ArrayList<Part>();
        for (var owner : line.parties()) {
            if (owner.party() != null) {
                parts.add(new Part(owner.party(), owner.name(), actionState(line, owner.party())));
            }
        }
        // A group follows up each its own: who has reported so far stands beside the group as a whole.
        if (parts.isEmpty() || line.parties().stream().anyMatch(owner -> owner.group() != null)) {
            parts.add(new Part(null, null, actionState(line, null)));
        }
        return List.copyOf(parts);
    }

    /// The last word on one owner's part; what was recorded for the line as a whole counts for each.
    static ActionState actionState(Line line, @Nullable PartyId party) {
        ActionState state = new ActionState.Open(null);
        for (var fact : line.facts()) {
            if (fact.party() != null && !fact.party().equals(party)) {
                continue;
            }
            state = switch (fact.what()) {
                case REPORT -> new ActionState.Reported(fact);
                case ACCEPTANCE -> new ActionState.Accepted(fact);
                case RETURN, REOPENING -> new ActionState.Open(fact);
                case ANSWER, DELIVERY, CONDITION, CONDITION_MET, REFERRAL, REFERRAL_ANSWER, REVIEW, BREACH, ENDING, OUTCOME, DUE_MOVED,
                     LAPSE, WITHOUT, FIGURE, PROGRESS, DUE_ASKED -> state;
            };
        }
        return state;
    }
}
