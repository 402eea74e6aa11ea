package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.regietafel.web.Errors;
import nl.regietafel.web.LocalPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Signing in and out.
@Controller
class SignInController {

    private final Sessions sessions;
    private final List<OneClick.Candidate> candidates;

    SignInController(Sessions sessions, Optional<OneClick> oneClick) {
        this.sessions = sessions;
        this.candidates = oneClick.map(OneClick::candidates).orElse(List.of());
    }

    @Unguarded("this is where one signs in")
    @GetMapping("/aanmelden")
    ModelAndView page(@RequestParam(defaultValue = "/") String naar, @RequestParam @Nullable String afgemeld,
                      HttpServletRequest request, CsrfToken csrf) {
        var onward = LocalPath.or(naar, "/");
        if (SignedIn.viewer(request) != null) {
            return new ModelAndView("redirect:" + onward);
        }
        return page(HttpStatus.OK, new SignInPage(candidates, onward, "", Errors.none(),
                afgemeld == null ? null : "U bent afgemeld.", csrf));
    }

    /// Also for who is no longer signed in: the wish is already fulfilled.
    @Unguarded("whoever is gone may go")
    @PostMapping("/afmelden")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SignInFilter.cookie(request).ifPresent(sessions::end);
        SessionCookie.clear(request, response);
        return "redirect:/aanmelden?afgemeld";
    }

    private static ModelAndView page(HttpStatus status, SignInPage page) {
        return new ModelAndView("directory/signIn", Map.of("page", page), status);
    }
}
