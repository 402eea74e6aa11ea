package nl.regietafel.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The two clocks that are handed in everywhere. This is the only place that asks the system for the time.
@Configuration
class Clocks {

    static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnProperty(name = "regietafel.sample", havingValue = "none", matchIfMissing = true)
    Today today(Clock clock) {
        return () -> LocalDate.ofInstant(clock.instant(), DUTCH);
    }
}
