package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What a link leads to: choosing a password, for an invitation or after forgetting one. Opening it does nothing, so that a
/// mail program that looks ahead does not use it up.
@Controller
class LinkController {

    private final Accounts accounts;
    private final Sessions sessions;

    LinkController(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Unguarded("who has a link has no password yet")
    @GetMapping("/uitnodiging/{token}")
    ModelAndView open(@PathVariable String token) {
        return page(HttpStatus.OK, token, Errors.none());
    }

    @Unguarded("who has a link has no password yet")
    @PostMapping("/uitnodiging/{token}")
    ModelAndView choose(@PathVariable String token, @RequestParam(defaultValue = "") String password,
                        @RequestParam(defaultValue = "") String again, HttpServletRequest request, HttpServletResponse response) {
        if (accounts.link(token).isEmpty()) {
            return page(HttpStatus.OK, token, Errors.none());
        }
        try {
            if (!password.equals(again)) {
                throw new Refused("account.passwords-differ").at("again");
            }
            var person = accounts.choosePassword(token, password);
            SessionCookie.replace(request, response, sessions, sessions.start(person, null, false));
            return new ModelAndView("redirect:/");
        } catch (Refused refused) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, token, Errors.of(refused));
        }
    }

    private ModelAndView page(HttpStatus status, String token, Errors errors) {
        return accounts.link(token)
                .map(link -> new ModelAndView("directory/link", Map.of("page", new LinkPage(token, link, errors)), status))
                .orElseGet(() -> new ModelAndView("directory/linkGone", HttpStatus.NOT_FOUND));
    }
}
