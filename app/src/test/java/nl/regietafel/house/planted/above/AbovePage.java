package nl.regietafel.house.planted.above;

import nl.regietafel.house.planted.below.Below;

/// A page that shows what is below, as it may.
public record AbovePage(Below below) {
}
