package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.regietafel.decision.LineKind;
import org.jspecify.annotations.Nullable;

/// What is written at the end of a text about who and when: "(actie: secretaris, uiterlijk 1 maart)", "Actiehouder:
/// provincie. Gereed: 1 maart", "→ secretaris", "Actie: secretaris".
final class Trailing {

    /// Far more than the eight words that a name or a date can take.
    private static final int LONGEST_VALUE = 500;

    private final Moments moments;
    final List<String> owners = new ArrayList<>();
    /// Names between brackets that only count when the text is an action.
    final List<String> names = new ArrayList<>();
    @Nullable LocalDate due;
    @Nullable String dueText;
    @Nullable LineKind kind;

    Trailing(String text, Moments moments) {
        this.moments = moments;
        labels(text);
        var bare = text.strip();
        while (bare.endsWith(".") || bare.endsWith(";")) {
            bare = bare.substring(0, bare.length() - 1).strip();
        }
        for (var pair : List.of("()", "[]")) {
            var from = bare.lastIndexOf(pair.charAt(0));
            if (bare.endsWith(pair.substring(1)) && from > 0 && bare.length() - from < 90) {
                inside(bare.substring(from + 1, bare.length() - 1));
            }
        }
        for (var arrow : List.of("→", "->", "=>", "»")) {
            var from = bare.lastIndexOf(arrow);
            if (from > 0 && bare.length() - from < 60) {
                inside(bare.substring(from + arrow.length()));
            }
        }
        var from = Math.max(bare.lastIndexOf(" - "), bare.lastIndexOf(" – "));
        if (from > 0 && bare.length() - from < 50 && owners.isEmpty()) {
            var tail = bare.substring(from + 3).strip();
            var words = Signals.words(tail);
            if (!words.isEmpty() && words.size() <= 6 && (Who.ROLES.contains(words.getFirst().plain())
                    || moments.dateIn(tail) != null && words.size() <= 5)) {
                inside(tail);
            }
        }
    }

    private void inside(String note) {
        var rest = note.strip();
        var label = TypedLines.label(rest);
        var named = false;
        if (label != null && (Prefixes.PREFIXES.containsKey(label) || Prefixes.OWNER_LABELS.contains(label)
                || Prefixes.DUE_LABELS.contains(label))) {
            if (Prefixes.PREFIXES.get(label) == LineKind.ACTION || Prefixes.OWNER_LABELS.contains(label)) {
                kind = LineKind.ACTION;
                named = true;
            }
            rest = rest.substring(rest.indexOf(':') + 1);
        } else if (Signals.plain(rest).startsWith("actie ")) {
            kind = LineKind.ACTION;
            named = true;
            rest = rest.substring(6);
        }
        var found = new ArrayList<String>();
        for (var part : rest.split("[,;/|]| – | - ")) {
            var words = Signals.words(part);
            if (words.isEmpty() || words.size() > 6) {
                continue;
            }
            var date = moments.dateIn(part);
            if (date != null || Moments.NO_DATE.matcher(part).find()) {
                if (dueText == null && (moments.on == null || date == null || !date.isBefore(moments.on))
                        && !Moments.ABOUT.contains(words.getFirst().plain())
                        && !words.getFirst().plain().startsWith("d")) {
                    due = date;
                    dueText = part.strip();
                }
            } else if (words.size() <= 4 && (named || Who.ROLES.contains(words.getFirst().plain()))) {
                found.addAll(Owners.of(Who.bare(part)));
            } else if (words.size() <= 3 && isName(part.strip())) {
                names.addAll(Owners.of(Who.bare(part)));
            }
        }
        if (owners.isEmpty()) {
            owners.addAll(found);
            if (kind == null && dueText != null && !found.isEmpty()) {
                kind = LineKind.ACTION;
            }
        }
    }

    private static boolean isName(String part) {
        return Character.isUpperCase(part.charAt(0)) && part.chars().noneMatch(Character::isDigit)
                && !(part.length() <= 5 && part.equals(part.toUpperCase(Locale.ROOT)));
    }

    /// "Actiehouder: …", "Deadline: …" anywhere, each until the next full stop, bar, semicolon or label.
    private void labels(String text) {
        for (var colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
            var from = colon;
            while (from > 0 && colon - from < 24 && (Character.isLetter(text.charAt(from - 1))
                    || text.charAt(from - 1) == ' ')) {
                from--;
            }
            var label = Signals.plain(text.substring(from, colon).strip());
            var space = label.lastIndexOf(' ');
            var last = space < 0 ? label : label.substring(space + 1);
            var owner = Prefixes.OWNER_LABELS.contains(label)
                    || Prefixes.OWNER_LABELS.contains(last)
                    && Character.isUpperCase(text.charAt(colon - last.length()));
            var moment = Prefixes.DUE_LABELS.contains(label)
                    || Prefixes.DUE_LABELS.contains(last) && Character.isUpperCase(text.charAt(colon - last.length()));
            var atEnd = label.equals("actie") && from > 0 && text.length() - colon < 50;
            if (!owner && !moment && !atEnd) {
                continue;
            }
            var value = value(text, colon + 1);
            var words = Signals.words(value);
            if (words.isEmpty() || words.size() > 8) {
                continue;
            }
            if (moment) {
                due = moments.dateIn(value);
                dueText = value;
            } else if (owner && from > 0) {
                owners.addAll(Owners.of(value));
                kind = LineKind.ACTION;
            } else if (atEnd && words.size() <= 5 && !Heard.isTask(words) && Signals.hits(words).isEmpty()) {
                inside("actie: " + value);
            }
        }
    }

    private String value(String text, int from) {
        var end = from;
        while (end < text.length() && end - from < LONGEST_VALUE && ";|\n)]".indexOf(text.charAt(end)) < 0
                && !(text.charAt(end) == '.' && (end + 1 >= text.length() || text.charAt(end + 1) == ' ')
                        && !(end > 1 && Character.isDigit(text.charAt(end - 1)) && end + 2 < text.length()
                        && Character.isLetterOrDigit(text.charAt(end + 2))
                        && Character.isLowerCase(text.charAt(end + 2))))) {
            end++;
        }
        var value = text.substring(from, end);
        for (var label : List.of(" Deadline:", " Wanneer:", " Gereed:", " Uiterlijk:", " Actiehouder:", " Wie:",
                " Termijn:", " Door:", " Planning:", " Status:", ", deadline:", ", wanneer:", ", gereed:",
                ", uiterlijk:", " Datum:", " Eigenaar:", " Opmerking:")) {
            var at = value.indexOf(label);
            if (at >= 0) {
                value = value.substring(0, at);
            }
        }
        return value.strip();
    }
}
