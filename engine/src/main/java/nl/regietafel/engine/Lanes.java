package nl.regietafel.engine;

/// Exact draws for a row of replications at once.
///
/// The idea: a binomial or Poisson number is the inverse of its distribution function at a uniform. That inverse is a
/// smooth curve, rounded down: a normal quantile w with the first three Cornish-Fisher terms, on cumulants with Sheppard's
/// correction, stays within (0.06 + 0.0014 w^6) / variance^1.5 of the true curve for every variance from 2 (a test checks
/// it against the exact distribution function, at every step of a grid of cases). So unless the curve comes that close to a
/// whole number, the rounded value *is* the exact inverse; in the few draws in a thousand where it does, the distribution
/// function itself decides. Smaller variances are searched from zero. Nothing is rejected, so a larger uniform or a larger
/// count never gives a smaller number, and scenarios that share draws stay comparable. Exact up to the rounding of a double
/// in the distribution function, some 1e-13 of probability. After Giles (2016) for the Poisson, Giles and Beentjes for the
/// binomial. The loops are plain, over arrays, so that the compiler can use the vectors of the machine.
final class Lanes {

    static final int WIDTH = 128;

    /// Below this variance we search from zero; so do draws too close to call, while that is quicker than the tails.
    private static final double CURVE_FROM = 2, SEARCH_TO = 40;

    final int width;
    int lanes;
    final long[] base;
    private final long[] word;
    private final double[] size, variance, curve, margin, root, inverse, rest;

    Lanes(int width) {
        this.width = width;
        base = new long[width];
        word = new long[width];
        size = new double[width];
        variance = new double[width];
        curve = new double[width];
        margin = new double[width];
        root = new double[width];
        inverse = new double[width];
        rest = new double[width];
    }

    /// A chance per replication, with what the curve and the search need of it.
    static final class Chance {
        final double[] p, pq, skew, cube, line, four, two, none, logOther, odds;

        Chance(int width) {
            p = new double[width];
            pq = new double[width];
            skew = new double[width];
            cube = new double[width];
            line = new double[width];
            four = new double[width];
            two = new double[width];
            none = new double[width];
            logOther = new double[width];
            odds = new double[width];
        }

        void set(int lane, double chance) {
            double small = Math.min(chance, 1 - chance), product = chance * (1 - chance);
            // skewness and the next two cumulants, over the variance
            double third = 1 - 2 * chance, fourth = 1 - 6 * product, fifth = third * (1 - 12 * product);
            p[lane] = chance;
            pq[lane] = product;
            skew[lane] = third / 6;
            cube[lane] = fourth / 24 - third * third / 18;
            line[lane] = -fourth / 8 + third * third * 5 / 36;
            four[lane] = fifth / 120 - third * fourth / 24 + third * third * third / 27;
            two[lane] = -fifth / 20 + third * fourth * 5 / 24 - third * third * third * 53 / 324;
            none[lane] = fifth / 40 - third * fourth / 12 + third * third * third * 17 / 324;
            logOther[lane] = StrictMath.log1p(-small);
            odds[lane] = small / (1 - small);
        }

        void setAll(double chance) {
            for (int lane = 0; lane < p.length; lane++) set(lane, chance);
        }
    }

    /// out ~ Binomial(n, chance)
    void binomial(int day, int draw, int[] n, Chance chance, int[] out) {
        words(day, draw);
        int lanes = this.lanes;
        long[] word = this.word;
        double[] size = this.size, variance = this.variance, curve = this.curve, margin = this.margin, pq = chance.pq;
        for (int i = 0; i < lanes; i++) size[i] = n[i];
        for (int i = 0; i < lanes; i++) variance[i] = size[i] * pq[i];
        // the first replication tells whether the stage is large; either way every replication is drawn exactly
        if (variance[0] < CURVE_FROM / 2) {
            for (int i = 0; i < lanes; i++) out[i] = settle(word[i], n[i], chance, i, n[i] / 2);
            return;
        }
        normals();
        binomialCurve(chance);
        for (int i = 0; i < lanes; i++) {
            double at = curve[i], near = margin[i];
            int k = (int) at;
            double apart = at - k;
            out[i] = apart > near && apart + near < 1 && variance[i] >= CURVE_FROM && k <= n[i]
                    ? k
                    : settle(word[i], n[i], chance, i, k);
        }
    }

    /// out ~ Poisson(mean)
    void poisson(int day, int draw, double[] mean, int[] out) {
        words(day, draw);
        int lanes = this.lanes;
        long[] word = this.word;
        double[] curve = this.curve, margin = this.margin;
        if (mean[0] < CURVE_FROM / 2) {
            for (int i = 0; i < lanes; i++) out[i] = settle(word[i], mean[i], (int) mean[i]);
            return;
        }
        normals();
        poissonCurve(mean);
        for (int i = 0; i < lanes; i++) {
            double at = curve[i], near = margin[i];
            int k = (int) at;
            double apart = at - k;
            out[i] = apart > near && apart + near < 1 && mean[i] >= CURVE_FROM ? k : settle(word[i], mean[i], k);
        }
    }

    private static int settle(long word, int n, Chance chance, int lane, int guess) {
        double p = chance.p[lane];
        if (n * Math.min(p, 1 - p) > SEARCH_TO) return Exact.binomial(word, n, p, guess);
        return p <= 0.5
                ? search(word, n, chance.logOther[lane], chance.odds[lane])
                : n - search(~word, n, chance.logOther[lane], chance.odds[lane]);
    }

    private static int settle(long word, double mean, int guess) {
        return mean > SEARCH_TO ? Exact.poisson(word, mean, guess) : search(word, mean);
    }

    private void words(int day, int draw) {
        long step = Draws.step(day, draw);
        for (int i = 0; i < lanes; i++) {
            long z = base[i] + step;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            word[i] = z ^ (z >>> 31);
        }
    }

    private void normals() {
        long[] word = this.word;
        double[] curve = this.curve;
        for (int i = 0; i < lanes; i++) curve[i] = normal(word[i]);
    }

    // in short loops: the compiler gives up on vectors when a loop is long
    private void binomialCurve(Chance chance) {
        int lanes = this.lanes;
        double[] curve = this.curve, margin = this.margin, size = this.size, variance = this.variance, root = this.root, inverse = this.inverse, rest = this.rest;
        double[] p = chance.p, skew = chance.skew, cube = chance.cube, line = chance.line, four = chance.four, two = chance.two, none = chance.none;
        for (int i = 0; i < lanes; i++) {
            double v = variance[i] - TWELFTH;
            root[i] = Math.sqrt(v);
            inverse[i] = 1 / v;
        }
        for (int i = 0; i < lanes; i++) {
            double w = curve[i], w2 = w * w;
            rest[i] = root[i] * (w * Math.fma(cube[i], w2, line[i])) + Math.fma(Math.fma(four[i], w2, two[i]), w2, none[i]);
        }
        for (int i = 0; i < lanes; i++) {
            double w = curve[i], w2 = w * w;
            margin[i] = Math.fma(MARGIN_6 * w2, w2 * w2, MARGIN_0) * (inverse[i] * inverse[i] * root[i]) + 1e-6 * root[i];
        }
        for (int i = 0; i < lanes; i++) {
            double w = curve[i], a = Math.fma(skew[i] * TWELFTH, inverse[i], skew[i]);
            curve[i] = Math.fma(root[i], w, Math.fma(size[i], p[i], 0.5)) + Math.fma(a, w * w - 1, inverse[i] * rest[i]);
        }
    }

    private void poissonCurve(double[] mean) {
        double[] curve = this.curve, margin = this.margin;
        for (int i = 0; i < lanes; i++) {
            double w = curve[i], v = mean[i] - TWELFTH, w2 = w * w, root = Math.sqrt(v), inverse = 1 / v, rest = root * inverse;
            double a = Math.fma(TWELFTH / 6, inverse, 1.0 / 6);
            double b = w * Math.fma(-1.0 / 72, w2, 1.0 / 72);
            double c = Math.fma(Math.fma(1.0 / 270, w2, -17.0 / 3240), w2, -19.0 / 3240);
            curve[i] = Math.fma(root, w, mean[i] + 0.5) + Math.fma(a, w2 - 1, Math.fma(rest, b, inverse * c));
            margin[i] = Math.fma(Math.fma(MARGIN_6 * w2, w2 * w2, MARGIN_0), rest * inverse, 1e-6 * root);
        }
    }

    private static final double TWELFTH = 1.0 / 12, MARGIN_0 = 0.06, MARGIN_6 = 0.0014;

    private static int search(long word, int n, double logOther, double odds) {
        double u = Draws.uniform(word), term = exp(n * logOther), sum = term;
        int k = 0;
        while (u > sum && k < n) {
            term *= odds * (n - k) * RECIPROCAL[Math.min(k + 1, 255)];
            k++;
            sum += term;
        }
        return k;
    }

    private static int search(long word, double mean) {
        if (mean <= 0) return 0;
        double u = Draws.uniform(word), term = exp(-mean), sum = term;
        int k = 0;
        while (u > sum && k < 255) {
            k++;
            term *= mean * RECIPROCAL[k];
            sum += term;
        }
        return k;
    }

    static final double[] RECIPROCAL = new double[256];
    static {
        for (int k = 1; k < 256; k++) RECIPROCAL[k] = 1.0 / k;
    }

    /// e to the power x for x up to 700, to 15 digits and the same on every machine: 32nd powers of two from a table, the rest
    /// by a short series (the library's is slower, and may differ in its last digit).
    static double exp(double x) {
        if (x < -700) return 0;
        double k = Math.rint(x * 46.16624130844683);
        double r = Math.fma(-k, 0.021660849392498290, x);
        r = Math.fma(-k, 7.24702129326968e-19, r);
        int n = (int) k;
        double r2 = r * r;
        double series = Math.fma(r2, Math.fma(r2, Math.fma(r2, 1.0 / 720, Math.fma(r, 1.0 / 120, 1.0 / 24)), Math.fma(r, 1.0 / 6, 0.5)), r);
        double power = POWERS[n & 31];
        return Math.fma(power, series, power) * Double.longBitsToDouble((long) ((n >> 5) + 1023) << 52);
    }

    private static final double[] POWERS = new double[32];
    static {
        for (int j = 0; j < 32; j++) POWERS[j] = StrictMath.pow(2, j / 32.0);
    }

    /// The normal quantile of a word to 1e-6, by cubics over sixteen pieces per halving of the tail. Beyond five standard
    /// deviations it gives a number far away, so that the margin sends the draw to the exact function. No branches: the sign
    /// is a coin, and a wrong guess costs more than the rest.
    static double normal(long word) {
        long sign = word >> 63;
        long bits = Double.doubleToRawLongBits((double) (word ^ sign));
        int piece = Math.max(0, (int) (bits >>> 48) - FIRST_PIECE) << 2;
        double t = Double.longBitsToDouble(bits << 4 & 0x000FFFFFFFFFFFFFL | 0x3FF0000000000000L) - 1.5;
        double magnitude = CUBIC[piece] + t * (CUBIC[piece + 1] + t * (CUBIC[piece + 2] + t * CUBIC[piece + 3]));
        return Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) ^ (~sign & Long.MIN_VALUE));
    }

    private static final int OCTAVES = 24;
    // so far that its margin is more than half for any variance below two million
    private static final double FAR = 100;
    private static final int FIRST_PIECE = ((1023 + 63 - OCTAVES) << 4) - 1;
    private static final double[] CUBIC = new double[(OCTAVES * 16 + 2) * 4];
    static {
        CUBIC[0] = FAR;
        // through four Chebyshev points of each piece, in t from -1/2 to 1/2
        double[] at = new double[4], value = new double[4];
        for (int piece = 0; piece < OCTAVES * 16; piece++) {
            for (int j = 0; j < 4; j++) {
                at[j] = -0.5 * StrictMath.cos(StrictMath.PI * (2 * j + 1) / 8);
                double mantissa = 1 + (piece % 16 + at[j] + 0.5) / 16;
                value[j] = -Exact.normal(StrictMath.scalb(mantissa, -1 - OCTAVES + piece / 16));
            }
            // Newton's divided differences, then to powers of t
            double[] d = value.clone();
            for (int order = 1; order < 4; order++) for (int j = 3; j >= order; j--) d[j] = (d[j] - d[j - 1]) / (at[j] - at[j - order]);
            int row = 4 * (piece + 1);
            CUBIC[row] = d[0] - d[1] * at[0] + d[2] * at[0] * at[1] - d[3] * at[0] * at[1] * at[2];
            CUBIC[row + 1] = d[1] - d[2] * (at[0] + at[1]) + d[3] * (at[0] * at[1] + at[0] * at[2] + at[1] * at[2]);
            CUBIC[row + 2] = d[2] - d[3] * (at[0] + at[1] + at[2]);
            CUBIC[row + 3] = d[3];
        }
    }
}
