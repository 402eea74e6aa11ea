package nl.regietafel.engine;

import java.util.Arrays;

/// How good a forecast was (score): proper scores of a sample against what happened. Smaller is better, except for coverage.
public final class Score {

    /// The probabilities of the weighted interval score: eleven intervals and the median.
    public static final double[] LEVELS = {0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99};

    private Score() {}

    /// Continuous ranked probability score of a sample: mean distance to the outcome, less half the mean distance within the sample.
    public static double crps(double[] sample, double outcome) {
        double[] sorted = sorted(sample);
        double near = 0, within = 0;
        int n = sorted.length;
        for (int i = 0; i < n; i++) {
            near += Math.abs(sorted[i] - outcome);
            within += sorted[i] * (2.0 * i - n + 1);
        }
        return near / n - within / ((double) n * n);
    }

    /// The same on the upper tail only (threshold-weighted): everything below the threshold counts as lying on it, so that only what is said
    /// about going above it, and how far, is scored.
    public static double crpsAbove(double threshold, double[] sample, double outcome) {
        double[] raised = sample.clone();
        for (int i = 0; i < raised.length; i++) raised[i] = Math.max(raised[i], threshold);
        return crps(raised, Math.max(outcome, threshold));
    }

    /// Quantile score (pinball loss), doubled so that at the median it is the distance.
    public static double atQuantile(double probability, double[] sample, double outcome) {
        double said = quantile(sorted(sample), probability);
        return 2 * (outcome >= said ? probability * (outcome - said) : (1 - probability) * (said - outcome));
    }

    /// Interval score of the central interval that leaves out alpha.
    public static double interval(double low, double high, double alpha, double outcome) {
        return high - low + 2 / alpha * Math.max(0, low - outcome) + 2 / alpha * Math.max(0, outcome - high);
    }

    /// Weighted interval score over 23 quantiles.
    public static double weightedInterval(double[] sample, double outcome) {
        double[] sorted = sorted(sample);
        int half = LEVELS.length / 2;
        double sum = 0.5 * Math.abs(outcome - quantile(sorted, 0.5));
        for (int k = 0; k < half; k++) {
            double alpha = 2 * LEVELS[k];
            sum += alpha / 2 * interval(quantile(sorted, LEVELS[k]), quantile(sorted, 1 - LEVELS[k]), alpha, outcome);
        }
        return sum / (half + 0.5);
    }

    /// Whether the central interval with this share holds the outcome.
    public static boolean covers(double[] sample, double share, double outcome) {
        double[] sorted = sorted(sample);
        return outcome >= quantile(sorted, (1 - share) / 2) && outcome <= quantile(sorted, (1 + share) / 2);
    }

    /// Probability integral transform: where in the sample the outcome fell, from 0 to 1; ties count half.
    public static double pit(double[] sample, double outcome) {
        double below = 0;
        for (double value : sample) below += value < outcome ? 1 : value == outcome ? 0.5 : 0;
        return below / sample.length;
    }

    public static double brier(double chance, boolean happened) {
        double miss = chance - (happened ? 1 : 0);
        return miss * miss;
    }

    public static double quantile(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int low = (int) Math.floor(at);
        return low + 1 >= sorted.length ? sorted[sorted.length - 1] : sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]);
    }

    private static double[] sorted(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
