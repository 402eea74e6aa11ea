package nl.regietafel.paper;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.regietafel.web.Refused;
import org.springframework.stereotype.Component;

/// Where files come in (postvak): each is looked through and made ready to be kept, or refused in one sentence. Nothing is kept
/// here, and never is all of a file in memory.
@Component
public class Inbox {

    /// In bytes; a sentence says 50 MB.
    static final long MOST_BYTES = 50_000_000;

    private final Workbench workbench;

    Inbox(Workbench workbench) {
        this.workbench = workbench;
    }

    /// Takes in a file that someone sends.
    public ArrivedFile receive(String name, InputStream content) {
        return received(name, content, workbench::inspected);
    }

    /// Takes in a file that we made ourselves, which needs no workbench.
    public ArrivedFile ours(String name, InputStream content) {
        return received(name, content, file -> {
            try {
                return Inspection.of(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Inspection.NotAllowed refused) {
                throw new Refused(refused.rule);
            }
        });
    }

    private interface Look {
        Inspection.Found at(Path file);
    }

    private static ArrivedFile received(String name, InputStream content, Look look) {
        var bare = ArrivedFile.bare(name);
        Path file = null;
        try {
            file = Files.createTempFile("regietafel-stuk-", "");
            var size = copy(content, file);
            if (size == 0) {
                throw new Refused("paper.empty");
            }
            if (size > MOST_BYTES) {
                throw new Refused("paper.too-large");
            }
            var found = look.at(file);
            if (!found.kind().fits(bare)) {
                throw new Refused("paper.not-what-it-says", PaperKind.end(bare), found.kind().dutch());
            }
            if (found.kind().isPicture()) {
                file = cleaned(file, found.kind());
            }
            var arrived = new ArrivedFile(bare, found.kind(), file, Files.size(file), sha256(file), found.reading(), found.text());
            file = null;
            return arrived;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                gone(file);
            }
        }
    }

    /// Copies no more than is kept, and one byte to know that there was more.
    private static long copy(InputStream content, Path file) throws IOException {
        try (var in = content; var out = Files.newOutputStream(file)) {
            var buffer = new byte[64 << 10];
            var size = 0L;
            for (int read; size <= MOST_BYTES && (read = in.read(buffer)) >= 0;) {
                out.write(buffer, 0, read);
                size += read;
            }
            return size;
        }
    }

    private static Path cleaned(Path file, PaperKind kind) throws IOException {
        var bare = Files.createTempFile("regietafel-stuk-", "");
        var done = false;
        try (var in = new BufferedInputStream(Files.newInputStream(file)); var out = new BufferedOutputStream(Files.newOutputStream(bare))) {
            Picture.clean(kind, in, out);
            done = true;
        } finally {
            gone(done ? file : bare);
        }
        return bare;
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
                var buffer = new byte[64 << 10];
                while (in.read(buffer) >= 0) {
                    // only the digest listens
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void gone(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
