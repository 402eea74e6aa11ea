package nl.regietafel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import nl.regietafel.postgres.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Map<String, String> FIVE = Map.of(
            "REGIETAFEL_DB_URL", "jdbc:postgresql://db.provincie.example/regietafel",
            "REGIETAFEL_DB_OWNER", "eigenaar",
            "REGIETAFEL_DB_OWNER_PASSWORD", "geheim van de eigenaar",
            "REGIETAFEL_DB_USER", "toepassing",
            "REGIETAFEL_DB_PASSWORD", "geheim van de toepassing");

    @Test
    void without_settings_it_is_the_sample_for_this_machine_only() {
        var settings = Settings.from(Map.of());

        assertThat(settings.sample()).isEqualTo("waterrijk");
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isAbsolute().endsWithRaw(java.nio.file.Path.of("data"));
        assertThat(settings.database()).isEmpty();
    }

    @Test
    void the_sample_listens_on_this_machine_only() {
        assertThatThrownBy(() -> Settings.from(Map.of("REGIETAFEL_ADDRESS", "0.0.0.0")))
            .isInstanceOf(CannotStart.class).hasMessageContaining("127.0.0.1");
        assertThat(Settings.from(Map.of("REGIETAFEL_ADDRESS", "0.0.0.0", "REGIETAFEL_SAMPLE", "none")).address()).isEqualTo("0.0.0.0");
    }

    @Test
    void only_in_the_sample_the_day_can_be_set() {
        assertThat(Settings.from(Map.of("REGIETAFEL_TODAY", "2026-03-01")).today()).contains(LocalDate.of(2026, 3, 1));
        assertThatThrownBy(() -> Settings.from(Map.of("REGIETAFEL_TODAY", "2026-03-01", "REGIETAFEL_SAMPLE", "none")))
            .isInstanceOf(CannotStart.class).hasMessageContaining("REGIETAFEL_TODAY");
    }

    @ParameterizedTest
    @CsvSource({"REGIETAFEL_PORT,tachtig", "REGIETAFEL_PORT,-1", "REGIETAFEL_PORT,70000", "REGIETAFEL_SAMPLE,drenthe",
        "REGIETAFEL_TODAY,12-02-2026", "REGIETAFEL_TODAY,2026-02-30"})
    void a_setting_that_does_not_fit_is_refused_by_its_name(String name, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of(name, value))).isInstanceOf(CannotStart.class).hasMessageContaining(name);
    }

    @Test
    void five_settings_point_to_a_database_of_the_province() {
        var database = Settings.from(FIVE).database().orElseThrow();

        assertThat(database.user()).isEqualTo("toepassing");
        assertThat(database.ours()).isFalse();
        assertThat(database.toString()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGIETAFEL_DB_URL", "REGIETAFEL_DB_OWNER", "REGIETAFEL_DB_OWNER_PASSWORD", "REGIETAFEL_DB_USER",
        "REGIETAFEL_DB_PASSWORD"})
    void four_of_the_five_are_refused_and_the_missing_one_is_named(String missing) {
        var four = new HashMap<>(FIVE);
        four.remove(missing);

        assertThatThrownBy(() -> Settings.from(four)).isInstanceOf(CannotStart.class).hasMessageContaining("ontbreekt " + missing + ".");
    }
}
