package nl.regietafel.engine;

import java.util.List;

/// Counts of counts: a histogram per series and day, filled while the simulation runs, so that quantiles need no second
/// pass over the paths. Cells are one person wide up to 256, then 1/128 to 1/256 of the value; a quantile is read by
/// straight line within its cell. Sums of whole numbers: the order of filling does not matter.
final class Tally {

    private static final int FINE = 7, OCTAVES = 14, CELLS = (1 << FINE) * (OCTAVES + 2);

    private final List<Series> series;
    private final int days;
    private final boolean hasNightBeds;
    private final int[] counts;

    /// Without night beds the overnight count is the count at any moment, and is not counted twice.
    Tally(List<Series> series, int days, boolean hasNightBeds) {
        this.series = series;
        this.days = days;
        this.hasNightBeds = hasNightBeds;
        counts = new int[series.size() * (days + 1) * CELLS];
    }

    void add(int day, Simulation now) {
        int lanes = now.lanes();
        for (int s = 0; s < series.size(); s++) {
            int row = (s * (days + 1) + day) * CELLS;
            switch (series.get(s)) {
                case ANY_MOMENT -> add(row, now.anyMoment, lanes);
                case OVERNIGHT -> {
                    if (hasNightBeds) add(row, now.overnight, lanes);
                }
                case STATUS_HOLDERS -> add(row, now.waiting, lanes);
                case IN_RECEPTION -> add(row, now.inReception, lanes);
                case PLACES_SHORT -> add(row, now.placesShort, lanes);
                case MINORS_SHORT, DISPLACED_SHORT -> {
                    for (int i = 0; i < lanes; i++) counts[row + cell(series.get(s).of(now, i))]++;
                }
            }
        }
    }

    private void add(int row, int[] values, int lanes) {
        for (int i = 0; i < lanes; i++) counts[row + cell(values[i])]++;
    }

    void add(Tally other) {
        for (int i = 0; i < counts.length; i++) counts[i] += other.counts[i];
    }

    static int cell(int value) {
        int coarse = Math.max(0, 32 - FINE - 1 - Integer.numberOfLeadingZeros(value | 1));
        return Math.min(CELLS - 1, (coarse << FINE) + (value >>> coarse));
    }

    private static int least(int cell) {
        int coarse = Math.max(0, (cell >>> FINE) - 1);
        return (cell - (coarse << FINE)) << coarse;
    }

    /// The quantiles of one series: for each probability, by day from 1.
    int[][] quantiles(int s, double[] probabilities, int replications) {
        if (series.get(s) == Series.OVERNIGHT && !hasNightBeds) return quantiles(series.indexOf(Series.ANY_MOMENT), probabilities, replications);
        var values = new int[probabilities.length][days];
        for (int day = 1; day <= days; day++) {
            int row = (s * (days + 1) + day) * CELLS, cell = 0, before = 0;
            for (int p = 0; p < probabilities.length; p++) {
                double rank = probabilities[p] * replications;
                while (cell < CELLS - 1 && before + counts[row + cell] < rank) before += counts[row + cell++];
                int low = least(cell), wide = least(cell + 1) - low;
                double inside = wide <= 1 ? 0 : (rank - before) / Math.max(1, counts[row + cell]) * wide;
                values[p][day - 1] = (int) (low + inside);
            }
        }
        return values;
    }
}
