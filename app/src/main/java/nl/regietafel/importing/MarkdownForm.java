package nl.regietafel.importing;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown to pieces, by way of HTML: one reading of headings, items and tables serves both.
final class MarkdownForm {

    private static final Pattern SIGNS = Pattern.compile(
            "(?m)^#{1,6} \\S|^ {0,3}\\|? ?:?-{3,}:? ?\\||^ {0,3}[-*+] \\[[ xX]\\] |\\*\\*[^*\\n]{1,200}\\*\\*|^__[^_\\n]{1,200}__");

    private MarkdownForm() {}

    static boolean fits(String text) {
        return SIGNS.matcher(text).find();
    }

    static void read(String text, Document document) {
        var tables = List.of(TablesExtension.create());
        var parser = Parser.builder().extensions(tables).maxOpenBlockParsers(60).build();
        var html = HtmlRenderer.builder().extensions(tables).softbreak("<br>\n").build();
        HtmlForm.read(html.render(parser.parse(text)), document);
    }
}
