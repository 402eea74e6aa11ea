package nl.regietafel.followup;

import java.util.List;
import java.util.Map;
import nl.regietafel.decision.FollowUp;
import nl.regietafel.decision.FollowUps;
import nl.regietafel.decision.LineId;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.followup.FollowUpPage.Typed;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Opvolging: the secretary sees all parties and accepts, sends back or moves a date; everyone else sees their own.
@Controller
class FollowUpController {

    private static final List<FollowUp> OFFERED = List.of(FollowUp.ACCEPTANCE, FollowUp.RETURN, FollowUp.DUE_MOVED);

    private final Outstandings outstandings;
    private final FollowUps followUps;
    private final Today today;

    FollowUpController(Outstandings outstandings, FollowUps followUps, Today today) {
        this.outstandings = outstandings;
        this.followUps = followUps;
        this.today = today;
    }

    @GetMapping("/opvolging")
    @Needs(Act.REPORT_OWN)
    ModelAndView show(@RequestParam(defaultValue = "partij") String per, Viewer viewer) {
        return page(viewer, per, Typed.NOTHING, Errors.none(), HttpStatus.OK);
    }

    @PostMapping("/opvolging/{line}")
    @Needs(Act.FOLLOW_UP)
    ModelAndView record(@PathVariable LineId line, @RequestParam(defaultValue = "") String partij, @RequestParam(defaultValue = "") String doen,
                        @RequestParam(defaultValue = "") String tekst, @RequestParam(defaultValue = "") String datum,
                        @RequestParam(defaultValue = "partij") String per, Command command) {
        var address = per.equals("dossier") ? "/opvolging?per=dossier" : "/opvolging";
        try {
            var act = OFFERED.stream().filter(each -> each.address().equals(doen)).findFirst()
                .orElseThrow(() -> new Refused("follow-up.which-one").at("doen"));
            followUps.record(command.answering(address), line, act, partij.isEmpty() ? null : new PartyId(partij), null,
                    act.asksDay() == null ? null : MyTableController.day(datum, today.date()), tekst);
            return new ModelAndView("redirect:" + address);
        } catch (Refused refused) {
            return page(command.by(), per, new Typed(line.value(), partij, doen, tekst, datum), Errors.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView page(Viewer viewer, String per, Typed typed, Errors errors, HttpStatus status) {
        boolean keeps = viewer.may(Act.FOLLOW_UP);
        var page = FollowUpPage.of(keeps ? outstandings.all(viewer) : outstandings.own(viewer), per.equals("dossier"), keeps, typed, errors, today.date());
        return new ModelAndView("followup/followUp", Map.of("page", page), status);
    }
}
