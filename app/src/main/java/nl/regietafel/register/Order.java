package nl.regietafel.register;

import java.util.Arrays;

/// In which order lines are shown (volgorde). Each goes one way through day, meeting and sequence, so that a page can begin
/// after any line.
enum Order {
    NEWEST("nieuwste", true),
    OLDEST("oudste", false),
    DUE_FIRST("eerst-klaar", false),
    DUE_LAST("laatst-klaar", true),
    MEANING("betekenis", true);

    private final String dutch;
    private final boolean descending;

    Order(String dutch, boolean descending) {
        this.dutch = dutch;
        this.descending = descending;
    }

    /// As it stands in an address.
    String dutch() {
        return dutch;
    }

    boolean isDescending() {
        return descending;
    }

    /// Whether lines stand as they were said; then a page is found without reading all others.
    boolean isByDay() {
        return this == NEWEST || this == OLDEST;
    }

    /// The order that was asked for; without one, by meaning when there are words to mean something, else the newest first.
    static Order of(String asked, Query query) {
        return Arrays.stream(values()).filter(each -> each.dutch.equals(asked)).filter(each -> each != MEANING || query.hasWords()).findFirst()
            .orElse(query.hasWords() ? MEANING : NEWEST);
    }
}
