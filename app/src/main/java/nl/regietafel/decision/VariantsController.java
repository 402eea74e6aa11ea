package nl.regietafel.decision;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The addresses of the three variants of a list: beside each other, choosing per line, making the public one.
@Controller
class VariantsController {

    private final DecisionLists lists;
    private final Variants variants;
    private final Lines lines;

    VariantsController(DecisionLists lists, Variants variants, Lines lines) {
        this.lists = lists;
        this.variants = variants;
        this.lines = lines;
    }

    @Needs(Act.MAKE_VARIANTS)
    @GetMapping("/vergaderingen/{meeting}/lijst/varianten")
    ModelAndView show(@PathVariable MeetingId meeting, @RequestParam(name = "regel", required = false) @Nullable String line, Viewer viewer) {
        return page(viewer, meeting, line, null, Errors.none(), HttpStatus.OK);
    }

    /// What the public reads of one line: nothing, the line as the members read it, or the line otherwise.
    @Needs(Act.MAKE_VARIANTS)
    @PostMapping("/regels/{line}/openbaar")
    ModelAndView choose(@PathVariable LineId line, @RequestParam(name = "toon", defaultValue = "nee") String shown,
                        @RequestParam(name = "tekst", defaultValue = "") String text, @RequestParam(name = "reden", defaultValue = "") String reason,
                        @RequestParam(name = "kaal", defaultValue = "false") boolean bare,
                        @RequestParam(name = "verberg", required = false) @Nullable List<PartyId> hidden,
                        @RequestParam(name = "gezien", defaultValue = "0") int seen, Command command) {
        var meeting = lines.find(command.by(), line).meeting();
        var typed = new VariantsPage.Typed(shown.equals("ja"), text, reason, bare, hidden == null ? List.of() : hidden.stream().map(PartyId::value).toList(),
                seen);
        try {
            variants.choose(command.answering(address(meeting)), typed.shown()
                    ? PublicChoice.shown(line, seen, text, bare, hidden == null ? Set.of() : Set.copyOf(hidden))
                    : PublicChoice.leftOut(line, seen, reason));
            return see(address(meeting) + "#regel-" + line);
        } catch (Refused refused) {
            return page(command.by(), meeting, line.value(), typed, Errors.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict conflict) {
            return page(command.by(), meeting, line.value(), typed, Errors.none().at("", "public.changed-meanwhile"), HttpStatus.CONFLICT);
        }
    }

    @Needs(Act.MAKE_VARIANTS)
    @PostMapping("/vergaderingen/{meeting}/lijst/varianten/rest")
    ModelAndView showRest(@PathVariable MeetingId meeting, Command command) {
        return done(command, meeting, by -> variants.showRest(by, meeting));
    }

    @Needs(Act.MAKE_VARIANTS)
    @PostMapping("/vergaderingen/{meeting}/lijst/varianten")
    ModelAndView make(@PathVariable MeetingId meeting, Command command) {
        return done(command, meeting, by -> variants.make(by, meeting));
    }

    private interface Work {
        void by(Command command);
    }

    private ModelAndView done(Command command, MeetingId meeting, Work work) {
        try {
            work.by(command.answering(address(meeting)));
            return see(address(meeting));
        } catch (Refused refused) {
            return page(command.by(), meeting, null, null, Errors.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView page(Viewer viewer, MeetingId meeting, @Nullable String line, VariantsPage.@Nullable Typed typed, Errors errors, HttpStatus status) {
        var three = variants.three(viewer, lists.find(viewer, meeting));
        return new ModelAndView("decision/variants", Map.of("page", VariantsPage.of(three, line, typed, errors)), status);
    }

    private static String address(MeetingId meeting) {
        return "/vergaderingen/" + meeting + "/lijst/varianten";
    }

    private static ModelAndView see(String address) {
        var redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
