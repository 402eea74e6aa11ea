package nl.regietafel.printing;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.parser.Parser;
import org.w3c.dom.Element;

/// A PDF from a page of ours: PDF/UA-1, so that it can be read aloud, and PDF/A-2a, so that it can still be read in fifty years.
/// The page is XHTML with `lang`, a title and bookmarks, and links to nothing; its stylesheet is CSS 2.1.
public final class Pdf {

    private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    public static byte[] of(String xhtml, String css) {
        var page = Jsoup.parse(xhtml, Parser.xmlParser());
        // What a drawing is called on the screen it is called on paper.
        page.select("svg[aria-label]").forEach(svg -> svg.attr("alt", svg.attr("aria-label")));
        page.expectFirst("head").appendElement("style").appendChild(new DataNode(css));
        var out = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A);
            builder.useColorProfile(COLOURS);
            builder.withProducer("Regietafel");
            builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, METRICS);
            builder.useExternalResourceAccessControl((_, _) -> false,
                    ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            for (var font : OpenSans.values()) {
                builder.useFont(() -> new ByteArrayInputStream(font.file()), OpenSans.FAMILY, font.weight(), FontStyle.NORMAL, true);
            }
            builder.useSVGDrawer(new Drawings());
            builder.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(page), null);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Draws our own small drawings where the page has them.
    private static final class Drawings implements SVGDrawer {

        @Override
        public SVGImage buildSVGImage(Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
            var drawing = new SmallDrawing(svg);
            double side = width > 0 ? width : SmallDrawing.SIDE * dotsPerPixel;
            return new SVGImage() {
                @Override
                public int getIntrinsicWidth() {
                    return (int) side;
                }

                @Override
                public int getIntrinsicHeight() {
                    return (int) side;
                }

                @Override
                public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
                    double points = side / dotsPerPixel;
                    device.drawWithGraphics((float) x, (float) y, (float) side, (float) side, on -> {
                        on.scale(points / SmallDrawing.SIDE, points / SmallDrawing.SIDE);
                        drawing.draw(on);
                    });
                }
            };
        }

        @Override
        public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {}

        @Override
        public void addFontFile(File file, String family, Integer weight, FontStyle style) {}

        @Override
        public void addFontStream(FSSupplier<InputStream> file, String family, Integer weight, FontStyle style) {}

        @Override
        public void close() {}
    }
}
