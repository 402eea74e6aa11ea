package nl.regietafel.engine;

/// A value that does not fit in a scenario: which field, and why not, in words for the one who wrote it.
public final class Unfit extends IllegalArgumentException {

    private final String field;
    private final String why;

    public Unfit(String field, String why) {
        super(field + ": " + why);
        this.field = field;
        this.why = why;
    }

    public String field() {
        return field;
    }

    public String why() {
        return why;
    }

    static int within(String field, int value, int least, int most) {
        if (value < least || value > most)
            throw new Unfit(field, "moet van " + least + " tot en met " + most + " zijn, is " + value);
        return value;
    }

    static double within(String field, double value, double least, double most) {
        if (!(value >= least && value <= most))
            throw new Unfit(field, "moet van " + plain(least) + " tot en met " + plain(most) + " zijn, is " + value);
        return value;
    }

    static <T> T present(String field, T value) {
        if (value == null) throw new Unfit(field, "ontbreekt");
        return value;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15 ? Long.toString((long) bound) : Double.toString(bound);
    }
}
