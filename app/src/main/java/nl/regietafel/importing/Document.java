package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// The parts of a document in the order in which one reads them, whatever form the file had. It counts what comes in
/// and refuses what no list of a table can be: a bomb is refused before it is built.
final class Document {

    static final int LONGEST_TEXT = 60_000;
    static final int MOST_TEXT = 1_000_000;   // more than 300 pages, and what can be read in two seconds

    private static final int MOST_PIECES = 25_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Reading.Block> blocks = new ArrayList<>();
    private final Map<LeftOut.What, Integer> leftOut = new EnumMap<>(LeftOut.What.class);
    private final List<Reading.Leftover> asides = new ArrayList<>();
    private Reading.@Nullable Place place;
    private int characters;

    List<Piece> pieces() {
        return pieces;
    }

    /// All texts, those in the cells of tables too.
    List<Piece.Text> texts() {
        var all = new ArrayList<Piece.Text>();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Text text -> all.add(text);
                case Piece.Table table -> table.rows().forEach(row ->
                        row.cells().forEach(cell -> cell.pieces().forEach(inner -> {
                    if (inner instanceof Piece.Text text) {
                        all.add(text);
                    }
                })));
                case Piece.Break _ -> { }
            }
        }
        return all;
    }

    /// What the form itself sets apart from the text: headers, footers, notes. It never becomes a line.
    void aside(String text, String why) {
        var piece = text(Piece.Form.TEXT, 0, "", text, false);
        asides.add(new Reading.Leftover(text, why, piece.block()));
    }

    List<Reading.Leftover> asides() {
        return asides;
    }

    void leaveOut(LeftOut.What what, int count) {
        if (count > 0) {
            leftOut.merge(what, count, Integer::sum);
        }
    }

    List<LeftOut> leftOut() {
        return leftOut.entrySet().stream().map(each -> new LeftOut(each.getKey(), each.getValue())).toList();
    }

    /// Where on its page the text that comes now stands, when the form knows it.
    void at(Reading.@Nullable Place where) {
        place = where;
    }

    List<Reading.Block> blocks() {
        return blocks;
    }

    /// Where the next text will stand in the document.
    Piece.Text text(Piece.Form form, int depth, String marker, String text, boolean inCell) {
        characters += text.length();
        if (text.length() > LONGEST_TEXT) {
            throw new Refused("importing.line-too-long");
        }
        if (characters > MOST_TEXT || blocks.size() >= MOST_PIECES) {
            throw new Refused("importing.too-much");
        }
        var shown = switch (form) {
            case HEADING, STRONG -> Reading.Block.Form.HEADING;
            case ITEM, NUMBERED -> Reading.Block.Form.ITEM;
            case TEXT -> inCell ? Reading.Block.Form.CELL : Reading.Block.Form.TEXT;
        };
        blocks.add(new Reading.Block(shown, depth, marker.isEmpty() ? text : marker + " " + text, place));
        return new Piece.Text(form, depth, marker, text, blocks.size() - 1);
    }
}
