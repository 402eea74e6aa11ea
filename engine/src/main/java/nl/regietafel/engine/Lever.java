package nl.regietafel.engine;

import java.time.LocalDate;
import java.util.List;

/// A measure (maatregel, knop): an edit of the calendar or of one of the rates, with who can pull it and its price.
/// A lever at its base value changes nothing: the difference is exactly zero.
public record Lever(String name, String decidedBy, Scale scale, LocalDate from, long priceEur, Change change) {

    public enum Scale {
        /// What the table can do.
        PROVINCE("provincie"),
        /// What the country does.
        COUNTRY("land");

        private final String label;

        Scale(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Lever {
        Unfit.present("name", name);
        Unfit.present("decided_by", decidedBy);
        Unfit.present("scale", scale);
        Unfit.present("from", from);
        Unfit.present("change", change);
        if (priceEur < 0 || priceEur > 1_000_000_000_000L) throw new Unfit("price_eur", "moet van 0 tot en met 1000000000000 zijn, is " + priceEur);
    }

    public sealed interface Change {

        /// Sites that end after the lever's date get this chance of extension: in these municipalities, by code, or
        /// everywhere when none is named.
        record ExtendSites(List<String> municipalities, double chance) implements Change {
            public ExtendSites {
                municipalities = List.copyOf(Unfit.present("municipalities", municipalities));
                Unfit.within("chance", chance, 0, 1);
            }
        }

        /// New places from the lever's date, later by a geometric slip.
        record NewPlaces(int places, Site.Kind kind, double slipMeanDays) implements Change {
            public NewPlaces {
                Unfit.within("places", places, 0, 200_000);
                Unfit.present("kind", kind);
                Unfit.within("slip_mean_days", slipMeanDays, 0, 3_650);
            }
        }

        /// More or less housing for status holders: by these municipalities, by code, or by all when none is named.
        record HousingFactor(List<String> municipalities, double factor) implements Change {
            public HousingFactor {
                municipalities = List.copyOf(Unfit.present("municipalities", municipalities));
                Unfit.within("factor", factor, 0, 3);
            }
        }

        /// This share of joining family goes straight to the matched municipality (nareismaatregel).
        record DirectFamily(double share) implements Change {
            public DirectFamily {
                Unfit.within("share", share, 0, 1);
            }
        }

        /// Night reception: lowers the overnight count, never the count at any moment.
        record NightBeds(int beds) implements Change {
            public NightBeds {
                Unfit.within("beds", beds, 0, 100_000);
            }
        }

        /// A share of the places promised in the distribution decision (verdeelbesluit) really opens.
        record RealiseAllocation(int placesPromised, double share, double slipMeanDays) implements Change {
            public RealiseAllocation {
                Unfit.within("places_promised", placesPromised, 0, 200_000);
                Unfit.within("share", share, 0, 1);
                Unfit.within("slip_mean_days", slipMeanDays, 0, 3_650);
            }
        }

        /// Places for displaced people become regular places.
        record SwapDisplaced(int places) implements Change {
            public SwapDisplaced {
                Unfit.within("places", places, 0, 200_000);
            }
        }

        /// Decisions are taken faster or slower.
        record DecisionSpeed(double factor) implements Change {
            public DecisionSpeed {
                Unfit.within("factor", factor, 0, 10);
            }
        }

        /// Another share of decisions is a grant; a matter of law and facts, here for insight only.
        record GrantShare(double share) implements Change {
            public GrantShare {
                Unfit.within("share", share, 0, 1);
            }
        }
    }
}
