package nl.regietafel.engine;

/// Exact distribution functions: what the fast inverse falls back on when it is too close to call, and what settles
/// the tails. Probabilities by Loader's saddle-point form (2000), which keeps 14 digits for any size; the nearer tail
/// is summed by the ratio of neighbouring terms. Cost some 0.3 microseconds, needed for a few draws in a thousand.
final class Exact {

    private Exact() {}

    /// The smallest k with P(X <= k) >= u for X ~ Binomial(n, p), searching from a guess.
    static int binomial(long word, int n, double p, int guess) {
        if (n <= 0 || p <= 0) return 0;
        if (p >= 1) return n;
        int k = Math.clamp(near(guess, n * p, n * p * (1 - p)), 0, n);
        while (k > 0 && reaches(word, n, p, k - 1)) k--;
        while (k < n && !reaches(word, n, p, k)) k++;
        return k;
    }

    /// The smallest k with P(X <= k) >= u for X ~ Poisson(mean), searching from a guess.
    static int poisson(long word, double mean, int guess) {
        if (mean <= 0) return 0;
        int k = Math.max(near(guess, mean, mean), 0);
        while (k > 0 && reaches(word, mean, k - 1)) k--;
        while (!reaches(word, mean, k)) k++;
        return k;
    }

    private static int near(int guess, double mean, double variance) {
        double farthest = 6 * Math.sqrt(variance);
        return (int) Math.clamp((double) guess, mean - farthest, mean + farthest);
    }

    // Compared in the tail where both sides are small, so that no digits are lost near one.
    private static boolean reaches(long word, int n, double p, int k) {
        if (k >= n) return true;
        return k < n * p
                ? lower(n, p, k) >= Draws.uniform(word)
                : upper(n, p, k) <= Draws.uniform(~word);
    }

    private static boolean reaches(long word, double mean, int k) {
        return k < mean ? lower(mean, k) >= Draws.uniform(word) : upper(mean, k) <= Draws.uniform(~word);
    }

    /// P(X <= k), k below the mean.
    static double lower(int n, double p, int k) {
        double odds = (1 - p) / p, term = 1, sum = 1;
        for (int j = k; j > 0 && term > sum * 1e-18; j--) {
            term *= odds * j / (n - j + 1);
            sum += term;
        }
        return sum * probability(n, p, k);
    }

    /// P(X > k), k at or above the mean.
    static double upper(int n, double p, int k) {
        double odds = p / (1 - p), term = 1, sum = 1;
        for (int j = k + 1; j < n && term > sum * 1e-18; j++) {
            term *= odds * (n - j) / (j + 1);
            sum += term;
        }
        return sum * probability(n, p, k + 1);
    }

    static double lower(double mean, int k) {
        double term = 1, sum = 1;
        for (int j = k; j > 0 && term > sum * 1e-18; j--) {
            term *= j / mean;
            sum += term;
        }
        return sum * probability(mean, k);
    }

    static double upper(double mean, int k) {
        double term = 1, sum = 1;
        for (int j = k + 1; term > sum * 1e-18; j++) {
            term *= mean / (j + 1);
            sum += term;
        }
        return sum * probability(mean, k + 1);
    }

    static double probability(int n, double p, int k) {
        if (k < 0 || k > n) return 0;
        if (k == 0) return StrictMath.exp(n * StrictMath.log1p(-p));
        if (k == n) return StrictMath.exp(n * StrictMath.log(p));
        double exponent = stirling(n) - stirling(k) - stirling(n - k)
                - deviance(k, n * p) - deviance(n - k, n * (1 - p));
        return StrictMath.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (double) (n - k)));
    }

    static double probability(double mean, int k) {
        if (k == 0) return StrictMath.exp(-mean);
        return StrictMath.exp(-stirling(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k);
    }

    // log(n!) minus Stirling's first terms
    private static final double[] STIRLING = new double[16];
    static {
        double log = 0;
        for (int n = 1; n < 16; n++) {
            log += StrictMath.log(n);
            STIRLING[n] = log - (n + 0.5) * StrictMath.log(n) + n - 0.5 * StrictMath.log(2 * Math.PI);
        }
    }

    private static double stirling(int n) {
        if (n < 16) return STIRLING[n];
        double nn = (double) n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / nn) / nn) / nn) / nn) / n;
    }

    // x log(x/m) + m - x without cancellation
    private static double deviance(double x, double m) {
        if (Math.abs(x - m) < 0.1 * (x + m)) {
            double v = (x - m) / (x + m), s = (x - m) * v, e = 2 * x * v, vv = v * v;
            for (int j = 1; j < 1000; j++) {
                e *= vv;
                double next = s + e / (2 * j + 1);
                if (next == s) return next;
                s = next;
            }
        }
        return x * StrictMath.log(x / m) + m - x;
    }

    /// The standard normal quantile to 16 digits (Wichura 1988, AS 241).
    static double normal(double u) {
        double q = u - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r
                    + 4.5921953931549871457e4) * r + 1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r
                    + 1.3314166789178437745e2) * r + 3.3871328727963666080e0)
                    / (((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r
                    + 2.1213794301586595867e4) * r + 5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r
                    + 4.2313330701600911252e1) * r + 1);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? u : 1 - u));
        double z;
        if (r <= 5) {
            r -= 1.6;
            z = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
                    + 1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r
                    + 4.63033784615654529590e0) * r + 1.42343711074968357734e0)
                    / (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r
                    + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r
                    + 1.67638483018380384940e0) * r + 2.05319162663775882187e0) * r + 1);
        } else {
            r -= 5;
            z = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
                    + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r
                    + 5.46378491116411436990e0) * r + 6.65790464350110377720e0)
                    / (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r
                    + 1.84631831751005468180e-5) * r + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r
                    + 1.36929880922735805310e-1) * r + 5.99832206555887937690e-1) * r + 1);
        }
        return q < 0 ? -z : z;
    }
}
