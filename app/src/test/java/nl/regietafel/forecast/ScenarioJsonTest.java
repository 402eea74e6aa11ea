package nl.regietafel.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.regietafel.engine.Mode;
import nl.regietafel.engine.SyntheticCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class ScenarioJsonTest {

    static final Path EXAMPLE = root().resolve("docs/model/example-scenario.json");

    @Test
    void the_example_is_read_and_written_back_the_same() throws IOException {
        var scenario = ScenarioJson.read(EXAMPLE);

        assertThat(ScenarioJson.read(bytes(ScenarioJson.write(scenario)))).isEqualTo(scenario);
    }

    @ParameterizedTest
    @EnumSource(SyntheticCase.class)
    void the_size_cases_in_the_documents_are_what_the_generator_makes(SyntheticCase size) {
        var kept = root().resolve("docs/model/cases/" + size.name().toLowerCase(java.util.Locale.ROOT) + ".json");

        assertThat(ScenarioJson.read(kept).equals(size.scenario(1_000, 730))).isTrue();
    }

    @Test
    void the_forecast_has_all_that_is_promised_and_the_same_bytes_each_time() throws IOException {
        var scenario = ScenarioJson.read(EXAMPLE).with(40, 150);

        var one = answer(scenario, 1);
        var other = answer(scenario, 3);

        assertThat(one.propertyNames()).contains("seed", "mode", "data_date", "replications", "days", "bands", "first_passage", "nights_above", "municipalities",
                "ranking", "sentence", "not_known", "timings");
        assertThat(one.get("seed").longValue()).isEqualTo(20260212);
        assertThat(one.get("bands").get("places_short").get("p50")).hasSize(150);
        assertThat(one.get("ranking")).hasSize(scenario.levers().size());
        one.remove("timings");
        other.remove("timings");
        assertThat(one.toPrettyString()).isEqualTo(other.toPrettyString());
    }

    @Test
    void the_sentence_says_mode_date_chance_and_what_is_not_known() throws IOException {
        var scenario = ScenarioJson.read(EXAMPLE).with(200, 150);

        var nothing = answer(scenario, 1);
        var usual = answer(scenario.with(Mode.AS_USUAL), 1);

        assertThat(nothing.get("sentence").stringValue()).startsWith("Als er niets bijkomt, is de kans ").contains("boven 2.000", "scheelt", "Wat dit niet weet: ", "het besluit over de boot");
        assertThat(nothing.get("basis").stringValue()).contains("9 februari 2026", "niets extra", "rekenfout");
        assertThat(usual.get("sentence").stringValue()).startsWith("Als noodplekken worden gevonden zoals gebruikelijk, ").doesNotContain("scheelt");
        assertThat(usual.get("basis").stringValue()).contains("zoals gebruikelijk");
        assertThat(usual.get("ranking")).isEmpty();
    }

    @Test
    void sites_are_told_on_the_dates_that_are_asked_for_and_only_then() throws IOException {
        var scenario = ScenarioJson.read(EXAMPLE).with(40, 150).withSitesOn(List.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 7, 2)));

        var told = answer(scenario, 1).get("site_occupancy");

        assertThat(ScenarioJson.read(bytes(ScenarioJson.write(scenario)))).isEqualTo(scenario);
        assertThat(told).hasSize(2);
        assertThat(told.get(1).get("date").stringValue()).isEqualTo("2026-07-02");
        assertThat(told.get(0).get("sites")).hasSize(scenario.sites().size());
        var first = told.get(0).get("sites").get(0);
        assertThat(first.get("name").stringValue()).isEqualTo(scenario.sites().getFirst().name());
        assertThat(first.get("open").get("chance").doubleValue()).isEqualTo(1);
        assertThat(first.get("persons").get("p50").intValue()).isBetween(1, scenario.sites().getFirst().places());
        assertThat(answer(scenario.withSitesOn(List.of()), 1).has("site_occupancy")).isFalse();
    }

    @Test
    void a_limit_that_lapses_is_told_with_its_dates() throws IOException {
        var json = (ObjectNode) ScenarioJson.JSON.readTree(Files.readAllBytes(EXAMPLE));
        limit(json).put("valid_from", "2026-02-01").put("valid_until", "2026-06-01");
        var scenario = ScenarioJson.read(bytes(json));

        var told = answer(scenario.with(40, 150), 1);

        assertThat(ScenarioJson.read(bytes(ScenarioJson.write(scenario)))).isEqualTo(scenario);
        assertThat(told.get("first_passage").get(0).get("limit").get("valid_until").stringValue()).isEqualTo("2026-06-01");
        assertThat(told.get("sentence").stringValue()).contains("een grens die geldt vanaf 1 februari 2026 tot en met 1 juni 2026");
    }

    @Test
    void chances_are_told_in_whole_tens_or_as_one_in_so_many() {
        assertThat(ForecastSentence.odds(0.42)).isEqualTo("4 op 10");
        assertThat(ForecastSentence.odds(0.02)).isEqualTo("ongeveer 1 op 50");
        assertThat(ForecastSentence.odds(0)).isEqualTo("kleiner dan 1 op 200");
        assertThat(ForecastSentence.odds(0.99)).isEqualTo("meer dan 19 op 20");
    }

    record Wrong(String place, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return place;
        }
    }

    static Stream<Wrong> wrongs() {
        return Stream.of(
                new Wrong("extra", json -> json.put("extra", 1)),
                new Wrong("sead", json -> json.set("sead", json.remove("seed"))),
                new Wrong("stocks.readdy", json -> ((ObjectNode) json.get("stocks")).put("readdy", 1)),
                new Wrong("stocks.ready", json -> ((ObjectNode) json.get("stocks")).put("ready", -1)),
                new Wrong("stocks.ready", json -> ((ObjectNode) json.get("stocks")).put("ready", "veel")),
                new Wrong("stocks.ready", json -> ((ObjectNode) json.get("stocks")).put("ready", 900.5)),
                new Wrong("stocks.first_phase", json -> ((ObjectNode) json.get("stocks")).put("first_phase", 2_000_000_000)),
                new Wrong("sites[1].ends", json -> ((ObjectNode) json.get("sites").get(1)).put("opens", "2027-01-01")),
                new Wrong("sites[0].places", json -> ((ObjectNode) json.get("sites").get(0)).put("places", -900)),
                new Wrong("sites[0].kind", json -> ((ObjectNode) json.get("sites").get(0)).put("kind", "hotel")),
                new Wrong("mode", json -> json.put("mode", "gewoon")),
                new Wrong("mode", json -> json.remove("mode")),
                new Wrong("data_date", json -> json.put("data_date", "2026-03-01")),
                new Wrong("start", json -> json.put("start", "12-02-2026")),
                new Wrong("days", json -> json.put("days", 0)),
                new Wrong("days", json -> json.put("days", 100_000)),
                new Wrong("replications", json -> json.put("replications", 100_001)),
                new Wrong("rates.granted.value", json -> ((ObjectNode) json.get("rates").get("granted")).put("value", 1.2)),
                new Wrong("rates.granted.value", json -> ((ObjectNode) json.get("rates").get("granted")).put("value", "NaN")),
                new Wrong("levers[0].from", json -> ((ObjectNode) json.get("levers").get(0)).put("from", "2026-01-01")),
                new Wrong("levers[0].change.share", json -> ((ObjectNode) json.get("levers").get(0).get("change")).put("share", -0.1)),
                new Wrong("levers[0].change.kind", json -> ((ObjectNode) json.get("levers").get(0).get("change")).put("kind", "toveren")),
                new Wrong("chance_dates[0]", json -> json.putArray("chance_dates").add("2026-02-12")),
                new Wrong("limits[0].valid_until", json -> limit(json).put("valid_from", "2026-06-01").put("valid_until", "2026-05-31")),
                new Wrong("limits[0].valid_until", json -> limit(json).put("valid_until", "2026-02-12")),
                new Wrong("limits[0].valid_from", json -> limit(json).put("valid_from", "2028-01-01")),
                new Wrong("limits[0].valid_from", json -> limit(json).put("valid_from", "1 juni 2026")),
                new Wrong("limits[0].valid_untill", json -> limit(json).put("valid_untill", "2026-06-01")),
                new Wrong("site_dates[1]", json -> json.putArray("site_dates").add("2026-03-01").add("2029-03-01")),
                new Wrong("site_dates[0]", json -> json.putArray("site_dates").add(20260301)),
                new Wrong("site_dates", json -> json.putArray("site_dates").add("2026-03-01").add("2026-03-01")),
                new Wrong("limits", json -> json.putArray("limits")),
                new Wrong("municipalities", json -> json.putArray("municipalities")),
                new Wrong("version", json -> json.put("version", 2)));
    }

    private static ObjectNode limit(ObjectNode json) {
        return (ObjectNode) json.get("limits").get(0);
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void what_does_not_fit_is_refused_in_one_line_that_names_the_place(Wrong wrong) throws IOException {
        var json = (ObjectNode) ScenarioJson.JSON.readTree(Files.readAllBytes(EXAMPLE));
        wrong.change().accept(json);

        assertThatThrownBy(() -> ScenarioJson.read(bytes(json)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(wrong.place() + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void what_is_no_json_is_refused_with_its_line() {
        assertThatThrownBy(() -> ScenarioJson.read("{\n  \"version\": NaN }".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Unreadable.class).hasMessageContaining("regel 2").hasMessageNotContaining("\n");
        assertThatThrownBy(() -> ScenarioJson.read("".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> ScenarioJson.read("[]".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> ScenarioJson.read("{\"version\":1,\"version\":1}".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> ScenarioJson.read("{} {}".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> ScenarioJson.read(Path.of("bestaat-niet.json"))).isInstanceOf(Unreadable.class).hasMessageContaining("bestaat niet");
        assertThatThrownBy(() -> ScenarioJson.read(root())).isInstanceOf(Unreadable.class);
    }

    private static ObjectNode answer(nl.regietafel.engine.Scenario scenario, int threads) {
        return (ObjectNode) ScenarioJson.JSON.readTree(ForecastCommand.answer(scenario, threads, 0));
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/model"))) folder = folder.getParent();
        return folder;
    }
}
