package nl.regietafel.web;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Dates as people at the table say and type them (15-12, vóór 15 december, eind maart, volgende vergadering), and as
/// our pages write them.
///
/// Reading happens word by word, never by searching back: a phrase has a bounded number of words and each word a bounded
/// length, so the cost is linear in the text. What is fixed here because people leave it open: a date without a year is
/// the next on or after the day of the meeting; *begin* is the first day, *medio* the fifteenth (of a year 1 July, of a
/// week Wednesday), *eind* the last day; a week ends on Friday, so *volgende week* is its Friday; a bare weekday is the
/// first one after the meeting; *volgende vrijdag* is the Friday of next week.
public final class DutchDates {

    /// A phrase that says when: where it stands in the text (the word before it, as in "vóór 15 december", counts as
    /// part of it), and what it says. [#lead()] is that word in plain letters ("voor", "uiterlijk op"), or empty.
    public sealed interface Found {
        int start();

        int end();

        String lead();
    }

    /// A day. `calendar` tells that it was named by day and month, not in relation to another day ("morgen", "vrijdag").
    public record Day(int start, int end, String lead, LocalDate date, boolean calendar) implements Found {}

    /// The next meeting (volgende vergadering), whenever that will be.
    public record NextMeeting(int start, int end, String lead) implements Found {}

    /// A day that does not exist, with the sentence that says so and what may be meant.
    public record NoSuchDay(int start, int end, String lead, String sentence) implements Found {}

    private static final List<String> MONTHS = List.of("januari", "februari", "maart", "april", "mei", "juni", "juli",
            "augustus", "september", "oktober", "november", "december");
    private static final List<String> MONTHS_SHORT = List.of("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep",
            "okt", "nov", "dec");
    private static final List<String> DAYS = List.of("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag",
            "zondag");
    private static final List<String> DAYS_SHORT = List.of("ma", "di", "wo", "do", "vr", "za", "zo");
    private static final Map<String, Integer> MONTH = numbered(MONTHS, MONTHS_SHORT, Map.of("sept", 9, "maa", 3, "febr", 2));
    private static final Map<String, Integer> DAY = numbered(DAYS, DAYS_SHORT, Map.of());
    private static final Map<String, Integer> COUNT = numbered(
            List.of("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
            List.of(), Map.of("veertien", 14, "twintig", 20, "dertig", 30, "zestig", 60, "negentig", 90));
    private static final Map<String, Integer> ORDINAL = Map.of("eerste", 1, "tweede", 2, "derde", 3, "vierde", 4,
            "laatste", -1);
    private static final Set<String> NEXT = Set.of("volgende", "volgend", "eerstvolgende", "eerstvolgend", "komende",
            "komend", "aanstaande");
    private static final Set<String> MEETING = Set.of("vergadering", "overleg", "bijeenkomst", "keer", "regietafel",
            "tafel", "prt");
    private static final Set<String> FIRST_DAYS = Set.of("begin");
    private static final Set<String> MIDDLE_DAYS = Set.of("medio", "half", "halverwege", "midden");
    private static final Set<String> LAST_DAYS = Set.of("eind", "einde", "ultimo");
    private static final Set<String> PAST = Set.of("jl", "jongstleden", "ll", "laatstleden");

    // longest first: the first that fits is taken
    private static final List<List<String>> LEADS = List.of(
            List.of("d", ".", "d", "."), List.of("m", ".", "i", ".", "v", "."), List.of("met", "ingang", "van"),
            List.of("niet", "later", "dan"), List.of("voor", "of", "op"), List.of("tot", "en", "met"),
            List.of("ten", "laatste", "op"), List.of("t", "/", "m"), List.of("ten", "laatste"),
            List.of("uiterlijk", "op"), List.of("uiterlijk", "voor"), List.of("uiterlijk", "per"),
            List.of("uiterlijk", "in"), List.of("voor", "het"), List.of("op", "de"), List.of("in", "de"),
            List.of("voor", "de"), List.of("tot", "de"), List.of("naar", "de"), List.of("uiterlijk", "de"),
            List.of("uiterlijk"), List.of("voor"), List.of("op"), List.of("per"), List.of("tot"), List.of("vanaf"),
            List.of("van"), List.of("tegen"), List.of("rond"), List.of("omstreeks"), List.of("sinds"), List.of("na"),
            List.of("dd"), List.of("in"), List.of("naar"), List.of("de"), List.of("het"));
    private static final Map<String, List<List<String>>> LEADS_BY_WORD =
            LEADS.stream().collect(Collectors.groupingBy(List::getFirst));
    private static final Set<String> STARTERS = starters();

    // "13-3 stemmen", "2-3 dagen", "10-12 uur": what counts or measures makes no date of two numbers
    private static final Set<String> NOT_BEFORE_NUMBERS = Set.of("met", "van", "bij", "in", "tussen", "artikel", "art",
            "lid", "paragraaf", "nr", "nummer", "bladzijde", "blz");
    private static final int LONGEST_WORD = 24;
    private static final int WIDEST_SPACE = 3;

    private final String text;
    private final LocalDate on;
    private final boolean running;
    // every form of a date asks for the same words again
    private @Nullable Token last;

    private DutchDates(String text, LocalDate on, boolean running) {
        this.text = text;
        this.on = on;
        this.running = running;
    }

    /// The longest phrase for a date that begins exactly at `from`, or null. Meant for what follows a mark, where even
    /// short words ("vr", "verg") count.
    public static @Nullable Found at(String text, int from, LocalDate on) {
        return new DutchDates(text, on, false).phrase(from);
    }

    /// The date that the whole text is, or null; spaces around it and a full stop after it do not matter.
    public static @Nullable Found whole(String text, LocalDate on) {
        var bare = text.strip();
        var found = at(bare, 0, on);
        if (found == null) {
            return null;
        }
        var rest = bare.substring(found.end());
        return rest.isEmpty() || rest.equals(".") ? found : null;
    }

    /// All dates in running text, in order. Stricter than [#at]: "1/3 van de plekken", "10.12 uur" and "2-3 dagen" are
    /// no dates here, nor is a lone "zo" or "vandaag".
    public static List<Found> in(String text, LocalDate on) {
        var reader = new DutchDates(text, on, true);
        var all = new ArrayList<Found>();
        var at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            var token = reader.token(at);
            var found = token != null && reader.mayStart(token) ? reader.phrase(at) : null;
            if (found != null) {
                all.add(found);
                at = found.end();
            } else {
                at = reader.endOfRun(at);
            }
        }
        return List.copyOf(all);
    }

    // ---- how our pages write dates (guide: Dates) ----

    /// In titles: "donderdag 12 februari 2026".
    public static String full(LocalDate date) {
        return DAYS.get(date.getDayOfWeek().getValue() - 1) + " " + dayMonth(date) + " " + date.getYear();
    }

    /// Without the weekday: "12 februari 2026".
    public static String dayMonthYear(LocalDate date) {
        return dayMonth(date) + " " + date.getYear();
    }

    /// In lines: "vr 13 maart", with the year when it is not this one.
    public static String inLine(LocalDate date, LocalDate today) {
        return date.getYear() == today.getYear()
                ? DAYS_SHORT.get(date.getDayOfWeek().getValue() - 1) + " " + dayMonth(date)
                : inLine(date);
    }

    /// In lines that are printed, where the year always stands: "vr 13 maart 2026".
    public static String inLine(LocalDate date) {
        return DAYS_SHORT.get(date.getDayOfWeek().getValue() - 1) + " " + dayMonthYear(date);
    }

    /// In tables: "20 nov 2025".
    public static String inTable(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS_SHORT.get(date.getMonthValue() - 1) + " " + date.getYear();
    }

    /// "10.42 uur".
    public static String time(LocalTime time) {
        return clock(time) + " uur";
    }

    /// "10.00 – 12.00 uur".
    public static String range(LocalTime from, LocalTime until) {
        return clock(from) + " – " + clock(until) + " uur";
    }

    /// How far a day is from today: "over 29 dagen", "morgen", "vandaag", "gisteren", "9 dagen geleden".
    public static String distance(LocalDate date, LocalDate today) {
        var days = ChronoUnit.DAYS.between(today, date);
        if (days == 0) {
            return "vandaag";
        }
        if (days == 1) {
            return "morgen";
        }
        if (days == -1) {
            return "gisteren";
        }
        return days > 0 ? "over " + days + " dagen" : -days + " dagen geleden";
    }

    /// How a due date stands: "over 29 dagen", "vandaag", and the day after it "1 dag te laat".
    public static String untilDue(LocalDate due, LocalDate today) {
        var late = ChronoUnit.DAYS.between(due, today);
        if (late <= 0) {
            return distance(due, today);
        }
        return late == 1 ? "1 dag te laat" : late + " dagen te laat";
    }

    private static String dayMonth(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1);
    }

    private static String clock(LocalTime time) {
        var minute = time.getMinute();
        var hour = time.getHour();
        return (hour < 10 ? "0" : "") + hour + "." + (minute < 10 ? "0" : "") + minute;
    }

    // ---- reading ----

    private record Token(int start, int end, String word) {
        boolean isNumber() {
            return Character.isDigit(word.charAt(0));
        }

        int number() {
            return word.length() > 4 ? -1 : Integer.parseInt(word);
        }
    }

    private record Lead(int next, String words) {}

    /// What a phrase says, without its lead: a day, the next meeting (both null) or a refusal.
    private record Core(int end, @Nullable LocalDate date, @Nullable String refusal, boolean calendar) {
        static Core day(int end, LocalDate date) {
            return new Core(end, date, null, true);
        }

        static Core relative(int end, LocalDate date) {
            return new Core(end, date, null, false);
        }
    }

    private boolean mayStart(Token token) {
        return token.isNumber() || STARTERS.contains(token.word());
    }

    private @Nullable Found phrase(int from) {
        if (running && from > 0 && insideWord(from)) {
            return null;
        }
        Found best = null;
        var plain = core(from, "");
        if (plain != null) {
            best = found(from, "", plain);
        }
        var first = token(from);
        for (var words : first == null ? List.<List<String>>of() : LEADS_BY_WORD.getOrDefault(first.word(), List.of())) {
            var lead = lead(from, words);
            if (lead == null) {
                continue;
            }
            var core = core(lead.next(), lead.words());
            if (core != null && (best == null || core.end() > best.end())) {
                best = found(from, lead.words(), core);
            }
        }
        return best;
    }

    private Found found(int start, String lead, Core core) {
        if (core.refusal() != null) {
            return new NoSuchDay(start, core.end(), lead, core.refusal());
        }
        return core.date() == null ? new NextMeeting(start, core.end(), lead)
                : new Day(start, core.end(), lead, core.date(), core.calendar());
    }

    private @Nullable Lead lead(int from, List<String> words) {
        var at = from;
        for (var i = 0; i < words.size(); i++) {
            var token = i == 0 || isSymbol(words.get(i)) || isSymbol(words.get(i - 1)) ? token(at) : next(at);
            if (token == null || !token.word().equals(words.get(i))) {
                return null;
            }
            at = token.end();
        }
        var next = skip(at);
        if (next == at && !words.getLast().equals(".")) {
            return null;
        }
        return new Lead(next, isSymbol(words.getLast()) || words.contains("/") ? String.join("", words)
                : String.join(" ", words));
    }

    private static boolean isSymbol(String word) {
        return !Character.isLetterOrDigit(word.charAt(0));
    }

    private @Nullable Core core(int at, String lead) {
        var token = token(at);
        if (token == null) {
            return null;
        }
        if (token.isNumber()) {
            return longest(numeric(at, lead), dayAndMonth(at), nthWeekday(at, lead));
        }
        if (!STARTERS.contains(token.word())) {
            return null;
        }
        return longest(weekday(at, lead), relative(at, lead), partOf(at), nthWeekday(at, lead), nextMeeting(at));
    }

    private static @Nullable Core longest(@Nullable Core... cores) {
        Core best = null;
        for (var core : cores) {
            if (core != null && (best == null || core.end() > best.end())) {
                best = core;
            }
        }
        return best;
    }

    /// 2025-12-15 · 15-12 · 15/12/25 · 15.12.2025
    private @Nullable Core numeric(int at, String lead) {
        if (at > 0 && (insideWord(at) || joinsNumbers(at - 1, -1))) {
            return null;
        }
        var first = token(at);
        var mark = first == null ? null : token(first.end());
        if (mark == null || !Set.of("-", "/", ".", "‑").contains(mark.word())) {
            return null;
        }
        var second = token(mark.end());
        if (second == null || !second.isNumber() || second.word().length() > 2) {
            return null;
        }
        var secondMark = token(second.end());
        var third = secondMark != null && secondMark.word().equals(mark.word()) ? token(secondMark.end()) : null;
        if (first.word().length() == 4) {
            return third == null || !third.isNumber() || third.word().length() > 2
                    || second.number() < 1 || second.number() > 12 || closedBadly(third.end()) ? null
                    : dated(third.end(), third.number(), second.number(), first.number());
        }
        if (first.word().length() > 2 || !isDay(first.number()) || second.number() < 1 || second.number() > 12) {
            return null;
        }
        if (third != null && third.isNumber()) {
            var digits = third.word().length();
            if (digits != 2 && digits != 4 || closedBadly(third.end())) {
                return null;
            }
            return dated(third.end(), first.number(), second.number(),
                    digits == 2 ? 2000 + third.number() : third.number());
        }
        if (closedBadly(second.end())) {
            return null;
        }
        var after = next(second.end());
        if (after != null && MONTH.containsKey(after.word())) {
            return null;
        }
        if (running && !readsAsDate(at, mark, second, after, first.number(), lead)) {
            return null;
        }
        return dated(second.end(), first.number(), second.number(), 0);
    }

    private boolean readsAsDate(int at, Token mark, Token second, @Nullable Token after, int day, String lead) {
        if (!Set.of("-", "‑").contains(mark.word()) || second.end() < text.length() && text.charAt(second.end()) == '%') {
            return false;
        }
        if (!lead.isEmpty() && !NOT_BEFORE_NUMBERS.contains(lead)) {
            return after == null || !measures(after.word());
        }
        if (NOT_BEFORE_NUMBERS.contains(wordBefore(at))) {
            return false;
        }
        var followedByWord = after != null && Character.isLetterOrDigit(after.word().charAt(0));
        return !followedByWord || day > 12 && !measures(after.word());
    }

    private static boolean measures(String word) {
        return Set.of("uur", "dagen", "weken", "maanden", "jaar", "plekken", "stemmen", "personen", "mensen", "procent",
                "gemeenten", "minuten", "keer", "kamers", "woningen", "bedden").contains(word);
    }

    /// 15 december · 1e jan. '26 · 15 december 2025 · 15 november jl.
    private @Nullable Core dayAndMonth(int at) {
        if (at > 0 && (insideWord(at) || ".,".indexOf(text.charAt(at - 1)) >= 0 && joinsNumbers(at - 1, -1))) {
            return null;
        }
        var day = token(at);
        if (day == null || !day.isNumber() || day.word().length() > 2 || !isDay(day.number())) {
            return null;
        }
        var end = ordinalEnd(day.end());
        var month = next(end);
        if (month != null && month.word().equals("-") && month.start() == end) {
            month = token(month.end());
        }
        return month == null || !MONTH.containsKey(month.word()) ? null
                : withYear(month, day.number(), MONTH.get(month.word()));
    }

    private @Nullable Core withYear(Token month, int day, int monthNumber) {
        var end = month.end();
        if (month.word().length() <= 4 && end < text.length() && text.charAt(end) == '.' && !month.word().equals("mei")) {
            // the full stop of an abbreviation, unless it ends the sentence
            var after = next(end + 1);
            end = after != null && Character.isLowerCase(text.charAt(after.start())) || after != null && after.isNumber()
                    ? end + 1 : end;
        }
        var year = next(end);
        if (year != null && (year.word().equals("'") || year.word().equals("’")) && token(year.end()) instanceof Token two
                && two.isNumber() && two.word().length() == 2) {
            return closedBadly(two.end()) ? null : dated(two.end(), day, monthNumber, 2000 + two.number());
        }
        if (year != null && year.word().equals("-") && year.start() == end) {
            year = token(year.end());
        }
        if (year != null && year.isNumber() && year.word().length() == 4 && year.number() >= 1900 && year.number() < 2200
                && !closedBadly(year.end())) {
            return dated(year.end(), day, monthNumber, year.number());
        }
        if (year != null && PAST.contains(year.word())) {
            var past = dated(afterStop(year.end()), day, monthNumber, 0);
            return past.date() == null || !past.date().isAfter(on) ? past
                    : dated(past.end(), day, monthNumber, lastYearWith(day, monthNumber));
        }
        var upcoming = upcoming(end);
        return dated(upcoming == -1 ? end : upcoming, day, monthNumber, 0);
    }

    private int lastYearWith(int day, int month) {
        var year = on.getYear();
        while (!MonthDay.of(month, day).isValidYear(year) || LocalDate.of(year, month, day).isAfter(on)) {
            year--;
        }
        return year;
    }

    /// The end of "a.s." that may follow a day or weekday, or -1.
    private int upcoming(int at) {
        var token = next(at);
        if (token == null) {
            return -1;
        }
        if (token.word().equals("aanstaande") || token.word().equals("as")) {
            return token.end();
        }
        return text.regionMatches(true, token.start(), "a.s.", 0, 4) ? token.start() + 4 : -1;
    }

    /// maandag 15 december · ma. 15-12-2025 · vrijdag · vrijdag over een week · vrijdag volgende week
    private @Nullable Core weekday(int at, String lead) {
        var name = token(at);
        if (name == null || !DAY.containsKey(name.word())) {
            return null;
        }
        var day = DayOfWeek.of(DAY.get(name.word()));
        var end = name.word().length() == 2 ? afterStop(name.end()) : name.end();
        var comma = end < text.length() && text.charAt(end) == ',' ? end + 1 : end;
        var start = skip(comma);
        if (start > comma) {
            var date = longest(numeric(start, lead.isEmpty() ? "op" : lead), dayAndMonth(start));
            if (date != null) {
                return date;
            }
        }
        // "zo snel mogelijk" is no Sunday
        if (name.word().length() == 2 && (running || name.word().equals("zo") && next(name.end()) != null)) {
            return null;
        }
        var next = next(name.end());
        var week = next == null || !NEXT.contains(next.word()) ? null : next(next.end());
        if (week != null && week.word().equals("week")) {
            return Core.relative(week.end(), ofNextWeek(day));
        }
        var upcoming = upcoming(name.end());
        return Core.relative(upcoming == -1 ? name.end() : upcoming, on.with(TemporalAdjusters.next(day)));
    }

    private LocalDate ofNextWeek(DayOfWeek day) {
        return on.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day));
    }

    /// morgen · over twee weken · volgende week (vrijdag) · volgende vrijdag · deze maand
    private @Nullable Core relative(int at, String lead) {
        var first = token(at);
        if (first == null) {
            return null;
        }
        var deadline = !running || !lead.isEmpty() && !lead.equals("van") && !lead.equals("in") && !lead.equals("de");
        switch (first.word()) {
            case "vandaag":
                return deadline ? Core.relative(first.end(), on) : null;
            case "gisteren":
                return running ? null : Core.relative(first.end(), on.minusDays(1));
            case "morgen":
                return running && lead.equals("de") ? null : Core.relative(first.end(), on.plusDays(1));
            case "overmorgen":
                return Core.relative(first.end(), on.plusDays(2));
            case "over", "binnen":
                return within(first);
            default:
        }
        if (first.word().equals("a") && text.regionMatches(true, at, "a.s.", 0, 4)) {
            var day = next(at + 4);
            return day == null || !DAY.containsKey(day.word()) ? null
                    : Core.relative(day.end(), on.with(TemporalAdjusters.next(DayOfWeek.of(DAY.get(day.word())))));
        }
        var next = NEXT.contains(first.word());
        if (!next && !Set.of("deze", "dit").contains(first.word())) {
            return null;
        }
        var second = next(first.end());
        if (second == null) {
            return null;
        }
        if (DAY.containsKey(second.word())) {
            var day = DayOfWeek.of(DAY.get(second.word()));
            return first.word().equals("volgende") ? Core.relative(second.end(), ofNextWeek(day))
                    : next ? Core.relative(second.end(), on.with(TemporalAdjusters.next(day))) : null;
        }
        if (next && second.word().equals("week")) {
            var day = next(second.end());
            return day != null && DAY.containsKey(day.word()) && !(day.word().equals("zo"))
                    ? Core.relative(day.end(), ofNextWeek(DayOfWeek.of(DAY.get(day.word()))))
                    : Core.relative(second.end(), ofNextWeek(DayOfWeek.FRIDAY));
        }
        return deadline ? period(at, 1) : null;
    }

    private @Nullable Core within(Token first) {
        var count = next(first.end());
        if (count == null) {
            return null;
        }
        var number = count.isNumber() && count.word().length() <= 3 ? count.number() : COUNT.getOrDefault(count.word(), 0);
        var unit = number == 0 ? null : next(count.end());
        if (unit == null) {
            return null;
        }
        var date = switch (unit.word()) {
            case "dag", "dagen" -> on.plusDays(number);
            case "week", "weken" -> on.plusWeeks(number);
            case "maand", "maanden" -> on.plusMonths(number);
            case "jaar" -> on.plusYears(number);
            default -> null;
        };
        return date == null ? null : Core.relative(unit.end(), date);
    }

    /// eind maart · begin april 2026 · medio volgend jaar · eind van de week
    private @Nullable Core partOf(int at) {
        var word = token(at);
        var part = word == null ? -2 : FIRST_DAYS.contains(word.word()) ? -1 : MIDDLE_DAYS.contains(word.word()) ? 0
                : LAST_DAYS.contains(word.word()) ? 1 : -2;
        if (part == -2) {
            return null;
        }
        var next = next(word.end());
        if (next != null && next.word().equals("van")) {
            next = next(next.end());
        }
        return next == null ? null : period(next.start(), part);
    }

    /// A month, a year or a week, of which `part` takes the first day (-1), the middle (0) or the last (1).
    private @Nullable Core period(int at, int part) {
        var first = token(at);
        if (first == null) {
            return null;
        }
        if (MONTH.containsKey(first.word())) {
            var core = withYear(first, part == 0 ? 15 : 1, MONTH.get(first.word()));
            if (core == null || core.date() == null) {
                return null;
            }
            // "eind februari" said on 10 February is this February's: the month may have begun
            var month = YearMonth.from(core.date());
            var hasYear = core.end() > first.end() + 1;
            if (!hasYear && part >= 0 && first.word().equals(MONTHS.get(on.getMonthValue() - 1))) {
                var now = YearMonth.from(on);
                month = part == 1 || on.getDayOfMonth() <= 15 ? now : now.plusYears(1);
            }
            return Core.day(core.end(), inMonth(month, part));
        }
        if (first.isNumber()) {
            return first.word().length() == 4 && first.number() >= 1900 && first.number() < 2200
                    && !closedBadly(first.end()) ? Core.day(first.end(), inYear(first.number(), part)) : null;
        }
        var next = NEXT.contains(first.word()) ? 1 : 0;
        if (next == 0 && !Set.of("deze", "dit", "de", "het").contains(first.word())) {
            return null;
        }
        var unit = next(first.end());
        if (unit == null) {
            return null;
        }
        return switch (unit.word()) {
            case "jaar" -> Core.relative(unit.end(), inYear(on.getYear() + next, part));
            case "maand" -> Core.relative(unit.end(), inMonth(YearMonth.from(on).plusMonths(next), part));
            case "week" -> Core.relative(unit.end(), on.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(next).plusDays(2L * (part + 1)));
            default -> null;
        };
    }

    private static LocalDate inMonth(YearMonth month, int part) {
        return part < 0 ? month.atDay(1) : part == 0 ? month.atDay(15) : month.atEndOfMonth();
    }

    private static LocalDate inYear(int year, int part) {
        return part < 0 ? LocalDate.of(year, 1, 1) : part == 0 ? LocalDate.of(year, 7, 1) : LocalDate.of(year, 12, 31);
    }

    /// eerste maandag van maart · laatste vrijdag in mei 2026 · de 15e
    private @Nullable Core nthWeekday(int at, String lead) {
        var nth = token(at);
        if (nth == null) {
            return null;
        }
        int number;
        var end = nth.end();
        if (nth.isNumber()) {
            end = ordinalEnd(end);
            number = nth.word().length() > 2 ? 0 : nth.number();
            if (end == nth.end() || number == 0) {
                return null;
            }
        } else {
            number = ORDINAL.getOrDefault(nth.word(), 0);
            if (number == 0) {
                return null;
            }
        }
        var day = next(end);
        if (day == null || !DAY.containsKey(day.word()) || number > 4) {
            var bareDay = !running && nth.isNumber() && lead.endsWith("de") && isDay(number);
            return bareDay ? Core.relative(end, nextDayOfMonth(number)) : null;
        }
        var of = next(day.end());
        var month = of != null && (of.word().equals("van") || of.word().equals("in")) ? next(of.end()) : null;
        if (month == null || !MONTH.containsKey(month.word())) {
            return null;
        }
        var adjuster = number < 0 ? TemporalAdjusters.lastInMonth(DayOfWeek.of(DAY.get(day.word())))
                : TemporalAdjusters.dayOfWeekInMonth(number, DayOfWeek.of(DAY.get(day.word())));
        var core = withYear(month, 1, MONTH.get(month.word()));
        if (core == null || core.date() == null) {
            return null;
        }
        var date = core.date().with(adjuster);
        var thisYear = core.date().minusYears(1).with(adjuster);
        var hasYear = core.end() > month.end() + 1;
        return Core.day(core.end(), !hasYear && !thisYear.isBefore(on) ? thisYear : date);
    }

    private LocalDate nextDayOfMonth(int day) {
        var month = YearMonth.from(on);
        while (!month.isValidDay(day) || month.atDay(day).isBefore(on)) {
            month = month.plusMonths(1);
        }
        return month.atDay(day);
    }

    /// volgende vergadering · verg
    private @Nullable Core nextMeeting(int at) {
        var first = token(at);
        if (first == null) {
            return null;
        }
        if (!running && (first.word().equals("verg") || first.word().equals("vergadering"))) {
            return new Core(first.end(), null, null, false);
        }
        var second = NEXT.contains(first.word()) ? next(first.end()) : null;
        return second != null && (MEETING.contains(second.word()) || !running && second.word().equals("verg"))
                ? new Core(second.end(), null, null, false) : null;
    }

    // ---- words ----

    private Core dated(int end, int day, int month, int year) {
        if (day > MonthDay.of(month, 1).getMonth().maxLength() || day < 1) {
            return new Core(end, null, noSuchDay(day, month, 0), true);
        }
        try {
            if (year > 0) {
                return Core.day(end, LocalDate.of(year, month, day));
            }
        } catch (DateTimeException _) {
            return new Core(end, null, noSuchDay(day, month, year), true);
        }
        var monthDay = MonthDay.of(month, day);
        var next = on.getYear();
        while (!monthDay.isValidYear(next) || monthDay.atYear(next).isBefore(on)) {
            next++;
        }
        return Core.day(end, monthDay.atYear(next));
    }

    private static String noSuchDay(int day, int month, int year) {
        var last = year == 0 && month == 2 ? 28 : YearMonth.of(year == 0 ? 2001 : year, month).lengthOfMonth();
        var name = MONTHS.get(month - 1);
        return day + " " + name + (year == 0 ? "" : " " + year) + " bestaat niet. Bedoelt u "
                + (day < 1 ? 1 : last) + " " + name + "?";
    }

    private static boolean isDay(int number) {
        return number >= 1 && number <= 31;
    }

    private int ordinalEnd(int at) {
        var suffix = token(at);
        return suffix != null && Set.of("e", "de", "ste", "ᵉ").contains(suffix.word()) ? suffix.end() : at;
    }

    private int afterStop(int at) {
        return at < text.length() && text.charAt(at) == '.' ? at + 1 : at;
    }

    private boolean closedBadly(int end) {
        return end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || joinsNumbers(end, 1));
    }

    /// Whether the character at `at` ties the number beside it to another number on its far side.
    private boolean joinsNumbers(int at, int direction) {
        if (at < 0 || at >= text.length() || "-./,:+".indexOf(text.charAt(at)) < 0) {
            return false;
        }
        var beyond = at + direction;
        return beyond >= 0 && beyond < text.length() && Character.isLetterOrDigit(text.charAt(beyond))
                && (direction < 0 || Character.isDigit(text.charAt(beyond)));
    }

    private boolean insideWord(int at) {
        return Character.isLetterOrDigit(text.charAt(at - 1))
                || Character.getType(text.charAt(at - 1)) == Character.NON_SPACING_MARK;
    }

    private String wordBefore(int at) {
        var end = at;
        while (end > 0 && at - end <= WIDEST_SPACE && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && end < at && text.charAt(end - 1) == '.') {
            end--;
        }
        var start = end;
        while (start > 0 && end - start <= LONGEST_WORD && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return fold(text.substring(start, end));
    }

    private @Nullable Token next(int at) {
        return token(skip(at));
    }

    private int skip(int at) {
        var end = at;
        while (end < text.length() && end - at < WIDEST_SPACE && isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) && c != '\n' && c != '\r' || Character.isSpaceChar(c);
    }

    private @Nullable Token token(int at) {
        if (last == null || last.start() != at) {
            var read = read(at);
            last = read == null ? last : read;
            return read;
        }
        return last;
    }

    private @Nullable Token read(int at) {
        if (at < 0 || at >= text.length()) {
            return null;
        }
        var c = text.charAt(at);
        if (isSpace(c) || c == '\n' || c == '\r') {
            return null;
        }
        var end = at + 1;
        if (c >= '0' && c <= '9') {
            while (end < text.length() && end - at <= LONGEST_WORD && isDigit(text.charAt(end))) {
                end++;
            }
            return new Token(at, end, text.substring(at, end));
        }
        if (!Character.isLetter(c)) {
            return new Token(at, end, String.valueOf(c));
        }
        while (end < text.length() && end - at <= LONGEST_WORD && isWordPart(text.charAt(end))) {
            end++;
        }
        return new Token(at, end, fold(text.substring(at, end)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private int endOfRun(int at) {
        var end = at;
        var digits = Character.isDigit(text.charAt(at));
        while (end < text.length() && (digits ? Character.isDigit(text.charAt(end)) : isWordPart(text.charAt(end)))) {
            end++;
        }
        return Math.max(end, at + 1);
    }

    private static String fold(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 128) {
                return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "").toLowerCase(Locale.ROOT);
            }
        }
        return word.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> numbered(List<String> names, List<String> shorter, Map<String, Integer> more) {
        var all = new HashMap<>(more);
        for (var list : List.of(names, shorter)) {
            for (var i = 0; i < list.size(); i++) {
                all.put(list.get(i), i + 1);
            }
        }
        return Map.copyOf(all);
    }

    private static Set<String> starters() {
        var all = new HashSet<>(DAY.keySet());
        all.addAll(ORDINAL.keySet());
        all.addAll(NEXT);
        all.addAll(FIRST_DAYS);
        all.addAll(MIDDLE_DAYS);
        all.addAll(LAST_DAYS);
        all.addAll(List.of("vandaag", "morgen", "overmorgen", "gisteren", "over", "binnen", "a", "deze", "dit", "verg",
                "vergadering"));
        LEADS.forEach(words -> all.add(words.getFirst()));
        return Set.copyOf(all);
    }
}
