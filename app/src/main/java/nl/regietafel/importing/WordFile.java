package nl.regietafel.importing;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import nl.regietafel.web.Refused;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/// The parts of a Word file (docx): a zip of which only what is needed is unpacked, and never more than a list can be.
final class WordFile implements AutoCloseable {

    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_UNPACKED = 60_000_000;

    private record Relation(String kind, String target) {}

    private final ZipFile zip;
    private final String main;
    private final List<Relation> relations;
    private long unpacked;

    private WordFile(ZipFile zip) throws XMLStreamException {
        this.zip = zip;
        this.main = relations("").stream().filter(relation -> relation.kind().equals("officeDocument"))
                .map(Relation::target).findFirst().orElse("word/document.xml");
        this.relations = relations(main);
    }

    static boolean fits(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] < 9 && content[3] < 9;
    }

    /// What is no text and no Word file says what it is.
    static WordFile of(byte[] content) throws XMLStreamException {
        ZipFile zip = null;
        try {
            zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get();
            refuseOther(zip);
            return new WordFile(zip);
        } catch (IOException | IllegalArgumentException e) {
            close(zip);
            throw new Refused("importing.broken-zip");
        } catch (XMLStreamException | RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static void refuseOther(ZipFile zip) {
        var entries = 0;
        var office = false;
        var folders = new ArrayList<String>();
        for (var all = zip.getEntries(); all.hasMoreElements();) {
            var entry = all.nextElement();
            if (++entries > MOST_ENTRIES) {
                throw new Refused("importing.zip-bomb");
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new Refused("importing.password");
            }
            office |= entry.getName().equals("[Content_Types].xml");
            var slash = entry.getName().indexOf('/');
            folders.add(slash < 0 ? entry.getName() : entry.getName().substring(0, slash));
        }
        if (folders.contains("word") && office) {
            return;
        }
        throw new Refused("importing.form-not-read", folders.contains("xl") ? "een Excel-bestand (xlsx)"
                : folders.contains("ppt") ? "een PowerPoint-bestand (pptx)"
                : folders.contains("mimetype") ? "een OpenDocument-bestand (odt of ods)" : "een zip-bestand");
    }

    WordXml main() throws XMLStreamException {
        var part = part(main);
        if (part == null) {
            throw new Refused("importing.not-word");
        }
        if (!part.name().equals("document") || !part.space().contains("wordprocessingml")) {
            throw new Refused("importing.not-word");
        }
        return part;
    }

    /// The parts of this kind that belong to the text: "styles", "header", "comments".
    List<WordXml> related(String kind) throws XMLStreamException {
        var parts = new ArrayList<WordXml>();
        for (var relation : relations) {
            if (relation.kind().equals(kind) && parts.size() < 60) {
                var part = part(relation.target());
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    private List<Relation> relations(String of) throws XMLStreamException {
        var slash = of.lastIndexOf('/');
        var folder = slash < 0 ? "" : of.substring(0, slash + 1);
        var found = new ArrayList<Relation>();
        var xml = part(folder + "_rels/" + of.substring(slash + 1) + ".rels");
        while (xml != null && xml.next()) {
            if (!xml.opens("Relationship") || "External".equals(xml.attribute("TargetMode"))) {
                continue;
            }
            var type = xml.attribute("Type");
            var target = xml.attribute("Target");
            if (type != null && target != null) {
                found.add(new Relation(type.substring(type.lastIndexOf('/') + 1),
                        target.startsWith("/") ? target.substring(1) : folder + target));
            }
        }
        return found;
    }

    private @Nullable WordXml part(String name) throws XMLStreamException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try {
            return new WordXml(new Counted(opened(entry)));
        } catch (IOException e) {
            throw new Refused("importing.broken-zip");
        }
    }

    private InputStream opened(ZipArchiveEntry entry) throws IOException {
        var stream = zip.getInputStream(entry);
        return stream == null ? new ByteArrayInputStream(new byte[0]) : stream;
    }

    /// Counts what all parts unpack to together: what a zip says of its own size is not believed.
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var count = super.read(into, from, length);
            unpacked += Math.max(0, count);
            if (unpacked > MOST_UNPACKED) {
                throw new Refused("importing.zip-bomb");
            }
            return count;
        }
    }

    /// Of broken XML, and of a zip that breaks off while it is read.
    static Refused refusal(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        var message = String.valueOf(e.getMessage());
        return new Refused(message.contains("maxElementDepth") ? "importing.too-deep"
                : message.contains("JAXP") ? "importing.too-much" : "importing.broken-word");
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException _) {
            // it stands in memory: nothing is left open
        }
    }

    // ---- what Office kept before 2007, and how it locks a file ----

    private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    static boolean isOld(byte[] content) {
        for (var i = 0; i < OLD.length; i++) {
            if (content.length <= i || content[i] != OLD[i]) {
                return false;
            }
        }
        return true;
    }

    static Refused oldFile(byte[] content) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.contains(wide("EncryptedPackage")) || text.contains(wide("EncryptionInfo"))) {
            return new Refused("importing.password");
        }
        return new Refused("importing.form-not-read", text.contains(wide("WordDocument"))
                ? "een oud Word-bestand (doc)" : "een oud Office-bestand (doc, xls of msg)");
    }

    private static String wide(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }
}
