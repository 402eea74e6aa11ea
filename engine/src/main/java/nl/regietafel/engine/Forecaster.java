package nl.regietafel.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The one entry: a scenario with its seed goes in, a forecast comes out, the same for any number of threads and any
/// size of block. Knows no clock, reads and writes nothing.
public final class Forecaster {

    private final int threads;
    private final int block;

    public Forecaster(int threads) {
        this(threads, Lanes.WIDTH);
    }

    Forecaster(int threads, int block) {
        this.threads = Unfit.within("threads", threads, 1, 1_024);
        this.block = block;
    }

    public Forecast forecast(Scenario scenario) {
        // measures are ranked where nobody reacts; a comparison never mixes the modes
        var levers = scenario.mode() == Mode.NOTHING_EXTRA ? scenario.levers() : List.<Lever>of();
        var runs = new ArrayList<Run>();
        var series = seriesOf(scenario);
        runs.add(new Run(new World(scenario, null), scenario));
        for (var lever : levers) runs.add(new Run(new World(scenario, lever), scenario));
        var backlog = new int[scenario.municipalities().size()][scenario.replications()];
        var beds = new Beds(runs.getFirst().world);
        var tallies = new ArrayList<Tally>();

        compute(scenario, runs.size(), () -> {
            var tally = new Tally(series, scenario.days(), scenario.nightBeds() > 0);
            synchronized (tallies) {
                tallies.add(tally);
            }
            return new Worker() {
                Simulation simulation;

                @Override
                public void run(int task, int first, int count) {
                    var run = runs.get(task);
                    if (simulation == null || simulation.world != run.world) simulation = new Simulation(run.world, block);
                    simulation.run(first, count, (replication, day, now) -> {
                        run.count(replication, day, now);
                        if (task == 0) {
                            tally.add(day, now);
                            beds.add(replication, day, now);
                        }
                    });
                    if (task == 0) {
                        for (int i = 0; i < count; i++) for (int m = 0; m < backlog.length; m++) backlog[m][first + i] = simulation.waitingIn(i, m);
                    }
                }
            };
        });

        var all = tallies.getFirst();
        for (int i = 1; i < tallies.size(); i++) all.add(tallies.get(i));
        return new Forecast(scenario, bands(all, series, scenario), passages(scenario, runs.getFirst()), backlogs(scenario, backlog),
                beds.occupancies(), ranking(scenario, levers, runs));
    }

    /// Values by replication on chosen days, for scoring and for comparison with a reference: `[series][day][replication]`.
    public int[][][] paths(Scenario scenario, List<Series> series, int... days) {
        var values = new int[series.size()][days.length][scenario.replications()];
        var world = new World(scenario, null);
        compute(scenario, 1, () -> {
            var simulation = new Simulation(world, block);
            return (task, first, count) -> simulation.run(first, count, (replication, day, now) -> {
                for (int d = 0; d < days.length; d++) {
                    if (days[d] != day) continue;
                    for (int s = 0; s < series.size(); s++) for (int i = 0; i < count; i++) values[s][d][replication + i] = series.get(s).of(now, i);
                }
            });
        });
        return values;
    }

    /// A worker has its own simulation; `task` is the scenario variant.
    private interface Worker {
        void run(int task, int first, int count);
    }

    private interface Workers {
        Worker create();
    }

    private void compute(Scenario scenario, int tasks, Workers workers) {
        int blocks = (scenario.replications() + block - 1) / block;
        var next = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        Runnable work = () -> {
            try {
                var worker = workers.create();
                for (int job; (job = next.getAndIncrement()) < tasks * blocks && failure.get() == null; ) {
                    int first = job % blocks * block;
                    worker.run(job / blocks, first, Math.min(block, scenario.replications() - first));
                }
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown);
            }
        };
        int helpers = Math.min(threads, tasks * blocks) - 1;
        var others = new Thread[helpers];
        for (int i = 0; i < helpers; i++) {
            others[i] = new Thread(work, "forecast-" + (i + 1));
            others[i].setDaemon(true);
            others[i].start();
        }
        work.run();
        for (var other : others) {
            try {
                other.join();
            } catch (InterruptedException _) {
                failure.compareAndSet(null, new CancellationException());
                Thread.currentThread().interrupt();
            }
        }
        switch (failure.get()) {
            case null -> { }
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable thrown -> throw new IllegalStateException(thrown);
        }
    }

    /// What is kept of one variant: per limit and replication the nights above it and the first day, and the shortage at the end.
    private static final class Run {
        final World world;
        final List<Limit> limits;
        final int[][] nights, first;
        final int[] from, until;
        final int[] placesShort;

        Run(World world, Scenario scenario) {
            this.world = world;
            limits = scenario.limits();
            nights = new int[limits.size()][scenario.replications()];
            first = new int[limits.size()][scenario.replications()];
            placesShort = new int[scenario.replications()];
            from = limits.stream().mapToInt(limit -> limit.validFrom() == null ? 1 : world.day(limit.validFrom())).toArray();
            until = limits.stream().mapToInt(limit -> limit.validUntil() == null ? world.days : world.day(limit.validUntil())).toArray();
        }

        void count(int replication, int day, Simulation now) {
            int lanes = now.lanes();
            for (int l = 0; l < nights.length; l++) {
                if (day < from[l] || day > until[l]) continue;
                var limit = limits.get(l);
                int persons = limit.persons();
                int[] counted = limit.rule() == Limit.Rule.OVERNIGHT ? now.overnight : now.anyMoment, above = nights[l], passed = first[l];
                for (int i = 0; i < lanes; i++) {
                    if (counted[i] > persons) {
                        above[replication + i]++;
                        if (passed[replication + i] == 0) passed[replication + i] = day;
                    }
                }
            }
            if (day == world.days) System.arraycopy(now.placesShort, 0, placesShort, replication, lanes);
        }
    }

    static List<Series> seriesOf(Scenario scenario) {
        var series = new ArrayList<>(List.of(Series.ANY_MOMENT, Series.OVERNIGHT, Series.STATUS_HOLDERS, Series.IN_RECEPTION, Series.PLACES_SHORT));
        if (scenario.minors() != null) series.add(Series.MINORS_SHORT);
        if (scenario.displaced() != null) series.add(Series.DISPLACED_SHORT);
        return List.copyOf(series);
    }

    private static List<Forecast.Band> bands(Tally tally, List<Series> series, Scenario scenario) {
        var probabilities = Forecast.PROBABILITIES.stream().mapToDouble(Double::doubleValue).toArray();
        var bands = new ArrayList<Forecast.Band>();
        for (int s = 0; s < series.size(); s++) bands.add(new Forecast.Band(series.get(s), tally.quantiles(s, probabilities, scenario.replications())));
        return List.copyOf(bands);
    }

    private static List<Forecast.Passage> passages(Scenario scenario, Run base) {
        var passages = new ArrayList<Forecast.Passage>();
        for (int l = 0; l < scenario.limits().size(); l++) {
            var limit = scenario.limits().get(l);
            int[] first = base.first[l];
            // never within the horizon sorts last
            var sorted = java.util.Arrays.stream(first).map(day -> day == 0 ? Integer.MAX_VALUE : day).sorted().toArray();
            int[] cost = java.util.Arrays.stream(base.nights[l]).map(nights -> (int) (limit.penalty(nights) / 1000)).toArray();
            passages.add(new Forecast.Passage(limit, by(first, scenario.days()), quantile(sorted, 0.1), quantile(sorted, 0.5), quantile(sorted, 0.9),
                    chances(scenario, base, l), Forecast.Spread.of(base.nights[l]), Forecast.Spread.of(cost)));
        }
        return List.copyOf(passages);
    }

    private static List<Forecast.Chance> chances(Scenario scenario, Run run, int limit) {
        return scenario.chanceDates().stream().map(date -> by(run.first[limit], run.world.day(date))).toList();
    }

    private static Forecast.Chance by(int[] first, int day) {
        int hits = 0;
        for (int passed : first) if (passed > 0 && passed <= day) hits++;
        return Forecast.Chance.of(hits, first.length);
    }

    private static Integer quantile(int[] sorted, double probability) {
        int day = sorted[Math.clamp((int) Math.ceil(probability * sorted.length) - 1, 0, sorted.length - 1)];
        return day == Integer.MAX_VALUE ? null : day;
    }

    private static List<Forecast.Backlog> backlogs(Scenario scenario, int[][] backlog) {
        var backlogs = new ArrayList<Forecast.Backlog>();
        double factor = scenario.rates().housing().value();
        for (int m = 0; m < backlog.length; m++) {
            var municipality = scenario.municipalities().get(m);
            var waiting = Forecast.Spread.of(backlog[m]);
            double perDay = municipality.housedPerDay() * factor;
            backlogs.add(new Forecast.Backlog(municipality, waiting, municipality.waiting() / perDay, waiting.mean() / perDay));
        }
        return List.copyOf(backlogs);
    }

    private static List<Forecast.Ranked> ranking(Scenario scenario, List<Lever> levers, List<Run> runs) {
        var base = runs.getFirst();
        var ranked = new ArrayList<Forecast.Ranked>();
        for (int r = 0; r < levers.size(); r++) {
            var run = runs.get(r + 1);
            var changes = new ArrayList<Forecast.Change>();
            for (int l = 0; l < scenario.limits().size(); l++) {
                int[] change = minus(run.nights[l], base.nights[l]);
                double paired = variance(change);
                changes.add(new Forecast.Change(scenario.limits().get(l), Forecast.Spread.of(change), by(run.first[l], scenario.days()),
                        paired == 0 ? Double.POSITIVE_INFINITY : (variance(run.nights[l]) + variance(base.nights[l])) / paired));
            }
            ranked.add(new Forecast.Ranked(levers.get(r), List.copyOf(changes), chances(scenario, run, 0), Forecast.Spread.of(minus(run.placesShort, base.placesShort))));
        }
        ranked.sort(Comparator.comparingDouble(Forecast.Ranked::nightsAvoided).reversed());
        return List.copyOf(ranked);
    }

    private static int[] minus(int[] one, int[] other) {
        var difference = new int[one.length];
        for (int i = 0; i < one.length; i++) difference[i] = one[i] - other[i];
        return difference;
    }

    private static double variance(int[] values) {
        double mean = 0, squares = 0;
        for (int value : values) mean += value;
        mean /= values.length;
        for (int value : values) squares += (value - mean) * (value - mean);
        return squares / Math.max(1, values.length - 1);
    }
}
