package nl.regietafel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/// Write your own schema, read below: the SQL of a store changes only the schema with the module's name, and reads only that
/// and those of the modules it may use.
class SchemasTest {

    private static final Pattern WRITES = Pattern.compile("(?i)\\b(?:insert\\s+into|update|delete\\s+from|lock\\s+table)\\s+([a-z_]+)\\.[a-z_]+");
    private static final Pattern READS = Pattern.compile("(?i)\\b(?<!distinct )(?:from|join)\\s+([a-z_]+)\\.[a-z_]+(?!\\s*\\()");

    @Test
    void each_store_writes_its_own_schema_and_reads_below() throws IOException {
        List<String> found = new ArrayList<>();
        for (var store : stores()) {
            var module = store.getParent().getFileName().toString();
            found.addAll(violations(store.getFileName().toString(), Files.readString(store), module, below(module)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void there_are_stores_to_look_at() throws IOException {
        assertThat(stores()).hasSizeGreaterThan(5);
    }

    @Test
    void a_store_that_writes_elsewhere_is_found() {
        assertThat(violations("PlantedStore", "insert into decision.line (id) values (:id)", "meeting", Set.of("dossier"))).hasSize(1);
        assertThat(violations("PlantedStore", "update dossier.dossier set name = :name", "meeting", Set.of("dossier"))).hasSize(1);
        assertThat(violations("PlantedStore", "delete\n from dossier.dossier", "meeting", Set.of("dossier"))).hasSize(1);
    }

    @Test
    void a_store_that_reads_above_is_found() {
        assertThat(violations("PlantedStore", "select * from meeting.meeting join decision.line on true", "meeting", Set.of("dossier"))).hasSize(1);
        assertThat(violations("PlantedStore", "select * from meeting.meeting join dossier.dossier on true", "meeting", Set.of("dossier"))).isEmpty();
    }

    private static List<String> violations(String store, String source, String own, Set<String> below) {
        List<String> found = new ArrayList<>();
        for (var writes = WRITES.matcher(source); writes.find();) {
            if (!writes.group(1).equals(own)) {
                found.add(store + " writes " + writes.group(1));
            }
        }
        for (var reads = READS.matcher(WRITES.matcher(source).replaceAll("")); reads.find();) {
            if (!reads.group(1).equals(own) && !below.contains(reads.group(1))) {
                found.add(store + " reads " + reads.group(1));
            }
        }
        return found;
    }

    /// The modules that a module may use, as its door says. The sample stands above all and tells stories about them.
    private static Set<String> below(String module) {
        try {
            var door = Class.forName("nl.regietafel." + module + ".package-info").getAnnotation(ApplicationModule.class);
            var all = new HashSet<>(Set.of("directory", "timeline", "dossier", "meeting", "paper", "decision", "register", "importing"));
            return door == null || door.allowedDependencies().length == 1 && door.allowedDependencies()[0].equals(ApplicationModule.OPEN_TOKEN)
                    ? all : Set.of(door.allowedDependencies());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(module, e);
        }
    }

    private static List<Path> stores() throws IOException {
        try (var files = Files.walk(KeptText.root().resolve("app/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith("Store.java")).sorted().toList();
        }
    }
}
