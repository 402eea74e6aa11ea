package nl.regietafel.engine;

import java.time.LocalDate;

/// A figure that somebody stands for (aanname): value, spread, where it comes from, of which date, who entered it.
/// The spread is the standard deviation of our uncertainty, in log for rates and numbers, in logit for shares.
public record Assumption(double value, double spread, String source, LocalDate dataDate, String enteredBy) {

    public Assumption {
        Unfit.within("value", value, -1e9, 1e9);
        Unfit.within("spread", spread, 0, 2);
    }

    public static Assumption of(double value, double spread, String source) {
        return new Assumption(value, spread, source, null, null);
    }

    public Assumption withValue(double other) {
        return new Assumption(other, spread, source, dataDate, enteredBy);
    }

    Assumption certain() {
        return new Assumption(value, 0, source, dataDate, enteredBy);
    }

    Assumption bounded(String field, double least, double most) {
        Unfit.within(field + ".value", value, least, most);
        return this;
    }
}
