package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.regietafel.decision.LineKind;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// Whether a sentence sends its point forward to a meeting of this table, and to which.
///
/// @param used the date that said so, and is therefore no term
record Forward(boolean sent, @Nullable LocalDate to, List<DutchDates.Found> used) {

    private static final Set<String> BODIES = Set.of("ministerraad", "kamer", "tweede kamer", "eerste kamer", "staten",
            "gemeenteraad", "gemeenteraden", "raadsvergadering", "kabinet", "commissie", "college", "colleges",
            "rechtbank", "ledenvergadering", "alv", "mr", "raad", "senaat", "gs", "ps", "veiligheidsberaad", "lrt");
    private static final Set<String> TABLE = Set.of("vergadering", "overleg", "regietafel", "tafel", "prt", "lirt",
            "bijeenkomst", "agenda", "bestuurstafel", "tafeloverleg");
    private static final Set<String> STRONG_FORWARD =
            Set.of("agendapunt", "agendapunten", "geagendeerd", "agendeert", "agenderen", "agendeer", "agendering",
            "doorgeschoven", "aangehouden", "verschoven");
    private static final Set<String> FORWARD = Set.of("meegenomen", "meenemen", "terug", "terugkomen", "terugkomt",
            "besproken", "bespreking", "bespreken", "bespreekt", "behandeld",
            "behandelen", "behandeling", "voorgelegd", "voorleggen", "ingebracht", "inbrengen", "gesprek", "doorgezet",
            "verder", "aan de orde", "orde", "vervolgd", "hervat", "geagendeerd", "ter tafel", "tafel",
            "terugkoppeling", "besluitvorming");

    static Forward in(String text, List<Signals.Word> words, List<Signals.Hit> hits, Moments moments) {
        var strong = false;
        var weak = false;
        var talk = false;
        for (var word : words) {
            strong |= STRONG_FORWARD.contains(word.plain());
            weak |= FORWARD.contains(word.plain());
            talk |= word.plain().equals("gesprek") || word.plain().equals("overleg");
        }
        for (var i = 1; i < words.size(); i++) {
            strong |= words.get(i).plain().equals("agenda")
                    && (words.get(i - 1).plain().equals("de") && i > 1 && words.get(i - 2).plain().equals("op")
                    || words.get(i - 1).plain().equals("naar") || i + 1 < words.size()
                    && words.get(i + 1).plain().equals("van"));
        }
        strong |= hits.stream().anyMatch(hit -> hit.kind() == LineKind.AGENDA_POINT && hit.weight() >= 0.9);
        if (!strong && !weak) {
            return new Forward(false, null, List.of());
        }
        var done = hits.stream().anyMatch(hit -> hit.kind() == LineKind.ACTION && hit.weight() > 0.79);
        var elsewhere = hasOtherBody(words);
        var sent = false;
        for (var found : moments.dates(text)) {
            var date = moments.dateOf(found, text);
            var next = found instanceof DutchDates.NextMeeting;
            var known = next || date != null && moments.meetings.contains(date);
            var lead = found.lead();
            var accented = text.substring(found.start(), Math.min(text.length(), found.start() + 4)).contains("ó");
            var before = Moments.BEFORE.contains(lead) && !lead.equals("tot")
                    && (accented || lead.startsWith("uiterlijk") || lead.startsWith("niet") || !strong && !next);
            if (before || Moments.ABOUT.contains(lead) && !followsTable(text, words, found) || lead.equals("per")) {
                continue;
            }
            if (moments.on != null && date != null && !date.isAfter(moments.on)) {
                continue;
            }
            var back = words.stream().anyMatch(word -> word.plain().equals("terug"))
                    && words.stream().anyMatch(word -> word.plain().startsWith("kom"));
            var goes = known ? strong || back || weak && !(done && (talk || !followsTable(text, words, found)))
                    : !elsewhere && (strong || weak && followsTable(text, words, found) && !done);
            if (goes) {
                sent = true;
                if (date != null) {
                    return new Forward(true, date, List.of(found));
                }
            }
        }
        return new Forward(sent, null, List.of());
    }

    /// "het overleg van 3 maart": a word for this table's meeting stands just before the date.
    private static boolean followsTable(String text, List<Signals.Word> words, DutchDates.Found found) {
        for (var i = words.size() - 1; i >= 0; i--) {
            var word = words.get(i);
            if (word.end() <= found.start()) {
                for (var k = i; k > i - 4 && k >= 0; k--) {
                    if (TABLE.contains(words.get(k).plain())) {
                        return true;
                    }
                }
                return false;
            }
        }
        return false;
    }

    static boolean hasOtherBody(List<Signals.Word> words) {
        for (var word : words) {
            if (BODIES.contains(word.plain())) {
                return true;
            }
        }
        return false;
    }
}
