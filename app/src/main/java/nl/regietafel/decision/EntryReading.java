package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import nl.regietafel.decision.EntryLine.Status;
import nl.regietafel.decision.EntryLine.Token;
import nl.regietafel.decision.EntryLine.TokenType;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// One pass over what was typed in the entry line: first the marks, then the sentence that remains without them.
final class EntryReading {

    static final String MARKS = "@!>#";
    private static final String OPENING = "([{\"'“‘„«";
    private static final String CLOSING = ".,;:?!)]}”’";
    private static final int LONGEST_NAME = 200;

    /// A piece of the typed text that is a mark: where, and what came of it. `counts` when it was understood.
    private record Mark(int start, int end, TokenType type, boolean counts, @Nullable Object meaning,
                        @Nullable String label) {}

    private final String typed;
    private final Names names;
    private final LocalDate meetingOn;
    private final @Nullable LocalDate nextMeeting;

    EntryReading(String typed, Names names, LocalDate meetingOn, @Nullable LocalDate nextMeeting) {
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
                .filter(LineParty.class::isInstance).map(LineParty.class::cast).distinct().toList(),
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
        return new Mark(at, end, type, party != null, party, party == null ? null : label(party));
    }

    private @Nullable LineParty party(String name) {
        for (var group : LineParty.Group.values()) {
            if (group.dutch().equalsIgnoreCase(name)) {
                return new LineParty(null, null, group, group.dutch(), null, false);
            }
        }
        return names.party(name);
    }

    private static String label(LineParty party) {
        return party.personName() == null ? party.name() : party.name() + ", " + party.personName();
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
