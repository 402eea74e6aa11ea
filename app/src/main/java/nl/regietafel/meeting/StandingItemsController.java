package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.PLAN_MEETINGS;

import java.util.Map;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The address of the fixed points with which each agenda begins.
@Controller
class StandingItemsController {

    private final StandingItems standing;

    StandingItemsController(StandingItems standing) {
        this.standing = standing;
    }

    @Needs(PLAN_MEETINGS)
    @GetMapping("/vergaderingen/vaste-punten")
    ModelAndView edit(Viewer viewer) {
        return page(StandingItemsPage.of(standing.of(viewer), standing.version(viewer)), HttpStatus.OK);
    }

    /// Bewaren keeps the points; Eerder and Later only show the form again in another order, with all that was typed.
    @Needs(PLAN_MEETINGS)
    @PostMapping("/vergaderingen/vaste-punten")
    ModelAndView replace(@RequestParam("versie") int version, @RequestParam(name = "stap", required = false) @Nullable String step,
                         @RequestParam MultiValueMap<String, String> fields, Command command) {
        var rows = StandingItemsPage.typed(fields);
        if (step != null && step.matches("(eerder|later)-\\d{1,3}")) {
            return page(new StandingItemsPage(StandingItemsPage.moved(rows, step), version, Errors.none(), null), HttpStatus.OK);
        }
        var errors = Errors.none();
        var points = StandingItemsPage.understood(rows, errors);
        if (!errors.any()) {
            try {
                standing.replace(command.answering("/vergaderingen"), version, points);
                return new ModelAndView("redirect:/vergaderingen");
            } catch (Refused refused) {
                errors.and(refused);
            } catch (Conflict _) {
                return page(new StandingItemsPage(rows, standing.version(command.by()), errors, standing.of(command.by())),
                        HttpStatus.CONFLICT);
            }
        }
        return page(new StandingItemsPage(rows, version, errors, null), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView page(StandingItemsPage page, HttpStatus status) {
        return new ModelAndView("meeting/standingItems", Map.of("page", page), status);
    }
}
