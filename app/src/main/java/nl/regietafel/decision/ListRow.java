package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// A line on a page of the list: as every line looks, with what only the list tells of it.
///
/// @param change   nieuw, gewijzigd, vervallen: what the members have not read yet, or what is different since the version before
/// @param corrects the label of the adopted line that it corrects
/// @param lapsed   why it lapsed before the list was adopted
/// @param correct  the address where a frozen line is corrected, for who may
/// @param comments what parties said of it
public record ListRow(LineRow row, @Nullable String change, @Nullable String corrects, @Nullable String lapsed, @Nullable String correct,
                      List<Remark> comments) {

    /// A comment as it stands under its line.
    ///
    /// @param about   its day, and the version that was read
    /// @param answer  what was done with it; null while that is to come
    /// @param process the secretary says here what is done with it
    /// @param mine    it can be taken back
    public record Remark(String id, String party, String person, String about, String text, @Nullable String answer, boolean process, boolean mine) {
        static Remark of(Comment comment, boolean process, boolean mine) {
            var answer = comment.answer();
            return new Remark(comment.id().value(), comment.partyName(), comment.personName(),
                    DutchDates.inTable(comment.day()) + ", bij versie " + comment.version(), comment.text(),
                    answer == null ? null : (answer.taken() ? "Overgenomen" : "Niet overgenomen") + (answer.text().isEmpty() ? "" : ": " + answer.text())
                            + " (" + answer.byName() + ", " + DutchDates.inTable(answer.day()) + ")",
                    process && answer == null, mine && answer == null);
        }
    }

    public boolean hasNothingUnder() {
        return change == null && corrects == null && lapsed == null && correct == null && comments.isEmpty();
    }

    /// A line as it was sent round: from its version, with how it stands now when that is known.
    static LineRow of(ListContent.Entry entry, @Nullable LineState state, LocalDate today) {
        var who = entry.who().stream().map(each -> new LineRow.Who(each.name(), each.person(), each.hidden())).toList();
        return new LineRow(new LineId(entry.id()), entry.kind(), entry.lineKind().label(), entry.text(), who,
                when(entry, day -> DutchDates.inLine(day, today), "→ "), List.of(), subs(entry, DutchDates::inTable), state, entry.label(),
                null, null, entry.limited(), false, 0);
    }

    /// Its dates in the meaning of its kind.
    static List<String> when(ListContent.Entry entry, Function<LocalDate, String> day, String to) {
        var words = new ArrayList<String>();
        if (entry.due() instanceof ListContent.Day(var on, var nextMeeting)) {
            var said = on == null ? "de volgende vergadering" : nextMeeting ? "vergadering " + day.apply(on) : day.apply(on);
            words.add(switch (entry.lineKind().when()) {
                case DUE -> (nextMeeting ? "op " : "vóór ") + said;
                case ANSWER_BEFORE -> (nextMeeting ? "antwoord op " : "antwoord vóór ") + said;
                case FROM -> "geldt vanaf " + said;
                case REVIEW -> nextMeeting ? "terugkijken op " + said : "terugkijken " + said;
                case OUTSIDE_DATE -> "extern moment " + said;
                case NONE -> said;
            });
        }
        if (entry.goesTo() instanceof ListContent.Day(var on, _)) {
            words.add(to + (on == null ? "volgende vergadering" : day.apply(on)));
        }
        return words;
    }

    /// What was said under it: figures with their tail, conditions, referrals.
    static List<LineRow.Sub> subs(ListContent.Entry entry, Function<LocalDate, String> day) {
        var subs = new ArrayList<LineRow.Sub>();
        for (var figure : entry.figures()) {
            var on = figure.on() == null ? "" : day.apply(figure.on());
            subs.add(new LineRow.Sub(null, figure.text(), figure.source() == null ? on : on.isEmpty() ? figure.source() : figure.source() + ", " + on));
        }
        for (var condition : entry.conditions()) {
            subs.add(new LineRow.Sub("open", "Voorwaarde: " + condition.text(), condition.on() == null ? "" : "vóór " + day.apply(condition.on())));
        }
        for (var referral : entry.referrals()) {
            subs.add(new LineRow.Sub("wait", "Naar " + referral.text(), referral.on() == null ? "" : day.apply(referral.on())));
        }
        return subs;
    }
}
