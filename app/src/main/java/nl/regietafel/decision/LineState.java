package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// How a line stands, as a person reads it (stand): a glyph and words, and only then a tone. Derived from its facts.
///
/// @param glyph open, half, done, clock, late, wait, lapsed
/// @param tone  ink, quiet, attention, late, done
public record LineState(String glyph, String words, String tone) {

    /// The state of a line on this day; empty where there is nothing to follow.
    static Optional<LineState> of(Line line, LocalDate today) {
        if (line.lapsed()) {
            return Optional.of(new LineState("lapsed", "vervallen: " + line.last(Fact.What.LAPSE).text(), "quiet"));
        }
        return switch (line.detail()) {
            case LineDetail.Announcement it -> it.outcome() != null
                    ? Optional.of(new LineState("done", "uitkomst: " + it.outcome().text(), "done"))
                    : it.asksOutcome(today) ? Optional.of(new LineState("clock", "wat kwam eruit?", "attention")) : Optional.empty();
            case LineDetail.SignalNote _ -> Optional.empty();
            case LineDetail.DecisionTaken it -> it.asksReview(today)
                    ? Optional.of(new LineState("clock", "terugkijken", "attention"))
                    : it.review() != null ? Optional.of(new LineState("done", "teruggekeken op " + day(it.review()), "done")) : Optional.empty();
            case LineDetail.Agreement it -> agreement(it);
            case LineDetail.Action it -> Optional.of(action(it, today));
            case LineDetail.Question it -> Optional.of(asked(it.isAnswered(), it.answers(), it.before(), today, "wacht op antwoord"));
            case LineDetail.Call it -> Optional.of(asked(it.isAnswered(), it.answers(), it.before(), today,
                    it.deliveries().isEmpty() ? "nog niet overgebracht" : "overgebracht, wacht op antwoord"));
            case LineDetail.AgendaPoint _ -> Optional.empty();
        };
    }

    private static Optional<LineState> agreement(LineDetail.Agreement it) {
        if (it.ending() != null) {
            return Optional.of(new LineState("lapsed", "beëindigd op " + day(it.ending()), "quiet"));
        }
        return switch (it.breaches().size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new LineState("late", "1 inbreuk", "late"));
            default -> Optional.of(new LineState("late", it.breaches().size() + " inbreuken", "late"));
        };
    }

    private static LineState action(LineDetail.Action it, LocalDate today) {
        if (it.isAccepted()) {
            return new LineState("done", "aanvaard", "done");
        }
        if (it.isOverdue(today)) {
            return new LineState("late", DutchDates.untilDue(it.due(), today), "late");
        }
        var reported = it.parts().stream().filter(part -> part.state() instanceof LineDetail.ActionState.Reported).count();
        if (reported > 0) {
            return new LineState("half", reported == it.parts().size() ? "gemeld klaar, nog niet aanvaard"
                    : reported + " van " + it.parts().size() + " gemeld klaar", "attention");
        }
        return soon(it.due(), today) ? new LineState("clock", "deze week", "attention") : new LineState("open", "open", "ink");
    }

    private static LineState asked(boolean answered, List<Fact> answers, @Nullable LocalDate before,
                                   LocalDate today, String waiting) {
        if (answered) {
            return new LineState("done", "beantwoord op " + day(answers.getLast()), "done");
        }
        if (before != null && before.isBefore(today)) {
            return new LineState("late", DutchDates.untilDue(before, today), "late");
        }
        return new LineState("wait", waiting, soon(before, today) ? "attention" : "quiet");
    }

    private static boolean soon(@Nullable LocalDate due, LocalDate today) {
        return due != null && due.isBefore(today.plusDays(7));
    }

    private static String day(Fact fact) {
        return fact.onDay() == null ? "" : DutchDates.inTable(fact.onDay());
    }
}
