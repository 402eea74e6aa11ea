package nl.regietafel.engine;

import java.time.LocalDate;
import java.util.List;

/// The answer (prognose): fans by day, when limits are passed and with what chance, nights above and what they cost,
/// backlogs, and measures ranked by what they change. Every chance comes with its Monte-Carlo error, which is never the
/// band: the band is what we do not know about the world.
public record Forecast(
        Scenario scenario,
        List<Band> bands,
        List<Passage> passages,
        List<Backlog> backlogs,
        List<Occupancy> occupancies,
        List<Ranked> ranking) {

    public static final List<Double> PROBABILITIES = List.of(0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95);

    /// A fan (bandbreedte): for each probability the value by day, the first being the day after the start.
    public record Band(Series series, int[][] values) {}

    /// A chance as a share of replications, with the error of counting finitely many.
    public record Chance(double value, double monteCarloError) {
        static Chance of(int hits, int replications) {
            double p = (double) hits / replications;
            return new Chance(p, Math.sqrt(p * (1 - p) / replications));
        }
    }

    /// A number over replications: mean with its Monte-Carlo error, and the 10-90 % spread.
    public record Spread(double mean, double monteCarloError, double p10, double p50, double p90) {
        static Spread of(int[] values) {
            var sorted = values.clone();
            java.util.Arrays.sort(sorted);
            double sum = 0, squares = 0;
            for (int value : values) sum += value;
            double mean = sum / values.length;
            for (int value : values) squares += (value - mean) * (value - mean);
            double variance = values.length > 1 ? squares / (values.length - 1) : 0;
            return new Spread(mean, Math.sqrt(variance / values.length), at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9));
        }

        private static double at(int[] sorted, double probability) {
            return sorted[Math.clamp((int) Math.ceil(probability * sorted.length) - 1, 0, sorted.length - 1)];
        }
    }

    /// When one limit is first passed. Days count from the start; the start itself is no passage. A quantile is null when
    /// it lies beyond the horizon: "not within the horizon" is an outcome with a share of its own.
    public record Passage(
            Limit limit, Chance withinHorizon, Integer day10, Integer day50, Integer day90, List<Chance> byDate,
            Spread nights, Spread penaltyThousands) {}

    /// A municipality's queue at the end, and the wait it means by Little's law: people over people housed per day.
    public record Backlog(Municipality municipality, Spread waiting, double waitDaysNow, double waitDaysThen) {}

    /// How many people live at a site on a date (bezetting), in all replications: nobody where it is closed. `open` is the chance that it is.
    public record Occupancy(Site site, LocalDate date, Chance open, Spread persons) {}

    /// What a measure changes: paired with the base in every replication, on the same draws.
    public record Ranked(
            Lever lever, List<Change> changes, List<Chance> byDate, Spread placesShort) {
        public double nightsAvoided() {
            return -changes.getFirst().nights().mean();
        }
    }

    /// The change in nights above one limit, and how much sharper pairing makes it than separate runs would be.
    public record Change(Limit limit, Spread nights, Chance withinHorizon, double varianceRatio) {}
}
