package nl.regietafel.register;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// Reads the query line, from left to right, once. What it does not understand it says at the word; it never guesses silently.
final class QueryReading {

    static final String PLEDGE = "toezegging";
    static final List<String> KEYS = List.of("soort", "is", "voor", "sinds", "tot", "vergadering");

    private static final int MOST = 500;
    private static final int LONGEST_NAME = 5;
    private static final Pattern KEY = Pattern.compile("(\\p{L}[\\p{L}-]*):(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d+/\\p{Alnum}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<String> MONTHS = List.of("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");
    private static final Pattern MONTH = Pattern.compile("(\\p{L}{3})\\p{L}*-(\\d{4})");

    private final String typed;
    private final KnownNames known;
    private final LocalDate today;
    private final List<Query.Term> terms = new ArrayList<>();
    private final List<Query.Mistake> mistakes = new ArrayList<>();
    /// Plain words that stand beside each other, which may together be a name.
    private final List<Bare> run = new ArrayList<>();

    private record Bare(int from, int to, String word) {}

    private QueryReading(String typed, KnownNames known, LocalDate today) {
        this.typed = typed;
        this.known = known;
        this.today = today;
    }

    /// @param today a date without a year is, for what must be done, the next one; for what was said, the last
    static Query read(String typed, KnownNames known, LocalDate today) {
        var whole = new QueryReading(typed.length() <= MOST ? typed : typed.substring(0, MOST), known, today);
        whole.read();
        if (typed.length() > MOST) {
            whole.mistakes.add(new Query.Mistake(MOST, typed.length(), sentence("query.too-long", MOST), null));
        }
        return new Query(typed, List.copyOf(whole.terms), List.copyOf(whole.mistakes));
    }

    private void read() {
        var at = 0;
        while (at < typed.length()) {
            if (Character.isWhitespace(typed.charAt(at))) {
                at++;
                continue;
            }
            var from = at;
            var not = typed.charAt(at) == '-' && at + 1 < typed.length() && !Character.isWhitespace(typed.charAt(at + 1));
            at = end(not ? at + 1 : at);
            term(from, at, not, typed.substring(not ? from + 1 : from, at));
        }
        words();
    }

    /// Where the term that begins here ends: at a space that does not stand between quotation marks or brackets.
    private int end(int from) {
        var at = from;
        while (at < typed.length() && !Character.isWhitespace(typed.charAt(at))) {
            var close = switch (typed.charAt(at)) {
                case '"' -> '"';
                case '[' -> ']';
                default -> ' ';
            };
            var closed = close == ' ' ? -1 : typed.indexOf(close, at + 1);
            at = closed < 0 ? at + 1 : closed + 1;
        }
        return at;
    }

    private void term(int from, int to, boolean not, String said) {
        var key = KEY.matcher(said);
        if (said.startsWith("\"")) {
            literal(from, to, not, said);
        } else if (said.startsWith("@")) {
            words();
            concerns(from, to, not, bare(said.substring(1)));
        } else if (said.startsWith("#")) {
            words();
            dossier(from, to, not, bare(said.substring(1)));
        } else if (NUMBER.matcher(said).matches()) {
            words();
            terms.add(new Query.Numbered(from, to, not, said));
        } else if (key.matches() && (KEYS.contains(Spelling.plain(key.group(1))) || !key.group(2).isEmpty())) {
            words();
            keyed(from, to, not, Spelling.plain(key.group(1)), bare(key.group(2)));
        } else {
            for (var word : NOT_WORD.split(said)) {
                if (not) {
                    words();
                }
                if (!word.isEmpty()) {
                    run.add(new Bare(from, to, word));
                }
                if (not) {
                    words(true);
                }
            }
        }
    }

    private static String bare(String said) {
        return said.replaceAll("[\\[\\]\"]", " ").strip();
    }

    private void literal(int from, int to, boolean not, String said) {
        words();
        var text = said.replace("\"", " ").strip();
        if (text.isEmpty()) {
            mistake(from, to, null, "query.nothing-literal");
        } else {
            terms.add(new Query.Literal(from, to, not, text.replaceAll("\\s+", " ")));
        }
    }

    private void concerns(int from, int to, boolean not, String name) {
        if (name.isEmpty()) {
            mistake(from, to, null, "query.nothing-after", "@", "de naam van een partij");
            return;
        }
        for (var group : LineParty.Group.values()) {
            if (Spelling.plain(name).equals(group.dutch())) {
                terms.add(new Query.Concerns(from, to, not, group.dutch(), null, EnumSet.of(group)));
                return;
            }
        }
        known.party(name).ifPresentOrElse(
                party -> terms.add(new Query.Concerns(from, to, not, party.name(), party.id(), groups(party.kind()))),
                () -> unknown(from, to, not, "@", name, "query.unknown-party", known.parties().stream().flatMap(party -> party.names().stream())));
    }

    /// The groups that stand for a party among others.
    private static Set<LineParty.Group> groups(String kind) {
        return switch (kind) {
            case "SECRETARIAT" -> Set.of();
            case "MUNICIPALITY" -> EnumSet.allOf(LineParty.Group.class);
            default -> EnumSet.of(LineParty.Group.ALL);
        };
    }

    private void dossier(int from, int to, boolean not, String name) {
        if (name.isEmpty()) {
            mistake(from, to, null, "query.nothing-after", "#", "de korte naam van een dossier");
            return;
        }
        known.dossier(name).ifPresentOrElse(
                dossier -> terms.add(new Query.InDossier(from, to, not, dossier.id(), dossier.name())),
                () -> unknown(from, to, not, "#", name, "query.unknown-dossier", known.dossiers().stream().flatMap(dossier -> dossier.names().stream())));
    }

    private void keyed(int from, int to, boolean not, String key, String value) {
        switch (key) {
            case "soort" -> kind(from, to, not, Spelling.plain(value));
            case "is" -> Standing.called(Spelling.plain(value)).ifPresentOrElse(standing -> terms.add(new Query.Is(from, to, not, standing)),
                    () -> unknown(from, to, not, "is:", value, "query.unknown-standing", Stream.concat(Stream.of(Standing.values()).map(Standing::dutch),
                            Stream.of("klaar", "gereed", "afgerond"))));
            case "voor" -> day(from, to, value, today, day -> terms.add(new Query.DueBefore(from, to, not, day)));
            case "sinds" -> past(from, to, value, true, day -> terms.add(new Query.Said(from, to, not, day, null)));
            case "tot" -> past(from, to, value, false, day -> terms.add(new Query.Said(from, to, not, null, day)));
            case "vergadering" -> past(from, to, value, true, day -> terms.add(new Query.Said(from, to, not, day, day)));
            default -> mistake(from, to, Spelling.nearest(key, KEYS).map(near -> (not ? "-" : "") + near + ":" + value).orElse(null), "query.unknown-key", key);
        }
    }

    private void kind(int from, int to, boolean not, String word) {
        if (word.equals(PLEDGE) || word.equals("toezeggingen")) {
            terms.add(new Query.OfKind(from, to, not, LineKind.ACTION, true));
            return;
        }
        Stream.of(LineKind.values()).filter(kind -> word.equals(kind.dutch()) || word.equals(plural(kind))).findFirst().ifPresentOrElse(
                kind -> terms.add(new Query.OfKind(from, to, not, kind, false)),
                () -> unknown(from, to, not, "soort:", word, "query.unknown-kind",
                        Stream.concat(Stream.of(PLEDGE), Stream.of(LineKind.values()).flatMap(kind -> Stream.of(kind.dutch(), plural(kind))))));
    }

    /// "besluiten", "agendapunten": as people call them together.
    static String plural(LineKind kind) {
        return switch (kind) {
            case ANNOUNCEMENT, AGREEMENT -> kind == LineKind.AGREEMENT ? "afspraken" : "mededelingen";
            case SIGNAL -> "signalen";
            case ACTION -> "acties";
            case QUESTION -> "vragen";
            case DECISION, CALL, AGENDA_POINT -> kind.dutch() + "en";
        };
    }

    private interface Found {
        void on(LocalDate day);
    }

    private void day(int from, int to, String value, LocalDate on, Found found) {
        var date = DutchDates.whole(value, on);
        if (date == null) {
            date = DutchDates.whole(value.replace('-', ' '), on);
        }
        switch (date) {
            case DutchDates.Day day -> found.on(day.date());
            case DutchDates.NoSuchDay none -> mistakes.add(new Query.Mistake(from, to, none.sentence(), null));
            case DutchDates.NextMeeting _ -> mistake(from, to, null, "query.no-day", value);
            case null -> mistake(from, to, null, "query.no-day", value);
        }
    }

    /// A day that has been, or the first or last of a month (`sep-2025`) or year (`2025`).
    private void past(int from, int to, String value, boolean first, Found found) {
        var month = MONTH.matcher(value);
        if (value.matches("\\d{4}")) {
            var year = Integer.parseInt(value);
            found.on(first ? LocalDate.of(year, 1, 1) : LocalDate.of(year, 12, 31));
        } else if (month.matches() && MONTHS.contains(shortMonth(month.group(1)))) {
            var of = YearMonth.of(Integer.parseInt(month.group(2)), MONTHS.indexOf(shortMonth(month.group(1))) + 1);
            found.on(first ? of.atDay(1) : of.atEndOfMonth());
        } else {
            day(from, to, value, today, day -> found.on(day.isAfter(today) && !value.matches(".*\\d{4}.*") ? day.minusYears(1) : day));
        }
    }

    private static String shortMonth(String month) {
        var plain = Spelling.plain(month);
        return plain.equals("maa") ? "mrt" : plain;
    }

    /// Closes a run of words: the longest part of it that is a name of a dossier or a party counts as one.
    private void words() {
        words(false);
    }

    private void words(boolean not) {
        var at = 0;
        while (at < run.size()) {
            var taken = 1;
            var dossiers = Set.<DossierId>of();
            var parties = Set.<PartyId>of();
            var others = new LinkedHashSet<String>();
            for (var length = Math.min(LONGEST_NAME, run.size() - at); length > 0; length--) {
                var name = run.subList(at, at + length).stream().map(Bare::word).collect(Collectors.joining(" "));
                var dossier = known.dossier(name);
                var party = known.party(name);
                if (dossier.isPresent() || party.isPresent()) {
                    taken = length;
                    dossier.ifPresent(each -> others.addAll(each.names()));
                    party.ifPresent(each -> others.addAll(each.names()));
                    dossiers = dossier.map(each -> Set.of(each.id())).orElse(Set.of());
                    parties = party.map(each -> Set.of(each.id())).orElse(Set.of());
                    break;
                }
            }
            var part = run.subList(at, at + taken);
            var said = part.stream().map(Bare::word).collect(Collectors.joining(" "));
            others.removeIf(other -> Spelling.plain(other).equals(Spelling.plain(said)));
            terms.add(new Query.Word(part.getFirst().from(), part.getLast().to(), not, said, List.copyOf(others), dossiers, parties));
            at += taken;
        }
        run.clear();
    }

    private void unknown(int from, int to, boolean not, String mark, String said, String rule, Stream<String> all) {
        var near = Spelling.nearest(Spelling.plain(said), all.map(Spelling::plain).toList())
            .map(each -> Arrays.asList("klaar", "gereed", "afgerond").contains(each) ? Standing.ACCEPTED.dutch() : each)
            .map(each -> (not ? "-" : "") + mark + (each.contains(" ") ? "[" + each + "]" : each));
        mistake(from, to, near.orElse(null), rule, said);
    }

    private void mistake(int from, int to, @Nullable String instead, String rule, Object... details) {
        mistakes.add(new Query.Mistake(from, to, sentence(rule, details), instead));
    }

    private static String sentence(String rule, Object... details) {
        return new Refused(rule, details).sentence();
    }

    /// A date as it is typed in a query.
    static String typed(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d-M-uuuu"));
    }
}
