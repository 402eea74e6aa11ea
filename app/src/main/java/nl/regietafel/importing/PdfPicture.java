package nl.regietafel.importing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import nl.regietafel.web.Refused;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// A page of a PDF as a picture, wide enough to read beside the lines that came of it.
final class PdfPicture {

    private static final int WIDTH = 900;
    private static final int TALLEST = 2_200;

    private PdfPicture() {}

    /// @param number from 1
    static byte[] of(byte[] content, int number) {
        OwnFonts.use();
        try (var pdf = PdfForm.opened(content)) {
            if (number < 1 || number > pdf.getNumberOfPages()) {
                throw new Refused("importing.no-such-page");
            }
            var page = pdf.getPage(number - 1);
            var box = page.getCropBox();
            var upright = page.getRotation() % 180 == 0;
            var width = Math.max(1, upright ? box.getWidth() : box.getHeight());
            var height = Math.max(1, upright ? box.getHeight() : box.getWidth());
            return png(new PDFRenderer(pdf).renderImage(number - 1, Math.min(WIDTH / width, TALLEST / height),
                    ImageType.RGB));
        } catch (IOException _) {
            throw new Refused("importing.broken-pdf");
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
