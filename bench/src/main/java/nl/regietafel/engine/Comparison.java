package nl.regietafel.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.SplayTree;

/// Two samples of counts at checkpoints, compared: Kolmogorov-Smirnov for the law, a paired test for the mean.
public record Comparison(SyntheticCase size, int replications, int days, double[] kolmogorovSmirnov, double[] pairedZ) {

    private static final List<Series> SERIES = List.of(Series.ANY_MOMENT, Series.STATUS_HOLDERS, Series.IN_RECEPTION);

    /// The engine against one object per person, sharing only the surroundings, at five days for three series.
    public static Comparison withPersons(SyntheticCase size, int replications) {
        var last = new Comparison[1];
        withPersons(size, replications, replications, new SplayTree(), comparison -> last[0] = comparison);
        return last[0];
    }

    /// The same on an event list of choice, told after every so many replications: a large case takes long.
    public static void withPersons(SyntheticCase size, int replications, int step, EventList events, Consumer<Comparison> told) {
        int[] days = {30, 90, 180, 365, 729};
        var scenario = size.scenario(replications, 730).with(List.<Lever>of());
        var ours = new Forecaster(1).paths(scenario, SERIES, days);
        var reference = new PersonByPerson(new World(scenario, null), events, 7);
        var theirs = new int[3][days.length][replications];
        for (int done = 0; done < replications; ) {
            for (int until = Math.min(replications, done + step); done < until; done++) {
                var counts = reference.run(done, days);
                for (int s = 0; s < 3; s++) for (int d = 0; d < days.length; d++) theirs[s][d][done] = counts[s][d];
            }
            told.accept(of(size, ours, theirs, done));
        }
    }

    private static Comparison of(SyntheticCase size, int[][][] ours, int[][][] theirs, int replications) {
        var distances = new double[15];
        var z = new double[15];
        for (int s = 0; s < 3; s++) for (int d = 0; d < 5; d++) {
            int[] one = Arrays.copyOf(ours[s][d], replications), other = Arrays.copyOf(theirs[s][d], replications);
            distances[s * 5 + d] = distance(one, other);
            z[s * 5 + d] = paired(one, other);
        }
        return new Comparison(size, replications, 730, distances, z);
    }

    public double largestDistance() {
        return Arrays.stream(kolmogorovSmirnov).max().orElse(0);
    }

    public double largestZ() {
        return Arrays.stream(pairedZ).map(Math::abs).max().orElse(0);
    }

    /// The critical value of two samples of this size at 1 %.
    public double criticalAt1() {
        return 1.628 * Math.sqrt(2.0 / replications);
    }

    static double distance(int[] one, int[] other) {
        int[] a = one.clone(), b = other.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double most = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int value = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= value) i++;
            while (j < b.length && b[j] <= value) j++;
            most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return most;
    }

    static double paired(int[] one, int[] other) {
        double sum = 0, squares = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] - other[i];
        double mean = sum / one.length;
        for (int i = 0; i < one.length; i++) squares += (one[i] - other[i] - mean) * (one[i] - other[i] - mean);
        return mean / Math.sqrt(squares / (one.length - 1) / one.length);
    }
}
