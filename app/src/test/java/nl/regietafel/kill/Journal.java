package nl.regietafel.kill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a client meant to write and what it was told is written, on disk before it goes on: the witness that is asked when the
/// application and its database have been killed.
final class Journal implements AutoCloseable {

    private static final String INTENDED = "intended ";
    private static final String ACKNOWLEDGED = "acknowledged ";

    private final FileChannel file;

    Journal(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void intends(String key) throws IOException {
        write(INTENDED + key);
    }

    void acknowledged(String key) throws IOException {
        write(ACKNOWLEDGED + key);
    }

    private void write(String line) throws IOException {
        file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// The keys, in the order in which they were meant and acknowledged.
    record Content(Set<String> intended, Set<String> acknowledged) {}

    static Content read(Path path) throws IOException {
        var content = new Content(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (var line : Files.readAllLines(path, StandardCharsets.US_ASCII)) {
            if (line.startsWith(INTENDED)) {
                content.intended.add(line.substring(INTENDED.length()));
            } else {
                content.acknowledged.add(line.substring(ACKNOWLEDGED.length()));
            }
        }
        return content;
    }
}
