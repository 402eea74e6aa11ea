package nl.regietafel.web;

import java.time.LocalDate;

/// The table's date: what is late, what is next, which memberships hold. In the sample it can be set; real time (sessions,
/// codes, the timeline's second stamp) comes from the Clock.
@FunctionalInterface
public interface Today {
    LocalDate date();
}
