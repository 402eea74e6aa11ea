package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import nl.regietafel.paper.PaperVersion.Reading;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/// Looks a file of someone else through: what it is by its content, whether it may lie on the table, and the words in it. It
/// runs in a process of its own (see {@link Workbench}), so that a file that eats all time or memory eats only that.
///
/// All that can be read in a file counts as its text, also what does not show at once: notes, deleted words, names of sheets,
/// properties. Who makes a list public must be able to trust that a name does not stand in it.
final class Inspection {

    /// So much text is read of one file; a thousand pages have less.
    static final int MOST_TEXT = 2_000_000;

    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_UNPACKED = 512L << 20;
    private static final long UNPACKED_AT_EASE = 32L << 20;
    private static final int MOST_GROWTH = 150;
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final Set<String> PARAGRAPHS = Set.of("p", "h", "tr", "row", "si", "br", "tab", "line-break", "table-row", "comment", "sheet", "definedName");
    private static final Set<String> WORDS_APART = Set.of("c", "v", "is", "s", "table-cell", "creator", "lastModifiedBy", "title", "subject", "description", "keywords",
            "Company", "Manager", "Application", "user-defined", "initial-creator");
    private static final Set<String> SAID_ASIDE = Set.of("descr", "title", "alt", "author", "tooltip", "name", "display", "Target", "href");

    /// Why a file may not lie on the table: the rule that says no, and the field of its sentence.
    static final class NotAllowed extends Exception {
        final String rule;

        NotAllowed(String rule) {
            super(rule, null, false, false);
            this.rule = rule;
        }
    }

    /// What came of it.
    record Found(PaperKind kind, Reading reading, String text) {}

    private Inspection() {}

    /// In a process of its own: the kind first, as soon as it is certain, then what came of reading and the text.
    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
        var file = Path.of(arguments[0]);
        try {
            var kind = kind(file);
            out.println(kind.name());
            out.flush();
            var found = read(file, kind);
            out.println(found.reading().name());
            out.print(found.text());
        } catch (NotAllowed refused) {
            out.println("-" + refused.rule);
        }
        out.flush();
    }

    static Found of(Path file) throws IOException, NotAllowed {
        return read(file, kind(file));
    }

    static PaperKind kind(Path file) throws IOException, NotAllowed {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(16);
        }
        if (begins(head, "%PDF-".getBytes(US_ASCII))) {
            return pdf(file);
        }
        if (begins(head, new byte[] {'P', 'K', 3, 4})) {
            if ((head[6] & 1) != 0) {
                throw new NotAllowed("paper.password");
            }
            return office(file);
        }
        if (begins(head, OLE)) {
            throw new NotAllowed(holds(file, "EncryptedPackage".getBytes(UTF_16LE)) ? "paper.password" : "paper.old-office");
        }
        if (begins(head, PNG)) {
            return PaperKind.PNG;
        }
        if (begins(head, JPEG)) {
            return PaperKind.JPEG;
        }
        throw new NotAllowed("paper.kind-not-kept");
    }

    private static PaperKind pdf(Path file) throws NotAllowed {
        try (var document = open(file)) {
            if (document.getNumberOfPages() == 0) {
                throw new NotAllowed("paper.damaged");
            }
            return PaperKind.PDF;
        } catch (InvalidPasswordException e) {
            throw new NotAllowed("paper.password");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new NotAllowed("paper.damaged");
        }
    }

    private static PDDocument open(Path file) throws IOException {
        return Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache());
    }

    /// Word, Excel and ODT are folders in a zip. All of it is unpacked once, to nowhere, before anything is believed.
    private static PaperKind office(Path file) throws NotAllowed {
        try (var zip = new ZipFile(file.toFile())) {
            mustUnpack(zip, Files.size(file));
            if (zip.getEntry("META-INF/manifest.xml") != null && zip.getEntry("mimetype") != null) {
                return openDocument(zip);
            }
            var types = zip.getEntry("[Content_Types].xml");
            if (types == null) {
                throw new NotAllowed("paper.kind-not-kept");
            }
            var said = attributes(zip, types, "ContentType");
            if (said.stream().anyMatch(type -> type.toLowerCase(Locale.ROOT).matches(".*(macroenabled|vbaproject).*"))
                    || zip.stream().anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
                throw new NotAllowed("paper.macros");
            }
            if (said.contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")) {
                return PaperKind.DOCX;
            }
            if (said.contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")) {
                return PaperKind.XLSX;
            }
            throw new NotAllowed("paper.kind-not-kept");
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new NotAllowed("paper.damaged");
        }
    }

    private static PaperKind openDocument(ZipFile zip) throws IOException, NotAllowed {
        if (holds(zip.getInputStream(zip.getEntry("META-INF/manifest.xml")), "encryption-data".getBytes(UTF_8))) {
            throw new NotAllowed("paper.password");
        }
        if (zip.stream().anyMatch(entry -> entry.getName().startsWith("Basic/") || entry.getName().startsWith("Scripts/"))) {
            throw new NotAllowed("paper.macros");
        }
        var type = new String(zip.getInputStream(zip.getEntry("mimetype")).readNBytes(100), US_ASCII).strip();
        if (!type.equals(PaperKind.ODT.type())) {
            throw new NotAllowed("paper.kind-not-kept");
        }
        return PaperKind.ODT;
    }

    private static void mustUnpack(ZipFile zip, long packed) throws IOException, NotAllowed {
        if (zip.size() > MOST_ENTRIES) {
            throw new NotAllowed("paper.bomb");
        }
        var names = new HashSet<String>();
        var buffer = new byte[64 << 10];
        var all = 0L;
        for (var entry : zip.stream().toList()) {
            if (!names.add(entry.getName())) {
                throw new NotAllowed("paper.damaged");
            }
            try (var in = zip.getInputStream(entry)) {
                for (int read; (read = in.read(buffer)) >= 0;) {
                    all += read;
                    if (all > MOST_UNPACKED || all > UNPACKED_AT_EASE && all > packed * MOST_GROWTH) {
                        throw new NotAllowed("paper.bomb");
                    }
                }
            }
        }
    }

    /// The words in a file of this kind. What goes wrong here keeps nobody from reading the file itself.
    static Found read(Path file, PaperKind kind) {
        var text = new Text();
        try {
            switch (kind) {
                case PDF -> readPdf(file, text);
                case DOCX, XLSX, ODT -> readOffice(file, text);
                case JPEG, PNG -> { }
            }
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Found(kind, Reading.NOT_READ, text.toString());
        }
        return new Found(kind, text.isFull() ? Reading.NOT_READ : text.hasWords() ? Reading.READ : Reading.WITHOUT_WORDS, text.toString());
    }

    private static void readPdf(Path file, Text text) throws IOException {
        try (var document = open(file)) {
            var stripper = new PDFTextStripper();
            stripper.writeText(document, text);
            text.shown();
            var about = document.getDocumentInformation().getCOSObject();
            for (var value : about.getValues()) {
                if (value instanceof COSString said) {
                    text.line(said.getString());
                }
            }
            if (document.getDocumentCatalog().getMetadata() != null) {
                var xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), UTF_8);
                text.line(xmp.replaceAll("<[^>]*>", " "));
            }
            if (document.getDocumentCatalog().getDocumentOutline() != null) {
                outline(document.getDocumentCatalog().getDocumentOutline(), text, 0);
            }
            for (var page : document.getPages()) {
                for (var annotation : page.getAnnotations()) {
                    text.line(annotation.getContents());
                    text.line(annotation.getCOSObject().getString(COSName.T));
                    text.line(annotation.getCOSObject().getString(COSName.V));
                }
            }
        }
    }

    private static void outline(PDOutlineNode node, Text text, int depth) throws IOException {
        for (var item : node.children()) {
            text.line(item.getTitle());
            if (depth < 20) {
                outline(item, text, depth + 1);
            }
        }
    }

    private static void readOffice(Path file, Text text) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().sorted(Comparator.comparing(Inspection::order).thenComparing(ZipEntry::getName)).toList()) {
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                    readXml(zip, entry, text);
                }
                if (order(entry) == 0) {
                    text.shown();
                }
            }
        }
    }

    /// What one reads first comes first.
    private static int order(ZipEntry entry) {
        return switch (entry.getName()) {
            case "word/document.xml", "content.xml", "xl/sharedStrings.xml" -> 0;
            default -> 1;
        };
    }

    private static void readXml(ZipFile zip, ZipEntry entry, Text text) throws IOException, XMLStreamException {
        try (var in = new BufferedInputStream(zip.getInputStream(entry))) {
            var xml = hardened().createXMLStreamReader(in);
            var index = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (xml.getLocalName().equals("c")) {
                            index = "s".equals(xml.getAttributeValue(null, "t"));   // a number of a text that stands elsewhere
                        }
                        for (var i = 0; i < xml.getAttributeCount(); i++) {
                            if (SAID_ASIDE.contains(xml.getAttributeLocalName(i)) && !entry.getName().matches(".*(theme|styles|fontTable).*")) {
                                text.aside(xml.getAttributeValue(i));
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (!index) {
                            text.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        index = index && !xml.getLocalName().equals("v");
                        if (PARAGRAPHS.contains(xml.getLocalName())) {
                            text.append("\n");
                        } else if (WORDS_APART.contains(xml.getLocalName())) {
                            text.append(" ");
                        }
                    }
                    default -> { }
                }
            }
            text.append("\n");
        }
    }

    private static Set<String> attributes(ZipFile zip, ZipEntry entry, String name) throws IOException, XMLStreamException {
        var found = new HashSet<String>();
        try (var in = new BufferedInputStream(zip.getInputStream(entry))) {
            var xml = hardened().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getAttributeValue(null, name) != null) {
                    found.add(xml.getAttributeValue(null, name));
                }
            }
        }
        return found;
    }

    /// XML of others: it names nothing outside itself and grows by nothing.
    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    private static boolean holds(Path file, byte[] wanted) throws IOException {
        return holds(new BufferedInputStream(Files.newInputStream(file), 64 << 10), wanted);
    }

    /// Whether these bytes stand somewhere in a stream; none of them begins as it ends.
    private static boolean holds(InputStream stream, byte[] wanted) throws IOException {
        try (var in = new BufferedInputStream(stream)) {
            var at = 0;
            for (int read; (read = in.read()) >= 0;) {
                at = read == (wanted[at] & 0xff) ? at + 1 : read == (wanted[0] & 0xff) ? 1 : 0;
                if (at == wanted.length) {
                    return true;
                }
            }
            return false;
        }
    }

    /// What was read so far, without what no database keeps, and no longer than it may be.
    private static final class Text extends Writer {

        private final StringBuilder all = new StringBuilder();
        private final StringWriter asides = new StringWriter();
        private boolean words;
        private boolean full;

        @Override
        public void write(char[] characters, int from, int length) {
            for (var i = from; i < from + length && !full; i++) {
                var each = characters[i];
                var kept = Character.isSurrogate(each) ? keepsPair(characters, i, from + length) : each >= ' ' || each == '\n' || each == '\t';
                if (kept) {
                    all.append(each);
                }
                full = all.length() >= MOST_TEXT;
            }
        }

        private boolean keepsPair(char[] characters, int i, int end) {
            return Character.isHighSurrogate(characters[i]) ? i + 1 < end && Character.isLowSurrogate(characters[i + 1])
                    : !all.isEmpty() && Character.isHighSurrogate(all.charAt(all.length() - 1));
        }

        @Override
        public Text append(CharSequence text) {
            var characters = text.toString().toCharArray();
            write(characters, 0, characters.length);
            return this;
        }

        void line(@Nullable String said) {
            if (said != null && !said.isBlank()) {
                append("\n" + said.strip());
            }
        }

        void aside(@Nullable String said) {
            if (said != null && said.chars().anyMatch(Character::isLetter) && asides.getBuffer().length() < MOST_TEXT / 10) {
                asides.append(said).append('\n');
            }
        }

        /// What was read until now is what one sees; the rest only counts as text beside that.
        void shown() {
            words = words || all.chars().anyMatch(Character::isLetterOrDigit);
        }

        boolean hasWords() {
            return words;
        }

        boolean isFull() {
            return full;
        }

        @Override
        public String toString() {
            return (all.toString().replaceAll("[ \\t]*\\n[\\s]*", "\n") + "\n" + asides).strip();
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
