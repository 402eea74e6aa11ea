package nl.regietafel.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A Word file written by hand, part by part, with whatever a test needs in it.
final class WordFixture {

    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder relations = new StringBuilder();
    private int related;

    static byte[] of(String body) {
        return new WordFixture().body(body).bytes();
    }

    WordFixture() {
        part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        part("_rels/.rels", relationships("<Relationship Id=\"r\" Type=\"" + TYPES + "officeDocument\" Target=\"word/document.xml\"/>"));
        related("styles", """
                <w:styles xmlns:w="%s">
                <w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
                <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/></w:style>
                <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/></w:style>
                <w:style w:type="paragraph" w:styleId="Punt"><w:name w:val="Punt van de tafel"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
                <w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
                <w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/><w:rPr><w:vanish/></w:rPr></w:style>
                <w:style w:type="paragraph" w:styleId="GeheimeAlinea"><w:name w:val="Geheime alinea"/><w:rPr><w:vanish/></w:rPr></w:style>
                </w:styles>""".formatted(MAIN));
        related("numbering", """
                <w:numbering xmlns:w="%s">
                <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
                <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
                <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1.%%2"/></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
                </w:numbering>""".formatted(MAIN));
    }

    WordFixture body(String body) {
        return part("word/document.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <w:document xmlns:w="%s" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps"
                xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="a" xmlns:pic="pic"><w:body>%s</w:body></w:document>""".formatted(MAIN, body));
    }

    WordFixture related(String kind, String xml) {
        related++;
        relations.append("<Relationship Id=\"r%d\" Type=\"%s%s\" Target=\"%s%d.xml\"/>".formatted(related, TYPES, kind, kind, related));
        return part("word/" + kind + related + ".xml", xml);
    }

    WordFixture story(String kind, String content) {
        return related(kind, "<w:hdr xmlns:w=\"%s\">%s</w:hdr>".formatted(MAIN, content));
    }

    WordFixture part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    WordFixture part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() {
        part("word/_rels/document.xml.rels", relationships(relations.toString()));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String relationships(String inside) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside + "</Relationships>";
    }

    // ---- what stands in a body ----

    static String p(String text) {
        return "<w:p>" + r(text) + "</w:p>";
    }

    static String p(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + r(text) + "</w:p>";
    }

    static String bold(String text) {
        return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + text + "</w:t></w:r></w:p>";
    }

    static String item(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>%s</w:p>".formatted(level, list, r(text));
    }

    static String r(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</w:t></w:r>";
    }

    static String table(String... rows) {
        return "<w:tbl><w:tblPr/><w:tblGrid/>" + String.join("", rows) + "</w:tbl>";
    }

    static String tr(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    static String tc(String... paragraphs) {
        return "<w:tc>" + String.join("", paragraphs) + "</w:tc>";
    }

    static String tc(String properties, String paragraph) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph + "</w:tc>";
    }
}
