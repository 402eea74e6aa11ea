package nl.regietafel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedsTest {

    /// P(x) = C(here, x) C(all - here, people - x) / C(all, people), by logarithms of factorials.
    @ParameterizedTest
    @CsvSource({"12, 5, 6", "12, 5, 9", "40, 1, 17", "900, 300, 880", "900, 870, 450", "50000, 350, 47000", "50000, 350, 12"})
    void people_at_a_site_are_hypergeometric(int all, int here, int people) {
        int grid = 100_000;
        int[] seen = new int[here + 1];

        for (int i = 0; i < grid; i++) seen[Beds.hypergeometric((i + 0.5) / grid, all, here, people)]++;

        for (int x = 0; x <= here; x++) {
            boolean possible = x <= people && people - x <= all - here;
            double exact = possible ? StrictMath.exp(choose(here, x) + choose(all - here, people - x) - choose(all, people)) : 0;
            assertThat((double) seen[x] / grid).as("%d of %d", x, here).isCloseTo(exact, within(2.1 / grid));
        }
    }

    /// Everybody with a place lies in one site, nobody in two, and no site holds more than it has.
    @Test
    void the_sites_together_hold_all_who_have_a_place() {
        var dates = List.of(Small.START.plusDays(1), Small.START.plusDays(70), Small.START.plusDays(250));
        for (var mode : Mode.values()) {
            var scenario = Small.province(96, 250).with(mode).withSitesOn(dates);
            var world = new World(scenario, null);
            var beds = new Beds(world);
            new Simulation(world, 96).run(0, 96, (first, day, now) -> {
                beds.add(first, day, now);
                int d = dates.indexOf(Small.START.plusDays(day));
                if (d < 0) return;
                for (int r = 0; r < 96; r++) {
                    int[] held = new int[World.KINDS], open = new int[World.KINDS];
                    for (int s = 0; s < beds.persons[d].length; s++) {
                        var site = s < world.uncertain.size() ? world.uncertain.get(s) : world.steady.get(s - world.uncertain.size());
                        int here = beds.persons[d][s][r];
                        if (here < 0) continue;
                        assertThat(here).isBetween(0, site.places());
                        held[site.kind()] += here;
                        open[site.kind()] += site.places();
                    }
                    int found = now.general[r] - open[World.GENERAL];
                    assertThat(found).isGreaterThanOrEqualTo(0);
                    if (mode == Mode.NOTHING_EXTRA) assertThat(found).isZero();
                    assertThat(now.transit[r]).isEqualTo(open[World.TRANSIT]);
                    int settled = now.inReception[r] - now.placesShort[r] + Math.min(now.displaced[r], now.displacedPlaces[r]);
                    int inSites = held[World.GENERAL] + held[World.TRANSIT] + held[World.DISPLACED];
                    assertThat(settled - inSites).isBetween(0, found);
                    assertThat(held[World.MINORS]).isEqualTo(Math.min(now.minors[r], (int) Math.floor(0.96 * now.minorPlaces[r] + 1e-9)));
                }
            });
        }
    }

    @Test
    void sites_are_split_alike_for_any_threads_and_asking_changes_nothing_else() {
        var scenario = Small.province(300, 120);
        var asked = scenario.withSitesOn(List.of(Small.START.plusDays(60), Small.START.plusDays(120)));

        var one = new Forecaster(1).forecast(asked);

        assertThat(new Forecaster(3, 37).forecast(asked).occupancies()).isEqualTo(one.occupancies());
        assertThat(one.occupancies()).hasSize(2 * scenario.sites().size());
        var without = new Forecaster(1).forecast(scenario);
        assertThat(without.occupancies()).isEmpty();
        assertThat(without.passages()).isEqualTo(one.passages());
        assertThat(without.bands().getFirst().values()).isDeepEqualTo(one.bands().getFirst().values());
    }

    @Test
    void a_site_that_may_have_ended_is_told_with_the_chance_that_it_is_open() {
        var base = SyntheticCase.PROVINCE.scenario(2_000, 60);
        var sites = List.of(Site.standing("blijft", Site.Kind.REGULAR, 4_000), Site.standing("eindigt", Site.Kind.REGULAR, 100).until(base.start().plusDays(30), 0.3, 365),
                Site.standing("later", Site.Kind.REGULAR, 100).from(base.start().plusDays(50), 0));
        var scenario = Small.with(base, base.stocks(), base.inflow(), base.rates(), base.municipalities(), sites)
                .withSitesOn(List.of(base.start().plusDays(29), base.start().plusDays(30)));

        var told = new Forecaster(2).forecast(scenario).occupancies();

        assertThat(told).extracting(one -> one.site().name()).containsExactly("blijft", "eindigt", "later", "blijft", "eindigt", "later");
        assertThat(told.get(1).open().value()).isEqualTo(1);
        assertThat(told.get(4).open().value()).isCloseTo(0.3, within(0.04));
        assertThat(told.get(4).persons().p50()).isZero();
        assertThat(told.get(5).open().value()).isZero();
        // a fortieth of the places holds a fortieth of the people
        assertThat(told.get(1).persons().mean() / told.get(0).persons().mean()).isCloseTo(1 / 40.0, within(0.0005));
    }

    @Test
    void dates_of_sites_lie_within_the_horizon_and_once_each() {
        var scenario = Small.province(10, 60);

        assertThatThrownBy(() -> scenario.withSitesOn(List.of(Small.START))).isInstanceOf(Unfit.class).hasMessageStartingWith("site_dates[0]: ");
        assertThatThrownBy(() -> scenario.withSitesOn(List.of(Small.START.plusDays(9), Small.START.plusDays(61)))).isInstanceOf(Unfit.class).hasMessageStartingWith("site_dates[1]: ");
        assertThatThrownBy(() -> scenario.withSitesOn(List.of(Small.START.plusDays(9), Small.START.plusDays(9)))).isInstanceOf(Unfit.class).hasMessageStartingWith("site_dates: ");
        assertThatThrownBy(() -> SyntheticCase.NATIONAL.scenario(100_000, 60).with(List.<Lever>of()).withSitesOn(List.of(Small.START.plusDays(9))))
                .isInstanceOf(Unfit.class).hasMessageStartingWith("site_dates: ");
    }

    private static double choose(int n, int k) {
        return factorial(n) - factorial(k) - factorial(n - k);
    }

    private static double factorial(int n) {
        double log = 0;
        for (int i = 2; i <= n; i++) log += StrictMath.log(i);
        return log;
    }
}
