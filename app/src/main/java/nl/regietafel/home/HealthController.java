package nl.regietafel.home;

import java.util.Map;
import nl.regietafel.directory.Unguarded;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether Regietafel serves pages, for who watches over the server. It tells nothing else.
@RestController
class HealthController {

    @Unguarded("a monitor has no account")
    @GetMapping(path = "/gezond", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> health() {
        return Map.of("status", "UP");
    }
}
