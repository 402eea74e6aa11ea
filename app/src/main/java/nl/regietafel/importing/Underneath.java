package nl.regietafel.importing;

import java.util.List;
import java.util.Set;
import nl.regietafel.importing.Meaning.Around;
import org.jspecify.annotations.Nullable;

/// What a text is by what stands under it: a heading that nothing marks as one, an introduction to items, a preamble.
final class Underneath {

    private final List<Piece> pieces;
    private final Set<Integer> furniture;
    private final Set<Integer> headings;
    private final Opening opening;
    private final Sections sections;
    private final Drafts drafts;
    private final int named;

    Underneath(Document document, Set<Integer> furniture, Set<Integer> headings, Opening opening, Sections sections,
            Drafts drafts) {
        this.pieces = document.pieces();
        this.furniture = furniture;
        this.headings = headings;
        this.opening = opening;
        this.sections = sections;
        this.drafts = drafts;
        this.named = (int) document.texts().stream().map(text -> TypedLines.label(text.text()))
                .filter(label -> "onderwerp".equals(label) || "agendapunt".equals(label)).count();
    }

    /// A short item with items under it, in a document without other headings, is a topic.
    boolean isGroup(Piece.Text text, int at, Around section) {
        if (at < 0 || text.depth() != 1 || !drafts.topics.isEmpty() && drafts.topics.getLast().level != Outline.GROUP) {
            return false;
        }
        var bare = text.text().strip();
        var next = nextText(at);
        return next != null && next.form() == Piece.Form.ITEM && next.depth() > 1 && Looks.isTitleLike(bare)
                && Signals.words(bare).size() <= 6
                && (sections.of(bare, section).goesTo() != null
                || Signals.hits(Signals.words(bare)).stream().noneMatch(hit -> hit.weight() >= 0.7));
    }

    boolean isHeadingByPlace(Piece.Text text, int at) {
        var bare = text.text().strip();
        if (isNamed(text)) {
            return true;
        }
        if (at < 0 || bare.length() > 70 || Character.isLowerCase(bare.charAt(0))
                || ".;?!,".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            return false;
        }
        var next = nextText(at);
        if (next == null) {
            return false;
        }
        if (drafts.topics.isEmpty() && Looks.isDateOnly(next.text())) {
            return false;
        }
        var label = TypedLines.label(bare);
        var points = next.form() == Piece.Form.ITEM || next.form() == Piece.Form.NUMBERED
                && !headings.contains(next.block());
        if (points && (label == null ? Looks.isNextMeeting(Looks.words(bare).replaceAll(" \\d.*", ""))
                || Looks.words(bare).startsWith("agendapunt") : Looks.isNextMeeting(label))) {
            return true;
        }
        if (label != null && !bare.endsWith(":") || Looks.hasVerbOfLine(bare)) {
            return false;
        }
        if (bare.endsWith(":")) {
            var words = Signals.words(bare);
            return words.size() <= 6 && (next.form() == Piece.Form.ITEM || next.form() == Piece.Form.TEXT
                    && !Prefixes.PREFIXES.containsKey(Looks.words(bare)))
                    && Signals.hits(words).stream().noneMatch(hit -> hit.weight() >= 0.68 && hit.to() - hit.from() > 1)
                    && !HeadLabels.ATTENDANCE.contains(Looks.words(bare))
                    && !Set.of("volgende", "volgend", "de", "het", "er", "dit", "afgesproken", "besloten")
                    .contains(words.isEmpty() ? "" : words.getFirst().plain().equals("volgende") ? ""
                    : words.getFirst().plain());
        }
        if (points) {
            return Signals.words(bare).size() <= 9;
        }
        return next.form() == Piece.Form.TEXT && bare.length() <= 50 && next.text().length() >= 50
                && Signals.words(bare).size() <= 6 && !Looks.isDateOnly(bare)
                && !Looks.GREETING.matcher(bare).matches() && opening.titleBlock() != text.block()
                && (!drafts.topics.isEmpty() || opening.title() != null || at == 0);
    }

    /// "Onderwerp: …" said more than once says each time that a topic begins.
    boolean isNamed(Piece.Text text) {
        var label = TypedLines.label(text.text());
        return label != null && (label.equals("onderwerp") || label.equals("agendapunt"))
                && !Looks.after(text.text()).isEmpty() && named > 1;
    }

    boolean followedByItem(Piece.Text text, int at, boolean inCell) {
        if (inCell) {
            return true;
        }
        var next = nextText(at);
        return next != null && (next.form() == Piece.Form.ITEM || next.form() == Piece.Form.NUMBERED)
                || at + 1 < pieces.size() && pieces.get(at + 1) instanceof Piece.Table;
    }

    boolean isPreamble(String text, int at) {
        if (Looks.GREETING.matcher(text).matches() || Looks.isStatus(text)) {
            return true;
        }
        var label = TypedLines.label(text);
        if (label != null && Prefixes.PREFIXES.containsKey(label)) {
            return false;
        }
        for (var i = at + 1; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Table || pieces.get(i) instanceof Piece.Text next
                    && (next.form() == Piece.Form.HEADING || next.form() == Piece.Form.STRONG
                    || headings.contains(next.block()) || next.form() == Piece.Form.ITEM
                    || next.form() == Piece.Form.NUMBERED)) {
                return true;
            }
        }
        return text.endsWith(":") || text.length() < 100 && Looks.TITLE_WORD.matcher(text).find()
                && Looks.fullDate(text) != null;
    }

    private Piece.@Nullable Text nextText(int at) {
        for (var i = at + 1; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Piece.Text next -> {
                    if (!furniture.contains(next.block())) {
                        return next;
                    }
                }
                case Piece.Table _ -> {
                    return null;
                }
                case Piece.Break _ -> { }
            }
        }
        return null;
    }
}
