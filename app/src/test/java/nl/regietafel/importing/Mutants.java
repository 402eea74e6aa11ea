package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Damaged documents, the same ones for the same seed: Word, PDF and HTML of a made-up list in which bytes are turned, taken out
/// and doubled; in the file as it is, and within its packing, where the reader gets to see them.
final class Mutants {

    private static final List<String> PIECES = List.of("<", ">", "</w:p>", "<w:p>", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:ins>", "<w:del>",
            "<w:txbxContent>", "<!DOCTYPE a>", "<!ENTITY x \"y\">", "&x;", "&#0;", "<w:gridSpan w:val=\"99999999\"/>", "<w:vMerge/>", "<w:numId w:val=\"1\"/>",
            "<w:ilvl w:val=\"-7\"/>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:sdt>", "<table><tr><td>", "</table>", "<ul><li>", "<b>", "\u0000", "\uFFFD", "BT", "ET",
            " Tf", " Td", " Tm ", "3 Tr", " re f", "q ", "Q ", "/F1 ", " 9e9 ", " -1 ", " 0 0 0 0 ", "[(", ")] TJ", "<<", ">>", " obj", "endobj", "stream\n", "endstream",
            "/Length 9999999", "/Kids [1 0 R 1 0 R]", "/Parent 1 0 R", "/Rotate 45", "/Count -5", "xref", "trailer", "%%EOF", "/Filter /FlateDecode", "1 0 R");

    private final Random random;
    private final List<byte[]> originals;

    Mutants(long seed) {
        random = new Random(seed);
        originals = originals();
    }

    static List<byte[]> originals() {
        var list = html();
        return List.of(word(), PdfFixture.ofHtml(list), drawn(), list.getBytes(UTF_8));
    }

    byte[] next() {
        var original = originals.get(random.nextInt(originals.size()));
        return switch (random.nextInt(4)) {
            case 0 -> damaged(original, 1 + random.nextInt(20));
            case 1 -> original.clone().length > 0 && random.nextInt(6) == 0 ? truncated(original) : damaged(original, 1);
            default -> inside(original);
        };
    }

    private byte[] inside(byte[] original) {
        if (WordFile.fits(original)) {
            return zip(original);
        }
        return PdfForm.fits(original) ? streams(original) : damaged(original, 1 + random.nextInt(8));
    }

    private byte[] truncated(byte[] content) {
        return java.util.Arrays.copyOf(content, random.nextInt(content.length));
    }

    private byte[] damaged(byte[] content, int times) {
        var bytes = content;
        for (var i = 0; i < times && bytes.length > 1; i++) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> {
                    bytes = bytes.clone();
                    bytes[at] = (byte) random.nextInt(256);
                }
                case 1 -> bytes = spliced(bytes, at, new byte[0], Math.min(bytes.length - at, 1 + random.nextInt(60)));
                case 2 -> bytes = spliced(bytes, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8), 0);
                case 3 -> {
                    var from = random.nextInt(bytes.length);
                    var part = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(400)));
                    var times2 = random.nextInt(8) == 0 ? 60 : 1;
                    for (var k = 0; k < times2; k++) {
                        bytes = spliced(bytes, at, part, 0);
                    }
                }
                default -> bytes = digits(bytes, at);
            }
        }
        return bytes;
    }

    /// Another number where one stands: a length, a place, a reference.
    private byte[] digits(byte[] content, int from) {
        for (var at = from; at < content.length; at++) {
            if (content[at] >= '0' && content[at] <= '9') {
                return spliced(content, at, String.valueOf(random.nextBoolean() ? random.nextInt() : random.nextInt(40)).getBytes(UTF_8), 1);
            }
        }
        return content;
    }

    private static byte[] spliced(byte[] content, int at, byte[] in, int out) {
        var bytes = new byte[content.length + in.length - out];
        System.arraycopy(content, 0, bytes, 0, at);
        System.arraycopy(in, 0, bytes, at, in.length);
        System.arraycopy(content, at + out, bytes, at + in.length, content.length - at - out);
        return bytes;
    }

    /// A Word file with one of its parts damaged.
    private byte[] zip(byte[] original) {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(original)); var out = new ZipOutputStream(bytes)) {
            var chosen = random.nextInt(6);
            var at = 0;
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var part = in.readAllBytes();
                out.write(at++ == chosen || entry.getName().equals("word/document.xml") && chosen > 3 ? damaged(part, 1 + random.nextInt(12)) : part);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A PDF with what is drawn on a page damaged, packed again; its table of places no longer fits, as in many a real file.
    private byte[] streams(byte[] original) {
        var text = new String(original, java.nio.charset.StandardCharsets.ISO_8859_1);
        var starts = new ArrayList<Integer>();
        for (var at = text.indexOf("stream\n"); at >= 0; at = text.indexOf("stream\n", at + 7)) {
            if (at < 3 || !text.startsWith("end", at - 3)) {
                starts.add(at + 7);
            }
        }
        if (starts.isEmpty()) {
            return damaged(original, 3);
        }
        var from = starts.get(random.nextInt(starts.size()));
        var to = text.indexOf("\nendstream", from);
        var plain = to < 0 ? null : inflated(java.util.Arrays.copyOfRange(original, from, to));
        return plain == null ? damaged(original, 3) : spliced(original, from, deflated(damaged(plain, 1 + random.nextInt(12))), to - from);
    }

    private static byte[] inflated(byte[] packed) {
        var inflater = new Inflater();
        inflater.setInput(packed);
        var out = new byte[400_000];
        try {
            var length = inflater.inflate(out);
            return length == 0 ? null : java.util.Arrays.copyOf(out, length);
        } catch (java.util.zip.DataFormatException _) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflated(byte[] plain) {
        var deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        var out = new byte[plain.length + 1_000];
        var length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    private static byte[] word() {
        var body = WordFixture.p("Kop1", "Actielijst regietafel Waterrijk 12 februari 2026") + WordFixture.item(2, 0, "Opvang")
                + WordFixture.item(1, 0, "Actie: Lisdonk kijkt vóór 3 maart 2026 de kade na.") + WordFixture.item(1, 1, "Besluit: de verdeling blijft.")
                + "<w:p><w:ins>" + WordFixture.r("Nieuw") + "</w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del></w:p>" + WordFixture.bold("Huisvesting")
                + WordFixture.table(WordFixture.tr(WordFixture.tc(WordFixture.p("Actie")), WordFixture.tc(WordFixture.p("Wie"))),
                        WordFixture.tr(WordFixture.tc("<w:gridSpan w:val=\"2\"/>", WordFixture.p("Brieven"))),
                        WordFixture.tr(WordFixture.tc("<w:vMerge w:val=\"restart\"/>", WordFixture.p("Brief schrijven")), WordFixture.tc(WordFixture.p("Wierveen"))),
                        WordFixture.tr(WordFixture.tc("<w:vMerge/>", WordFixture.p("")), WordFixture.tc(WordFixture.p("Rietmeer"))));
        return new WordFixture().body(body).story("header", WordFixture.p("Regietafel Waterrijk")).story("comments", "<w:comment>" + WordFixture.p("nee") + "</w:comment>").bytes();
    }

    private static byte[] drawn() {
        return new PdfFixture().line("Actielijst regietafel Waterrijk 12 februari 2026").gap().rule(50, 90, 500, 90).rule(50, 110, 500, 110).rule(50, 90, 50, 110)
                .row("Actie", "Wie", "Wanneer").row("De kade nakijken", "Lisdonk", "1 maart 2026").row("Cijfers rondsturen", "Wierveen", "2 april 2026").page()
                .bold("Rondvraag").line("- Koffie staat voortaan in de hal.").bytes();
    }

    private static String html() {
        return "<html><body><h1>Actielijst regietafel Waterrijk</h1><p>12 februari 2026</p><h2>Opvang</h2><ul><li>Actie: Lisdonk kijkt de kade na.<ul><li>Besluit: het blijft."
                + "</li></ul></li></ul><table border=\"1\"><tr><th>Actie</th><th>Wie</th></tr><tr><td><b>Brieven</b> schrijven aan de raden</td><td>Wierveen</td></tr>"
                + "<tr><td>Cijfers rondsturen</td><td>Rietmeer</td></tr></table><p style=\"display:none\">verborgen</p></body></html>";
    }
}
