package nl.regietafel.sample;

import java.time.LocalDate;
import nl.regietafel.web.Today;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The day it is in Waterrijk: it stands still until someone sets it.
@Component
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
public class SampleDay implements Today {

    private volatile LocalDate date;

    SampleDay(@Value("${regietafel.today:2026-02-12}") LocalDate date) {
        this.date = date;
    }

    @Override
    public LocalDate date() {
        return date;
    }

    public void set(LocalDate date) {
        this.date = date;
    }
}
