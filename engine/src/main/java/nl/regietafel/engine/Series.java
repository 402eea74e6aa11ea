package nl.regietafel.engine;

/// What is followed by the day and shown as a fan.
public enum Series {
    /// In the application centre, counted at any moment of the day.
    ANY_MOMENT("ter_apel_any_moment"),
    /// In the application centre overnight: night reception takes some elsewhere until the morning.
    OVERNIGHT("ter_apel_overnight"),
    /// Status holders in reception.
    STATUS_HOLDERS("status_holders"),
    /// People in reception outside the application centre.
    IN_RECEPTION("in_reception"),
    /// Beds that are needed and not there.
    PLACES_SHORT("places_short"),
    MINORS_SHORT("minors_places_short"),
    DISPLACED_SHORT("displaced_places_short");

    private final String label;

    Series(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    int of(Simulation now, int lane) {
        return switch (this) {
            case ANY_MOMENT -> now.anyMoment[lane];
            case OVERNIGHT -> now.overnight[lane];
            case STATUS_HOLDERS -> now.waiting[lane];
            case IN_RECEPTION -> now.inReception[lane];
            case PLACES_SHORT -> now.placesShort[lane];
            case MINORS_SHORT -> now.minorsShort(lane);
            case DISPLACED_SHORT -> now.displacedShort(lane);
        };
    }
}
