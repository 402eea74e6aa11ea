package nl.regietafel.engine;

import java.time.LocalDate;

/// A limit (grens) on the number of people in the application centre, with its counting rule and what passing it costs.
/// A count without a counting rule cannot be compared with a limit. It may hold between two dates only, both of them included: what an
/// agreement or a court set lapses, and a day on which it does not hold is no passage and costs nothing.
public record Limit(
        String name, int persons, Rule rule, long penaltyPerNight, long penaltyCap, long penaltySoFar, LocalDate validFrom, LocalDate validUntil, String source) {

    public enum Rule {
        OVERNIGHT("nacht"),
        ANY_MOMENT("elk-moment");

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Limit {
        Unfit.present("name", name);
        Unfit.within("persons", persons, 0, 1_000_000);
        Unfit.present("rule", rule);
        within("penalty_per_night_eur", penaltyPerNight);
        within("penalty_cap_eur", penaltyCap);
        within("penalty_so_far_eur", penaltySoFar);
        if (penaltySoFar > penaltyCap)
            throw new Unfit("penalty_so_far_eur", "moet niet meer dan penalty_cap_eur (" + penaltyCap + ") zijn, is " + penaltySoFar);
        if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom))
            throw new Unfit("valid_until", "moet niet voor valid_from (" + validFrom + ") liggen, is " + validUntil);
    }

    /// One that holds on every day.
    public Limit(String name, int persons, Rule rule, long penaltyPerNight, long penaltyCap, long penaltySoFar, String source) {
        this(name, persons, rule, penaltyPerNight, penaltyCap, penaltySoFar, null, null, source);
    }

    public long penalty(int nights) {
        return Math.min(nights * penaltyPerNight, penaltyCap - penaltySoFar);
    }

    private static void within(String field, long value) {
        if (value < 0 || value > 1_000_000_000L) throw new Unfit(field, "moet van 0 tot en met 1000000000 zijn, is " + value);
    }
}
