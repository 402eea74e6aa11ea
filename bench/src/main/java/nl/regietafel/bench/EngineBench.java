package nl.regietafel.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import nl.regietafel.engine.Comparison;
import nl.regietafel.engine.Forecaster;
import nl.regietafel.engine.Lever;
import nl.regietafel.engine.Measures;
import nl.regietafel.engine.Scenario;
import nl.regietafel.engine.SyntheticCase;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/// Measures the engine: against a person-by-person simulation on SSJ and against the same counts on library samplers, interleaved in one
/// process on one thread; whole runs on all cores; growth; allocation; exactness. Prints, and keeps the text in bench/results when given
/// a folder. Time per replication is processor time of the thread, because a shared machine takes the clock away; whole runs are by the
/// clock, because people wait by the clock.
public final class EngineBench {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final StringBuilder TEXT = new StringBuilder();

    private EngineBench() {}

    /// `EngineBench [rounds [folder [province-replications [national-replications]]]]`: the last two are those of the comparison with persons.
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        machine();
        perReplication(rounds);
        wholeRuns(rounds);
        var curve = growth(rounds);
        allocation();
        exactness(args.length > 2 ? Integer.parseInt(args[2]) : 1_000, args.length > 3 ? Integer.parseInt(args[3]) : 0);
        ranking();
        say("");
        say("load on the machine at the end: %.2f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (args.length < 2) return;
        var folder = Files.createDirectories(Path.of(args[1]));
        Files.writeString(folder.resolve("engine.txt"), TEXT);
        Files.writeString(folder.resolve("engine-growth.svg"), curve);
    }

    private static void machine() throws IOException {
        var model = "unknown processor";
        var info = Path.of("/proc/cpuinfo");
        if (Files.exists(info)) {
            model = Files.readAllLines(info).stream().filter(line -> line.startsWith("model name")).findFirst().map(line -> line.substring(line.indexOf(':') + 2)).orElse(model);
        }
        say("Engine benchmark");
        say("%d cores of %s, JDK %s, %s %s", Runtime.getRuntime().availableProcessors(), model, Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
        say("load on the machine at the start: %.2f (it should be near 0; more means that others were working)", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        say("730 days unless said otherwise; median [least .. most] over the rounds");
    }

    private static void perReplication(int rounds) {
        say("");
        say("Per replication, one thread, interleaved, ms of processor time");
        say("event lists of SSJ, ms; the quickest on each case is its reference:");
        var quickest = new EnumMap<SyntheticCase, Supplier<EventList>>(SyntheticCase.class);
        for (var size : SyntheticCase.values()) {
            int few = size == SyntheticCase.PROVINCE ? 40 : 2;
            double least = Double.MAX_VALUE;
            for (var list : List.<Supplier<EventList>>of(RedblackTree::new, SplayTree::new, Henriksen::new)) {
                var runs = Measures.personByPerson(bare(size, 730), list.get());
                runs.run(0, few);
                double ms = best(2, () -> runs.run(100, few)) / few;
                say("  %-10s %-14s %8.3f", size.name().toLowerCase(Locale.ROOT), list.get().getClass().getSimpleName(), ms);
                if (ms < least) {
                    least = ms;
                    quickest.put(size, list);
                }
            }
        }
        say("");
        say("%-10s %28s %28s %28s %28s %9s %9s", "case", "engine", "engine with fan", "library samplers", "SSJ, one object a person", "SSJ/eng.", "lib./eng.");
        Map<SyntheticCase, List<double[]>> all = new EnumMap<>(SyntheticCase.class);
        var engines = new EnumMap<SyntheticCase, Measures.Runs[]>(SyntheticCase.class);
        for (var size : SyntheticCase.values()) {
            var scenario = bare(size, 730);
            var runs = new Measures.Runs[] {Measures.engine(scenario), Measures.engineWithFan(scenario), Measures.librarySamplers(scenario), Measures.personByPerson(scenario, quickest.get(size).get())};
            engines.put(size, runs);
            all.put(size, new ArrayList<>());
            runs[0].run(0, 1024);
            runs[1].run(0, 1024);
            runs[2].run(0, 8);
            runs[3].run(0, size == SyntheticCase.PROVINCE ? 40 : 2);
        }
        for (int round = 0; round < rounds; round++) {
            for (var size : SyntheticCase.values()) {
                var runs = engines.get(size);
                int few = size == SyntheticCase.PROVINCE ? 40 : 3, some = size == SyntheticCase.PROVINCE ? 64 : 16, first = 2_000 + 1_000 * round;
                all.get(size).add(new double[] {
                        cpu(() -> runs[0].run(first, 512)) / 512, cpu(() -> runs[1].run(first, 512)) / 512,
                        cpu(() -> runs[2].run(first, some)) / some, cpu(() -> runs[3].run(first, few)) / few});
            }
        }
        for (var size : SyntheticCase.values()) {
            var measured = all.get(size);
            say("%-10s %28s %28s %28s %28s %9.1f %9.1f", size.name().toLowerCase(Locale.ROOT), range(measured, 0), range(measured, 1), range(measured, 2), range(measured, 3),
                    median(measured.stream().mapToDouble(m -> m[3] / m[0]).toArray()), median(measured.stream().mapToDouble(m -> m[2] / m[0]).toArray()));
        }
        say("gates (G1): SSJ/engine at least 8, 180 and 120; goals 20, 600 and 300; library/engine goals 20 (view) and 15 (national)");
        double speed = uniforms() / 820;
        say("the reference is as good as the one of the specification, at its speed of machine (820 million uniforms a second of SplittableRandom, here %.0f): ms, and those quoted", 820 * speed);
        for (var size : SyntheticCase.values()) {
            say("  %-10s %8.2f %8.2f", size.name().toLowerCase(Locale.ROOT), speed * median(all.get(size).stream().mapToDouble(m -> m[3]).toArray()),
                    switch (size) { case PROVINCE -> 5.45; case VIEW -> 114.0; case NATIONAL -> 119.1; });
        }
        for (var size : SyntheticCase.values()) {
            double[] ratios = fan(engines.get(size));
            say("the fan costs %.0f %% of the simulation on %s, half of %d pairs between %.0f and %.0f %%", 100 * (ratios[ratios.length / 2] - 1),
                    size.name().toLowerCase(Locale.ROOT), ratios.length, 100 * (ratios[ratios.length / 4] - 1), 100 * (ratios[3 * ratios.length / 4] - 1));
        }
        say("goal (G2): at most 10 %%");
    }

    /// A loop that says how quick this machine is now: millions of uniforms a second of processor time.
    private static double uniforms() {
        var random = new SplittableRandom(1);
        double[] sum = new double[1];
        double ms = best(7, () -> {
            double all = 0;
            for (int i = 0; i < 20_000_000; i++) all += random.nextDouble();
            sum[0] += all;
        });
        return sum[0] > 0 ? 20_000_000 / ms / 1_000 : 0;
    }

    /// With the fan over without, in many short pairs, each order by turns: a few per cent drown in three long ones.
    private static double[] fan(Measures.Runs[] engines) {
        double[] ratios = new double[31];
        for (int pair = 0; pair < ratios.length; pair++) {
            int first = 20_000 + 256 * pair, earlier = pair % 2;
            double[] ms = new double[2];
            ms[earlier] = cpu(() -> engines[earlier].run(first, 256));
            ms[1 - earlier] = cpu(() -> engines[1 - earlier].run(first, 256));
            ratios[pair] = ms[1] / ms[0];
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private static void wholeRuns(int rounds) {
        int cores = Runtime.getRuntime().availableProcessors();
        say("");
        say("Whole runs, with fan, chances, backlogs; ms by the clock on all %d cores, and processor time over the cores: what the clock would say on a machine at rest", cores);
        for (var size : SyntheticCase.values()) {
            for (int replications : new int[] {200, 500, 1_000, 10_000}) {
                var scenario = size.scenario(replications, 730).with(List.<Lever>of());
                var forecaster = new Forecaster(cores);
                var ms = new ArrayList<double[]>();
                for (int round = 0; round < Math.max(3, rounds); round++) {
                    long before = PROCESS.getProcessCpuTime();
                    double clock = clock(() -> forecaster.forecast(scenario));
                    ms.add(new double[] {clock, (PROCESS.getProcessCpuTime() - before) / 1e6 / cores});
                }
                say("%-10s %6d replications %30s %30s", size.name().toLowerCase(Locale.ROOT), replications, range(ms, 0), range(ms, 1));
            }
        }
        var measures = SyntheticCase.VIEW.scenario(1_000, 365);
        var ms = new ArrayList<double[]>();
        for (int round = 0; round < rounds; round++) ms.add(new double[] {clock(() -> new Forecaster(cores).forecast(measures))});
        say("view, a year, base and %d measures ranked, 1,000 replications each: %s", measures.levers().size(), range(ms, 0));
        say("gates (G2): 10,000 x 730 days of view within 3,000 ms, first picture of 200 within 100 ms; goals 1,000 and 2,200 (national)");
    }

    /// How the time of a whole run grows on view: with replications and days in a straight line, with people not at all. Returns the picture.
    private static String growth(int rounds) {
        say("");
        say("Growth on view, one thread, ms of processor time of a run; the least of so many, interleaved");
        int[] replications = {128, 512, 2_048, 8_192}, days = {90, 365, 730, 1_460};
        double[] people = {0.1, 0.3, 1, 3};
        double[][] ms = new double[4][4];
        for (double[] least : ms) Arrays.fill(least, Double.MAX_VALUE);
        var engine = new Measures.Runs[3][4];
        var persons = new Measures.Runs[4];
        for (int i = 0; i < 4; i++) {
            engine[0][i] = Measures.engine(bare(SyntheticCase.VIEW, 730));
            engine[1][i] = Measures.engine(bare(SyntheticCase.VIEW, days[i]));
            var scenario = scaled(bare(SyntheticCase.VIEW, 730), people[i]);
            engine[2][i] = Measures.engine(scenario);
            persons[i] = Measures.personByPerson(scenario, new RedblackTree());
            engine[1][i].run(0, 512);
            persons[i].run(0, 1);
        }
        for (int round = 0; round < Math.max(3, rounds); round++) {
            for (int i = 0; i < 4; i++) {
                int at = i;
                ms[0][i] = Math.min(ms[0][i], cpu(() -> engine[0][at].run(0, replications[at])));
                ms[1][i] = Math.min(ms[1][i], cpu(() -> engine[1][at].run(0, 512)));
                ms[2][i] = Math.min(ms[2][i], cpu(() -> engine[2][at].run(0, 512)));
                ms[3][i] = Math.min(ms[3][i], cpu(() -> persons[at].run(0, 1)));
            }
        }
        for (int i = 0; i < 4; i++) say("  %6d replications of  730 days: %10.1f, %.4f a replication", replications[i], ms[0][i], ms[0][i] / replications[i]);
        for (int i = 0; i < 4; i++) say("     512 replications of %4d days: %10.1f, %.0f ns a replication and day", days[i], ms[1][i], ms[1][i] / 512 * 1e6 / days[i]);
        say("  people, all stocks and flows times a factor (municipal picks taken along: they follow the people housed a day, not the people present):");
        for (int i = 0; i < 4; i++) say("    x %-4s engine %.4f a replication   SSJ, one object a person %.1f", people[i], ms[2][i] / 512, ms[3][i]);

        // both axes in powers of two from where each line stands at 1: a straight rise is linear, a flat line does not grow
        var picture = new Picture("Processor time when a run grows, both axes by doubling", "Time against replications, against days and against people: the first two rise in a straight line, people do not count. "
                + "One object per person beside it grows with people.", -4, 4.5, -4, 4.5);
        for (int power = -4; power <= 4; power += 2) {
            var label = power < 0 ? "1/" + (1 << -power) : "x " + (1 << power);
            picture.tickX(power, label).tickY(power, label);
        }
        curve(picture, Arrays.stream(replications).mapToDouble(n -> n / 512.0).toArray(), ms[0], 1, "#0b5563");
        curve(picture, Arrays.stream(days).mapToDouble(n -> n / 365.0).toArray(), ms[1], 1, "#2b7a86");
        curve(picture, people, ms[2], 2, "#1b2a2f");
        curve(picture, people, ms[3], 2, "#a11d21");
        picture.label(3.6, 4, "replications", "#0b5563").label(2.8, 1.2, "days", "#2b7a86").label(-2.4, 1.1, "people", "#1b2a2f").label(1.7, -3.3, "people, one object per person", "#a11d21");
        return picture.toString();
    }

    private static void curve(Picture picture, double[] factor, double[] ms, int at, String colour) {
        double[] xs = Arrays.stream(factor).map(EngineBench::doublings).toArray(), ys = Arrays.stream(ms).map(one -> doublings(one / ms[at])).toArray();
        picture.line(xs, ys, colour);
        for (int i = 0; i < xs.length; i++) picture.point(xs[i], ys[i], colour);
    }

    private static double doublings(double factor) {
        return Math.log(factor) / Math.log(2);
    }

    static Scenario scaled(Scenario of, double factor) {
        var s = of.stocks();
        var stocks = new Scenario.Stocks(times(s.registering(), factor), times(s.ready(), factor), times(s.firstPhase(), factor), times(s.secondPhase(), factor),
                times(s.refused(), factor), times(s.familyStage1(), factor), times(s.familyStage2(), factor), times(s.familyStage3(), factor));
        var i = of.inflow();
        var inflow = new Scenario.Inflow(i.perDay().withValue(i.perDay().value() * factor), i.season(), i.seasonPeakDay(), i.weekdays(), i.weeklyPersistence(),
                i.weeklySpread(), i.jumpsPerYear(), i.jumpSpread(), i.evenness());
        var limits = of.limits().stream().map(limit -> new nl.regietafel.engine.Limit(limit.name(), times(limit.persons(), factor), limit.rule(), 0, 0, 0, limit.source())).toList();
        var municipalities = of.municipalities().stream()
                .map(m -> new nl.regietafel.engine.Municipality(m.code(), m.name(), m.weight(), m.housedPerDay() * factor, times(m.waiting(), factor))).toList();
        var sites = of.sites().stream().map(site -> new nl.regietafel.engine.Site(site.name(), site.municipality(), site.kind(), times(site.places(), factor), site.opens(),
                site.slipMeanDays(), site.ends(), site.extensionChance(), site.extensionDays(), site.closureChancePerYear())).toList();
        return new Scenario(of.name(), of.centre(), of.start(), of.dataDate(), of.days(), of.replications(), of.seed(), of.mode(), of.layers(), stocks, inflow, of.rates(),
                municipalities, sites, 0, null, null, of.habit(), List.of(), limits, of.chanceDates(), List.of(), List.of(), List.of());
    }

    private static int times(int people, double factor) {
        return (int) Math.round(people * factor);
    }

    private static void allocation() {
        say("");
        say("Allocation by one block of 128 replications of view, fan included, once warm (calendars are laid out per block, the day loop adds nothing)");
        for (int days : new int[] {365, 730}) {
            var runs = Measures.engineWithFan(bare(SyntheticCase.VIEW, days));
            for (int warm = 0; warm < 30; warm++) runs.run(0, 128);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10; i++) runs.run(0, 128);
            say("  %4d days: %,d bytes, %.4f a replication-day", days, (THREADS.getCurrentThreadAllocatedBytes() - before) / 10,
                    (THREADS.getCurrentThreadAllocatedBytes() - before) / 10.0 / 128 / days);
        }
    }

    private static void exactness(int provinceReplications, int viewReplications) {
        say("");
        say("Exactness");
        double[] queue = Measures.registering(1_000_000, Runtime.getRuntime().availableProcessors());
        say("  M/G/infinity, %,.0f replications: mean %.4f against 490 (z %.2f), variance over mean %.5f", queue[0], queue[1], queue[2], queue[3]);
        say("  against one object per person, 15 checkpoints (three series, days 30, 90, 180, 365, 729), shared surroundings:");
        compare(SyntheticCase.PROVINCE, provinceReplications);
        if (viewReplications > 0) {
            compare(SyntheticCase.VIEW, viewReplications);
            compare(SyntheticCase.NATIONAL, viewReplications);
        }
    }

    private static void compare(SyntheticCase size, int replications) {
        var comparison = Comparison.withPersons(size, replications);
        say("  %-10s %5d replications: KS %.4f .. %.4f, critical at 1 %% %.4f; paired |z| up to %.2f", size.name().toLowerCase(Locale.ROOT), replications,
                Arrays.stream(comparison.kolmogorovSmirnov()).min().orElse(0), comparison.largestDistance(), comparison.criticalAt1(), comparison.largestZ());
    }

    private static void ranking() {
        say("");
        say("Ranking on view, a year, 10,000 replications, common draws (G5); synthetic: for regression, never a forecast");
        var forecast = new Forecaster(Runtime.getRuntime().availableProcessors()).forecast(SyntheticCase.VIEW.scenario(10_000, 365));
        var base = forecast.passages().getFirst();
        say("  base: P(> 2,000 within 90 days) %.3f, nights %.1f", base.byDate().get(1).value(), base.nights().mean());
        for (var ranked : forecast.ranking()) {
            boolean beds = ranked.lever().change() instanceof Lever.Change.NightBeds;
            var change = ranked.changes().get(beds ? 1 : 0);
            say("  %-62s %8.2f nights (se %.2f), variance ratio %8.1f%s", ranked.lever().name(), change.nights().mean(), change.nights().monteCarloError(), change.varianceRatio(),
                    beds ? " (overnight count)" : "");
        }
    }

    private static Scenario bare(SyntheticCase size, int days) {
        return size.scenario(1, days).with(List.<Lever>of());
    }

    private static double cpu(Runnable work) {
        long from = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - from) / 1e6;
    }

    private static double best(int times, Runnable work) {
        double ms = Double.MAX_VALUE;
        for (int i = 0; i < times; i++) ms = Math.min(ms, cpu(work));
        return ms;
    }

    private static double clock(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }

    private static String range(List<double[]> measured, int column) {
        double[] values = measured.stream().mapToDouble(m -> m[column]).toArray();
        return "%.3f [%.3f .. %.3f]".formatted(median(values), Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(0));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length % 2 == 1 ? sorted[sorted.length / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    private static void say(String format, Object... args) {
        var line = format.formatted(args);
        System.out.println(line);
        TEXT.append(line).append('\n');
    }
}
