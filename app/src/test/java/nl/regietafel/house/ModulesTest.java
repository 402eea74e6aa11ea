package nl.regietafel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import nl.regietafel.Regietafel;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// Who may know whom stands at the door of each module (package-info.java), and ARCHITECTURE.md says the same.
class ModulesTest {

    private static final ApplicationModules OURS = ApplicationModules.of(Regietafel.class);

    @Test
    void modules_know_only_what_their_door_says_and_never_each_other_in_a_circle() {
        assertThat(OURS.detectViolations().getMessages()).isEmpty();
    }

    @Test
    void a_module_that_knows_more_is_found() {
        var planted = ApplicationModules.of("nl.regietafel.house.planted", _ -> true);

        assertThat(planted.detectViolations().getMessages()).anyMatch(found -> found.contains("below") && found.contains("above"));
    }

    @Test
    void each_module_says_at_its_door_what_it_may_use() {
        assertThat(names()).filteredOn(name -> door(name) == null).isEmpty();
    }

    @Test
    void the_architecture_shows_the_modules_as_they_are() {
        KeptText.part(KeptText.root().resolve("ARCHITECTURE.md"), "modules").mustSay(table());
    }

    private static String table() {
        return names().stream()
            .map(name -> "| " + name.substring("nl.regietafel.".length()) + " | " + uses(door(name)) + " | " + answers(name) + " |\n")
            .collect(Collectors.joining("", "| module | may use | answers |\n|---|---|---|\n", ""));
    }

    /// The modules of the application; the engine is a Maven module of its own, with the compiler at its door.
    private static List<String> names() {
        return OURS.stream().map(module -> module.getBasePackage().getName())
            .filter(name -> !name.equals("nl.regietafel.engine")).sorted().toList();
    }

    private static String uses(ApplicationModule door) {
        if (door.allowedDependencies().length == 1 && door.allowedDependencies()[0].equals(ApplicationModule.OPEN_TOKEN)) {
            return "all";
        }
        return door.allowedDependencies().length == 0 ? "–" : String.join(", ", door.allowedDependencies());
    }

    /// The first sentence at the door.
    private static String answers(String name) {
        try {
            var source = Files.readString(KeptText.root().resolve("app/src/main/java").resolve(name.replace('.', '/')).resolve("package-info.java"));
            var text = source.lines().takeWhile(line -> line.startsWith("///")).map(line -> line.substring(3).strip())
                .collect(Collectors.joining(" "));
            var end = text.indexOf(". ");
            return end < 0 ? text : text.substring(0, end + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApplicationModule door(String name) {
        try {
            return Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
