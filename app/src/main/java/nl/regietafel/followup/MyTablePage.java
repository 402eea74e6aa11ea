package nl.regietafel.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.regietafel.decision.FollowUp;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// What is asked of me (mijn tafel), nothing else: late, this week, later, and what waits for the table.
///
/// @param next the meeting that comes; null when none is planned
public record MyTablePage(List<Group> groups, int waiting, int late, @Nullable Meeting next, Errors errors) {

    /// @param id the place on the page
    public record Group(String id, String title, List<Row> rows) {}

    /// @param acts what the party can say of it now, by the line's kind
    /// @param open its form stands open, because it was refused
    public record Row(Outstanding line, String glyph, String state, String tone, String agreed, List<FollowUp> acts, boolean open, Typed typed) {

        public String id() {
            return line.line() + "-" + line.party();
        }

        public boolean chooses(FollowUp act) {
            return typed.doen().equals(act.address());
        }

        public boolean asksDay() {
            return acts.stream().anyMatch(act -> act.asksDay() != null);
        }
    }

    /// What was typed in a refused form, so that nothing is lost.
    public record Typed(String regel, String partij, String doen, String tekst, String datum) {
        static final Typed NOTHING = new Typed("", "", "", "", "");
    }

    static MyTablePage of(List<Outstanding> lines, @Nullable Meeting next, Typed typed, Errors errors, LocalDate today) {
        var late = new ArrayList<Row>();
        var week = new ArrayList<Row>();
        var later = new ArrayList<Row>();
        var reported = new ArrayList<Row>();
        for (var line : lines) {
            var row = row(line, typed, today);
            if (!line.isUnanswered()) {
                reported.add(row);
            } else if (line.isLate(today)) {
                late.add(row);
            } else if (line.isThisWeek(today)) {
                week.add(row);
            } else {
                later.add(row);
            }
        }
        var groups = new ArrayList<Group>();
        add(groups, "te-laat", "Te laat", late);
        add(groups, "deze-week", "Deze week", week);
        add(groups, "later", "Later", later);
        add(groups, "gemeld", "Gemeld, de tafel is aan zet", reported);
        return new MyTablePage(groups, lines.size() - reported.size(), late.size(), next, errors);
    }

    private static void add(List<Group> groups, String id, String title, List<Row> rows) {
        if (!rows.isEmpty()) {
            groups.add(new Group(id, title, rows));
        }
    }

    private static Row row(Outstanding line, Typed typed, LocalDate today) {
        boolean open = typed.regel().equals(line.line().value()) && typed.partij().equals(line.party().value());
        var standing = Standing.of(line, today);
        return new Row(line, standing.glyph(), standing.words(), standing.tone(), "afgesproken op " + DutchDates.inLine(line.agreedOn(), today), acts(line),
                open, open ? typed : Typed.NOTHING);
    }

    private static List<FollowUp> acts(Outstanding line) {
        if (!line.isUnanswered()) {
            return List.of();
        }
        return switch (line.kind()) {
            case ACTION -> List.of(FollowUp.PROGRESS, FollowUp.REPORT, FollowUp.DUE_ASKED);
            case QUESTION -> List.of(FollowUp.ANSWER, FollowUp.DUE_ASKED);
            case CALL -> List.of(FollowUp.DELIVERY, FollowUp.ANSWER, FollowUp.DUE_ASKED);
            case ANNOUNCEMENT, SIGNAL, DECISION, AGREEMENT, AGENDA_POINT -> List.of();
        };
    }

    /// What waits, in a sentence.
    public String told() {
        var words = waiting == 0 ? "Er wacht niets op u" : waiting == 1 ? "Eén ding wacht op u" : waiting + " dingen wachten op u";
        return words + (late == 0 ? "." : late == 1 ? ", één is te laat." : ", " + late + " zijn te laat.");
    }

    public @Nullable String nextDay() {
        return next == null ? null : DutchDates.full(next.onDay());
    }
}
