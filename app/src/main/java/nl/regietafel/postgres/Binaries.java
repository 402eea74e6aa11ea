package nl.regietafel.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked from the jar they come in.
record Binaries(Path folder) {

    private static final String DONE = ".ok";

    /// Those on the class path, unpacked below `parent` if they are not there yet. The folder is named after the content, so
    /// that a newer release never meets an older one half replaced.
    static Binaries unpackedIn(Path parent) throws IOException {
        var name = "/postgres-linux-" + (System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        var resource = Binaries.class.getResource(name);
        if (resource == null) {
            throw new CannotStart("De programma's van PostgreSQL voor deze machine (" + System.getProperty("os.arch")
                    + ") zijn er niet bij; gebruik een eigen database (REGIETAFEL_DB_URL).");
        }
        return unpacked(resource, parent);
    }

    /// Those in a jar that is not on the class path.
    static Binaries unpackedFrom(Path jar, Path parent) throws IOException {
        return unpacked(URI.create("jar:" + jar.toUri() + "!/postgres-linux-x86_64.txz").toURL(), parent);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static Binaries unpacked(URL archive, Path parent) throws IOException {
        var packed = (JarURLConnection) archive.openConnection();
        var folder = parent.resolve("bin-" + Long.toHexString(packed.getJarEntry().getCrc()));
        if (!Files.exists(folder.resolve(DONE))) {
            try (var lock = FileChannel.open(parent.resolve("unpacking"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                if (!Files.exists(folder.resolve(DONE))) {
                    clear(folder);
                    unpack(packed.getInputStream(), folder);
                    Files.createFile(folder.resolve(DONE));
                }
            }
        }
        return new Binaries(folder.toRealPath());
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        open(Files.createDirectories(folder));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var file = within(folder, folder.resolve(entry.getName()));
        if (entry.isDirectory()) {
            open(Files.createDirectories(file));
            return;
        }
        open(Files.createDirectories(Objects.requireNonNull(file.getParent())));
        if (entry.isSymbolicLink()) {
            within(folder, file.resolveSibling(entry.getLinkName()));
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            Files.setPosixFilePermissions(file,
                    PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        } else {
            throw new IOException("Not expected in an archive of programs: " + entry.getName());
        }
    }

    /// The server runs as another user, whatever the mask of the one who unpacks.
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path within(Path folder, Path file) throws IOException {
        if (!file.normalize().startsWith(folder)) {
            throw new IOException("Leaves its folder: " + file);
        }
        return file.normalize();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (var each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
