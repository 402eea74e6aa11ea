package nl.regietafel.followup;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import nl.regietafel.decision.FollowUp;
import nl.regietafel.decision.FollowUps;
import nl.regietafel.decision.LineId;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.followup.MyTablePage.Typed;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Mijn tafel: what is asked of me, and saying what became of it.
@Controller
class MyTableController {

    private final Outstandings outstandings;
    private final FollowUps followUps;
    private final Meetings meetings;
    private final Today today;

    MyTableController(Outstandings outstandings, FollowUps followUps, Meetings meetings, Today today) {
        this.outstandings = outstandings;
        this.followUps = followUps;
        this.meetings = meetings;
        this.today = today;
    }

    @GetMapping("/mijn-tafel")
    @Needs(Act.REPORT_OWN)
    ModelAndView show(Viewer viewer) {
        return page(viewer, Typed.NOTHING, Errors.none(), HttpStatus.OK);
    }

    @PostMapping("/mijn-tafel/{line}")
    @Needs(Act.REPORT_OWN)
    ModelAndView report(@PathVariable LineId line, @RequestParam(defaultValue = "") String partij, @RequestParam(defaultValue = "") String doen,
                        @RequestParam(defaultValue = "") String tekst, @RequestParam(defaultValue = "") String datum, Command command) {
        try {
            var act = Stream.of(FollowUp.values()).filter(each -> each.address().equals(doen)).findFirst()
                .orElseThrow(() -> new Refused("follow-up.which-one").at("doen"));
            followUps.report(command.answering("/mijn-tafel"), line, act, new PartyId(partij), act.asksDay() == null ? null : day(datum, today.date()), tekst);
            return new ModelAndView("redirect:/mijn-tafel");
        } catch (Refused refused) {
            return page(command.by(), new Typed(line.value(), partij, doen, tekst, datum), Errors.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    static @Nullable LocalDate day(String typed, LocalDate today) {
        if (typed.isBlank()) {
            return null;
        }
        return switch (DutchDates.whole(typed.strip(), today)) {
            case DutchDates.Day day -> day.date();
            case DutchDates.NoSuchDay none -> throw new Refused("follow-up.no-such-day", none.sentence()).at("datum");
            case DutchDates.NextMeeting _ -> throw new Refused("follow-up.no-day").at("datum");
            case null -> throw new Refused("follow-up.no-day").at("datum");
        };
    }

    private ModelAndView page(Viewer viewer, Typed typed, Errors errors, HttpStatus status) {
        var page = MyTablePage.of(outstandings.own(viewer), meetings.next(viewer, today.date().minusDays(1)).orElse(null), typed, errors, today.date());
        return new ModelAndView("followup/myTable", Map.of("page", page), status);
    }
}
