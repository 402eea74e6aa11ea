package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
public record EntryLine(LineKind kind, String text, List<LineParty> parties, @Nullable Moment due, @Nullable Moment goesTo,
                        @Nullable DossierMention dossier, List<Token> tokens) {

    /// A piece of the typed text; `label` says in words what it was understood as, or why it was not.
    public record Token(int start, int end, TokenType type, Status status, @Nullable String label) {}

    public enum TokenType { KIND, PARTY, DUE, AGENDA, DOSSIER, DATE }

    /// What became of a token. A date in running text is only offered; a mark that is not understood (yet) and stands at the
    /// end is still being typed.
    public enum Status { RECOGNISED, REPLACED, UNKNOWN, OFFERED, TYPING }

    public EntryLine {
        parties = List.copyOf(parties);
        tokens = List.copyOf(tokens);
    }

    /// Reads what was typed at the meeting of `meetingOn`; `last` is the kind when no letter chooses one.
    public static EntryLine read(String typed, LineKind last, Names names, LocalDate meetingOn,
                                 @Nullable LocalDate nextMeeting) {
        return new EntryReading(typed, names, meetingOn, nextMeeting).line(last);
    }

    /// A line made of its parts, to be [#typed] again.
    public static EntryLine of(LineKind kind, String text, List<LineParty> parties, @Nullable Moment due,
                               @Nullable Moment goesTo, @Nullable DossierMention dossier) {
        return new EntryLine(kind, text, parties, due, goesTo, dossier, List.of());
    }

    /// A line as it stands, to be [#typed] again. Which parties are hidden is not typed: that stays with the line.
    public static EntryLine of(Line line) {
        var parties = line.parties().stream().map(party ->
                new LineParty(party.party(), party.person(), party.group(), party.name(), party.personName(), false)).toList();
        return of(line.kind(), line.text(), parties, moment(line.dueOn(), line.dueMeeting()),
                moment(line.goesToOn(), line.goesToNext()), line.dossier() == null || line.dossierName() == null ? null
                : new DossierMention(line.dossier(), line.dossierName(), line.dossierShortName()));
    }

    private static @Nullable Moment moment(@Nullable LocalDate date, boolean nextMeeting) {
        return date == null && !nextMeeting ? null : new Moment(date, nextMeeting);
    }

    /// What was said, before it has a place. Of the next meeting only that it is the next one: its day is looked up.
    Line.Said said() {
        return new Line.Said(kind, text, parties, day(due), due != null && due.nextMeeting(), day(goesTo),
                goesTo != null && goesTo.nextMeeting(), dossier == null ? null : dossier.dossier());
    }

    private static @Nullable LocalDate day(@Nullable Moment moment) {
        return moment == null || moment.nextMeeting() ? null : moment.date();
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
        var marks = marks(names, meetingOn, false);
        if (sentence.isEmpty() || marks.isEmpty()) {
            return key + sentence + marks;
        }
        var behind = key + sentence + " " + marks;
        var closed = marks(names, meetingOn, true);
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
    private String marks(Names names, LocalDate meetingOn, boolean closed) {
        var all = new ArrayList<String>();
        for (var party : parties) {
            all.add("@" + written(called(party, names)));
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

    /// Two people of one name are not told apart by it; their party then still is.
    private static String called(LineParty party, Names names) {
        var person = party.personName();
        return person == null || names.party(person) == null && names.party(party.name()) != null ? party.name() : person;
    }

    private static String written(String name) {
        var word = EntryReading.wordEnd(name, 0) == name.length() && !name.isEmpty();
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
        var reading = new EntryReading(text, names, meetingOn, nextMeeting);
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (EntryReading.MARKS.indexOf(c) >= 0 && (i > 0 && text.charAt(i - 1) == '\\' || reading.wouldCount(i))) {
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
}
