package nl.regietafel.house.planted;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/// What ClockTest must find.
public final class AsksForTheTime {

    private AsksForTheTime() {}

    static String now() {
        return Instant.now() + " " + LocalDate.now() + " " + Clock.systemUTC();
    }
}
