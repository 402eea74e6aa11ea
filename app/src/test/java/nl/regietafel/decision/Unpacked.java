package nl.regietafel.decision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.text.PDFTextStripper;

/// Everything a file holds, also where nobody looks: the raw bytes, each part of a packed file, and of a PDF each stream as it
/// reads when unpacked, each text, name and key of its objects, and what stands on its pages.
final class Unpacked {

    private static final List<Charset> SPELLINGS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private final List<byte[]> parts = new ArrayList<>();

    private Unpacked() {}

    static Unpacked of(byte[] file) throws IOException {
        var all = new Unpacked();
        all.unpack(file);
        return all;
    }

    private void unpack(byte[] file) throws IOException {
        parts.add(file);
        var head = new String(file, 0, Math.min(8, file.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK")) {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    parts.add(entry.getName().getBytes(StandardCharsets.UTF_8));
                    unpack(zip.readAllBytes());
                }
            }
        } else if (head.startsWith("%PDF")) {
            try (var pdf = Loader.loadPDF(file)) {
                for (var key : pdf.getDocument().getXrefTable().keySet()) {
                    read(pdf.getDocument().getObjectFromPool(key).getObject());
                }
                read(pdf.getDocument().getTrailer());
                parts.add(new PDFTextStripper().getText(pdf).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void read(COSBase object) throws IOException {
        switch (object) {
            case COSString text -> {
                parts.add(text.getBytes());
                parts.add(text.getString().getBytes(StandardCharsets.UTF_8));
            }
            case COSName name -> parts.add(name.getName().getBytes(StandardCharsets.UTF_8));
            case COSArray array -> {
                for (var each : array) {
                    read(each);
                }
            }
            case COSDictionary dictionary -> {
                if (dictionary instanceof COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        parts.add(in.readAllBytes());
                    }
                }
                for (var entry : dictionary.entrySet()) {
                    read(entry.getKey());
                    read(entry.getValue());
                }
            }
            // What an object refers to has its own place in the table.
            case null, default -> { }
        }
    }

    /// Whether a word stands anywhere, however it is spelled; capitals do not matter.
    boolean holds(String word) {
        return parts.stream().anyMatch(part -> {
            var text = new String(part, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return SPELLINGS.stream().map(word.toLowerCase(Locale.ROOT)::getBytes)
                .anyMatch(bytes -> text.contains(new String(bytes, StandardCharsets.ISO_8859_1)) || text.contains(HexFormat.of().formatHex(bytes)));
        });
    }
}
