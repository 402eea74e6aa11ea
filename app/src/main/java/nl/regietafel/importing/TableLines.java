package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.List;
import nl.regietafel.decision.LineKind;
import nl.regietafel.importing.Meaning.Around;
import org.jspecify.annotations.Nullable;

/// Lines and topics from the rows of a table: what each cell gives to the lines of its row, and a row that goes on over
/// a page break.
final class TableLines {

    private final Outline outline;
    private final Opening opening;
    private final Sections sections;
    private final Drafts drafts;

    /// Of the table before: a table that goes on over a page break has no head of its own.
    private @Nullable Columns lastColumns;

    TableLines(Outline outline, Opening opening, Sections sections, Drafts drafts) {
        this.outline = outline;
        this.opening = opening;
        this.sections = sections;
        this.drafts = drafts;
    }

    void read(Piece.Table table) {
        var rows = new ArrayList<>(table.rows());
        rows.removeIf(row -> row.cells().stream().allMatch(cell -> cell.text().isBlank()));
        if (rows.isEmpty()) {
            return;
        }
        var width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (drafts.topics.isEmpty() && HeadLabels.isHeadOfDocument(rows)) {
            rows.forEach(row -> leaveRow(row, "gegevens van de vergadering"));
            return;
        }
        Columns columns = null;
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var cells = row.cells().stream().map(Piece.Cell::text).toList();
            if (Columns.isHead(cells) && cells.stream().allMatch(cell -> cell.length() <= 60)) {
                columns = Columns.of(cells);
                leaveRow(row, "kop van de tabel");
                lastColumns = columns;
                continue;
            }
            if (columns == null) {
                columns = lastColumns != null && lastColumns.all().size() == width ? lastColumns
                        : Columns.guessed(rows, width);
            }
            row(row, columns);
        }
    }

    private void leaveRow(Piece.Row row, String why) {
        for (var cell : row.cells()) {
            for (var piece : cell.pieces()) {
                if (piece instanceof Piece.Text text && !opening.saidIn(text.block())
                        && text.block() != opening.titleBlock()) {
                    drafts.leave(text, why);
                }
            }
        }
    }

    private void row(Piece.Row row, Columns columns) {
        var cells = row.cells();
        var filled = cells.stream().filter(TableLines::isNew).toList();
        if (filled.size() == 1 && columns.all().size() > 2
                && (cells.size() == 1 || filled.getFirst() == cells.getFirst())) {
            var only = filled.getFirst();
            var first = only.pieces().getFirst();
            if (only.pieces().size() == 1 && first instanceof Piece.Text text && Looks.isTitleLike(text.text())
                    && columns.find(Columns.Role.NUMBER) != 0) {
                outline.heading(text, 7);
                return;
            }
        }
        String number = null;
        var owners = new ArrayList<String>();
        var perLine = new ArrayList<List<String>>();
        var due = "";
        var goesTo = "";
        String dossier = null;
        var note = new StringBuilder();
        LineKind kind = null;
        for (var c = 0; c < cells.size(); c++) {
            var cell = cells.get(c);
            var role = c < columns.all().size() ? columns.all().get(c).role() : Columns.Role.NOTE;
            var text = cell.text().strip();
            if (text.isEmpty() || cell.continued() && role == Columns.Role.NUMBER) {
                continue;
            }
            switch (role) {
                case NUMBER -> number = text;
                case OWNER -> cell.pieces().forEach(piece -> {
                    if (piece instanceof Piece.Text t) {
                        var names = Owners.of(t.text());
                        perLine.add(names);
                        names.stream().filter(name -> !owners.contains(name)).forEach(owners::add);
                    }
                });
                case DUE -> due = text;
                case GOES_TO -> goesTo = text;
                case DOSSIER -> dossier = text;
                case KIND -> kind = Prefixes.PREFIXES.get(Looks.words(text));
                case STATUS, NOTE, DATE -> note.append(note.isEmpty() ? "" : "; ").append(text);
                case TOPIC, TEXT -> { }
            }
        }
        var topicAt = columns.find(Columns.Role.TOPIC);
        var hasText = columns.has(Columns.Role.TEXT);
        var added = new ArrayList<Drafts.Line>();
        if (topicAt >= 0 && topicAt < cells.size() && isNew(cells.get(topicAt))) {
            if (hasText) {
                topicTitle(cells.get(topicAt));
            } else {
                added.addAll(mixed(cells.get(topicAt), !owners.isEmpty() && !due.isEmpty() || !due.isEmpty()));
            }
        }
        for (var c = 0; c < cells.size() && hasText; c++) {
            if (c < columns.all().size() && columns.all().get(c).role() == Columns.Role.TEXT
                    && isNew(cells.get(c))) {
                added.addAll(textCell(cells.get(c), columns.all().get(c), kind, !owners.isEmpty(), !due.isEmpty(),
                        number != null));
            }
        }
        if (!drafts.topics.isEmpty() && (topicAt >= 0) && !owners.isEmpty()) {
            drafts.topics.getLast().owners.addAll(owners);
        }
        give(added, owners, perLine, due, goesTo, dossier, note.toString(), number, kind);
        if (added.isEmpty() && topicAt < 0) {
            leaveRow(row, "rij zonder tekst");
        }
    }

    /// Says something that the cell above it did not say yet.
    private static boolean isNew(Piece.Cell cell) {
        return !cell.continued() && !cell.text().isBlank();
    }

    private void topicTitle(Piece.Cell cell) {
        var name = cell.text().strip();
        var block = cell.pieces().getFirst() instanceof Piece.Text text ? text.block() : -1;
        if (!drafts.topics.isEmpty() && drafts.topics.getLast().title.equals(name)) {
            return;
        }
        outline.openTopic(name, block);
    }

    /// A cell that holds a topic and its lines together, as in the two columns of the list the table knows.
    private List<Drafts.Line> mixed(Piece.Cell cell, boolean isLine) {
        var before = drafts.topics.isEmpty() ? 0 : drafts.topics.getLast().lines.size();
        var topicsBefore = drafts.topics.size();
        var inner = cell.pieces();
        var first = inner.getFirst();
        var rest = inner;
        if (first instanceof Piece.Text text && text.block() != opening.titleBlock()) {
            var strong = text.form() == Piece.Form.STRONG || text.form() == Piece.Form.HEADING;
            var opens = inner.size() > 1 && text.form() != Piece.Form.ITEM && Looks.isTitleLike(text.text());
            var alone = inner.size() == 1 && !isLine && text.form() != Piece.Form.ITEM && Looks.isTitleLike(text.text())
                    && text.text().length() <= 70;
            if ((strong || opens || alone) && !isLine) {
                outline.heading(text, 7);
                rest = inner.subList(1, inner.size());
            }
        }
        for (var piece : rest) {
            switch (piece) {
                case Piece.Text text -> outline.visit(text, true, -1);
                case Piece.Table table -> read(table);
                case Piece.Break _ -> { }
            }
        }
        outline.intro = Around.NOTHING;
        if (drafts.topics.isEmpty()) {
            return List.of();
        }
        var lines = drafts.topics.getLast().lines;
        return List.copyOf(lines.subList(drafts.topics.size() == topicsBefore ? Math.min(before, lines.size())
                : 0, lines.size()));
    }

    private List<Drafts.Line> textCell(Piece.Cell cell, Columns.Column column, @Nullable LineKind kind, boolean owned,
            boolean dated, boolean numbered) {
        var added = new ArrayList<Drafts.Line>();
        var texts = cell.pieces().stream().filter(Piece.Text.class::isInstance).map(Piece.Text.class::cast).toList();
        var items = texts.stream().anyMatch(text -> text.form() == Piece.Form.ITEM
                || text.form() == Piece.Form.NUMBERED);
        var given = kind != null ? new Around(kind, 0.97, null)
                : column.kind() != null ? new Around(column.kind(), 0.9, null)
                : owned && dated ? new Around(LineKind.ACTION, 0.8, null)
                : dated ? new Around(LineKind.ACTION, 0.7, null) : owned ? new Around(LineKind.ACTION, 0.55, null)
                : outline.section;
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (Looks.isNothing(text.text())) {
                drafts.leave(text, "leeg in de tabel");
                continue;
            }
            var open = added.isEmpty() ? null : added.getLast();
            var joins = open != null && (!items && numbered && (owned || dated)
                    || Character.isLowerCase(text.text().charAt(0)) && text.form() == Piece.Form.TEXT
                    && !open.text.endsWith("."));
            if (joins) {
                open.text = open.text + " " + text.text();
                continue;
            }
            if (open == null && Character.isLowerCase(text.text().charAt(0)) && !owned && !dated && !numbered
                    && !drafts.topics.isEmpty() && outline.isContinuation(text.text())) {
                var last = drafts.topics.getLast().lines.getLast();
                last.text = last.text + " " + text.text();
                continue;
            }
            if (items && text.form() == Piece.Form.TEXT && text.text().endsWith(":")) {
                outline.intro = sections.intro(text.text(), outline.section);
                drafts.leave(text, "inleiding bij de regels eronder");
                continue;
            }
            var strongTitle = (text.form() == Piece.Form.STRONG || text.form() == Piece.Form.HEADING)
                    && i + 1 < texts.size() && open == null;
            if (strongTitle && Looks.isTitleLike(text.text())) {
                open = null;
            }
            var draft = outline.line(text);
            if (outline.intro.kind() == null && given.kind() != null) {
                draft.around = given;
            }
            added.add(draft);
        }
        outline.intro = Around.NOTHING;
        for (var piece : cell.pieces()) {
            if (piece instanceof Piece.Table table) {
                read(table);
            }
        }
        return added;
    }

    private static void give(List<Drafts.Line> added, List<String> owners, List<List<String>> perLine, String due,
            String goesTo,
            @Nullable String dossier, String note, @Nullable String number, @Nullable LineKind kind) {
        var takers = added;
        if (added.size() > 1) {
            var acting = added.stream().filter(line -> line.around.kind() == LineKind.ACTION).toList();
            takers = !acting.isEmpty() && acting.size() < added.size() ? acting : added;
        }
        var pairwise = perLine.size() > 1 && perLine.size() == takers.size();
        for (var i = 0; i < takers.size(); i++) {
            var line = takers.get(i);
            if (pairwise) {
                line.owners = perLine.get(i);
            } else if (takers.size() == 1 || !due.isEmpty()) {
                line.owners = List.copyOf(owners);
            }
            line.due = due;
        }
        for (var line : added) {
            line.goesTo = goesTo;
            line.dossier = dossier;
            line.note = note.isEmpty() ? line.note : note;
            line.number = line.number == null ? number : line.number;
        }
    }
}
