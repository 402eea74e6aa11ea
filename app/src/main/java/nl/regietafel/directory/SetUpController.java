package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Setting up an empty installation; once there is a table, this address no longer exists.
@Controller
class SetUpController {

    private final SetUp setUp;
    private final Sessions sessions;

    SetUpController(SetUp setUp, Sessions sessions) {
        this.setUp = setUp;
        this.sessions = sessions;
    }

    @Unguarded("there is nobody yet; the code is asked instead")
    @GetMapping("/inrichten")
    ModelAndView page() {
        if (!setUp.isOpen()) {
            throw new Missing();
        }
        return page(HttpStatus.OK, new SetUpPage("", "", "", "", Errors.none()));
    }

    @Unguarded("there is nobody yet; the code is asked instead")
    @PostMapping("/inrichten")
    ModelAndView found(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String board,
                       @RequestParam(defaultValue = "") String shortName, @RequestParam(defaultValue = "") String name,
                       @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String password,
                       @RequestParam(defaultValue = "") String again, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (!password.equals(again)) {
                throw new Refused("account.passwords-differ").at("again");
            }
            var person = setUp.found(new SetUp.First(code, board, shortName, name, email, password));
            SessionCookie.replace(request, response, sessions, sessions.start(person, null, false));
            return new ModelAndView("redirect:/aanmelden/tweede-stap");
        } catch (Refused refused) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, new SetUpPage(board, shortName, name, email, Errors.of(refused)));
        }
    }

    private static ModelAndView page(HttpStatus status, SetUpPage page) {
        return new ModelAndView("directory/setUp", Map.of("page", page), status);
    }
}
