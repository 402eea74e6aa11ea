package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// A line in the words of the screen: mark, text, *Door wie?*. It looks the same while it is typed, in the list, in the dossier
/// and in the follow-up.
///
/// @param who   the right-hand column, one party each; the mask of hidden parties stands last, so that order tells nothing
/// @param when  its date in the meaning of its kind: "vóór vr 13 maart", "antwoord vóór …", "→ do 9 april"
/// @param subs  under the text: figures, conditions, dossier
public record LineRow(LineId id, String kind, String kindWord, String text, List<Who> who, List<String> when, List<Gap> gaps,
                      List<Sub> subs, @Nullable LineState state, @Nullable String label, @Nullable String dossier,
                      @Nullable String dossierAddress, boolean limited, boolean changed, int version) {

    /// @param hidden this viewer knows who it is, the print does not say
    public record Who(String party, @Nullable String person, boolean hidden) {}

    /// @param glyph a state's glyph, or null for a figure
    public record Sub(@Nullable String glyph, String text, String source) {}

    public String address() {
        return "/regels/" + id;
    }

    public static LineRow of(Line line, LocalDate today) {
        var who = new ArrayList<Who>();
        boolean knowsHidden = false;
        for (var party : line.parties()) {
            who.add(new Who(party.name(), party.personName(), party.hidden()));
            knowsHidden |= party.hidden();
        }
        if (line.mask() != null && !knowsHidden) {
            who.add(new Who(line.mask(), null, false));
        }
        return new LineRow(line.id(), line.kind().code(), line.kind().label(), line.text(), who, when(line, today), line.gaps(),
                subs(line), LineState.of(line, today).filter(_ -> line.released() != null).orElse(null), line.label(),
                line.dossierName(), line.dossier() == null ? null : "/dossiers/" + line.dossier(),
                line.confidentiality() == Confidentiality.LIMITED, line.unsent(), line.version());
    }

    private static List<String> when(Line line, LocalDate today) {
        var words = new ArrayList<String>();
        var due = line.dueNow();
        if (due != null) {
            var day = DutchDates.inLine(due, today);
            words.add(switch (line.kind().when()) {
                case DUE -> line.dueMeeting() ? "op vergadering " + day : "vóór " + day;
                case ANSWER_BEFORE -> line.dueMeeting() ? "antwoord op vergadering " + day : "antwoord vóór " + day;
                case FROM -> "geldt vanaf " + day;
                case REVIEW -> "terugkijken " + day;
                case OUTSIDE_DATE -> "extern moment " + day;
                case NONE -> day;
            });
            if (line.last(Fact.What.DUE_MOVED) != null && line.dueOn() != null) {
                words.add("was " + DutchDates.inLine(line.dueOn(), today));
            }
        } else if (line.dueMeeting()) {
            words.add("op de volgende vergadering");
        }
        if (line.goesToOn() != null) {
            words.add("→ " + DutchDates.inLine(line.goesToOn(), today));
        } else if (line.goesToNext()) {
            words.add("→ volgende vergadering");
        }
        return words;
    }

    private static List<Sub> subs(Line line) {
        var subs = new ArrayList<Sub>();
        for (var figure : line.all(Fact.What.FIGURE)) {
            subs.add(new Sub(null, figure.text(), source(figure)));
        }
        if (line.detail() instanceof LineDetail.DecisionTaken decision) {
            for (var condition : decision.conditions()) {
                subs.add(new Sub(condition.isOpen() ? "open" : "done", "Voorwaarde: " + condition.fact().text(),
                        condition.fact().onDay() == null ? "" : "vóór " + DutchDates.inTable(condition.fact().onDay())));
            }
            for (var referral : decision.referrals()) {
                subs.add(new Sub(referral.isOpen() ? "wait" : "done", "Naar " + referral.fact().text(),
                        referral.answer() == null ? "" : referral.answer().text()));
            }
        }
        return subs;
    }

    private static String source(Fact figure) {
        var party = figure.partyName();
        var day = figure.onDay() == null ? "" : DutchDates.inTable(figure.onDay());
        return party == null ? day : day.isEmpty() ? party : party + ", " + day;
    }
}
