package nl.regietafel.importing;

import java.util.List;

/// A part of a document after its form (HTML, Markdown, plain) is gone: a table, or a piece of text with its place.
sealed interface Piece {

    /// @param form   how it stands in the document
    /// @param depth  level of a heading, nesting of an item, number of dots in a number
    /// @param marker the number or bullet it began with, empty when none
    record Text(Form form, int depth, String marker, String text, int block) implements Piece {

        Text as(Form other, String otherText) {
            return new Text(other, depth, marker, otherText, block);
        }
    }

    /// Break between pages, so that what stands around it can be known as header or footer.
    record Break() implements Piece {}

    record Table(List<Row> rows) implements Piece {}

    record Row(List<Cell> cells) {}

    /// @param continued it is one with the cell above it, whose pieces these are
    record Cell(List<Piece> pieces, boolean head, boolean continued) {

        Cell(List<Piece> pieces, boolean head) {
            this(pieces, head, false);
        }

        String text() {
            var words = new StringBuilder();
            for (var piece : pieces) {
                if (piece instanceof Text t && !t.text().isBlank()) {
                    words.append(words.isEmpty() ? "" : " ").append(t.text());
                }
            }
            return words.toString();
        }
    }

    enum Form {
        HEADING,
        /// A paragraph that is bold as a whole, or the bold words a cell begins with.
        STRONG,
        NUMBERED,
        ITEM,
        TEXT
    }
}
