package nl.regietafel.importing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import org.jspecify.annotations.Nullable;

/// What is written out before a colon: "Actie:", "Besluit 3:", "Actie Lisdonk:", "Deadline:". It goes before what is
/// heard in a verb.
final class Prefixes {

    static final Map<String, LineKind> PREFIXES = Map.ofEntries(
            Map.entry("actie", LineKind.ACTION), Map.entry("acties", LineKind.ACTION),
            Map.entry("actiepunt", LineKind.ACTION),
            Map.entry("actiepunten", LineKind.ACTION), Map.entry("toezegging", LineKind.ACTION),
            Map.entry("action", LineKind.ACTION),
            Map.entry("todo", LineKind.ACTION), Map.entry("to do", LineKind.ACTION), Map.entry("taak", LineKind.ACTION),
            Map.entry("a", LineKind.ACTION),
            Map.entry("toezeggingen", LineKind.ACTION), Map.entry("vervolgactie", LineKind.ACTION),
            Map.entry("openstaande acties", LineKind.ACTION), Map.entry("open acties", LineKind.ACTION),
            Map.entry("openstaande actiepunten", LineKind.ACTION),
            Map.entry("actielijst", LineKind.ACTION), Map.entry("actiepuntenlijst", LineKind.ACTION),
            Map.entry("nieuwe acties", LineKind.ACTION),
            Map.entry("lopende acties", LineKind.ACTION), Map.entry("afgeronde acties", LineKind.ACTION),
            Map.entry("afgehandelde acties", LineKind.ACTION),
            Map.entry("besluit", LineKind.DECISION), Map.entry("besluiten", LineKind.DECISION),
            Map.entry("decision", LineKind.DECISION),
            Map.entry("genomen besluiten", LineKind.DECISION), Map.entry("genomen besluit", LineKind.DECISION),
            Map.entry("beslissing", LineKind.DECISION),
            Map.entry("b", LineKind.DECISION), Map.entry("besloten", LineKind.DECISION),
            Map.entry("besluitenlijst", LineKind.DECISION),
            Map.entry("afspraak", LineKind.AGREEMENT), Map.entry("afspraken", LineKind.AGREEMENT),
            Map.entry("werkafspraak", LineKind.AGREEMENT),
            Map.entry("werkafspraken", LineKind.AGREEMENT), Map.entry("gemaakte afspraken", LineKind.AGREEMENT),
            Map.entry("afgesproken", LineKind.AGREEMENT),
            Map.entry("spelregels", LineKind.AGREEMENT), Map.entry("agreement", LineKind.AGREEMENT),
            Map.entry("vraag", LineKind.QUESTION), Map.entry("vragen", LineKind.QUESTION),
            Map.entry("openstaande vragen", LineKind.QUESTION),
            Map.entry("open vragen", LineKind.QUESTION), Map.entry("question", LineKind.QUESTION),
            Map.entry("open vraag", LineKind.QUESTION), Map.entry("v", LineKind.QUESTION),
            Map.entry("oproep", LineKind.CALL), Map.entry("oproepen", LineKind.CALL),
            Map.entry("verzoek", LineKind.CALL), Map.entry("call", LineKind.CALL),
            Map.entry("verzoeken", LineKind.CALL),
            Map.entry("signaal", LineKind.SIGNAL), Map.entry("signalen", LineKind.SIGNAL),
            Map.entry("constatering", LineKind.SIGNAL),
            Map.entry("constateringen", LineKind.SIGNAL), Map.entry("knelpunten", LineKind.SIGNAL),
            Map.entry("knelpunt", LineKind.SIGNAL), Map.entry("zorgpunt", LineKind.SIGNAL),
            Map.entry("zorgpunten", LineKind.SIGNAL), Map.entry("aandachtspunt", LineKind.SIGNAL),
            Map.entry("aandachtspunten", LineKind.SIGNAL), Map.entry("s", LineKind.SIGNAL),
            Map.entry("mededeling", LineKind.ANNOUNCEMENT), Map.entry("mededelingen", LineKind.ANNOUNCEMENT),
            Map.entry("ter kennisname", LineKind.ANNOUNCEMENT),
            Map.entry("ter informatie", LineKind.ANNOUNCEMENT), Map.entry("info", LineKind.ANNOUNCEMENT),
            Map.entry("informatie", LineKind.ANNOUNCEMENT), Map.entry("m", LineKind.ANNOUNCEMENT),
            Map.entry("i", LineKind.ANNOUNCEMENT), Map.entry("toelichting", LineKind.ANNOUNCEMENT),
            Map.entry("achtergrond", LineKind.ANNOUNCEMENT), Map.entry("announcement", LineKind.ANNOUNCEMENT),
            Map.entry("ter kennisneming", LineKind.ANNOUNCEMENT),
            Map.entry("agendapunt", LineKind.AGENDA_POINT), Map.entry("agendapunten", LineKind.AGENDA_POINT),
            Map.entry("agenderen", LineKind.AGENDA_POINT),
            Map.entry("te agenderen", LineKind.AGENDA_POINT), Map.entry("terugkomend punt", LineKind.AGENDA_POINT));
    static final Set<String> OWNER_LABELS = Set.of("actiehouder", "actiehouders", "wie", "door wie", "door", "eigenaar",
            "trekker", "houder", "verantwoordelijk", "verantwoordelijke", "uitvoering", "uitvoering door", "owner",
            "actie door", "aan zet", "portefeuillehouder");
    static final Set<String> DUE_LABELS = Set.of("wanneer", "deadline", "uiterlijk", "gereed", "gereed op", "termijn",
            "planning", "streefdatum", "voor", "einddatum", "due", "due date", "klaar", "gereed voor", "datum gereed",
            "datum");
    static final Pattern NUMBERED_PREFIX =
            Pattern.compile("(?i)^(ap|actiepunt|actie|besluit|afspraak"
            + "|toezegging)[ -]?\\d{1,3}(?:\\.\\d{1,3})?\\s?[:.)–-]\\s");

    private Prefixes() {}

    static @Nullable LineKind prefix(String label, String text, List<String> owners) {
        var kind = PREFIXES.get(label);
        if (kind != null) {
            return kind;
        }
        for (var word : List.of("actiepunt", "actie", "besluit", "afspraak", "vraag", "oproep", "toezegging", "verzoek",
                "signaal", "mededeling", "agendapunt")) {
            if (label.startsWith(word + " ")) {
                var who = text.substring(word.length(), text.indexOf(':')).replaceAll("[()–-]", " ").strip();
                who = who.replaceFirst("(?i)^(aan|voor|door|van)\\s+(de |het )?", "");
                if (!who.isEmpty() && !who.matches("\\d+.*")) {
                    owners.addAll(Owners.of(who));
                }
                return PREFIXES.get(word);
            }
        }
        return null;
    }

    /// "Actie: Lisdonk." after what is to be done says who, and is no sentence of its own.
    static boolean isNote(String sentence) {
        var label = TypedLines.label(sentence);
        if (label == null) {
            return false;
        }
        if (OWNER_LABELS.contains(label) || DUE_LABELS.contains(label)) {
            return true;
        }
        var value = sentence.substring(sentence.indexOf(':') + 1);
        var words = Signals.words(value);
        return label.equals("actie") && words.size() <= 5 && !Heard.isTask(words) && Signals.hits(words).isEmpty();
    }
}
