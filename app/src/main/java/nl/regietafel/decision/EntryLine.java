package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// One line of text typed while people talk, and what was understood of it (de invoerregel).
///
/// A mark is `@` (who), `!` (when), `>` (to which agenda) or `#` (dossier) at the start, after a space, an opening bracket or
/// quote (`@` also after `,` `;` `/`), with its word directly after it, or `[words]`. What is understood is taken out of the
/// sentence; what is not stays in it as typed. So an e-mail address, "3 > 2" and "wat!" are no marks. Of several `!`, `>` or
/// `#` the last counts and the earlier ones are marked as replaced; a name said twice counts once. `\@ \! \# \>` are
/// those characters themselves, and within `[ ]` also `\]` and `\\`. One pass, linear in the text.
///
/// @param text   the sentence, without what was understood
/// @param tokens where in the typed text something was seen, for the live highlight
public record EntryLine(LineKind kind, String text, List<PartyMention> parties, @Nullable Moment due, @Nullable Moment goesTo,
                        @Nullable DossierMention dossier, List<Token> tokens) {

    /// A piece of the typed text; `label` says in words what it was understood as, or why it was not.
    public record Token(int start, int end, TokenType type, Status status, @Nullable String label) {}

    public enum TokenType { KIND, PARTY, DUE, AGENDA, DOSSIER, DATE }

    /// What became of a token. A date in running text is only offered; a mark that is not understood (yet) and stands at the
    /// end is still being typed.
    public enum Status { RECOGNISED, REPLACED, UNKNOWN, OFFERED, TYPING }

    private static final String MARKS = "@!>#";
    private static final String OPENING = "([{\"'“‘„«";
    private static final String CLOSING = ".,;:?!)]}”’";
    private static final int LONGEST_NAME = 200;

    public EntryLine {
        parties = List.copyOf(parties);
        tokens = List.copyOf(tokens);
    }

    /// Reads what was typed at the meeting of `meetingOn`; `last` is the kind when no letter chooses one.
    public static EntryLine read(String typed, LineKind last, Names names, LocalDate meetingOn,
                                 @Nullable LocalDate nextMeeting) {
        return new Reading(typed, names, meetingOn, nextMeeting).line(last);
    }

    /// A line made of its parts, to be [#typed] again.
    public static EntryLine of(LineKind kind, String text, List<PartyMention> parties, @Nullable Moment due,
                               @Nullable Moment goesTo, @Nullable DossierMention dossier) {
        return new EntryLine(kind, text, parties, due, goesTo, dossier, List.of());
    }

    /// The same line without its tokens: what two ways of typing it have in common.
    public EntryLine parts() {
        return of(kind, text, parties, due, goesTo, dossier);
    }

    /// The name after a `#` that no dossier answers to, or null: what "Nieuw dossier" would make. Until then it stays in the
    /// text.
    public static @Nullable String newDossier(String typed, List<Token> tokens) {
        for (var token : tokens.reversed()) {
            if (token.type() == TokenType.DOSSIER && (token.status() == Status.UNKNOWN || token.status() == Status.TYPING)) {
                var word = typed.substring(token.start() + 1, token.end()).replaceAll("^\\[|]$", "").strip();
                return word.isEmpty() ? null : word;
            }
        }
        return null;
    }

    /// This line as text for the entry field, which reads to the same parts with the same names and dates. Marks stand behind
    /// the sentence; when that would change its last sign (a loose comma is cleaned away with the mark after it), before or
    /// within it.
    public String typed(Names names, LocalDate meetingOn, @Nullable LocalDate nextMeeting) {
        var key = kind.key() + " ";
        var sentence = escaped(names, meetingOn, nextMeeting);
        var marks = marks(meetingOn, false);
        if (sentence.isEmpty() || marks.isEmpty()) {
            return key + sentence + marks;
        }
        var behind = key + sentence + " " + marks;
        var closed = marks(meetingOn, true);
        var before = key + closed + " " + sentence;
        var space = sentence.indexOf(' ');
        var within = space < 0 ? behind : key + sentence.substring(0, space) + " " + closed + sentence.substring(space);
        for (var typed : List.of(behind, before, within)) {
            if (read(typed, kind, names, meetingOn, nextMeeting).parts().equals(parts())) {
                return typed;
            }
        }
        return behind;
    }

    /// The marks as typed; with `closed` a date stands in brackets, so that it cannot run on into the words after it.
    private String marks(LocalDate meetingOn, boolean closed) {
        var all = new ArrayList<String>();
        for (var party : parties) {
            all.add("@" + written(party.called()));
        }
        if (dossier != null) {
            all.add("#" + written(dossier.called()));
        }
        if (due != null) {
            all.add(written('!', due, meetingOn, closed));
        }
        if (goesTo != null) {
            all.add(written('>', goesTo, meetingOn, closed));
        }
        return String.join(" ", all);
    }

    private static String written(String name) {
        var word = Reading.wordEnd(name, 0) == name.length() && !name.isEmpty();
        return word ? name : "[" + name.replace("\\", "\\\\").replace("]", "\\]") + "]";
    }

    private static String written(char mark, Moment moment, LocalDate meetingOn, boolean closed) {
        var words = moment.date() == null || moment.nextMeeting() ? "verg" : written(moment.date(), meetingOn);
        return closed ? mark + "[" + words + "]" : mark + words;
    }

    private static String written(LocalDate date, LocalDate meetingOn) {
        var dayMonth = date.getDayOfMonth() + "-" + date.getMonthValue();
        return DutchDates.whole(dayMonth, meetingOn) instanceof DutchDates.Day day && day.date().equals(date) ? dayMonth
                : dayMonth + "-" + date.getYear();
    }

    /// The sentence with a backslash before each mark in it that would be understood.
    private String escaped(Names names, LocalDate meetingOn, @Nullable LocalDate nextMeeting) {
        var reading = new Reading(text, names, meetingOn, nextMeeting);
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (MARKS.indexOf(c) >= 0 && (i > 0 && text.charAt(i - 1) == '\\' || reading.wouldCount(i))) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static final Pattern BREAK = Pattern.compile("\\r\\n|[\\n\\r\\u000B\\f\\u0085\\u2028\\u2029]");
    private static final String BULLETS = "•·●○◦▪▫■□➢►▶✓✔❖‣⁃*-–—+\uF0B7\uF0A7\uF0D8\uF0FC\uF02D";
    private static final String LOOSE_BULLETS = "*-–—+";

    /// The lines of what was pasted: one for each line of text, without bullets and numbers, empty ones left out. Nothing is
    /// joined, and the text is otherwise kept; hard spaces become spaces.
    public static List<String> split(String pasted) {
        return BREAK.splitAsStream(pasted).map(EntryLine::withoutBullets).filter(line -> !line.isEmpty()).toList();
    }

    private static String withoutBullets(String line) {
        var rest = line.replace("\u200B", "").replace("\uFEFF", "").replace("\u00AD", "");
        rest = rest.replace('\u00A0', ' ').replace('\u202F', ' ').replace('\u2007', ' ').strip();
        for (var times = 0; times < 3; times++) {
            var bullet = bulletEnd(rest);
            if (bullet == 0) {
                break;
            }
            rest = rest.substring(bullet).strip();
        }
        return rest.replaceAll("\\s+", " ");
    }

    /// A line that is only a bullet ends there; "o" is one only before a tab or wide space, because it is also the key of a call.
    private static int bulletEnd(String line) {
        if (line.isEmpty()) {
            return 0;
        }
        var first = line.charAt(0);
        if (BULLETS.indexOf(first) >= 0) {
            var stands = LOOSE_BULLETS.indexOf(first) < 0 || line.length() == 1 || Character.isWhitespace(line.charAt(1));
            return stands ? 1 : 0;
        }
        if (first == 'o' && (line.startsWith("o\t") || line.startsWith("o  ") || line.length() == 1)) {
            return 1;
        }
        var numbered = NUMBERED.matcher(line);
        return numbered.lookingAt() ? numbered.end() : 0;
    }

    // "1." "12)" "(3)" "a)" "b." "iv)" "2.1." and "2.1" before a tab
    private static final Pattern NUMBERED = Pattern.compile("""
            (?x)
            (?: \\(? (?: \\d{1,3} | [a-zA-Z] | [ivx]{1,5} ) \\)
              | (?: \\d{1,3} | [a-h] ) \\.
              | \\d{1,2} (?: \\.\\d{1,2} ){1,3} \\.
              | \\d{1,2} (?: \\.\\d{1,2} ){0,3} (?=\\t)
            ) (?: \\s+ | $ )""");

    /// One pass over what was typed.
    private static final class Reading {

        /// A piece of the typed text that is a mark: where, and what came of it. `counts` when it was understood.
        private record Mark(int start, int end, TokenType type, boolean counts, @Nullable Object meaning,
                            @Nullable String label) {}

        private final String typed;
        private final Names names;
        private final LocalDate meetingOn;
        private final @Nullable LocalDate nextMeeting;

        Reading(String typed, Names names, LocalDate meetingOn, @Nullable LocalDate nextMeeting) {
            this.typed = typed;
            this.names = names;
            this.meetingOn = meetingOn;
            this.nextMeeting = nextMeeting;
        }

        EntryLine line(LineKind last) {
            var tokens = new ArrayList<Token>();
            var from = 0;
            while (from < typed.length() && isSpace(typed.charAt(from))) {
                from++;
            }
            var kind = last;
            if (from + 1 < typed.length() && isSpace(typed.charAt(from + 1))) {
                var chosen = LineKind.ofKey(typed.charAt(from));
                if (chosen.isPresent()) {
                    kind = chosen.get();
                    tokens.add(new Token(from, from + 1, TokenType.KIND, Status.RECOGNISED, kind.label()));
                    from += 2;
                }
            }
            var marks = marks(from);
            var replaced = replaced(marks);
            for (var mark : marks) {
                var status = !mark.counts() ? (mark.end() == typed.length() ? Status.TYPING : Status.UNKNOWN)
                        : replaced.contains(mark) ? Status.REPLACED : Status.RECOGNISED;
                tokens.add(new Token(mark.start(), mark.end(), mark.type(), status, mark.label()));
            }
            offer(from, marks, tokens);
            tokens.sort((a, b) -> Integer.compare(a.start(), b.start()));

            var counting = marks.stream().filter(mark -> mark.counts() && !replaced.contains(mark)).toList();
            return new EntryLine(kind, sentence(from, marks), counting.stream().map(Mark::meaning)
                    .filter(PartyMention.class::isInstance).map(PartyMention.class::cast).distinct().toList(),
                    only(counting, TokenType.DUE, Moment.class::cast), only(counting, TokenType.AGENDA, Moment.class::cast),
                    only(counting, TokenType.DOSSIER, DossierMention.class::cast), tokens);
        }

        private static <T> @Nullable T only(List<Mark> marks, TokenType type, Function<Object, T> as) {
            for (var mark : marks) {
                if (mark.type() == type && mark.meaning() != null) {
                    return as.apply(mark.meaning());
                }
            }
            return null;
        }

        private static Set<Mark> replaced(List<Mark> marks) {
            var replaced = new HashSet<Mark>();
            for (var type : List.of(TokenType.DUE, TokenType.AGENDA, TokenType.DOSSIER)) {
                var all = marks.stream().filter(mark -> mark.counts() && mark.type() == type).toList();
                replaced.addAll(all.subList(0, Math.max(0, all.size() - 1)));
            }
            return replaced;
        }

        private List<Mark> marks(int from) {
            var marks = new ArrayList<Mark>();
            var at = from;
            while (at < typed.length()) {
                var c = typed.charAt(at);
                if (c == '\\' && at + 1 < typed.length() && MARKS.indexOf(typed.charAt(at + 1)) >= 0) {
                    at += 2;
                    continue;
                }
                var mark = MARKS.indexOf(c) >= 0 && mayStand(at, from) ? mark(at) : null;
                if (mark != null) {
                    marks.add(mark);
                }
                at = mark != null && mark.counts() ? mark.end() : at + 1;
            }
            return withoutInner(marks);
        }

        /// A bracket that was not understood may hold marks that were: those are the ones to show.
        private static List<Mark> withoutInner(List<Mark> marks) {
            var kept = new ArrayList<Mark>();
            for (var mark : marks) {
                if (!kept.isEmpty() && kept.getLast().end() > mark.start()) {
                    if (!mark.counts()) {
                        continue;
                    }
                    while (!kept.isEmpty() && kept.getLast().end() > mark.start()) {
                        kept.removeLast();
                    }
                }
                kept.add(mark);
            }
            return kept;
        }

        /// Whether the mark at this place of a sentence would do anything beyond being shown.
        boolean wouldCount(int at) {
            if (!mayStand(at, 0)) {
                return false;
            }
            var mark = mark(at);
            return mark != null && (mark.counts() || typed.startsWith("[", at + 1));
        }

        private boolean mayStand(int at, int from) {
            if (at == from) {
                return true;
            }
            var before = typed.charAt(at - 1);
            return isSpace(before) || OPENING.indexOf(before) >= 0 || typed.charAt(at) == '@' && ",;/".indexOf(before) >= 0;
        }

        private @Nullable Mark mark(int at) {
            var type = switch (typed.charAt(at)) {
                case '@' -> TokenType.PARTY;
                case '!' -> TokenType.DUE;
                case '>' -> TokenType.AGENDA;
                default -> TokenType.DOSSIER;
            };
            if (at + 1 == typed.length()) {
                return new Mark(at, at + 1, type, false, null, null);
            }
            if (typed.charAt(at + 1) == '[') {
                return bracketed(at, type);
            }
            var end = wordEnd(typed, at + 1);
            if (end == at + 1) {
                return null;
            }
            return switch (type) {
                case DUE, AGENDA -> moment(at, end, type, DutchDates.at(typed, at + 1, meetingOn), false);
                case PARTY, DOSSIER, KIND, DATE -> name(at, end, type, typed.substring(at + 1, end));
            };
        }

        private @Nullable Mark bracketed(int at, TokenType type) {
            var name = new StringBuilder();
            for (var i = at + 2; i < typed.length() && i < at + LONGEST_NAME; i++) {
                var c = typed.charAt(i);
                if (c == '\\' && i + 1 < typed.length() && "\\]".indexOf(typed.charAt(i + 1)) >= 0) {
                    name.append(typed.charAt(++i));
                } else if (c == ']') {
                    var inside = name.toString();
                    return switch (type) {
                        case DUE, AGENDA -> moment(at, i + 1, type, DutchDates.whole(inside, meetingOn), true);
                        case PARTY, DOSSIER, KIND, DATE -> name(at, i + 1, type, inside.strip());
                    };
                } else {
                    name.append(c);
                }
            }
            var unfinished = typed.length() < at + LONGEST_NAME;
            return unfinished ? new Mark(at, typed.length(), type, false, null, null) : null;
        }

        private Mark name(int at, int end, TokenType type, String name) {
            if (type == TokenType.DOSSIER) {
                var dossier = name.isEmpty() ? null : names.dossier(name);
                return new Mark(at, end, type, dossier != null, dossier, dossier == null ? null : dossier.name());
            }
            var party = name.isEmpty() ? null : party(name);
            return new Mark(at, end, type, party != null, party, party == null ? null : party.label());
        }

        private @Nullable PartyMention party(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "gemeenten" -> PartyMention.Group.MUNICIPALITIES;
                case "allen" -> PartyMention.Group.ALL;
                default -> names.party(name);
            };
        }

        private Mark moment(int at, int wordEnd, TokenType type, DutchDates.@Nullable Found found, boolean bracketed) {
            var end = bracketed || found == null ? wordEnd : found.end();
            return switch (found) {
                case null -> new Mark(at, wordEnd, type, false, null, null);
                case DutchDates.Day day -> new Mark(at, end, type, true, Moment.on(day.date()), DutchDates.full(day.date()));
                case DutchDates.NextMeeting _ -> new Mark(at, end, type, true, Moment.nextMeeting(nextMeeting),
                        "volgende vergadering" + (nextMeeting == null ? "" : ", " + DutchDates.full(nextMeeting)));
                case DutchDates.NoSuchDay none -> new Mark(at, end, type, false, null, none.sentence());
            };
        }

        private void offer(int from, List<Mark> marks, List<Token> tokens) {
            var next = 0;
            for (var found : DutchDates.in(typed, meetingOn)) {
                while (next < marks.size() && marks.get(next).end() <= found.start()) {
                    next++;
                }
                var covered = next < marks.size() && marks.get(next).start() < found.end();
                if (found.start() < from || covered) {
                    continue;
                }
                switch (found) {
                    case DutchDates.Day day -> tokens.add(new Token(day.start(), day.end(), TokenType.DATE, Status.OFFERED,
                            DutchDates.full(day.date())));
                    case DutchDates.NextMeeting verg -> tokens.add(new Token(verg.start(), verg.end(), TokenType.DATE,
                            Status.OFFERED, nextMeeting == null ? "volgende vergadering" : DutchDates.full(nextMeeting)));
                    case DutchDates.NoSuchDay none -> tokens.add(new Token(none.start(), none.end(), TokenType.DATE,
                            Status.UNKNOWN, none.sentence()));
                }
            }
        }

        // ---- the sentence that remains ----

        private String sentence(int from, List<Mark> marks) {
            var out = new StringBuilder();
            var at = from;
            Mark before = null;
            for (var mark : marks) {
                if (!mark.counts()) {
                    continue;
                }
                var piece = typed.substring(at, mark.start());
                if (before == null) {
                    append(out, plain(piece));
                } else if (!(before.type() == TokenType.PARTY && mark.type() == TokenType.PARTY && connects(piece))) {
                    appendAfterMark(out, plain(piece));
                }
                before = mark;
                at = mark.end();
            }
            var rest = plain(typed.substring(at));
            if (before == null) {
                append(out, rest);
            } else {
                appendAfterMark(out, rest);
                if (rest.isBlank()) {
                    close(out);
                }
            }
            return out.toString().strip();
        }

        /// Between two names: "@coa en @emmen", "@coa, @emmen".
        private static boolean connects(String piece) {
            return switch (piece.strip().toLowerCase(Locale.ROOT)) {
                case "", ",", ";", "/", "&", "+", "en", ", en", "of" -> true;
                default -> false;
            };
        }

        private static String plain(String piece) {
            var out = new StringBuilder();
            for (var i = 0; i < piece.length(); i++) {
                var c = piece.charAt(i);
                if (c == '\\' && i + 1 < piece.length() && MARKS.indexOf(piece.charAt(i + 1)) >= 0) {
                    out.append(piece.charAt(++i));
                } else {
                    out.append(c);
                }
            }
            return out.toString();
        }

        private static void append(StringBuilder out, String piece) {
            for (var i = 0; i < piece.length(); i++) {
                var c = piece.charAt(i);
                if (!isSpace(c)) {
                    out.append(c);
                } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            }
        }

        /// Joins what stood before a mark to what stood after it, as if the mark had never been there.
        private static void appendAfterMark(StringBuilder out, String piece) {
            var rest = piece;
            while (true) {
                var bare = rest.stripLeading();
                if (bare.isEmpty()) {
                    append(out, rest);
                    return;
                }
                var first = bare.charAt(0);
                if (trimmedEndsWithOpening(out, first)) {
                    trim(out);
                    out.setLength(out.length() - 1);
                    rest = bare.substring(1);
                    continue;
                }
                if (CLOSING.indexOf(first) >= 0 && (bare.length() == 1 || isSpace(bare.charAt(1))
                        || CLOSING.indexOf(bare.charAt(1)) >= 0)) {
                    trim(out);
                    if (out.isEmpty() && ".,;:".indexOf(first) >= 0) {
                        rest = bare.substring(1);
                        continue;
                    }
                    if (!out.isEmpty() && ",;".indexOf(out.charAt(out.length() - 1)) >= 0 && ".,;:?!)".indexOf(first) >= 0) {
                        out.setLength(out.length() - 1);
                    }
                    append(out, bare);
                    return;
                }
                if (!out.isEmpty() && OPENING.indexOf(out.charAt(out.length() - 1)) >= 0) {
                    append(out, bare);
                } else {
                    append(out, rest);
                }
                return;
            }
        }

        private static boolean trimmedEndsWithOpening(StringBuilder out, char closing) {
            var end = out.length();
            while (end > 0 && out.charAt(end - 1) == ' ') {
                end--;
            }
            if (end == 0) {
                return false;
            }
            return switch (closing) {
                case ')' -> out.charAt(end - 1) == '(';
                case ']' -> out.charAt(end - 1) == '[';
                case '}' -> out.charAt(end - 1) == '{';
                case '”' -> "“„".indexOf(out.charAt(end - 1)) >= 0;
                case '’' -> out.charAt(end - 1) == '‘';
                case '"', '\'' -> out.charAt(end - 1) == closing;
                default -> false;
            };
        }

        private static void trim(StringBuilder out) {
            while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
        }

        /// A comma or dash that only led to the marks at the end goes with them.
        private static void close(StringBuilder out) {
            trim(out);
            var last = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
            var dash = "-–—".indexOf(last) >= 0 && out.length() > 1 && out.charAt(out.length() - 2) == ' ';
            if (",;".indexOf(last) >= 0 || dash) {
                out.setLength(out.length() - 1);
                trim(out);
            }
        }

        /// Where the word that starts here ends: letters and digits, with single signs between them ("ter-apel", "a.b").
        static int wordEnd(String text, int from) {
            var at = from;
            while (at < text.length()) {
                var c = text.charAt(at);
                if (isWordPart(c)) {
                    at++;
                } else if (at > from && "-.'’_&".indexOf(c) >= 0 && at + 1 < text.length() && isWordPart(text.charAt(at + 1))) {
                    at += 2;
                } else {
                    break;
                }
            }
            return at;
        }

        private static boolean isWordPart(char c) {
            return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
        }

        private static boolean isSpace(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c);
        }
    }
}
