package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-02-12T09:00:00Z");

    @Test
    void five_attempts_are_free_and_then_each_waits_twice_as_long() {
        assertThat(Attempts.wait(4, NOW, NOW)).isZero();
        assertThat(Attempts.wait(5, NOW, NOW)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Attempts.wait(6, NOW, NOW)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Attempts.wait(10, NOW, NOW)).isEqualTo(Duration.ofSeconds(64));
        assertThat(Attempts.wait(1000, NOW, NOW)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void after_the_wait_one_may_try_again() {
        assertThat(Attempts.wait(6, NOW, NOW.plusSeconds(3))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Attempts.wait(6, NOW, NOW.plusSeconds(4))).isZero();
    }
}
