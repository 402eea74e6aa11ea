package nl.regietafel.jobs;

import java.time.Duration;

/// Work that is done again and again without anyone asking (taak). A module offers it as a bean. It is begun by one node at a
/// time, acts as nobody unless it says who, and may be begun again after a crash: doing it twice must be doing it once.
///
/// @param name  what the nodes know it by; never changed
/// @param every from the end of one time to the beginning of the next
public record Job(String name, Duration every, Runnable work) {
}
