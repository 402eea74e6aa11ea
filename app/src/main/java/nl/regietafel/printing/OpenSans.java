package nl.regietafel.printing;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The open font that screen and paper share, from its WebJar: each weight that a print uses, read once.
enum OpenSans {
    REGULAR("Regular/OpenSans-Regular.ttf", 400),
    SEMIBOLD("Semibold/OpenSans-Semibold.ttf", 600),
    BOLD("Bold/OpenSans-Bold.ttf", 700);

    static final String FAMILY = "Open Sans";

    private static final String FOLDER = "/META-INF/resources/webjars/npm-font-open-sans/1.1.0/fonts/";

    private final byte[] file;
    private final int weight;

    OpenSans(String path, int weight) {
        this.file = read(FOLDER + path);
        this.weight = weight;
    }

    byte[] file() {
        return file;
    }

    int weight() {
        return weight;
    }

    /// The outline of a letter and how far the next one stands from it, in thousandths of the size, upright.
    record Letter(GeneralPath outline, double advance) {}

    /// Letters in a drawing are shapes: so no font of the machine is asked for, and none is needed.
    Letter letter(String name) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            double thousandths = 1000.0 / font.getUnitsPerEm();
            var outline = font.getPath(name);
            outline.transform(java.awt.geom.AffineTransform.getScaleInstance(thousandths, thousandths));
            return new Letter(outline, font.getWidth(name) * thousandths);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream in = OpenSans.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The font is not where it was: " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
