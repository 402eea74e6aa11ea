package nl.regietafel.engine;

import java.util.List;
import umontreal.ssj.simevents.eventlist.EventList;

/// The parts of the engine and of what it is measured against, one thread, by replication: a door for the benchmark.
public final class Measures {

    private Measures() {}

    /// Something that runs replications.
    public interface Runs {
        void run(int first, int count);
    }

    /// The engine without the fan: what one worker does for a measure.
    public static Runs engine(Scenario scenario) {
        var simulation = new Simulation(new World(scenario, null), Lanes.WIDTH);
        int[] sink = new int[1];
        return (first, count) -> {
            for (int done = 0; done < count; done += Lanes.WIDTH)
                simulation.run(first + done, Math.min(Lanes.WIDTH, count - done), (replication, day, now) -> sink[0] += now.anyMoment[0]);
        };
    }

    /// The engine with the fan of five series folded in.
    public static Runs engineWithFan(Scenario scenario) {
        var simulation = new Simulation(new World(scenario, null), Lanes.WIDTH);
        var tally = new Tally(Forecaster.seriesOf(scenario), scenario.days(), scenario.nightBeds() > 0);
        return (first, count) -> {
            for (int done = 0; done < count; done += Lanes.WIDTH)
                simulation.run(first + done, Math.min(Lanes.WIDTH, count - done), (replication, day, now) -> tally.add(day, now));
        };
    }

    public static Runs personByPerson(Scenario scenario, EventList events) {
        var reference = new PersonByPerson(new World(scenario, null), events, 7);
        return (first, count) -> {
            for (int r = first; r < first + count; r++) reference.run(r, scenario.days());
        };
    }

    public static Runs librarySamplers(Scenario scenario) {
        var reference = new LibrarySamplers(new World(scenario, null), 7);
        return (first, count) -> {
            for (int r = first; r < first + count; r++) reference.run(r, scenario.days());
        };
    }

    /// Only arrivals and registration, with constant inflow: mean and variance must be those of a Poisson number.
    public static double[] registering(int replications, int threads) {
        var none = Assumption.of(0, 0, "");
        var scenario = new Scenario("aankomst", "het aanmeldcentrum", java.time.LocalDate.EPOCH.plusYears(50), java.time.LocalDate.EPOCH.plusYears(50), 120,
                Math.min(replications, 100_000), 1, Mode.NOTHING_EXTRA, java.util.Set.of(), new Scenario.Stocks(490, 0, 0, 0, 0, 0, 0, 0), Scenario.Inflow.constant(70),
                new Scenario.Rates(Assumption.of(1.0 / 7, 0, ""), none, none, none, none, none, none, none, Assumption.of(1, 0, ""), none),
                List.of(new Municipality("A", "A", 1, 0, 0)), List.of(Site.standing("ruim", Site.Kind.REGULAR, 200_000)), 0, null, null, null, List.of(),
                List.of(new Limit("grens", 1_000_000, Limit.Rule.ANY_MOMENT, 0, 0, 0, "")), List.of(), List.of(), List.of(), List.of());
        double n = 0, sum = 0, squares = 0;
        for (int part = 0; n < replications; part++) {
            for (int people : new Forecaster(threads).paths(scenario.withSeed(1000 + part), List.of(Series.ANY_MOMENT), 120)[0][0]) {
                n++;
                sum += people;
                squares += (people - 490.0) * (people - 490.0);
            }
        }
        double mean = sum / n, variance = (squares - n * (mean - 490) * (mean - 490)) / (n - 1);
        return new double[] {n, mean, (mean - 490) / Math.sqrt(490 / n), variance / mean};
    }
}
