package nl.regietafel.decision;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.regietafel.printing.Pdf;
import nl.regietafel.printing.Word;
import nl.regietafel.printing.Word.Paragraph;
import nl.regietafel.printing.Word.Style;
import nl.regietafel.printing.Word.Words;
import org.springframework.stereotype.Component;

/// A list as a file: PDF for paper and for keeping, Word for who works on with it. Both are made from the print and from nothing
/// else, so they say what it says.
@Component
class ListFiles {

    private static final String STYLESHEET = stylesheet();

    private final TemplateEngine templates;

    ListFiles(TemplateEngine templates) {
        this.templates = templates;
    }

    byte[] pdf(PrintPage page) {
        var html = new StringOutput();
        templates.render("decision/paper.jte", Map.of("page", page), html);
        return Pdf.of(html.toString(), STYLESHEET);
    }

    private static String stylesheet() {
        try (var in = Objects.requireNonNull(ListFiles.class.getResourceAsStream("/decision/paper.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Each topic is a heading with its own table, so that the headings of the document are its topics.
    byte[] word(PrintPage page) {
        var word = new Word(page.title(), page.foot())
            .paragraph(Style.TITLE, "Actie- en besluitenlijst")
            .paragraph(Style.NORMAL, page.boardName())
            .paragraph(Style.QUIET, "Vergadering van " + page.dayInFull() + " · " + page.about())
            .paragraph(Style.MARK, page.box());
        for (var topic : page.topics()) {
            word.paragraph(Style.HEADING, topic.heading());
            if (!topic.rows().isEmpty()) {
                word.table("Onderwerp", "Door wie?", topic.rows().stream().map(row -> List.of(said(row), who(row))).toList());
            }
        }
        if (page.adopted() != null) {
            word.paragraph(Style.HEADING, "Vaststelling").paragraph(Style.NORMAL, page.adopted());
        }
        return word.paragraph(Style.HEADING, "Vingerafdruk van deze lijst (SHA-256)")
            .paragraph(Style.QUIET, page.fingerprint())
            .bytes();
    }

    private static List<Paragraph> said(PrintPage.Row row) {
        var label = row.label() == null ? row.kindWord() : row.kindWord() + " " + row.label();
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.add(Paragraph.quiet(label));
        paragraphs.add(new Paragraph(Style.NORMAL, List.of(row.lapsed() == null ? Words.plain(row.text()) : Words.struck(row.text()))));
        row.subs().forEach(sub -> paragraphs.add(Paragraph.quiet(sub)));
        return paragraphs;
    }

    private static List<Paragraph> who(PrintPage.Row row) {
        var words = new ArrayList<Words>();
        for (var who : row.who()) {
            words.add(Words.bold((words.isEmpty() ? "" : ", ") + who.name()));
            if (who.person() != null) {
                words.add(Words.plain(" " + who.person()));
            }
        }
        var paragraphs = new ArrayList<Paragraph>();
        if (!words.isEmpty()) {
            paragraphs.add(new Paragraph(Style.NORMAL, words));
        }
        row.when().forEach(when -> paragraphs.add(Paragraph.quiet(when)));
        return paragraphs;
    }
}
