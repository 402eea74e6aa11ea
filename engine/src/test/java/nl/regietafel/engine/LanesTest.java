package nl.regietafel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sampler is the exact inverse of the distribution function: tried where it is hardest, at every step of it.
class LanesTest {

    private final Lanes lanes = new Lanes(4);
    private final Lanes.Chance chance = new Lanes.Chance(4);
    private final int[] n = new int[4], out = new int[4];
    private final double[] mean = new double[4];

    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 1.0 / 370, 1.0 / 110, 0.03, 1.0 / 14, 0.12, 0.2, 0.3, 0.42, 0.5, 0.6, 0.8, 0.95, 0.99})
    void a_binomial_is_the_exact_inverse_on_both_sides_of_every_step(double p) {
        chance.setAll(p);
        for (double variance = 0.3; variance < 900; variance *= 1.25) {
            int size = (int) Math.ceil(variance / (p * (1 - p)));
            if (size * Math.min(p, 1 - p) > 2_000) continue;
            java.util.Arrays.fill(n, size);
            double spread = Math.sqrt(size * p * (1 - p));
            for (int k = (int) Math.max(0, size * p - 8 * spread); k < Math.min(size, size * p + 8 * spread + 2); k++) {
                boolean low = k < size * p;
                double at = low ? Exact.lower(size, p, k) : Exact.upper(size, p, k);
                if (at < 1e-12) continue;
                put(at, low);
                lanes.binomial(0, 0, n, chance, out);
                assertThat(out).as("n %d, p %s, step %d", size, p, k).containsExactly(k, k + 1, k, k + 1);
            }
        }
    }

    @Test
    void a_poisson_is_the_exact_inverse_on_both_sides_of_every_step() {
        for (double average = 0.3; average < 3_000; average *= 1.05) {
            java.util.Arrays.fill(mean, average);
            double spread = Math.sqrt(average);
            for (int k = (int) Math.max(0, average - 8 * spread); k < average + 8 * spread + 2; k++) {
                boolean low = k < average;
                double at = low ? Exact.lower(average, k) : Exact.upper(average, k);
                if (at < 1e-12) continue;
                put(at, low);
                lanes.poisson(0, 0, mean, out);
                assertThat(out).as("mean %s, step %d", average, k).containsExactly(k, k + 1, k, k + 1);
            }
        }
    }

    @Test
    void a_larger_count_never_draws_a_smaller_number_nor_leaves_fewer_behind() {
        for (double p : new double[] {0.003, 0.07, 0.42}) {
            chance.setAll(p);
            lanes.lanes = 1;
            for (int replication = 0; replication < 200; replication++) {
                lanes.base[0] = Draws.replication(5, replication);
                int before = 0;
                for (int size = 0; size < 900; size++) {
                    n[0] = size;
                    lanes.binomial(1, 1, n, chance, out);
                    assertThat(out[0] - before).isBetween(0, size == 0 ? 0 : 1);
                    before = out[0];
                }
            }
        }
    }

    @Test
    void the_distribution_functions_add_up() {
        for (int size : new int[] {1, 7, 45, 980, 24_000}) for (double p : new double[] {0.001, 0.12, 0.5, 0.9}) {
            double sum = 0;
            for (int k = 0; k <= size; k++) {
                double one = Exact.probability(size, p, k);
                sum += one;
                if (k < size * p && one > 1e-200) assertThat(Exact.lower(size, p, k)).isCloseTo(sum, within(1e-12));
            }
            assertThat(sum).isCloseTo(1, within(1e-11));
        }
    }

    @Test
    void the_quick_normal_is_close_to_the_exact_one_and_its_own_exponential_too() {
        for (int i = 0; i < 200_000; i++) {
            long word = Draws.word(9, 1, i);
            assertThat(Lanes.normal(word)).isCloseTo(Exact.normal(Draws.uniform(word)), within(5e-7));
        }
        for (double x = -690; x < 690; x += 0.37) assertThat(Lanes.exp(x) / StrictMath.exp(x)).isCloseTo(1, within(1e-15));
    }

    // four words: a hair below and above the step, and a little further
    private void put(double tail, boolean low) {
        lanes.lanes = 4;
        double[] apart = {-1e-9, 1e-9, -1e-5, 1e-5};
        for (int i = 0; i < 4; i++) {
            // below the step is a smaller lower tail, or a larger upper tail
            // sums in a double are good to some 1e-14
            double hair = apart[i] * tail + Math.copySign(3e-14, apart[i]);
            double t = tail + (low ? hair : -hair);
            long word = (long) (t * 0x1p62) << 2;
            lanes.base[i] = unmix(low ? word : ~word) - Draws.step(0, 0);
        }
    }

    /// The word's key: the finaliser backwards.
    static long unmix(long z) {
        z = z ^ (z >>> 31) ^ (z >>> 62);
        z *= inverse(0x94D049BB133111EBL);
        z = z ^ (z >>> 27) ^ (z >>> 54);
        z *= inverse(0xBF58476D1CE4E5B9L);
        return z ^ (z >>> 30) ^ (z >>> 60);
    }

    private static long inverse(long odd) {
        long x = odd;
        for (int i = 0; i < 6; i++) x *= 2 - odd * x;
        return x;
    }
}
