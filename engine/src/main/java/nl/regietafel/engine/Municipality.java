package nl.regietafel.engine;

/// A municipality (gemeente) as a queue: status holders matched to it who wait in reception, and how many it houses.
/// The weight is its share of new matches, as in the housing target (taakstelling). It may stand for "rest of the
/// country" too.
public record Municipality(String code, String name, double weight, double housedPerDay, int waiting) {

    public Municipality {
        Unfit.present("code", code);
        Unfit.present("name", name);
        Unfit.within("weight", weight, 0, 1e9);
        Unfit.within("housed_per_day", housedPerDay, 0, 1_000);
        Unfit.within("waiting", waiting, 0, 500_000);
    }
}
