package nl.regietafel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The simulation against what can be calculated: queues without limit, conservation, Little's law, the fluid limit, blocking.
class TheoryTest {

    /// M/G/infinity: with constant arrivals lambda and a geometric stay of mean 1/q the number registering is Poisson with
    /// mean lambda/q, so its variance over its mean is one. Started from a Poisson-free fixed number, long enough ago.
    @Test
    void the_number_registering_is_poisson_with_mean_lambda_over_q() {
        int replications = 60_000;
        double q = 1.0 / 7, lambda = 30;
        var scenario = Small.arrivalsOnly(replications, 110, Scenario.Inflow.constant(lambda), q, 210);

        int[] people = new Forecaster(2).paths(scenario, List.of(Series.ANY_MOMENT), 110)[0][0];

        double mean = mean(people), variance = variance(people), expected = lambda / q;
        assertThat(mean).isCloseTo(expected, within(3 * Math.sqrt(expected / replications)));
        assertThat(variance / mean).isCloseTo(1, within(3 * Math.sqrt(2.0 / replications)));
    }

    /// M_t/G/infinity: with arrivals lambda(s) the mean on day t is the sum over s <= t of lambda(s) (1-q)^(t-s), plus what is
    /// left of the start, start (1-q)^t.
    @Test
    void with_seasons_and_weekdays_the_mean_follows_the_integral() {
        int replications = 20_000;
        double q = 1.0 / 14;
        var inflow = new Scenario.Inflow(Assumption.of(70, 0, ""), 0.3, 60, Scenario.Inflow.WEEK, 0, 0, 0, 0, 0);
        var scenario = Small.arrivalsOnly(replications, 120, inflow, q, 500);
        int[] days = {3, 40, 81, 120};

        var people = new Forecaster(2).paths(scenario, List.of(Series.ANY_MOMENT), days)[0];

        var world = new World(scenario, null);
        double mean = 500, variance = 0;
        for (int t = 1, d = 0; t <= 120; t++) {
            // left over of the start is binomial, of the arrivals Poisson
            mean = mean * (1 - q) + 70 * world.inflow[t];
            if (t != days[d]) continue;
            variance = mean - 500 * StrictMath.pow(1 - q, 2 * t);
            assertThat(mean(people[d])).as("day %d", t).isCloseTo(mean, within(3.5 * Math.sqrt(variance / replications)));
            if (++d == days.length) break;
        }
    }

    /// start + arrivals + family = present + departed + housed + straight to a municipality, every day of every replication;
    /// and the queues of the municipalities are the status holders who wait.
    @Test
    void nobody_is_lost_or_made_on_any_day_of_any_replication() {
        for (var scenario : List.of(Small.province(128, 500), Small.province(64, 300).with(Mode.AS_USUAL), SyntheticCase.NATIONAL.scenario(16, 200))) {
            var stocks = scenario.stocks();
            int start = stocks.registering() + stocks.ready() + stocks.firstPhase() + stocks.secondPhase() + stocks.refused() + stocks.familyStage1()
                    + stocks.familyStage2() + stocks.familyStage3() + scenario.municipalities().stream().mapToInt(Municipality::waiting).sum();
            new Simulation(new World(scenario, null), 64).run(0, Math.min(64, scenario.replications()), (first, day, now) -> {
                for (int i = 0; i < now.lanes(); i++) {
                    int present = now.registering[i] + now.ready[i] + now.phase1[i] + now.phase2[i] + now.refused[i] + now.waiting[i]
                            + now.stage1[i] + now.stage2[i] + now.stage3[i];
                    assertThat(present + now.departed[i] + now.housed[i] + now.directly[i]).isEqualTo(start + now.arrived[i] + now.joined[i]);
                    int queues = 0;
                    for (int m = 0; m < scenario.municipalities().size(); m++) {
                        assertThat(now.waitingIn(i, m)).isNotNegative();
                        queues += now.waitingIn(i, m);
                    }
                    assertThat(queues).isEqualTo(now.waiting[i]);
                    assertThat(Math.min(Math.min(now.registering[i], now.ready[i]), Math.min(now.phase1[i], now.refused[i]))).isNotNegative();
                }
            });
        }
    }

    /// Little: the mean number in a stage is its throughput times its mean stay. Here for the refused: what left over the days is the
    /// daily chance times all person-days, give or take the chance of it, whose variance is the sum of n p (1-p).
    @Test
    void what_leaves_a_stage_is_its_people_over_their_mean_stay() {
        var scenario = Small.with(SyntheticCase.PROVINCE.scenario(128, 600), SyntheticCase.PROVINCE.scenario(1, 1).stocks(),
                Scenario.Inflow.of(Assumption.of(4, 0.08, "")), SyntheticCase.rates(), SyntheticCase.PROVINCE.scenario(1, 1).municipalities(),
                List.of(Site.standing("ruim", Site.Kind.REGULAR, 10_000)));
        double chance = scenario.rates().departure().value();
        double[] personDays = new double[1], left = new double[1], yesterday = new double[128];
        java.util.Arrays.fill(yesterday, scenario.stocks().refused());

        new Simulation(new World(scenario, null), 128).run(0, 128, (first, day, now) -> {
            for (int i = 0; i < 128; i++) {
                personDays[0] += yesterday[i];
                yesterday[i] = now.refused[i];
                if (day == 600) left[0] += now.departed[i];
            }
        });

        double expected = personDays[0] * chance;
        assertThat(left[0]).isCloseTo(expected, within(3.5 * Math.sqrt(expected * (1 - chance))));
    }

    /// The fluid limit: with all chance off and everything a hundred times as large, the counts follow the difference equations of
    /// the specification, relative error falling with the root of the size.
    @Test
    void large_numbers_follow_the_difference_equations() {
        int scale = 10, days = 400;
        var base = SyntheticCase.VIEW.scenario(32, days);
        var s = base.stocks();
        var big = new Scenario.Stocks(s.registering() * scale, s.ready() * scale, s.firstPhase() * scale, s.secondPhase() * scale, s.refused() * scale,
                s.familyStage1() * scale, s.familyStage2() * scale, s.familyStage3() * scale);
        var noise = EnumSet.noneOf(Layer.class);
        double housed = 66 * scale, lambda = 75 * scale;
        int waiting = 18_400 * scale;
        var inflow = new Scenario.Inflow(Assumption.of(lambda, 0, ""), 0.12, 288, Scenario.Inflow.WEEK, 0, 0, 0, 0, 0);
        var scenario = Small.with(base.with(noise), big, inflow, SyntheticCase.rates(),
                List.of(new Municipality("A", "A", 0.6, housed * 0.6, (int) (waiting * 0.6)), new Municipality("B", "B", 0.4, housed * 0.4, waiting - (int) (waiting * 0.6))),
                List.of(Site.standing("een", Site.Kind.REGULAR, 150_000), Site.standing("twee", Site.Kind.REGULAR, 200_000), Site.standing("drie", Site.Kind.REGULAR, 200_000),
                        Site.standing("vier", Site.Kind.REGULAR, 199_000), Site.standing("vijf", Site.Kind.REGULAR, 20_000).from(base.start().plusDays(200), 0)));
        var world = new World(scenario, null);
        int[] checks = {30, 90, 180, 270, 400};

        var paths = new Forecaster(2).paths(scenario, List.of(Series.ANY_MOMENT, Series.STATUS_HOLDERS, Series.IN_RECEPTION), checks);

        double a = 1.0 / 370, g = 0.42, d = 1.0 / 300, f = 1.0 / 110, nu = 1.1, phi = 0.12, q = 1.0 / 14;
        double t0 = big.registering(), t1 = big.ready(), p1 = big.firstPhase(), p2 = big.secondPhase(), no = big.refused(), yes = waiting, f1 = big.familyStage1(),
                f2 = big.familyStage2(), f3 = big.familyStage3();
        for (int t = 1, at = 0; t <= days; t++) {
            double decided = a * p2, granted = g * decided, moved = a * p1, gone = d * no;
            p2 += moved - decided;
            p1 -= moved;
            no += decided - granted - gone;
            double arrive = f * f3, second = f * f2, first = f * f1;
            f3 += second - arrive;
            f2 += first - second;
            f1 += nu * granted - first;
            yes += granted + (1 - phi) * arrive - housed;
            double ready = q * t0;
            t0 += lambda * world.inflow[t] - ready;
            t1 += ready;
            double free = Math.floor(0.96 * (749_000 + (t >= 200 ? 20_000 : 0))) - (p1 + p2 + no + yes), goes = Math.min(t1, Math.max(0, free));
            t1 -= goes;
            p1 += goes;
            if (t != checks[at]) continue;
            assertThat(mean(paths[0][at])).as("application centre, day %d", t).isCloseTo(t0 + t1, within(0.01 * (t0 + t1)));
            assertThat(mean(paths[1][at])).as("status holders, day %d", t).isCloseTo(yes, within(0.002 * yes));
            assertThat(mean(paths[2][at])).as("in reception, day %d", t).isCloseTo(p1 + p2 + no + yes, within(0.001 * (p1 + p2 + no + yes)));
            at++;
        }
    }

    /// Blocking: when nothing is free the application centre grows by exactly the arrivals.
    @Test
    void without_a_free_place_the_centre_grows_by_the_arrivals() {
        var base = SyntheticCase.PROVINCE.scenario(64, 90);
        var scenario = Small.with(base, base.stocks(), base.inflow(), base.rates(), base.municipalities(), List.of());
        int[] before = new int[64];
        java.util.Arrays.fill(before, base.stocks().registering() + base.stocks().ready());
        int[] arrived = new int[64];

        new Simulation(new World(scenario, null), 64).run(0, 64, (first, day, now) -> {
            for (int i = 0; i < 64; i++) {
                assertThat(now.anyMoment[i] - before[i]).isEqualTo(now.arrived[i] - arrived[i]);
                before[i] = now.anyMoment[i];
                arrived[i] = now.arrived[i];
            }
        });
    }

    /// More places never raise the count in the application centre in any replication, as long as decisions end in refusal only: one who
    /// moves earlier then leaves no later. With grants it holds on average only: an earlier decision may fall on a day with another
    /// draw, and an earlier grant brings family earlier.
    @Test
    void more_places_never_raise_the_centre_when_nobody_is_granted() {
        var base = SyntheticCase.PROVINCE.scenario(128, 500);
        var r = base.rates();
        var rates = new Scenario.Rates(r.ready(), r.decision(), Assumption.of(0, 0, ""), r.departure(), r.familyPerGrant(), r.familyStage(), r.direct(), r.housing(), r.usable(), r.extension());
        var scenario = Small.with(base, base.stocks(), base.inflow(), rates, base.municipalities(), base.sites());
        for (var lever : List.of(Small.lever(20, new Lever.Change.NewPlaces(60, Site.Kind.EMERGENCY, 10)), Small.lever(0, new Lever.Change.ExtendSites(List.of(), 0.95)))) {
            var less = centre(scenario, null);
            var more = centre(scenario, lever);
            int lower = 0;
            for (int t = 0; t < less.length; t++) for (int i = 0; i < 128; i++) {
                assertThat(more[t][i]).isLessThanOrEqualTo(less[t][i]);
                if (more[t][i] < less[t][i]) lower++;
            }
            assertThat(lower).isPositive();
        }
    }

    @Test
    void with_grants_more_places_lower_the_centre_on_average_and_nearly_always() {
        var scenario = SyntheticCase.PROVINCE.scenario(128, 500);
        var less = centre(scenario, null);
        var more = centre(scenario, Small.lever(20, new Lever.Change.NewPlaces(20, Site.Kind.EMERGENCY, 10)));

        int higher = 0, lower = 0;
        for (int t = 0; t < less.length; t++) {
            assertThat(mean(more[t])).isLessThanOrEqualTo(mean(less[t]));
            for (int i = 0; i < 128; i++) {
                if (more[t][i] > less[t][i]) higher++;
                if (more[t][i] < less[t][i]) lower++;
            }
        }
        System.out.printf("more places: centre lower on %d replication-days, higher on %d of %d%n", lower, higher, 128 * less.length);
        assertThat(higher).isLessThan(lower / 10);
    }

    private static int[][] centre(Scenario scenario, Lever lever) {
        var counts = new int[scenario.days()][];
        new Simulation(new World(scenario, lever), 128).run(0, 128, (first, day, now) -> counts[day - 1] = now.anyMoment.clone());
        return counts;
    }

    static double mean(int[] values) {
        double sum = 0;
        for (int value : values) sum += value;
        return sum / values.length;
    }

    static double variance(int[] values) {
        double mean = mean(values), squares = 0;
        for (int value : values) squares += (value - mean) * (value - mean);
        return squares / (values.length - 1);
    }
}
