package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes pieces of lines of text: sees bullets, numbers and headings that were typed, and joins what was broken off at
/// the right margin. Every form of file ends here, because in every form people type "- " and "3.2" by hand.
final class TypedLines {

    private static final String BULLETS = "-*•·–—▪▫◦‣●○■□➢➤►▶✓✔→⁃∙";
    private static final int LONGEST_HEADING = 100;
    private static final Set<String> LABELS = Set.of("actie", "acties", "actiepunt", "besluit", "besluiten", "afspraak",
            "afspraken", "vraag", "vragen", "oproep", "signaal", "signalen", "constatering", "mededeling",
            "mededelingen", "toezegging", "agendapunt", "conclusie", "advies", "info", "ter kennisname",
            "ter informatie", "datum", "plaats", "locatie", "tijd", "tijdstip", "aanwezig", "aanwezigen", "afwezig",
            "afgemeld", "voorzitter", "secretaris", "notulist", "verslag", "status", "van", "aan", "cc", "onderwerp",
            "verzonden", "kopie", "betreft", "kenmerk", "deelnemers", "met kennisgeving", "afmeldingen", "afmelding",
            "aanvang", "verslaglegging", "volgende vergadering", "volgende overleg", "gasten", "genodigden", "action",
            "decision", "owner", "due", "to", "from", "subject", "date", "sent", "gevraagd besluit", "genomen besluit",
            "bijlage", "bijlagen", "portefeuillehouder", "toelichting");
    private static final Set<String> OPENING = Set.of("actie", "actiepunt", "besluit", "afspraak", "vraag", "oproep",
            "signaal", "toezegging", "mededeling", "agendapunt", "verzoek");
    private static final Set<String> BELONGING =
            Set.of("actiehouder", "actiehouders", "wie", "door wie", "door", "wanneer",
            "deadline", "uiterlijk", "gereed", "gereed op", "termijn", "eigenaar", "trekker", "houder",
            "verantwoordelijk", "verantwoordelijke", "planning", "streefdatum", "voor", "einddatum", "afdoening",
            "stand van zaken", "due date", "owner", "due", "dossier", "uitvoering", "uitvoering door", "toegezegd aan",
            "toegezegd door", "opmerking");

    private static final Pattern NUMBERED_LABEL =
            Pattern.compile("^(?:AP|[Aa]ctie|[Aa]ctiepunt|[Bb]esluit|[Aa]fspraak) ?\\d{1,3}(?:\\.\\d{1,3})?[:.) ]");

    private final Document document;
    private final List<Piece> into;
    private final boolean inCell;
    private final int wrapAt;

    private final StringBuilder open = new StringBuilder();
    private Piece.Form form = Piece.Form.TEXT;
    private String marker = "";
    private int depth;
    private int indent;
    private int lastLength;
    private boolean afterBlank = true;
    private boolean fixed;

    TypedLines(Document document, List<Piece> into, boolean inCell, int wrapAt) {
        this.document = document;
        this.into = into;
        this.inCell = inCell;
        this.wrapAt = wrapAt;
    }

    /// An empty line: what follows stands on its own.
    void blank() {
        afterBlank = true;
    }

    /// A heading that the form itself marks as one.
    void heading(int level, String text) {
        close();
        var mark = mark(text.strip(), false);
        if (!text.isBlank()) {
            into.add(document.text(Piece.Form.HEADING, level, mark == null ? "" : mark.marker(),
                    mark == null ? text.strip() : mark.rest(), inCell));
        }
        afterBlank = true;
    }

    /// An item that the form itself marks as one (`li`): everything until the next belongs to it.
    void item(int itemDepth, String itemMarker) {
        close();
        form = Piece.Form.ITEM;
        depth = itemDepth;
        marker = itemMarker;
        fixed = true;
    }

    void endItem() {
        close();
    }

    /// One line as typed, with the spaces it begins with.
    void line(String raw, boolean strong) {
        var text = raw.strip();
        if (text.isEmpty()) {
            blank();
            return;
        }
        var margin = margin(raw);
        if (fixed && open.isEmpty()) {
            var typed = mark(text, true);
            if (typed != null && (typed.bullet() || marker.isEmpty())) {
                marker = typed.bullet() ? typed.marker() : typed.marker();
                text = typed.rest();
            }
            start(text, margin, raw.length());
            return;
        }
        var mark = mark(text, margin > 0);
        if (mark != null && !(fixed && !mark.bullet())) {
            close();
            form = mark.bullet() ? Piece.Form.ITEM : Piece.Form.NUMBERED;
            marker = mark.marker();
            depth = mark.bullet() ? margin / 2 + 1 : mark.depth();
            if (mark.bullet()) {
                var number = mark(mark.rest(), false);
                if (number != null && !number.bullet() && marker.length() <= 1) {
                    marker = number.marker();
                    start(number.rest(), margin, raw.length());
                    return;
                }
            }
            start(mark.rest(), margin, raw.length());
            return;
        }
        if (fixed || !open.isEmpty() && continues(text, margin, strong)) {
            open.append(' ').append(text);
            lastLength = raw.stripTrailing().length();
            afterBlank = false;
            return;
        }
        close();
        form = strong ? Piece.Form.STRONG : Piece.Form.TEXT;
        depth = 0;
        marker = "";
        start(text, margin, raw.length());
    }

    private void start(String text, int margin, int length) {
        open.append(text);
        indent = margin;
        lastLength = length;
        afterBlank = false;
    }

    private boolean continues(String text, int margin, boolean strong) {
        if (form == Piece.Form.STRONG || strong) {
            return form == Piece.Form.STRONG && strong && !afterBlank && Character.isLowerCase(text.charAt(0));
        }
        var label = label(text);
        var item = form == Piece.Form.ITEM || form == Piece.Form.NUMBERED;
        if (label != null && BELONGING.contains(label) && item && margin > indent) {
            return true;
        }
        if (label != null && (LABELS.contains(label) || BELONGING.contains(label) || opensLabel(label)
                || isShouted(text.substring(0, text.indexOf(':'))))) {
            return false;
        }
        if (afterBlank) {
            return form == Piece.Form.ITEM && margin > indent && !endsSentence()
                    && Character.isLowerCase(text.charAt(0));
        }
        if (NUMBERED_LABEL.matcher(text).find()) {
            return false;
        }
        if (form == Piece.Form.NUMBERED && open.length() <= 50 && lastLength < 60 && !endsSentence()
                && Character.isUpperCase(text.charAt(0))) {
            // a short line of its own, and then a new sentence: a heading with its text
            return false;
        }
        if (item && margin > indent) {
            return true;
        }
        if (Character.isLowerCase(text.charAt(0)) && !endsWith(":") && (!endsSentence() || item)) {
            return true;
        }
        var space = text.indexOf(' ');
        var firstWord = space < 0 ? text.length() : space;
        return wrapAt > 0 && !endsWith(":") && lastLength > 40 && lastLength + 1 + firstWord > wrapAt - 4;
    }

    /// Begins with a word by which one knows that something new is said ("Besluit:", "Datum:").
    static boolean isLabelled(String text) {
        var label = label(text);
        return label != null && (LABELS.contains(label) || BELONGING.contains(label) || opensLabel(label));
    }

    /// "Actie (Lisdonk):", "Vraag aan het COA:"
    private static boolean opensLabel(String label) {
        var space = label.indexOf(' ');
        return space > 0 && OPENING.contains(label.substring(0, space));
    }

    private boolean endsSentence() {
        return endsWith(".") || endsWith("?") || endsWith("!") || endsWith(":") || endsWith(";");
    }

    private boolean endsWith(String end) {
        return !open.isEmpty() && open.charAt(open.length() - 1) == end.charAt(0);
    }

    void close() {
        if (!open.isEmpty()) {
            into.add(document.text(form, depth, marker, open.toString(), inCell));
            open.setLength(0);
        }
        form = Piece.Form.TEXT;
        marker = "";
        depth = 0;
        fixed = false;
        afterBlank = true;
    }

    /// The word before a colon with which a line opens ("Besluit: …"), in small letters.
    static @Nullable String label(String text) {
        var colon = text.indexOf(':');
        if (colon < 2 || colon > 32 || text.startsWith("//", colon + 1)) {
            return null;
        }
        for (var i = 0; i < colon; i++) {
            var c = text.charAt(i);
            if (!Character.isLetter(c) && c != ' ' && c != '/' && c != '-' && c != '(' && c != ')' && c != '*') {
                return null;
            }
        }
        return text.substring(0, colon).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    /// What a typed line begins with.
    record Mark(String marker, String rest, boolean bullet, int depth) {}

    static @Nullable Mark mark(String text, boolean indented) {
        if (text.length() < 2) {
            return null;
        }
        var c = text.charAt(0);
        if (BULLETS.indexOf(c) >= 0 || c >= '\uF000' && c <= '\uF0FF'
                || c == 'o' && indented && text.startsWith("o ")) {
            var end = 1;
            if (c == '-' && text.startsWith("->")) {
                end = 2;
            }
            var spaced = Character.isWhitespace(text.charAt(Math.min(end, text.length() - 1)));
            if (!spaced && "-*–—o".indexOf(c) >= 0 && end == 1) {
                return null;
            }
            var rest = text.substring(end).strip();
            if (rest.isEmpty()) {
                return null;
            }
            var box = box(rest);
            return box != null ? box : new Mark(String.valueOf(c), rest, true, 1);
        }
        if (c == '>' && text.startsWith("> ") && label(text.substring(2)) != null) {
            return new Mark(">", text.substring(2).strip(), true, 1);
        }
        if (c == '☐' || c == '☑' || c == '☒' || c == '[') {
            return box(text);
        }
        return number(text);
    }

    private static @Nullable Mark box(String text) {
        var c = text.charAt(0);
        if ((c == '☐' || c == '☑' || c == '☒') && text.length() > 1) {
            return new Mark(c == '☐' ? "[ ]" : "[x]", text.substring(1).strip(), true, 1);
        }
        if (text.length() > 4 && c == '[' && text.charAt(2) == ']' && " xXvV".indexOf(text.charAt(1)) >= 0) {
            return new Mark(text.charAt(1) == ' ' ? "[ ]" : "[x]", text.substring(3).strip(), true, 1);
        }
        return null;
    }

    /// "3." · "3.2" · "3.2.1)" · "IV." · "b)" · "Agendapunt 3:" · "Ad 3." · "A-12:"
    private static @Nullable Mark number(String text) {
        var at = 0;
        for (var word : List.of("agendapunt ", "punt ", "ad ", "agenda punt ")) {
            if (text.regionMatches(true, 0, word, 0, word.length()) && text.length() > word.length()
                    && Character.isDigit(text.charAt(word.length()))) {
                at = word.length();
                break;
            }
        }
        var worded = at > 0;
        var from = at;
        var dots = 0;
        var digits = 0;
        while (at < text.length() && at - from < 16) {
            var c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
                at++;
            } else if (c == '.' && digits > 0 && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
                dots++;
                at++;
            } else {
                break;
            }
        }
        var closed = false;
        if (digits == 0) {
            at = coded(text);
            if (at == 0) {
                return null;
            }
            closed = true;
        } else if (at < text.length() && ".):".indexOf(text.charAt(at)) >= 0 && digits <= 3 + dots * 2) {
            closed = true;
            at++;
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
            }
        } else if (at < text.length() && Character.isLetter(text.charAt(at)) && at + 1 < text.length()
                && ".)".indexOf(text.charAt(at + 1)) >= 0) {
            closed = true;
            at += 2;
        }
        if (at >= text.length() || !Character.isWhitespace(text.charAt(at))) {
            return null;
        }
        var tab = text.charAt(at) == '\t' || dots == 0 && digits < 3 && text.startsWith("   ", at);
        if (!closed && !worded && dots == 0 && !tab || digits > 3 + dots * 3) {
            return null;
        }
        var rest = text.substring(at).strip();
        if (rest.isEmpty() || rest.startsWith("uur")
                || !Character.isLetterOrDigit(rest.charAt(0)) && "'‘“\"(*[".indexOf(rest.charAt(0)) < 0) {
            return null;
        }
        if (!worded && dots > 0 && !closed && Character.isLowerCase(rest.charAt(0))) {
            return null;
        }
        return new Mark(text.substring(0, at).strip(), rest, false, dots + 1);
    }

    private static int coded(String text) {
        var at = 0;
        while (at < text.length() && at < 5 && "IVXivx".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == 0 || at < text.length() && ".)".indexOf(text.charAt(at)) < 0) {
            at = 1;
            if (!isLatin(text.charAt(0))) {
                return 0;
            }
            if (text.length() > 2 && (text.charAt(1) == '-' || Character.isDigit(text.charAt(1)))) {
                while (at < text.length() && at < 8 && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-'
                        || text.charAt(at) == '.')) {
                    at++;
                }
                if (text.charAt(at - 1) == '.' || at < text.length() && ":)".indexOf(text.charAt(at)) >= 0) {
                    return text.charAt(at - 1) == '.' ? at : at + 1;
                }
                return at < text.length() && text.charAt(at) == '\t' ? at : 0;
            }
        }
        return at < text.length() && ".)".indexOf(text.charAt(at)) >= 0 ? at + 1 : 0;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int margin(String raw) {
        var margin = 0;
        for (var i = 0; i < raw.length() && Character.isWhitespace(raw.charAt(i)); i++) {
            margin += raw.charAt(i) == '\t' ? 4 : 1;
        }
        return margin;
    }

    /// Letters, all of them capitals: how headings were made on a typewriter.
    static boolean isShouted(String text) {
        var letters = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetter(c)) {
                if (!Character.isUpperCase(c)) {
                    return false;
                }
                letters++;
            }
        }
        return letters >= 4 && text.length() <= LONGEST_HEADING;
    }
}
