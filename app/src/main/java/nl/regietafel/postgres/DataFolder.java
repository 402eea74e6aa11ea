package nl.regietafel.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The folder that an installation keeps its things in (REGIETAFEL_DATA). One application at a time: it holds a lock, which
/// the system lets go when the application ends, however it ends.
public final class DataFolder implements AutoCloseable {

    /// Where servers live whose data folder only root can enter.
    private static final Path ELSEWHERE = Path.of("/var/lib/regietafel");
    private static final String POINTER = "server-home";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            var folder = path.toRealPath();
            return new DataFolder(folder, locked(folder, folder));
        } catch (IOException e) {
            throw new CannotStart("De gegevensmap " + path + " is niet te gebruiken (" + e.getMessage()
                    + "): geef de gebruiker " + System.getProperty("user.name") + " er rechten op, of kies een andere met REGIETAFEL_DATA.", e);
        }
    }

    private static FileChannel locked(Path folder, Path shown) throws IOException {
        var file = folder.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException e) {
            var holder = Files.readString(file).strip();
            channel.close();
            throw new CannotStart("Regietafel draait al met de gegevensmap " + shown
                    + (holder.isEmpty() ? "." : " (proces " + holder + ")."), e);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /// The folder of the server: inside the data folder where the server's user can go there, else in /var/lib/regietafel, and
    /// then the data folder says where. Once chosen it stays, so that data never seems to be gone.
    Path serverHome(ServerUser user) {
        var inside = folder.resolve("postgres");
        var pointer = folder.resolve(POINTER);
        try {
            if (Files.exists(pointer)) {
                var home = serverHomeOf(folder);
                if (!Files.isDirectory(home)) {
                    throw new CannotStart("De gegevens van " + folder + " staan volgens " + pointer + " in " + home
                            + ", maar die map is er niet. Zet haar terug, of verwijder " + pointer + " om leeg te beginnen.");
                }
                return home;
            }
            if (user.reaches(folder)) {
                return Files.createDirectories(inside).toRealPath();
            }
            if (Files.exists(inside.resolve("data"))) {
                throw new CannotStart("Gebruiker " + user.name() + ", onder wie PostgreSQL draait, kan niet meer bij " + inside
                        + ": maak de mappen erboven toegankelijk (chmod o+x).");
            }
            Files.createDirectories(ELSEWHERE);
            Files.setPosixFilePermissions(ELSEWHERE, PosixFilePermissions.fromString("rwxr-xr-x"));
            var home = Files.createTempDirectory(ELSEWHERE, "server-");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x--x"));
            if (!user.reaches(home)) {
                throw new CannotStart("Gebruiker " + user.name() + ", onder wie PostgreSQL draait, kan niet bij " + folder
                        + " en ook niet bij " + home + ".");
            }
            Files.writeString(pointer, home + "\n");
            return home;
        } catch (IOException e) {
            throw new CannotStart("Voor PostgreSQL is geen map te maken (" + e.getMessage() + ").", e);
        }
    }

    /// The folder of the server of a data folder that something else may hold.
    static Path serverHomeOf(Path folder) throws IOException {
        var pointer = folder.resolve(POINTER);
        return Files.exists(pointer) ? Path.of(Files.readString(pointer).strip()) : folder.resolve("postgres");
    }

    /// Takes away the server of this folder, with all it holds.
    void removeServer() throws IOException {
        Commands.run(List.of("rm", "-rf", serverHomeOf(folder).toString(), folder.resolve(POINTER).toString()));
    }

    /// Starts the PostgreSQL of this folder.
    public EmbeddedServer startServer() {
        var user = ServerUser.forFolder(folder);
        var home = serverHome(user);
        try {
            if (user.switched()) {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x--x"));
            }
            // A copy of a data folder points to the same server: the server's own folder is locked as well.
            var guard = home.startsWith(folder) ? null : locked(home, folder);
            return EmbeddedServer.start(home, user, guard);
        } catch (IOException e) {
            throw new CannotStart("De map " + home + " is niet te gebruiken (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
