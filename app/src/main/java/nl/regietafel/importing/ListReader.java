package nl.regietafel.importing;

import java.util.regex.Pattern;
import nl.regietafel.web.Refused;

/// Reads a list as a table keeps it today (inlezen): Word, PDF, text, Markdown, HTML, or HTML in tab-separated rows. The parsers
/// are well-kept ones of others; ours is the reading of what the words mean. What comes out is a proposal for a person.
///
/// Cost: linear in the text. What would cost more is refused before it is built.
public final class ListReader {

    private static final Pattern PAGE = Pattern.compile("(?i)<(!doctype html|html|body|table)\\b");
    private static final Pattern TAG =
            Pattern.compile("(?i)<(b|i|p|ul|ol|li|br|strong|em|div|span|h[1-6])\\b[^<>]{0,400}>");

    private static final int MOST_LINES = 300_000;
    private static final int FEW_TAGS = 4;
    private static final int MOST_ENTITIES = 200_000;

    private ListReader() {}

    /// @param fileName as it was handed in; only tells the date when the content does not
    public static Reading read(byte[] content, String fileName) {
        if (content.length == 0) {
            throw new Refused("importing.empty");
        }
        if (content.length > FileText.MOST_BYTES) {
            throw new Refused("importing.too-big");
        }
        try {
            var document = new Document();
            if (WordFile.isOld(content)) {
                throw WordFile.oldFile(content);
            } else if (WordFile.fits(content)) {
                WordForm.read(content, document);
            } else if (PdfForm.fits(content)) {
                PdfForm.read(content, document);
            } else {
                text(FileText.of(content), document);
            }
            if (document.pieces().isEmpty()) {
                throw new Refused("importing.empty");
            }
            return new Outline(document, fileName).reading();
        } catch (StackOverflowError _) {
            throw new Refused("importing.too-deep");
        }
    }

    private static void text(String text, Document document) {
        var page = PAGE.matcher(text).find();
        refuseEndless(text, page);
        if (page) {
            HtmlForm.read(text, document);
        } else if (hasTaggedRows(text) || !TAG.matcher(text).find() && !MarkdownForm.fits(text)) {
            PlainForm.read(text, document);
        } else if (text.stripLeading().startsWith("<")) {
            HtmlForm.read(text, document);
        } else {
            MarkdownForm.read(text, document);
        }
    }

    /// What no list can be is seen by counting, before anything is built of it.
    private static void refuseEndless(String text, boolean page) {
        var lines = 0;
        var entities = 0;
        var tags = page ? FEW_TAGS : 0;
        var longest = 0;
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n' -> {
                    lines++;
                    longest = Math.max(longest, i - start);
                    start = i + 1;
                }
                case '&' -> entities++;
                case '<' -> tags++;
                default -> { }
            }
        }
        longest = Math.max(longest, text.length() - start);
        if (lines > MOST_LINES || entities > MOST_ENTITIES || tags < FEW_TAGS && text.length() > Document.MOST_TEXT) {
            throw new Refused("importing.too-much");
        }
        if (tags < FEW_TAGS && longest > Document.LONGEST_TEXT) {
            throw new Refused("importing.line-too-long");
        }
    }

    private static boolean hasTaggedRows(String text) {
        var at = 0;
        while (at < text.length()) {
            var end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            var tab = text.indexOf('\t', at);
            if (tab < 0) {
                return false;
            }
            if (tab < end && TAG.matcher(text).region(at, end).find()) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }
}
