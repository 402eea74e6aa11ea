package nl.regietafel.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@RegietafelTest
class KitPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Browser.Answer kit;

    @BeforeEach
    void open() {
        var cast = new Cast(jdbc, sessions);
        kit = new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open("/onderdelen");
    }

    @Test
    void each_part_of_the_kit_stands_on_one_page() {
        assertThat(kit.status()).isEqualTo(200);
        for (var kind : LineKind.values()) {
            assertThat(kit.page().select("#soorten ~ ul").text()).contains(kind.label());
        }
        assertThat(kit.page().select(".regietafel-line")).hasSize(4);
        assertThat(kit.page().select(".regietafel-gap").eachText()).containsExactly("wie?", "wanneer?");
        assertThat(kit.page().select("dialog[open] [data-mine]").text()).contains("onder voorbehoud van de raad");
        assertThat(kit.page().select(".regietafel-notice, .regietafel-errors, .regietafel-toast, .regietafel-empty, .regietafel-ribbon")).hasSize(6);
    }

    @Test
    void an_error_stands_between_the_label_and_the_field_that_names_it() {
        var field = kit.page().select("#klaar").first();

        assertThat(field.previousElementSibling().id()).isEqualTo("klaar-fout");
        assertThat(field.parent().child(0).tagName()).isEqualTo("label");
        assertThat(field.attr("aria-describedby")).isEqualTo("klaar-fout");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(kit.page().select("#naam").attr("aria-describedby")).isEqualTo("naam-hint");
    }

    @Test
    void each_glyph_of_a_state_is_shown() throws IOException {
        var template = Files.readString(Path.of("src/main/jte/sample/kit.jte"));
        var glyphs = Pattern.compile("name\\.equals\\(\"([a-z]+)\"\\)").matcher(Files.readString(Path.of("src/main/jte/web/glyph.jte")));

        assertThat(glyphs.results().map(glyph -> glyph.group(1))).isNotEmpty().allSatisfy(glyph -> assertThat(template).contains("glyph = \"" + glyph + "\""));
    }
}
