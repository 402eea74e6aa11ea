package nl.regietafel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameLawTest {

    @Test
    void counts_have_the_same_law_as_one_object_per_person() {
        var comparison = Comparison.withPersons(SyntheticCase.PROVINCE, 1_000);

        System.out.printf("Kolmogorov-Smirnov %.4f (critical at 1 %%: %.4f), paired |z| %.2f%n", comparison.largestDistance(), comparison.criticalAt1(), comparison.largestZ());
        assertThat(comparison.largestDistance()).isLessThan(comparison.criticalAt1());
        assertThat(comparison.largestZ()).isLessThan(3.5);
    }

    @Test
    void the_day_loop_allocates_nothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] spent = new long[2];
        for (int d = 0; d < 2; d++) {
            var runs = Measures.engineWithFan(SyntheticCase.VIEW.scenario(128, d == 0 ? 365 : 730).with(List.<Lever>of()));
            // once to load and compile
            for (int warm = 0; warm < 4; warm++) runs.run(0, 128);
            long before = threads.getCurrentThreadAllocatedBytes();
            runs.run(0, 128);
            spent[d] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        System.out.printf("bytes allocated by a block of 128: %d over 365 days, %d over 730 days%n", spent[0], spent[1]);
        assertThat(spent[1] - spent[0]).isLessThan(365 * 128);
    }
}
