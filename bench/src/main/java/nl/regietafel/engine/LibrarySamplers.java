package nl.regietafel.engine;

import cern.jet.random.Binomial;
import cern.jet.random.engine.MersenneTwister64;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/// The same model in counts, written the way one would with libraries: Poisson numbers by Commons RNG, binomials by Colt, a loop over
/// the municipalities for matching and for housing.
final class LibrarySamplers {

    private final World world;
    private final Scenario scenario;
    private final UniformRandomProvider random;
    private final Binomial binomial;

    LibrarySamplers(World world, long seed) {
        this.world = world;
        scenario = world.scenario;
        random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        binomial = new Binomial(1, 0.5, new MersenneTwister64((int) seed));
    }

    int[][] run(int replication, int... days) {
        var counts = new int[3][days.length];
        var now = new Surroundings(world, replication);
        var rates = scenario.rates();
        var stocks = scenario.stocks();
        int registering = stocks.registering(), ready = stocks.ready(), phase1 = stocks.firstPhase(), phase2 = stocks.secondPhase(), refused = stocks.refused();
        int stage1 = stocks.familyStage1(), stage2 = stocks.familyStage2(), stage3 = stocks.familyStage3(), waiting = 0;
        int[] queue = scenario.municipalities().stream().mapToInt(Municipality::waiting).toArray();
        for (int people : queue) waiting += people;
        double[] weight = scenario.municipalities().stream().mapToDouble(Municipality::weight).toArray();
        double[] perDay = scenario.municipalities().stream().mapToDouble(Municipality::housedPerDay).toArray();
        double total = 0;
        for (double one : weight) total += one;
        for (int day = 1, at = 0; day <= world.days; day++) {
            int decided = binomial(phase2, now.drawn.decision()), granted = binomial(decided, now.granted), moved = binomial(phase1, now.drawn.decision());
            int gone = binomial(refused, rates.departure().value());
            phase2 += moved - decided;
            phase1 -= moved;
            refused += decided - granted - gone;
            int family = poisson(now.drawn.family() * granted);
            double f = rates.familyStage().value();
            int out1 = binomial(stage1, f), out2 = binomial(stage2, f), out3 = binomial(stage3, f);
            stage1 += family - out1;
            stage2 += out1 - out2;
            stage3 += out2 - out3;
            int people = granted + out3 - binomial(out3, rates.direct().value());
            waiting += people;
            double left = total;
            for (int m = 0; m < queue.length; m++) {
                int here = m == queue.length - 1 ? people : binomial(people, weight[m] / left);
                queue[m] += here;
                people -= here;
                left -= weight[m];
            }
            for (int m = 0; m < queue.length; m++) {
                int out = Math.min(queue[m], poisson(perDay[m] * now.drawn.housing()));
                queue[m] -= out;
                waiting -= out;
            }
            int nowReady = binomial(registering, rates.ready().value());
            registering += poisson(now.arrivals[day]) - nowReady;
            ready += nowReady;
            int free = (int) Math.floor(rates.usable().value() * now.places[day] + 1e-9) - (phase1 + phase2 + refused + waiting);
            int goes = Math.max(0, Math.min(ready, free));
            ready -= goes;
            phase1 += goes;
            if (at < days.length && days[at] == day) {
                counts[0][at] = registering + ready;
                counts[1][at] = waiting;
                counts[2][at++] = phase1 + phase2 + refused + waiting;
            }
        }
        return counts;
    }

    private int binomial(int n, double p) {
        return n == 0 || p <= 0 ? 0 : p >= 1 ? n : binomial.nextInt(n, p);
    }

    private int poisson(double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
