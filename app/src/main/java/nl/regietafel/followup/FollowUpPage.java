package nl.regietafel.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import nl.regietafel.decision.FollowUp;
import nl.regietafel.decision.LineKind;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// Opvolging: what is late, what comes and what has no answer, per party or per dossier; what the owner says stands beside what
/// the table accepts.
///
/// @param acts whether this viewer accepts, sends back and moves dates
public record FollowUpPage(List<Group> groups, int late, int week, int reported, int unanswered, boolean perDossier, boolean acts, Errors errors) {

    /// @param said when the party last said something of what is outstanding
    public record Group(String id, String name, int late, int week, int unanswered, @Nullable String said, List<Row> rows, boolean open) {}

    /// @param offers what the table can do with it now
    public record Row(Outstanding line, String glyph, String state, String tone, List<FollowUp> offers, boolean open, Typed typed) {

        public String id() {
            return line.line() + "-" + line.party();
        }

        public boolean chooses(FollowUp act) {
            return typed.doen().equals(act.address());
        }
    }

    /// What was typed in a refused form, so that nothing is lost.
    public record Typed(String regel, String partij, String doen, String tekst, String datum) {
        static final Typed NOTHING = new Typed("", "", "", "", "");
    }

    static FollowUpPage of(List<Outstanding> lines, boolean perDossier, boolean acts, Typed typed, Errors errors, LocalDate today) {
        var gathered = new LinkedHashMap<String, List<Outstanding>>();
        lines.stream().sorted(Comparator.comparing(line -> name(line, perDossier)))
            .forEach(line -> gathered.computeIfAbsent(name(line, perDossier), _ -> new ArrayList<>()).add(line));
        var groups = new ArrayList<Group>();
        gathered.forEach((name, own) -> {
            var rows = own.stream().map(line -> row(line, typed, today)).toList();
            groups.add(new Group("groep-" + groups.size(), name, late(own, today), week(own, today), unanswered(own),
                    own.stream().map(Outstanding::said).filter(said -> said != null).map(Outstanding.Said::on).max(Comparator.naturalOrder())
                        .map(on -> DutchDates.distance(on, today)).orElse(null),
                    rows, rows.stream().anyMatch(Row::open)));
        });
        return new FollowUpPage(groups, late(lines, today), week(lines, today), (int) lines.stream().filter(line -> !line.isUnanswered()).count(),
                unanswered(lines), perDossier, acts, errors);
    }

    private static String name(Outstanding line, boolean perDossier) {
        return !perDossier ? line.partyName() : line.dossier() == null ? "Zonder dossier" : line.dossier();
    }

    private static int late(List<Outstanding> lines, LocalDate today) {
        return (int) lines.stream().filter(line -> line.isLate(today)).count();
    }

    private static int week(List<Outstanding> lines, LocalDate today) {
        return (int) lines.stream().filter(line -> line.isThisWeek(today)).count();
    }

    private static int unanswered(List<Outstanding> lines) {
        return (int) lines.stream().filter(line -> line.kind() != LineKind.ACTION).count();
    }

    private static Row row(Outstanding line, Typed typed, LocalDate today) {
        boolean open = typed.regel().equals(line.line().value()) && typed.partij().equals(line.party().value());
        var offers = new ArrayList<FollowUp>();
        if (line.kind() == LineKind.ACTION) {
            offers.add(FollowUp.ACCEPTANCE);
        }
        if (!line.isUnanswered()) {
            offers.add(FollowUp.RETURN);
        }
        if (line.due() != null) {
            offers.add(FollowUp.DUE_MOVED);
        }
        var standing = Standing.of(line, today);
        return new Row(line, standing.glyph(), standing.words(), standing.tone(), offers, open, open ? typed : Typed.NOTHING);
    }
}
