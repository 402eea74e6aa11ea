package nl.regietafel.house.planted.below;

import nl.regietafel.house.planted.above.AbovePage;

/// What ModulesTest and LayersTest must find: something below that knows a page above it.
public final class Below {

    AbovePage knows() {
        return new AbovePage(this);
    }
}
