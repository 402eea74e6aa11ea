package nl.regietafel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForecasterTest {

    @Test
    void any_number_of_threads_and_any_size_of_block_give_the_same_answer() {
        var scenario = Small.province(300, 200).with(Small.levers().subList(0, 3));

        var one = text(new Forecaster(1).forecast(scenario));

        assertThat(text(new Forecaster(2).forecast(scenario))).isEqualTo(one);
        assertThat(text(new Forecaster(7, 128).forecast(scenario))).isEqualTo(one);
        assertThat(text(new Forecaster(3, 1).forecast(scenario))).isEqualTo(one);
        assertThat(text(new Forecaster(2, 37).forecast(scenario))).isEqualTo(one);
        assertThat(text(new Forecaster(2, 512).forecast(scenario))).isEqualTo(one);
    }

    @Test
    void another_seed_gives_another_answer() {
        var scenario = Small.province(50, 60);

        assertThat(text(new Forecaster(1).forecast(scenario.withSeed(2)))).isNotEqualTo(text(new Forecaster(1).forecast(scenario.withSeed(3))));
    }

    @ParameterizedTest
    @MethodSource("leversAtBase")
    void a_lever_at_its_base_value_changes_nothing_at_all(Lever lever) {
        var scenario = Small.province(64, 200);

        var difference = new Forecaster(1).forecast(scenario.with(List.of(lever))).ranking().getFirst();

        for (var change : difference.changes()) {
            assertThat(change.nights().mean()).isZero();
            assertThat(change.nights().monteCarloError()).isZero();
        }
        assertThat(difference.placesShort().mean()).isZero();
        assertThat(difference.placesShort().monteCarloError()).isZero();
    }

    static Stream<Lever> leversAtBase() {
        return Stream.of(
                Small.lever(10, new Lever.Change.NewPlaces(0, Site.Kind.REGULAR, 20)),
                Small.lever(0, new Lever.Change.HousingFactor(List.of(), 1)),
                Small.lever(0, new Lever.Change.HousingFactor(List.of("M003"), 1)),
                Small.lever(0, new Lever.Change.DirectFamily(0.12)),
                Small.lever(0, new Lever.Change.NightBeds(0)),
                Small.lever(0, new Lever.Change.RealiseAllocation(500, 0, 0)),
                Small.lever(0, new Lever.Change.SwapDisplaced(0)),
                Small.lever(0, new Lever.Change.DecisionSpeed(1)),
                Small.lever(0, new Lever.Change.GrantShare(0.42)),
                Small.lever(0, new Lever.Change.ExtendSites(List.of("onbekend"), 1)));
    }

    @Test
    void night_beds_lower_the_overnight_count_and_never_the_count_at_any_moment() {
        var scenario = SyntheticCase.PROVINCE.scenario(400, 180).with(List.of(Small.lever(0, new Lever.Change.NightBeds(11))));

        var ranked = new Forecaster(2).forecast(scenario).ranking().getFirst();

        assertThat(ranked.changes().get(0).limit().rule()).isEqualTo(Limit.Rule.ANY_MOMENT);
        assertThat(ranked.changes().get(0).nights().mean()).isZero();
        assertThat(ranked.changes().get(1).limit().rule()).isEqualTo(Limit.Rule.OVERNIGHT);
        assertThat(ranked.changes().get(1).nights().mean()).isNegative();
    }

    @Test
    void measures_are_ranked_only_where_nobody_reacts() {
        var scenario = Small.province(50, 60).with(Small.levers());

        assertThat(new Forecaster(1).forecast(scenario).ranking()).hasSize(Small.levers().size());
        assertThat(new Forecaster(1).forecast(scenario.with(Mode.AS_USUAL)).ranking()).isEmpty();
    }

    @Test
    void common_draws_make_small_measures_visible() {
        var scenario = SyntheticCase.VIEW.scenario(400, 365);

        var ranking = new Forecaster(2).forecast(scenario).ranking();

        for (var ranked : ranking) {
            double ratio = ranked.changes().get(ranked.lever().change() instanceof Lever.Change.NightBeds ? 1 : 0).varianceRatio();
            System.out.printf("variance ratio %8.1f  %s%n", ratio, ranked.lever().name());
            switch (ranked.lever().change()) {
                case Lever.Change.DirectFamily _ -> assertThat(ratio).isGreaterThan(1.5);
                case Lever.Change.NewPlaces it when it.places() < 500 -> assertThat(ratio).isGreaterThan(25);
                default -> assertThat(ratio).isGreaterThan(3);
            }
        }
    }

    @Test
    void the_fan_lies_where_the_paths_lie() {
        var scenario = Small.province(800, 90);
        var forecast = new Forecaster(2).forecast(scenario);
        var paths = new Forecaster(1).paths(scenario, List.of(Series.ANY_MOMENT, Series.STATUS_HOLDERS), 30, 90);

        for (int s = 0; s < 2; s++) for (int d = 0; d < 2; d++) {
            var sorted = java.util.Arrays.stream(paths[s][d]).sorted().toArray();
            var values = forecast.bands().get(s == 0 ? 0 : 2).values();
            for (int p = 0; p < Forecast.PROBABILITIES.size(); p++) {
                double exact = sorted[(int) Math.ceil(Forecast.PROBABILITIES.get(p) * sorted.length) - 1];
                assertThat((double) values[p][d == 0 ? 29 : 89]).isCloseTo(exact, within(2 + exact / 128));
            }
        }
    }

    @Test
    void the_start_is_no_passage_and_a_passage_on_the_first_day_counts() {
        var scenario = Small.arrivalsOnly(10, 5, Scenario.Inflow.constant(0), 0, 100);
        var above = limited(scenario, 99);
        var at = limited(scenario, 100);

        assertThat(new Forecaster(1).forecast(above).passages().getFirst().day50()).isEqualTo(1);
        assertThat(new Forecaster(1).forecast(above).passages().getFirst().nights().mean()).isEqualTo(5);
        assertThat(new Forecaster(1).forecast(at).passages().getFirst().day50()).isNull();
        assertThat(new Forecaster(1).forecast(at).passages().getFirst().withinHorizon().value()).isZero();
    }

    @Test
    void a_penalty_stops_at_its_cap() {
        var limit = new Limit("grens", 2_000, Limit.Rule.ANY_MOMENT, 50_000, 5_000_000, 3_450_000, "");

        assertThat(limit.penalty(10)).isEqualTo(500_000);
        assertThat(limit.penalty(31)).isEqualTo(1_550_000);
        assertThat(limit.penalty(200)).isEqualTo(1_550_000);
    }

    @Test
    void what_does_not_fit_is_named() {
        assertThatThrownBy(() -> Site.standing("x", Site.Kind.REGULAR, -1)).isInstanceOf(Unfit.class).hasMessageStartingWith("places: ");
        assertThatThrownBy(() -> Assumption.of(Double.NaN, 0, "")).isInstanceOf(Unfit.class).hasMessageStartingWith("value: ");
        assertThatThrownBy(() -> Small.province(0, 10)).isInstanceOf(Unfit.class).hasMessageStartingWith("replications: ");
        assertThatThrownBy(() -> Site.standing("x", Site.Kind.REGULAR, 1).from(Small.START, 0).until(Small.START, 0, 1)).isInstanceOf(Unfit.class).hasMessageStartingWith("ends: ");
    }

    @Test
    void a_limit_counts_only_on_the_days_on_which_it_holds_both_ends_included() {
        var always = Small.arrivalsOnly(10, 5, Scenario.Inflow.constant(0), 0, 100);
        var start = always.start();

        var some = new Forecaster(1).forecast(limited(always, new Limit("grens", 99, Limit.Rule.ANY_MOMENT, 1_000, 1_000_000, 0, start.plusDays(2), start.plusDays(4), ""))).passages().getFirst();
        var lapsing = new Forecaster(1).forecast(limited(always, new Limit("grens", 99, Limit.Rule.ANY_MOMENT, 0, 0, 0, null, start.plusDays(1), ""))).passages().getFirst();
        var coming = new Forecaster(1).forecast(limited(always, new Limit("grens", 99, Limit.Rule.OVERNIGHT, 0, 0, 0, start.plusDays(5), null, ""))).passages().getFirst();

        assertThat(some.day50()).isEqualTo(2);
        assertThat(some.nights().mean()).isEqualTo(3);
        assertThat(some.penaltyThousands().mean()).isEqualTo(3);
        assertThat(lapsing.day50()).isEqualTo(1);
        assertThat(lapsing.nights().mean()).isEqualTo(1);
        assertThat(coming.day50()).isEqualTo(5);
        assertThat(coming.nights().mean()).isEqualTo(1);
    }

    @Test
    void a_limit_that_holds_on_no_day_is_refused() {
        var scenario = Small.arrivalsOnly(10, 5, Scenario.Inflow.constant(0), 0, 100);
        var start = scenario.start();

        assertThatThrownBy(() -> new Limit("grens", 99, Limit.Rule.ANY_MOMENT, 0, 0, 0, start.plusDays(2), start.plusDays(1), ""))
                .isInstanceOf(Unfit.class).hasMessageStartingWith("valid_until: ");
        assertThatThrownBy(() -> limited(scenario, new Limit("grens", 99, Limit.Rule.ANY_MOMENT, 0, 0, 0, null, start, "")))
                .isInstanceOf(Unfit.class).hasMessageStartingWith("limits[0].valid_until: ");
        assertThatThrownBy(() -> limited(scenario, new Limit("grens", 99, Limit.Rule.ANY_MOMENT, 0, 0, 0, start.plusDays(6), null, "")))
                .isInstanceOf(Unfit.class).hasMessageStartingWith("limits[0].valid_from: ");
    }

    private static Scenario limited(Scenario of, int persons) {
        return limited(of, new Limit("grens", persons, Limit.Rule.ANY_MOMENT, 0, 0, 0, ""));
    }

    private static Scenario limited(Scenario of, Limit limit) {
        return new Scenario(of.name(), of.centre(), of.start(), of.dataDate(), of.days(), of.replications(), of.seed(), of.mode(), of.layers(), of.stocks(), of.inflow(),
                of.rates(), of.municipalities(), of.sites(), 0, null, null, null, List.of(), List.of(limit), List.of(), List.of(),
                List.of(), List.of());
    }

    private static String text(Forecast forecast) {
        var text = new StringBuilder();
        for (var band : forecast.bands()) for (int[] values : band.values()) text.append(java.util.Arrays.toString(values)).append('\n');
        return text.append(forecast.passages()).append(forecast.backlogs()).append(new ArrayList<>(forecast.ranking())).toString();
    }
}
