package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// When something must be done: which of the dates in a text is its term, and the words for a term that is no date.
/// Also the dates themselves, seen from the day of the meeting.
final class Moments {

    /// @param text the words behind the date, also when they are no date ("zo spoedig mogelijk")
    record Due(@Nullable LocalDate due, @Nullable String text) {}

    static final Set<String> BEFORE = Set.of("voor", "uiterlijk", "uiterlijk op", "uiterlijk voor", "uiterlijk per",
            "uiterlijk in", "voor of op", "niet later dan", "ten laatste", "ten laatste op", "tegen", "tot",
            "uiterlijk de", "voor de", "voor het");
    static final Set<String> ABOUT = Set.of("van", "d.d.", "dd", "na", "sinds", "rond", "omstreeks");
    private static final Set<String> FROM = Set.of("per", "vanaf", "met ingang van", "m.i.v.");
    static final Pattern NO_DATE = Pattern.compile(
            "(?i)(?=[zdpovnetqiwc][.soepóiaewn1-4])\\b(?:z\\.s\\.m\\.?|zsm\\b|zo (?:spoedig|snel) mogelijk"
            + "|doorlopend|per direct|op korte termijn|v(?:oo|óó|óo)r (?:de zomer|het zomerreces|de kerst"
            + "|het eind van het jaar)\\w{0,9}|na (?:de zomer|het reces)\\w{0,9}"
                    + "|(?:eerste|tweede|derde|vierde) kwartaal(?: van)?(?: \\d{4})?|[qQ][1-4](?:[ -]?\\d{4})?\\b"
                    + "|in (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
                    + "|december)(?: \\d{4})?\\b|week \\d{1,2}\\b|continu\\b|volgende (?:keer|vergadering|overleg)"
                    + "|eerstvolgende (?:vergadering|overleg))");

    final @Nullable LocalDate on;
    final Set<LocalDate> meetings;
    /// The dates of this bullet, of each text of which they were asked: a sentence, the whole, a name between brackets.
    private final Map<String, List<DutchDates.Found>> dates = new HashMap<>();

    /// @param on       the day of the meeting, when known
    /// @param meetings later days on which this table meets, as the document tells
    Moments(@Nullable LocalDate on, Set<LocalDate> meetings) {
        this.on = on;
        this.meetings = new TreeSet<>(meetings);
    }

    /// Another bullet begins.
    void begin() {
        dates.clear();
    }

    List<DutchDates.Found> dates(String text) {
        return dates.computeIfAbsent(text, _ -> Dates.in(text, on));
    }

    /// A date without a year says nothing when the day of the meeting is unknown.
    @Nullable LocalDate dateOf(DutchDates.Found found, String text) {
        return switch (found) {
            case DutchDates.Day day -> on != null || Dates.hasYear(text.substring(day.start(), day.end())) ? day.date()
                    : null;
            case DutchDates.NextMeeting _ -> next();
            case DutchDates.NoSuchDay _ -> null;
        };
    }

    private @Nullable LocalDate next() {
        for (var date : meetings) {
            if (on == null || date.isAfter(on)) {
                return date;
            }
        }
        return null;
    }

    Due due(String text, List<Signals.Word> words, LineKind kind, List<DutchDates.Found> used) {
        if (kind == LineKind.SIGNAL || kind == LineKind.AGENDA_POINT) {
            return new Due(null, null);
        }
        DutchDates.Found chosen = null;
        var sure = false;
        for (var found : dates(text)) {
            var lead = found.lead();
            var date = dateOf(found, text);
            if (used.contains(found) || found instanceof DutchDates.NoSuchDay
                    || date != null && on != null && date.isBefore(on)
                    || lead.isEmpty() && isAboutBefore(text, found.start())) {
                continue;
            }
            var before = BEFORE.contains(lead);
            var fits = switch (kind) {
                case ACTION -> !ABOUT.contains(lead) && !lead.equals("vanaf") && !lead.equals("met ingang van")
                        && !lead.equals("tot en met");
                case AGREEMENT -> before || FROM.contains(lead);
                case DECISION -> isReview(words) && !ABOUT.contains(lead);
                case QUESTION, CALL -> before;
                case ANNOUNCEMENT -> date != null && found instanceof DutchDates.Day day && day.calendar()
                        && !lead.startsWith("tot") && !meetings.contains(date) && on != null && date.isAfter(on)
                        && (!ABOUT.contains(lead) || Forward.hasOtherBody(words) && lead.equals("van"));
                case SIGNAL, AGENDA_POINT -> false;
            };
            if (fits && (chosen == null || before && !sure)) {
                chosen = found;
                sure = before;
            }
        }
        if (chosen != null) {
            return new Due(dateOf(chosen, text), text.substring(chosen.start(), chosen.end()).strip());
        }
        if (kind == LineKind.ACTION) {
            var vague = NO_DATE.matcher(text);
            if (vague.find()) {
                return new Due(null, vague.group().strip());
            }
        }
        return new Due(null, null);
    }

    private static boolean isAboutBefore(String text, int at) {
        var before = text.substring(Math.max(0, at - 6), at).strip().toLowerCase(Locale.ROOT);
        return before.endsWith("d.d.") || before.endsWith(" dd") || before.endsWith(" dd.") || before.endsWith(" van");
    }

    private static boolean isReview(List<Signals.Word> words) {
        for (var word : words) {
            if (word.plain().startsWith("evalu") || word.plain().startsWith("geevalueerd")
                    || word.plain().startsWith("herzien") || word.plain().startsWith("heroverw")
                    || word.plain().startsWith("herijk") || word.plain().startsWith("terugkijk")
                    || word.plain().startsWith("tussenbalans")) {
                return true;
            }
        }
        return false;
    }

    /// The day that a cell or label names, when it names one.
    @Nullable LocalDate dateIn(String cell) {
        for (var found : dates(cell)) {
            var date = dateOf(found, cell);
            if (date != null) {
                return date;
            }
        }
        var whole = DutchDates.whole(cell, on == null ? Dates.ANY_DAY : on);
        return whole == null ? null : dateOf(whole, cell);
    }
}
