package nl.regietafel.bench;

import java.util.Arrays;
import java.util.Random;

/// Ways to look ahead on monthly inflow, each from nothing but the months up to its origin. Each gives 199 equally likely values.
enum InflowOutlook {
    /// The level of today, with the spread of past changes over as many months, in log, normal.
    RANDOM_WALK("random walk") {
        @Override
        double[] sample(double[] past, int months) {
            double[] changes = changes(past, months);
            double spread = root(changes);
            double[] values = new double[SIZE];
            for (int i = 0; i < SIZE; i++) values[i] = past[past.length - 1] * Math.exp(spread * normal(i));
            return values;
        }
    },
    /// The months of the last three years, whichever comes.
    CLIMATOLOGY("climatology, 36 months") {
        @Override
        double[] sample(double[] past, int months) {
            double[] sorted = Arrays.copyOfRange(past, past.length - 36, past.length);
            Arrays.sort(sorted);
            double[] values = new double[SIZE];
            for (int i = 0; i < SIZE; i++) values[i] = nl.regietafel.engine.Score.quantile(sorted, (i + 0.5) / SIZE);
            return values;
        }
    },
    LAST_VALUE("last value") {
        @Override
        double[] sample(double[] past, int months) {
            double[] values = new double[SIZE];
            Arrays.fill(values, past[past.length - 1]);
            return values;
        }
    },
    /// Ours: the walk near by and the level it returns to far off, quantile by quantile. The weights were set beforehand by the rule
    /// of the specification (the walk up to three months, the returning level from six) and are the same for both series.
    OURS("Regietafel") {
        @Override
        double[] sample(double[] past, int months) {
            double walk = months <= 1 ? 0.95 : months <= 3 ? 0.7 : months <= 6 ? 0.45 : 0.35;
            double[] near = RANDOM_WALK.sample(past, months), far = CLIMATOLOGY.sample(past, months), values = new double[SIZE];
            for (int i = 0; i < SIZE; i++) values[i] = Math.exp(walk * Math.log(near[i]) + (1 - walk) * Math.log(Math.max(1, far[i])));
            return values;
        }
    };

    static final int SIZE = 199;

    final String label;

    InflowOutlook(String label) {
        this.label = label;
    }

    abstract double[] sample(double[] past, int months);

    // the last 36 months only: older unrest says little
    private static double[] changes(double[] past, int months) {
        int from = Math.max(0, past.length - 36 - months);
        double[] changes = new double[past.length - from - months];
        for (int i = 0; i < changes.length; i++) changes[i] = Math.log(past[from + i + months] / past[from + i]);
        return changes;
    }

    private static double root(double[] changes) {
        double squares = 0;
        for (double change : changes) squares += change * change;
        return Math.sqrt(squares / changes.length);
    }

    private static final double[] NORMAL = new double[SIZE];
    static {
        // by sorting a large fixed sample: no need for more digits here
        double[] many = new double[SIZE * 2_000];
        var random = new Random(1);
        for (int i = 0; i < many.length; i++) many[i] = random.nextGaussian();
        Arrays.sort(many);
        for (int i = 0; i < SIZE; i++) NORMAL[i] = many[(int) ((i + 0.5) * 2_000)];
    }

    private static double normal(int i) {
        return NORMAL[i];
    }
}
