package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// Single letters as keys can be switched off (WCAG 2.1.4), by each person for themselves.
@RegietafelTest
class LetterKeysTest {

    private static final Pattern LETTER = Pattern.compile("(?:letter|key(?:\\.toLowerCase\\(\\))?) [!=]== \"[^\"]\"|\\[0-9]\\$/\\.test\\(key\\)");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Test
    void letters_are_keys_until_someone_switches_them_off_for_themselves() {
        var cast = new Cast(jdbc, sessions);
        var secretary = new Browser(mvc, cast.signIn(cast.secretary));
        assertThat(letters(secretary)).isEqualTo("aan");

        var account = secretary.follow(secretary.open("/account").form("/account/toetsen").with("letters", "uit"));

        assertThat(account.page().select("input[name=letters][checked]").attr("value")).isEqualTo("uit");
        assertThat(letters(secretary)).isEqualTo("uit");
        assertThat(letters(new Browser(mvc, cast.signIn(cast.secretary)))).as("wherever they sign in").isEqualTo("uit");
        assertThat(letters(new Browser(mvc, cast.signIn(cast.chair)))).isEqualTo("aan");

        secretary.follow(secretary.open("/account").form("/account/toetsen").with("letters", "aan"));
        assertThat(letters(secretary)).isEqualTo("aan");
    }

    @Test
    void every_script_that_listens_for_a_letter_asks_whether_it_may() throws IOException {
        try (var scripts = Files.list(Path.of("src/main/resources/static/js"))) {
            assertThat(scripts.filter(script -> listensUnasked(read(script)))).isEmpty();
        }
        assertThat(listensUnasked("if (event.key.toLowerCase() === \"n\") {")).isTrue();
        assertThat(listensUnasked("if (event.key === \"Enter\") {")).isFalse();
    }

    private static boolean listensUnasked(String script) {
        return LETTER.matcher(script).find() && !script.contains("letterKeys()");
    }

    private static String letters(Browser browser) {
        return browser.open("/vergaderingen").page().body().attr("data-letters");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
