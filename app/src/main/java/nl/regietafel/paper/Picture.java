package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import nl.regietafel.web.Refused;

/// A picture without what it says beside itself: where and when it was taken, by whom and with what, and the small picture of
/// before it was cut. Not one dot changes. Which way is up stays, for else it lies on its side.
final class Picture {

    /// A hundred million dots: more than any screen, less than a browser dies of.
    private static final long MOST_DOTS = 100_000_000;
    private static final Set<String> SHOWN = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs");
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(US_ASCII);
    private static final byte[] EXIF = "Exif\0\0".getBytes(US_ASCII);

    private Picture() {}

    static void clean(PaperKind kind, InputStream from, OutputStream to) throws IOException {
        try {
            var in = new DataInputStream(from);
            var out = new DataOutputStream(to);
            if (kind == PaperKind.PNG) {
                cleanPng(in, out);
            } else {
                cleanJpeg(in, out);
            }
            out.flush();
        } catch (EOFException e) {
            throw new Refused("paper.damaged");
        }
    }

    private static void cleanPng(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(in.readNBytes(8));
        var first = true;
        for (String name = ""; !name.equals("IEND");) {
            var length = in.readInt();
            var type = new byte[4];
            in.readFully(type);
            name = new String(type, US_ASCII);
            must(length >= 0 && first == name.equals("IHDR"));
            var keep = SHOWN.contains(name);
            if (keep) {
                out.writeInt(length);
                out.write(type);
            }
            if (first) {
                must(length == 13);
                var head = new byte[13];
                in.readFully(head);
                mustFit(number(head, 0, 4), number(head, 4, 4));
                out.write(head);
            } else {
                pass(in, out, length, keep);
            }
            pass(in, out, 4, keep);
            first = false;
        }
    }

    private static void cleanJpeg(DataInputStream in, DataOutputStream out) throws IOException {
        out.writeShort(in.readUnsignedShort());
        var sized = false;
        int marker = marker(in);
        while (marker != 0xd9) {
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) {
                out.writeShort(0xff00 | marker);
                marker = marker(in);
                continue;
            }
            var length = in.readUnsignedShort() - 2;
            must(length >= 0);
            var segment = new byte[length];
            in.readFully(segment);
            if (isFrame(marker)) {
                must(length >= 5);
                mustFit(number(segment, 1, 2), number(segment, 3, 2));
                sized = true;
            }
            var kept = kept(marker, segment);
            if (kept.length > 0 || length == 0) {
                out.writeShort(0xff00 | marker);
                out.writeShort(kept.length + 2);
                out.write(kept);
            }
            marker = marker == 0xda ? scan(in, out) : marker(in);
        }
        must(sized);
        out.writeShort(0xffd9);   // and nothing that was put behind it
    }

    /// What stays of a segment: all that the picture needs to be drawn.
    private static byte[] kept(int marker, byte[] segment) {
        if (marker == 0xe1 && begins(segment, EXIF)) {
            return upright(orientation(segment));
        }
        if (marker == 0xe2) {
            return begins(segment, PROFILE) ? segment : new byte[0];
        }
        if (marker == 0xe0) {
            return segment.length >= 14 && begins(segment, "JFIF\0".getBytes(US_ASCII)) ? withoutThumbnail(segment) : new byte[0];
        }
        return marker > 0xe0 && marker <= 0xef && marker != 0xee || marker == 0xfe ? new byte[0] : segment;
    }

    private static byte[] withoutThumbnail(byte[] jfif) {
        var bare = Arrays.copyOf(jfif, 14);
        bare[12] = 0;
        bare[13] = 0;
        return bare;
    }

    /// Which way is up, 1 to 8, or 0 when it says nothing.
    private static int orientation(byte[] exif) {
        if (exif.length < 22) {
            return 0;
        }
        var small = exif[6] == 'I';
        var at = 6 + (int) value(exif, 10, 4, small);
        if (at < 6 || at + 2 > exif.length) {
            return 0;
        }
        var entries = (int) value(exif, at, 2, small);
        for (var i = 0; i < entries && at + 2 + 12 * (i + 1) <= exif.length; i++) {
            var entry = at + 2 + 12 * i;
            if (value(exif, entry, 2, small) == 0x112) {
                var way = (int) value(exif, entry + 8, 2, small);
                return way >= 1 && way <= 8 ? way : 0;
            }
        }
        return 0;
    }

    /// Which way is up in a picture that was cleaned, 1 to 8; what it says stands in the first part after its beginning.
    static int wayUp(byte[] jpeg) {
        for (var at = 2; at + 10 < jpeg.length && (jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xf0) == 0xe0;) {
            var length = (int) number(jpeg, at + 2, 2);
            var segment = Arrays.copyOfRange(jpeg, at + 4, Math.min(jpeg.length, at + 2 + length));
            if (jpeg[at + 1] == (byte) 0xe1 && begins(segment, EXIF)) {
                return Math.max(1, orientation(segment));
            }
            at += 2 + length;
        }
        return 1;
    }

    /// An Exif block with nothing in it but which way is up.
    private static byte[] upright(int way) {
        return way <= 1 ? new byte[0] : new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) way, 0, 0, 0, 0, 0, 0};
    }

    /// Copies the dots as they are packed, and answers the marker that ends them.
    private static int scan(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            var each = in.readUnsignedByte();
            if (each != 0xff) {
                out.write(each);
                continue;
            }
            var next = in.readUnsignedByte();
            while (next == 0xff) {
                next = in.readUnsignedByte();
            }
            if (next != 0 && (next < 0xd0 || next > 0xd7)) {
                return next;
            }
            out.write(0xff);
            out.write(next);
        }
    }

    private static int marker(DataInputStream in) throws IOException {
        must(in.readUnsignedByte() == 0xff);
        int marker;
        do {
            marker = in.readUnsignedByte();
        } while (marker == 0xff);
        return marker;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static void pass(DataInputStream in, DataOutputStream out, int length, boolean keep) throws IOException {
        var buffer = new byte[8 << 10];
        for (var left = length; left > 0;) {
            var part = Math.min(left, buffer.length);
            in.readFully(buffer, 0, part);
            if (keep) {
                out.write(buffer, 0, part);
            }
            left -= part;
        }
    }

    private static void mustFit(long one, long other) {
        must(one > 0 && other > 0);
        if (one * other > MOST_DOTS) {
            throw new Refused("paper.too-many-dots");
        }
    }

    private static void must(boolean right) {
        if (!right) {
            throw new Refused("paper.damaged");
        }
    }

    private static boolean begins(byte[] segment, byte[] with) {
        return segment.length >= with.length && Arrays.equals(segment, 0, with.length, with, 0, with.length);
    }

    private static long number(byte[] from, int at, int length) {
        return value(from, at, length, false);
    }

    private static long value(byte[] from, int at, int length, boolean smallFirst) {
        var value = 0L;
        for (var i = 0; i < length; i++) {
            value = value << 8 | from[smallFirst ? at + length - 1 - i : at + i] & 0xff;
        }
        return value;
    }
}
