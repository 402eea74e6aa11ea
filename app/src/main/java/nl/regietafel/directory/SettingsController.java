package nl.regietafel.directory;

import java.util.Map;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The page of the administrator: names of the table, address and mail server of the installation.
@Controller
class SettingsController {

    private final Housekeeping housekeeping;

    SettingsController(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Needs(Act.KEEP_SETTINGS)
    @GetMapping("/instellingen")
    ModelAndView show(Viewer viewer) {
        return page(HttpStatus.OK, viewer, Map.of(), Errors.none());
    }

    @Needs(Act.KEEP_SETTINGS)
    @PostMapping("/instellingen/namen")
    ModelAndView rename(@RequestParam(name = "naam", defaultValue = "") String name, @RequestParam(name = "korte-naam", defaultValue = "") String shortName,
                        @RequestParam(name = "gezien", defaultValue = "-1") int seen, Command command) {
        return done(command, Map.of("naam", name, "korte-naam", shortName), by -> housekeeping.rename(by, name, shortName, seen));
    }

    @Needs(Act.KEEP_SETTINGS)
    @PostMapping("/instellingen")
    ModelAndView keep(@RequestParam(name = "webadres", defaultValue = "") String baseAddress, @RequestParam(name = "mailserver", defaultValue = "") String mailHost,
                      @RequestParam(name = "poort", defaultValue = "") String mailPort, @RequestParam(name = "afzender", defaultValue = "") String mailSender,
                      @RequestParam(name = "gebruiker", defaultValue = "") String mailUser, @RequestParam(name = "gezien", defaultValue = "-1") int seen,
                      Command command) {
        return done(command, Map.of("webadres", baseAddress, "mailserver", mailHost, "poort", mailPort, "afzender", mailSender, "gebruiker", mailUser),
                by -> housekeeping.keep(by, Installation.of(baseAddress, mailHost, mailPort, mailSender, mailUser, seen)));
    }

    private interface Work {
        void by(Command command);
    }

    private ModelAndView done(Command command, Map<String, String> typed, Work work) {
        try {
            work.by(command.answering("/instellingen"));
            return new ModelAndView("redirect:/instellingen");
        } catch (Refused refused) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), typed, Errors.of(refused));
        } catch (Conflict conflict) {
            return page(HttpStatus.CONFLICT, command.by(), typed, Errors.none().at("", "settings.changed-meanwhile", SettingsPage.words(conflict.current())));
        }
    }

    private ModelAndView page(HttpStatus status, Viewer viewer, Map<String, String> typed, Errors errors) {
        return new ModelAndView("directory/settings", Map.of("page", new SettingsPage(housekeeping.board(viewer), housekeeping.installation(), typed, errors)), status);
    }
}
