package nl.regietafel.engine;

import java.time.LocalDate;

/// A reception site (opvanglocatie) as a dated promise of places. Contracts that end are the forecast of shortage, so
/// the dates, the chance of extension and the chance of closing early are input of the first rank.
public record Site(
        String name,
        String municipality,
        Kind kind,
        int places,
        LocalDate opens,
        double slipMeanDays,
        LocalDate ends,
        double extensionChance,
        int extensionDays,
        double closureChancePerYear) {

    public enum Kind {
        REGULAR("regulier"),
        EMERGENCY("noodopvang"),
        /// Unaccompanied minors (amv): never interchangeable with places for adults.
        MINORS("amv"),
        /// Status holders only (doorstroomlocatie).
        TRANSIT("doorstroom"),
        /// People displaced from Ukraine (ontheemden).
        DISPLACED("ontheemden");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Site {
        Unfit.present("name", name);
        Unfit.present("kind", kind);
        Unfit.within("places", places, 0, 200_000);
        Unfit.within("slip_mean_days", slipMeanDays, 0, 3_650);
        Unfit.within("extension_chance", extensionChance, 0, 1);
        Unfit.within("extension_days", extensionDays, 1, 36_500);
        Unfit.within("closure_chance_per_year", closureChancePerYear, 0, 0.999);
        if (opens != null && ends != null && !ends.isAfter(opens))
            throw new Unfit("ends", "moet na opens (" + opens + ") liggen, is " + ends);
    }

    /// Open now and without an end.
    public static Site standing(String name, Kind kind, int places) {
        return new Site(name, null, kind, places, null, 0, null, 0, 365, 0);
    }

    public Site until(LocalDate end, double chance, int days) {
        return new Site(name, municipality, kind, places, opens, slipMeanDays, end, chance, days, closureChancePerYear);
    }

    public Site from(LocalDate opening, double slip) {
        return new Site(name, municipality, kind, places, opening, slip, ends, extensionChance, extensionDays, closureChancePerYear);
    }

    public Site in(String code) {
        return new Site(name, code, kind, places, opens, slipMeanDays, ends, extensionChance, extensionDays, closureChancePerYear);
    }

    Site extendedWithChance(double chance) {
        return until(ends, chance, extensionDays);
    }
}
