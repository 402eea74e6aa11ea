package nl.regietafel.importing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import nl.regietafel.web.Refused;

/// The command `bin/read-list FILE`: reads one list and prints it as JSON. It knows neither Spring nor a database.
public final class ReadList {

    private static final int CANNOT_BE_READ = 2;

    private ReadList() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            if (arguments.length != 1) {
                throw new Refused("importing.one-file");
            }
            var json = ReadingJson.of(read(arguments[0])).getBytes(StandardCharsets.UTF_8);
            out.write(json, 0, json.length);
            out.flush();
            return 0;
        } catch (Refused refused) {
            return refuse(err, refused.sentence());
        } catch (OutOfMemoryError | RuntimeException _) {
            // whatever a hostile file brings about, its sender sees one line
            return refuse(err, new Refused("importing.unreadable").sentence());
        }
    }

    private static Reading read(String name) {
        try {
            var file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new Refused("importing.directory");
            }
            if (!Files.exists(file)) {
                throw new Refused("importing.missing");
            }
            try (var in = Files.newInputStream(file)) {
                return ListReader.read(in.readNBytes(FileText.MOST_BYTES + 1), file.getFileName().toString());
            }
        } catch (InvalidPathException _) {
            throw new Refused("importing.missing");
        } catch (IOException _) {
            throw new Refused("importing.not-opened");
        }
    }

    private static int refuse(PrintStream err, String sentence) {
        var bytes = (sentence.lines().findFirst().orElse("") + "\n").getBytes(StandardCharsets.UTF_8);
        err.write(bytes, 0, bytes.length);
        err.flush();
        return CANNOT_BE_READ;
    }
}
