package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// What a piece of text looks like by itself, whatever stands around it: a title, a status, a date and nothing more, a
/// sentence of a line.
final class Looks {

    static final Pattern LIST_WORD = Pattern.compile(
            "(?i)(?=[cabtvnml][ocfei])(?:\\b(?:concept-?)?(?:actie|besluiten|besluit|afspraken|actiepunten"
            + "|toezeggingen|actie-? ?en ?besluiten|actie-? ?en ?afspraken|besluiten-? ?en ?actie)-?(?:punten)?lijst"
            + "|\\b(?:concept-?)?(?:verslag|notulen|verslagen|minutes|lijst|besluitenoverzicht)\\b)");
    static final Pattern TITLE_WORD = Pattern.compile(
            "(?i)lijst\\b|verslag|notulen|besluiten|regietafel|overleg|\\btafel|vergadering|\\braad\\b|college"
            + "|stuurgroep|commissie|bijeenkomst|memo\\b|minutes|actiepunten|afspraken|presidium|\\bPRT\\b|\\bLiRT\\b");
    static final Pattern TO_ADOPT = Pattern.compile("(?i)vaststell|goedkeur");
    static final Pattern GREETING =
            Pattern.compile("(?i)^(beste|geachte|hallo|goedemorgen|goedemiddag|dag|hoi|dear|l\\.s\\.|ls)\\b.{0,80}");
    static final Pattern STATUS = Pattern.compile(
            "(?i)[*\\[(]?\\s*(concept|definitief|definitieve versie|vastgesteld|ongewijzigd vastgesteld"
            + "|gewijzigd vastgesteld|rondgezonden|ter vaststelling|niet vastgesteld|draft|final|voorlopig"
            + "|conceptversie|openbaar|besluitvormend)\\b[\\s\\])*.!,-]*(.{0,60})");
    private static final Pattern STATUS_TAIL =
            Pattern.compile("(?i)^(in|op|d\\.?d\\.?|door|versie|vergadering|ter|\\d|\\(|v\\d).*");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[.:]\\d\\d");
    private static final Pattern REMARK =
            Pattern.compile("(?i)^(einde (verslag|lijst|vergadering)|aldus vastgesteld|bijlagen?:|zie bijlage).*");
    private static final Map<String, String> ENGLISH_MONTHS =
            Map.of("January", "januari", "February", "februari", "March", "maart", "May ", "mei ",
            "June", "juni", "July", "juli", "August ", "augustus ", "October", "oktober");

    private Looks() {}

    /// Short, and neither a sentence nor a line with a prefix.
    static boolean isTitleLike(String text) {
        var bare = text.strip();
        return bare.length() <= 90 && !bare.endsWith(".") && !bare.endsWith(";") && !bare.endsWith("?")
                && (TypedLines.label(bare) == null || bare.endsWith(":") || isNextMeeting(TypedLines.label(bare)))
                && !hasVerbOfLine(bare);
    }

    static boolean hasVerbOfLine(String text) {
        var label = TypedLines.label(text);
        if (label != null && Prefixes.PREFIXES.containsKey(label) && !text.strip().endsWith(":")) {
            return true;
        }
        var words = Signals.words(text);
        for (var hit : Signals.hits(words)) {
            if (hit.to() - hit.from() > 1 && hit.kind() != LineKind.SIGNAL && hit.kind() != LineKind.ANNOUNCEMENT
                    && hit.kind() != LineKind.AGENDA_POINT && hit.weight() >= 0.6) {
                return true;
            }
        }
        for (var word : words) {
            switch (word.plain()) {
                case "wordt", "worden", "heeft", "hebben", "moet", "moeten", "zal", "zullen", "stuurt", "is", "zijn",
                        "levert", "maakt" -> {
                    return true;
                }
                default -> { }
            }
        }
        return false;
    }

    static String after(String text) {
        return text.substring(text.indexOf(':') + 1).strip();
    }

    static boolean isStatus(String text) {
        var bare = text.strip();
        var match = STATUS.matcher(bare);
        if (!match.matches()) {
            return false;
        }
        var tail = words(match.group(2));
        return tail.isEmpty() || match.group(2).length() <= 60 && bare.length() <= 80 && !bare.contains(":")
                && STATUS_TAIL.matcher(match.group(2).strip()).matches() && !tail.contains("wordt");
    }

    static boolean isDateOnly(String text) {
        var bare = text.strip();
        for (var found : Dates.in(bare, Dates.ANY_DAY)) {
            var length = found.end() - found.start();
            if (found instanceof DutchDates.Day && (bare.length() - length <= 24 && found.start() <= 16
                    || found.start() == 0 && bare.length() <= 100 && length >= 10
                    && Dates.hasYear(bare.substring(0, found.end())) && !hasVerbOfLine(bare))) {
                return true;
            }
        }
        return false;
    }

    /// The first day in it that is written with its year.
    static @Nullable LocalDate fullDate(String text) {
        for (var found : Dates.in(inDutch(text), Dates.ANY_DAY)) {
            if (found instanceof DutchDates.Day day && Dates.hasYear(inDutch(text).substring(day.start(), day.end()))) {
                return day.date();
            }
        }
        return null;
    }

    static boolean isNextMeeting(String plain) {
        var list = plain.split(" ");
        return list.length >= 2 && list.length <= 5 && (list[0].startsWith("volgend")
                || list[0].startsWith("eerstvolgend"))
                && (Set.of("vergadering", "overleg", "bijeenkomst", "regietafel", "tafel", "prt", "lirt", "keer")
                .contains(list[1]) || list[1].endsWith("tafel") || list[1].endsWith("overleg"));
    }

    /// Its words in plain small letters, and nothing between them.
    static String words(String text) {
        var all = new StringBuilder();
        for (var word : Signals.words(text)) {
            all.append(all.isEmpty() ? "" : " ").append(word.plain());
        }
        return all.toString();
    }

    static boolean isTable(String word) {
        return Set.of("vergadering", "overleg", "bijeenkomst", "regietafel", "tafel", "prt", "lirt").contains(word);
    }

    /// A subject rather than a sentence: what one puts on an agenda.
    static boolean isPoint(String text) {
        return !text.endsWith(".") && TypedLines.label(text) == null && !hasVerbOfLine(text) && !isDateOnly(text)
                && Dates.in(text, Dates.ANY_DAY).isEmpty() && !CLOCK.matcher(text).find();
    }

    static boolean isPrintRemark(String text) {
        return Signals.words(text).isEmpty() || text.length() < 60 && REMARK.matcher(text).matches();
    }

    static boolean isSectionWord(String text) {
        return Prefixes.PREFIXES.containsKey(words(text))
                || Set.of("opening", "mededelingen", "rondvraag", "sluiting").contains(words(text));
    }

    static boolean isNothing(String text) {
        return Set.of("-", "–", "—", "n.v.t.", "nvt", "geen", "geen.", ".", "x").contains(text.strip().toLowerCase());
    }

    private static String inDutch(String text) {
        var dutch = text;
        for (var month : ENGLISH_MONTHS.entrySet()) {
            if (dutch.contains(month.getKey())) {
                dutch = dutch.replace(month.getKey(), month.getValue());
            }
        }
        return dutch;
    }
}
