package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/// Binds the papers of a meeting into one PDF: first a page that lists them, then each in the order of the agenda, with
/// bookmarks. Pictures become pages; what is no PDF and no picture, and what cannot be bound, becomes a page that names it and
/// says where it is. Of the files themselves only their pages go along: no properties, no attachments, nothing that acts.
///
/// It opens files of others, so it runs in a process of its own (see {@link Workbench}), and keeps on disk what it does not need.
final class Binder {

    private static final String FONTS = "/META-INF/resources/webjars/npm-font-open-sans/1.1.0/fonts/";
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final long MOST_DOTS = 20_000_000;
    private static final List<COSName> OF_NO_PAGE = List.of(COSName.OPEN_ACTION, COSName.AA, COSName.NAMES, COSName.METADATA, COSName.OUTLINES, COSName.ACRO_FORM,
            COSName.STRUCT_TREE_ROOT, COSName.MARK_INFO, COSName.PAGE_LABELS, COSName.getPDFName("PieceInfo"), COSName.getPDFName("AF"), COSName.THREADS,
            COSName.URI, COSName.VIEWER_PREFERENCES, COSName.getPDFName("Collection"), COSName.getPDFName("Perms"), COSName.getPDFName("DSS"));

    /// What is to be bound, a line each, with tabs between: `title`, `topic` and `paper`.
    private record Line(String what, List<String> said) {}

    /// Where something begins: after so many pages of papers.
    private record Place(boolean topic, String title, String about, int page) {}

    private final PDDocument bound = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private final PDType0Font font = font("Regular/OpenSans-Regular.ttf");
    private final PDType0Font bold = font("Semibold/OpenSans-Semibold.ttf");
    private final List<Place> places = new ArrayList<>();

    private Binder() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        var lines = Files.readAllLines(Path.of(arguments[0]), UTF_8).stream().map(line -> List.of(line.split("\t", -1)))
            .map(parts -> new Line(parts.getFirst(), parts.subList(1, parts.size()))).toList();
        var binder = new Binder();
        binder.bind(lines);
        binder.bound.save(Path.of(arguments[1]).toFile());
        binder.bound.close();
    }

    private void bind(List<Line> lines) throws IOException {
        var title = "";
        for (var line : lines) {
            switch (line.what()) {
                case "title" -> title = line.said().getFirst();
                case "topic" -> places.add(new Place(true, line.said().getFirst(), "", bound.getNumberOfPages()));
                default -> paper(line.said());
            }
        }
        var front = listed(title);
        mark(front);
        var about = new PDDocumentInformation();
        about.setTitle(title);
        bound.setDocumentInformation(about);
        var catalog = bound.getDocumentCatalog();
        catalog.setLanguage("nl");
        var shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        catalog.setViewerPreferences(shown);
    }

    /// @param said the kind, the file, the title, what it is, and where it is
    private void paper(List<String> said) throws IOException {
        var kind = PaperKind.of(said.get(0)).orElseThrow();
        var title = said.get(2);
        places.add(new Place(false, title, said.get(3), bound.getNumberOfPages()));
        var file = said.get(1).isEmpty() ? null : Path.of(said.get(1));
        var before = bound.getNumberOfPages();
        try {
            if (file != null && kind == PaperKind.PDF) {
                pages(file);
            } else if (file != null && kind.isPicture()) {
                picture(file, kind);
            }
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            while (bound.getNumberOfPages() > before) {
                bound.removePage(bound.getNumberOfPages() - 1);
            }
        }
        if (bound.getNumberOfPages() == before) {
            named(title, said.get(3), said.get(4));
        }
    }

    private void pages(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
            document.setAllSecurityToBeRemoved(true);
            document.setDocumentInformation(new PDDocumentInformation());
            OF_NO_PAGE.forEach(document.getDocumentCatalog().getCOSObject()::removeItem);
            for (var page : document.getPages()) {
                page.getCOSObject().removeItem(COSName.AA);
                page.getCOSObject().removeItem(COSName.METADATA);
                page.getCOSObject().removeItem(COSName.getPDFName("PieceInfo"));
                page.setAnnotations(page.getAnnotations().stream().filter(annotation -> harmless(annotation.getCOSObject())).toList());
            }
            new PDFMergerUtility().appendDocument(bound, document);
        }
    }

    /// A mark on a page that says something or leads to another page of the web; not one that starts, plays, sends or carries a file.
    private static boolean harmless(COSDictionary annotation) {
        annotation.removeItem(COSName.AA);
        var kind = annotation.getNameAsString(COSName.SUBTYPE);
        if (kind == null || List.of("FileAttachment", "Screen", "Movie", "RichMedia", "3D", "Sound").contains(kind)) {
            return false;
        }
        var act = annotation.getCOSDictionary(COSName.A);
        if (act != null && !"URI".equals(act.getNameAsString(COSName.S))) {
            annotation.removeItem(COSName.A);
        }
        if (act != null) {
            act.removeItem(COSName.getPDFName("Next"));
        }
        return true;
    }

    private void picture(Path file, PaperKind kind) throws IOException {
        PDImageXObject picture;
        try (var in = Files.newInputStream(file)) {
            picture = kind == PaperKind.JPEG ? JPEGFactory.createFromStream(bound, in) : png(file);
        }
        if (picture == null) {
            return;
        }
        var lying = picture.getWidth() > picture.getHeight();
        var size = lying ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()) : PDRectangle.A4;
        var page = new PDPage(size);
        page.setRotation(turned(file, kind));
        bound.addPage(page);
        var scale = Math.min((size.getWidth() - MARGIN) / picture.getWidth(), (size.getHeight() - MARGIN) / picture.getHeight());
        var width = picture.getWidth() * scale;
        var height = picture.getHeight() * scale;
        try (var content = new PDPageContentStream(bound, page)) {
            content.drawImage(picture, (size.getWidth() - width) / 2, (size.getHeight() - height) / 2, width, height);
        }
    }

    private @Nullable PDImageXObject png(Path file) throws IOException {
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            var reader = readers.next();
            reader.setInput(in);
            return (long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS ? null : LosslessFactory.createFromImage(bound, reader.read(0));
        }
    }

    /// How far a picture of ours must be turned: it says so in its first bytes, or nothing.
    private static int turned(Path file, PaperKind kind) throws IOException {
        if (kind != PaperKind.JPEG) {
            return 0;
        }
        try (var in = Files.newInputStream(file)) {
            return switch (Picture.wayUp(in.readNBytes(64 << 10))) {
                case 3, 4 -> 180;
                case 5, 6 -> 90;
                case 7, 8 -> 270;
                default -> 0;
            };
        }
    }

    /// A page in the place of what is not bound.
    private void named(String title, String about, String where) throws IOException {
        try (var text = new Lines()) {
            text.write(bold, 16, title, 0);
            text.write(font, 11, about, 0);
            text.space(12);
            text.write(font, 11, "Dit stuk is hier niet bijgevoegd. U vindt het in Regietafel:", 0);
            text.write(font, 11, where, 0);
        }
    }

    /// The list of what is bound, put before it. Answers how many pages it takes.
    private int listed(String title) throws IOException {
        var front = pagesOfList(title, 1);
        if (front > 1) {
            for (var i = 0; i < front; i++) {
                bound.removePage(0);
            }
            front = pagesOfList(title, front);
        }
        return front;
    }

    private int pagesOfList(String title, int front) throws IOException {
        var first = bound.getNumberOfPages() == 0 ? null : bound.getPage(0);
        var before = bound.getNumberOfPages();
        try (var text = new Lines()) {
            text.write(bold, 18, title, 0);
            text.space(10);
            for (var place : places) {
                if (place.topic()) {
                    text.space(8);
                    text.write(bold, 11, place.title(), 0);
                } else {
                    text.write(font, 11, place.title(), place.page() + front + 1);
                    text.write(font, 9, place.about(), 0);
                }
            }
        }
        var made = bound.getNumberOfPages() - before;
        if (first != null) {
            for (var i = 0; i < made; i++) {
                var page = bound.getPage(before + i);
                bound.getPages().remove(page);
                bound.getPages().insertBefore(page, first);
            }
        }
        return made;
    }

    private void mark(int front) {
        var outline = new PDDocumentOutline();
        bound.getDocumentCatalog().setDocumentOutline(outline);
        outline.addLast(item("Alle stukken", 0));
        var topic = (PDOutlineItem) null;
        for (var place : places) {
            var item = item(place.title(), Math.min(place.page() + front, bound.getNumberOfPages() - 1));
            if (place.topic()) {
                topic = item;
                outline.addLast(topic);
            } else if (topic != null) {
                topic.addLast(item);
            }
        }
        outline.openNode();
    }

    private PDOutlineItem item(String title, int page) {
        var to = new PDPageFitWidthDestination();
        to.setPage(bound.getPage(page));
        var item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(to);
        return item;
    }

    private PDType0Font font(String name) throws IOException {
        try (InputStream in = Binder.class.getResourceAsStream(FONTS + name)) {
            return PDType0Font.load(bound, in, true);
        }
    }

    /// Writes lines down a page, and goes on at a next one.
    private final class Lines implements AutoCloseable {

        private PDPageContentStream content;
        private float at;

        Lines() throws IOException {
            content = next();
        }

        private PDPageContentStream next() throws IOException {
            var page = new PDPage(PDRectangle.A4);
            bound.addPage(page);
            at = PDRectangle.A4.getHeight() - MARGIN;
            return new PDPageContentStream(bound, page);
        }

        void space(float height) {
            at -= height;
        }

        /// @param page stands at the right; 0: none
        void write(PDType0Font with, float size, String said, int page) throws IOException {
            var rest = shown(with, said);
            var first = true;
            while (!rest.isEmpty()) {
                var length = fits(with, size, rest, page > 0 ? WIDTH - 40 : WIDTH);
                line(with, size, rest.substring(0, length).strip(), MARGIN, true);
                if (first && page > 0) {
                    var number = Integer.toString(page);
                    line(with, size, number, MARGIN + WIDTH - with.getStringWidth(number) / 1000 * size, false);
                }
                first = false;
                rest = rest.substring(length).strip();
            }
        }

        private void line(PDType0Font with, float size, String said, float x, boolean down) throws IOException {
            if (down) {
                at -= size * 1.45f;
                if (at < MARGIN) {
                    content.close();
                    content = next();
                    at -= size * 1.45f;
                }
            }
            content.beginText();
            content.setFont(with, size);
            content.newLineAtOffset(x, at);
            content.showText(said);
            content.endText();
        }

        private int fits(PDType0Font with, float size, String said, float width) throws IOException {
            var length = said.length();
            while (length > 1 && with.getStringWidth(said.substring(0, length)) / 1000 * size > width) {
                var space = said.lastIndexOf(' ', length - 1);
                length = space > 0 ? space : length - 1;
            }
            return length;
        }

        /// What the font has no letter for is a question mark.
        private static String shown(PDType0Font with, String said) {
            var shown = new StringBuilder();
            said.codePoints().forEach(point -> {
                var each = Character.toString(point);
                try {
                    with.encode(each);
                    shown.append(each);
                } catch (IOException | IllegalArgumentException e) {
                    shown.append('?');
                }
            });
            return shown.toString();
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
