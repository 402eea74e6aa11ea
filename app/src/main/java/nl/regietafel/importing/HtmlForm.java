package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.regietafel.web.Refused;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/// HTML to pieces: of pages, of what a word processor saves, and of the fragments in the cells of a row. Only text and
/// its place survive; scripts, styles, forms, handlers and addresses are never looked at.
final class HtmlForm {

    private static final int DEEPEST = 150;
    private static final int MOST_TAGS = 150_000;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_VALUE = 4_000;
    private static final Set<String> UNREAD = Set.of("script", "style", "head", "template", "noscript", "iframe",
            "object", "embed", "svg", "math", "select", "textarea", "button", "input", "img", "video", "audio",
            "canvas", "map", "frameset", "xml", "o:p", "title", "link", "meta");
    private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "header", "footer", "main",
            "aside", "nav", "address", "blockquote", "pre", "figure", "figcaption", "dl", "dt", "dd", "form",
            "fieldset", "body", "html", "center", "details", "summary", "caption", "hr", "ul", "ol", "menu", "li",
            "table");

    private final Document document;

    private HtmlForm(Document document) {
        this.document = document;
    }

    static void read(String html, Document document) {
        var body = parse(html);
        new HtmlForm(document).walk(body, document.pieces(), false);
    }

    /// A fragment in a cell of a row: its bold beginning is a heading of its own.
    static List<Piece> cell(String html, Document document) {
        var pieces = new ArrayList<Piece>();
        new HtmlForm(document).walk(parse(html), pieces, true);
        return pieces;
    }

    private static Element parse(String html) {
        if (html.contains("<!ENTITY")) {
            throw new Refused("importing.bomb");
        }
        var tags = 0;
        for (var at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (++tags > MOST_TAGS) {
                throw new Refused("importing.too-much");
            }
        }
        refuseDepth(html);
        return Parser.htmlParser().parseInput(withoutLongValues(html), "").body();
    }

    /// Pictures stand in a page as one endless value, and bombs have endless tags: neither reaches the parser.
    private static String withoutLongValues(String html) {
        StringBuilder kept = null;
        var from = 0;
        for (var open = html.indexOf('<'); open >= 0; open = html.indexOf('<', open + 1)) {
            var values = 0;
            var at = open + 1;
            if (at >= html.length() || !Character.isLetter(html.charAt(at))) {
                continue;
            }
            while (at < html.length() && html.charAt(at) != '>' && html.charAt(at) != '<') {
                var c = html.charAt(at);
                if ((c == '"' || c == '\'') && html.charAt(at - 1) == '=') {
                    var end = html.indexOf(c, at + 1);
                    if (end < 0) {
                        return kept == null ? html : kept.append(html, from, html.length()).toString();
                    }
                    if (end - at > LONGEST_VALUE) {
                        kept = kept == null ? new StringBuilder() : kept;
                        kept.append(html, from, at + 1);
                        from = end;
                    }
                    at = end;
                } else if (c == '=' && ++values > MOST_VALUES) {
                    throw new Refused("importing.too-much");
                }
                at++;
            }
            open = Math.max(open, at - 1);
        }
        return kept == null ? html : kept.append(html, from, html.length()).toString();
    }

    /// Counts what stays open, roughly and in one pass, before a tree is built of it.
    private static void refuseDepth(String html) {
        var depth = 0;
        var formatting = 0;
        for (var at = html.indexOf('<'); at >= 0 && at + 1 < html.length(); at = html.indexOf('<', at + 1)) {
            var closing = html.charAt(at + 1) == '/';
            var from = closing ? at + 2 : at + 1;
            var to = from;
            while (to < html.length() && to - from < 12 && Character.isLetterOrDigit(html.charAt(to))) {
                to++;
            }
            if (to == from) {
                continue;
            }
            var name = html.substring(from, to).toLowerCase(Locale.ROOT);
            switch (name) {
                case "div", "span", "table", "ul", "ol", "blockquote", "section", "article", "dl", "form", "fieldset",
                        "center" ->
                    depth += closing ? -1 : 1;
                case "b", "i", "u", "a", "em", "strong", "font", "s", "small", "big", "code", "tt", "strike", "nobr" ->
                    formatting += closing ? -1 : 1;
                default -> { }
            }
            depth = Math.max(0, depth);
            formatting = Math.max(0, formatting);
            if (depth > DEEPEST || formatting > DEEPEST) {
                throw new Refused("importing.too-deep");
            }
        }
    }

    /// Walks the tree and gathers text until a block ends.
    private void walk(Element root, List<Piece> into, boolean inCell) {
        var gather = new Gather(document, into, inCell);
        children(root, gather, 0, 0, false);
        gather.end();
        gather.lines.close();
    }

    private void children(Element parent, Gather gather, int level, int items, boolean strong) {
        if (level > DEEPEST) {
            throw new Refused("importing.too-deep");
        }
        for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof TextNode text) {
                gather.text(text.getWholeText(), strong, parent.normalName().equals("pre"));
            } else if (child instanceof Element element && !UNREAD.contains(element.normalName())
                    && !isHidden(element)) {
                element(element, gather, level, items, strong);
            }
        }
    }

    private void element(Element element, Gather gather, int level, int items, boolean strong) {
        var name = element.normalName();
        switch (name) {
            case "br" -> gather.newline();
            case "hr" -> {
                gather.end();
                if (isPageBreak(element)) {
                    gather.into.add(new Piece.Break());
                }
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                gather.end();
                gather.heading = name.charAt(1) - '0';
                children(element, gather, level + 1, items, false);
                gather.end();
                gather.heading = 0;
            }
            case "table" -> {
                gather.end();
                gather.lines.close();
                table(element, gather, level);
            }
            case "li" -> {
                gather.end();
                var depth = Math.max(1, items);
                var ordered = element.parent() != null && element.parent().normalName().equals("ol");
                gather.lines.item(depth, ordered ? ordinal(element) : "•");
                gather.itemDepth++;
                children(element, gather, level + 1, depth, false);
                gather.end();
                gather.itemDepth--;
                gather.lines.endItem();
            }
            case "ul", "ol", "menu" -> {
                gather.end();
                children(element, gather, level + 1, items + 1, false);
                gather.end();
            }
            case "input" -> { }
            default -> {
                var block = BLOCKS.contains(name);
                if (block) {
                    gather.end();
                    if (isPageBreak(element)) {
                        gather.into.add(new Piece.Break());
                    }
                    gather.heading = headingOf(element);
                }
                children(element, gather, level + 1, items, strong || isStrong(element));
                if (block) {
                    gather.end();
                    gather.heading = 0;
                }
            }
        }
    }

    private static String ordinal(Element item) {
        var number = 1;
        for (var before = item.previousElementSibling(); before != null
                && number < 1_000; before = before.previousElementSibling()) {
            number++;
        }
        return number + ".";
    }

    private void table(Element table, Gather gather, int level) {
        var rows = new ArrayList<Piece.Row>();
        for (var part = table.firstElementChild(); part != null; part = part.nextElementSibling()) {
            switch (part.normalName()) {
                case "tr" -> rows.add(row(part, level));
                case "thead", "tbody", "tfoot" -> {
                    for (var tr = part.firstElementChild(); tr != null; tr = tr.nextElementSibling()) {
                        if (tr.normalName().equals("tr")) {
                            rows.add(row(tr, level));
                        }
                    }
                }
                default -> children(part, gather, level + 1, 0, false);
            }
        }
        gather.end();
        gather.lines.close();
        rows.removeIf(row -> row.cells().isEmpty());
        var columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (columns == 1) {
            // a frame around the text, no table of anything
            rows.forEach(row -> row.cells().forEach(cell -> gather.into.addAll(cell.pieces())));
        } else if (columns > 1) {
            gather.into.add(new Piece.Table(rows));
        }
    }

    private Piece.Row row(Element tr, int level) {
        var cells = new ArrayList<Piece.Cell>();
        for (var td = tr.firstElementChild(); td != null; td = td.nextElementSibling()) {
            if (td.normalName().equals("td") || td.normalName().equals("th")) {
                var pieces = new ArrayList<Piece>();
                var gather = new Gather(document, pieces, true);
                children(td, gather, level + 3, 0, false);
                gather.end();
                gather.lines.close();
                cells.add(new Piece.Cell(pieces, td.normalName().equals("th")));
            }
        }
        return new Piece.Row(cells);
    }

    private static boolean isStrong(Element element) {
        return switch (element.normalName()) {
            case "b", "strong" -> true;
            default -> {
                var style = element.attr("style");
                yield style.contains("font-weight") && (style.contains("bold") || style.contains("700"));
            }
        };
    }

    private static boolean isHidden(Element element) {
        var style = element.attr("style");
        if (style.isEmpty() && !element.hasAttr("hidden")) {
            return false;
        }
        var tight = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return element.hasAttr("hidden") || tight.contains("display:none") || tight.contains("mso-hide:all")
                || tight.contains("visibility:hidden");
    }

    private static boolean isPageBreak(Element element) {
        return element.attr("style").contains("page-break-before")
                || element.attr("style").contains("break-before: page");
    }

    private static int headingOf(Element element) {
        var name = element.className().toLowerCase(Locale.ROOT);
        if (name.contains("msotitle")) {
            return 1;
        }
        for (var word : List.of("msoheading", "heading", "kop")) {
            var at = name.indexOf(word);
            if (at >= 0 && at + word.length() < name.length() && Character.isDigit(name.charAt(at + word.length()))) {
                return name.charAt(at + word.length()) - '0';
            }
        }
        return 0;
    }
}
