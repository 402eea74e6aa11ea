package nl.regietafel.importing;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown to pieces, by way of HTML: one reading of headings, items and tables serves both.
final class MarkdownForm {

    private static final Pattern SIGNS = Pattern.compile(
            "(?m)^#{1,6} \\S|^ {0,3}\\|? ?:?-{3,}:? ?\\||^ {0,3}[-*+] \\[[ xX]\\] |\\*\\*[^*\\n]{1,200}\\*\\*"
            + "|^__[^_\\n]{1,200}__");
    // a sign holds one of these, and one sees that sooner
    private static final List<String> NEEDED = List.of("#", "---", "] ", "**", "__");

    private static final int MOST_SIGNS_A_LINE = 160;
    private static final int WIDEST_MARGIN = 120;

    private MarkdownForm() {}

    static boolean fits(String text) {
        return NEEDED.stream().anyMatch(text::contains) && SIGNS.matcher(text).find() && isModest(text);
    }

    /// Signs set as thick as a bomb sets them would cost the parser more than time allows: such a text is read as
    /// plain.
    private static boolean isModest(String text) {
        var signs = 0;
        var margin = 0;
        var atMargin = true;
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n' -> {
                    signs = 0;
                    margin = 0;
                    atMargin = true;
                }
                case '*', '_', '[', ']', '`', '<', '!' -> {
                    signs++;
                    atMargin = false;
                }
                case ' ', '\t', '>' -> margin += atMargin ? 1 : 0;
                default -> atMargin = false;
            }
            if (signs > MOST_SIGNS_A_LINE || margin > WIDEST_MARGIN) {
                return false;
            }
        }
        return true;
    }

    static void read(String text, Document document) {
        var tables = List.of(TablesExtension.create());
        var parser = Parser.builder().extensions(tables).maxOpenBlockParsers(60).build();
        var html = HtmlRenderer.builder().extensions(tables).softbreak("<br>\n").build();
        HtmlForm.read(html.render(parser.parse(text)), document);
    }
}
