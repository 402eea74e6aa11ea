package nl.regietafel.home;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.home.LimitedLogStore.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Who read what is limited: for the secretary, who limits.
@Controller
class LimitedLogController {

    private final LimitedLogStore store;

    LimitedLogController(LimitedLogStore store) {
        this.store = store;
    }

    @Needs(Act.READ_LIMITED_LOG)
    @GetMapping("/logboek/beperkt")
    ModelAndView show(@RequestParam(name = "voor", defaultValue = "") String before, Viewer viewer) {
        return new ModelAndView("home/limitedLog", "page", LimitedLogPage.of(store.before(viewer.board(), place(before), LimitedLogPage.ROWS + 1)));
    }

    /// An address that someone made up begins at the beginning.
    private static @Nullable Place place(String words) {
        var parts = words.split("_", 3);
        try {
            return parts.length < 3 ? null : new Place(LocalDate.parse(parts[0]), parts[1], parts[2]);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
