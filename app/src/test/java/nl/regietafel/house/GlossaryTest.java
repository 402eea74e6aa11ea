package nl.regietafel.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.regietafel.house.planted.LooseThing;
import org.junit.jupiter.api.Test;

/// Each public thing of the province has a line in docs/glossary.md with its Dutch word.
class GlossaryTest {

    private static final Set<String> MODULES = Set.of("directory", "timeline", "dossier", "meeting", "paper", "decision", "register", "importing");

    /// Technique, ids and announcements say what they are by their suffix; a doorway is the plural of its thing.
    private static final Pattern NO_WORD = Pattern.compile(".*(Id|Page|Form|Store|Controller|Configuration|Interceptor|Filter|Advice|Row|Token|Tokens|Command)");

    @Test
    void each_public_thing_has_its_dutch_word() throws IOException {
        assertThat(missing(Code.OURS, glossary())).isEmpty();
    }

    @Test
    void a_thing_without_a_line_is_found() {
        assertThat(missing(Code.planted(LooseThing.class), "| ding | `OtherThing` | house | |")).containsExactly("LooseThing (house)");
        assertThat(missing(Code.planted(LooseThing.class), "| los ding | `LooseThing` | house | |")).isEmpty();
    }

    private static List<String> missing(JavaClasses code, String glossary) {
        return code.stream()
            .filter(GlossaryTest::isWord)
            .filter(type -> !glossary.contains("`" + type.getSimpleName() + "`"))
            .map(type -> type.getSimpleName() + " (" + module(type) + ")")
            .sorted()
            .toList();
    }

    private static boolean isWord(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass() && !type.isAnnotation()
            && (type.isRecord() || type.isEnum() || type.isInterface())
            && (MODULES.contains(module(type)) || type.getPackageName().startsWith("nl.regietafel.house.planted"))
            && !type.getSimpleName().equals("package-info")
            && !NO_WORD.matcher(type.getSimpleName()).matches();
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static String glossary() throws IOException {
        return Files.readString(KeptText.root().resolve("docs/glossary.md"));
    }
}
