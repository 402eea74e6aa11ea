package nl.regietafel.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import nl.regietafel.engine.Comparison;
import nl.regietafel.engine.SyntheticCase;
import umontreal.ssj.simevents.eventlist.RedblackTree;

/// The law of the engine against that of one object per person on one size case, as often as asked: the large cases take minutes of
/// processor time, so every five hundred replications are told. What it said is kept in bench/results/engine-same-law.txt.
public final class SameLawBench {

    private SameLawBench() {}

    /// `SameLawBench CASE REPLICATIONS`
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        var size = SyntheticCase.valueOf(args[0].toUpperCase(Locale.ROOT));
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double before = machine.getSystemLoadAverage();
        Comparison.withPersons(size, Integer.parseInt(args[1]), 500, new RedblackTree(), comparison ->
            System.out.printf("%-9s %6d replications: KS %.4f .. %.4f, critical at 1 %% %.4f; paired |z| up to %.2f; %.0f s of processor time, load %.1f at the start and %.1f now%n",
                    size.name().toLowerCase(Locale.ROOT), comparison.replications(), Arrays.stream(comparison.kolmogorovSmirnov()).min().orElse(0),
                    comparison.largestDistance(), comparison.criticalAt1(), comparison.largestZ(), machine.getProcessCpuTime() / 1e9, before, machine.getSystemLoadAverage()));
    }
}
