package nl.regietafel.importing;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.util.Matrix;

/// A PDF drawn by hand, letter by letter where a test needs them; or made of HTML, as print programs do.
final class PdfFixture implements AutoCloseable {

    static final PDType1Font PLAIN = new PDType1Font(FontName.HELVETICA);
    static final PDType1Font BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    final PDDocument pdf = new PDDocument();
    PDPage sheet;
    PDPageContentStream ink;
    private float y;

    PdfFixture() {
        page();
    }

    static byte[] ofHtml(String html) {
        try {
            var bytes = new ByteArrayOutputStream();
            new PdfRendererBuilder().useFastMode().withHtmlContent(html, null).toStream(bytes).run();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PdfFixture page() {
        return quietly(() -> {
            if (ink != null) {
                ink.close();
            }
            sheet = new PDPage(PDRectangle.A4);
            pdf.addPage(sheet);
            ink = new PDPageContentStream(pdf, sheet);
            y = 60;
        });
    }

    /// A line of text below the one before it.
    PdfFixture line(String text) {
        y += 14;
        return at(60, y, text);
    }

    PdfFixture bold(String text) {
        y += 24;
        return at(60, y, 11, BOLD, text);
    }

    PdfFixture gap() {
        y += 12;
        return this;
    }

    PdfFixture row(String... cells) {
        y += 14;
        for (var c = 0; c < cells.length; c++) {
            at(60 + new int[] {0, 250, 370, 460}[c], y, cells[c]);
        }
        return this;
    }

    PdfFixture at(double left, double top, String text) {
        return at(left, top, 11, PLAIN, text);
    }

    /// @param top of its base line, from the top of the page
    PdfFixture at(double left, double top, float size, PDType1Font font, String text) {
        return quietly(() -> {
            if (text.isEmpty()) {
                return;
            }
            ink.beginText();
            ink.setFont(font, size);
            ink.newLineAtOffset((float) left, (float) (842 - top));
            ink.showText(text);
            ink.endText();
        });
    }

    PdfFixture turned(double left, double up, String text, int degrees) {
        return quietly(() -> {
            ink.beginText();
            ink.setFont(PLAIN, 11);
            ink.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), (float) left, (float) up));
            ink.showText(text);
            ink.endText();
        });
    }

    PdfFixture colour(Color colour) {
        return quietly(() -> ink.setNonStrokingColor(colour));
    }

    PdfFixture mode(RenderingMode mode) {
        return quietly(() -> ink.setRenderingMode(mode));
    }

    PdfFixture fill(double left, double top, double width, double height) {
        return quietly(() -> {
            ink.addRect((float) left, (float) (842 - top - height), (float) width, (float) height);
            ink.fill();
        });
    }

    PdfFixture rule(double left, double top, double right, double bottom) {
        return quietly(() -> {
            ink.moveTo((float) left, (float) (842 - top));
            ink.lineTo((float) right, (float) (842 - bottom));
            ink.stroke();
        });
    }

    PdfFixture picture() {
        return quietly(() -> ink.drawImage(LosslessFactory.createFromImage(pdf, new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB)), 0, 0, 595, 842));
    }

    PdfFixture remark(String text) {
        return quietly(() -> {
            var remark = new PDAnnotationText();
            remark.setContents(text);
            remark.setRectangle(new PDRectangle(10, 10, 20, 20));
            sheet.getAnnotations().add(remark);
        });
    }

    byte[] bytes() {
        return bytes(null);
    }

    byte[] bytes(String password) {
        var bytes = new ByteArrayOutputStream();
        quietly(() -> {
            ink.close();
            if (password != null) {
                pdf.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            pdf.save(bytes);
            pdf.close();
        });
        return bytes.toByteArray();
    }

    private interface Work {
        void run() throws IOException;
    }

    PdfFixture quietly(Work work) {
        try {
            work.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        pdf.close();
    }
}
