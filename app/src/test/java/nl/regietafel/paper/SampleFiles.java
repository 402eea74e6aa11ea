package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Files as people send them, good and bad, made here.
public final class SampleFiles {

    private SampleFiles() {}

    public static byte[] pdf(String... pages) {
        return pdfOf(null, pages);
    }

    /// @param about what its properties say
    public static byte[] pdfOf(String about, String... pages) {
        return made(document -> {
            if (about != null) {
                document.getDocumentInformation().setAuthor(about);
            }
            for (var text : pages) {
                page(document, text);
            }
        });
    }

    public static byte[] pdfWithPassword(String text) {
        return made(document -> {
            page(document, text);
            document.protect(new StandardProtectionPolicy("eigenaar", "lezer", new AccessPermission()));
        });
    }

    private interface Work {
        void on(PDDocument document) throws IOException;
    }

    private static byte[] made(Work work) {
        try (var document = new PDDocument()) {
            work.on(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(PDDocument document, String text) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(60, 700);
            content.showText(text);
            content.endText();
        }
    }

    public static byte[] docx(String text) {
        return docx(text, Map.of());
    }

    public static byte[] docx(String text, Map<String, String> more) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' "
                + "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>");
        parts.put("word/document.xml", "<w:document xmlns:w='urn:w'><w:body><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:body></w:document>");
        parts.putAll(more);
        return zip(parts);
    }

    public static byte[] odt(String text) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put("META-INF/manifest.xml", "<m:manifest xmlns:m='urn:m'/>");
        parts.put("content.xml", "<o:document xmlns:o='urn:o' xmlns:text='urn:t'><o:body><text:p>" + text + "</text:p></o:body></o:document>");
        return zip(parts);
    }

    public static byte[] xlsx(String text, String hiddenSheet) {
        try (var book = new XSSFWorkbook()) {
            book.createSheet("Stand").createRow(0).createCell(0).setCellValue(text);
            book.createSheet(hiddenSheet).createRow(0).createCell(0).setCellValue(12);
            book.setSheetHidden(1, true);
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Grows a thousand times when it is unpacked.
    public static byte[] bomb(int megabytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
            zip.putNextEntry(new ZipEntry("word/media/groot.xml"));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// As Word keeps a document that has a password: an old kind of file around it.
    public static byte[] old(boolean withPassword) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        out.writeBytes(new byte[2000]);
        out.writeBytes((withPassword ? "EncryptedPackage" : "WordDocument").getBytes(UTF_16LE));
        out.writeBytes(new byte[2000]);
        return out.toByteArray();
    }

    public static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A photograph that says where it was taken, lies on its side and has something behind its end.
    public static byte[] jpeg(String place) {
        var plain = picture("jpeg");
        var exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0MM\0*".getBytes(UTF_8));
        exif.writeBytes(new byte[] {0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0});
        exif.writeBytes(place.getBytes(UTF_8));
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xe1, exif.toByteArray());
        segment(out, 0xe1, ("http://ns.adobe.com/xap/1.0/\0" + place).getBytes(UTF_8));
        segment(out, 0xfe, place.getBytes(UTF_8));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(place.getBytes(UTF_8));
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) ((content.length + 2) >> 8), (byte) (content.length + 2)});
        out.writeBytes(content);
    }

    /// A picture with a word beside it.
    public static byte[] png(String word) {
        var plain = picture("png");
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        chunk(out, "tEXt", ("Author\0" + word).getBytes(UTF_8));
        chunk(out, "eXIf", word.getBytes(UTF_8));
        out.write(plain, 33, plain.length - 33);
        out.writeBytes(word.getBytes(UTF_8));
        return out.toByteArray();
    }

    /// It says that it has a thousand million dots, and holds none of them.
    public static byte[] pngOfManyDots() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", new byte[] {0, 0, 0x7d, 0, 0, 0, 0x7d, 0, 8, 0, 0, 0, 0});
        var packed = new byte[100];
        var deflater = new Deflater();
        deflater.finish();
        chunk(out, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var crc = new CRC32();
        crc.update(type.getBytes(UTF_8));
        crc.update(content);
        number(out, content.length);
        out.writeBytes(type.getBytes(UTF_8));
        out.writeBytes(content);
        number(out, (int) crc.getValue());
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.writeBytes(new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }

    public static byte[] picture(String format) {
        var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 40; x++) {
            picture.setRGB(x, x % 30, 0x3377aa);
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
