package nl.regietafel.directory;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.regietafel.web.Errors;
import nl.regietafel.web.LocalPath;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Signing in, with the second step where there is one, and out.
@Controller
class SignInController {

    private final SignIns signIns;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SetUp setUp;
    private final List<OneClick.Candidate> candidates;

    SignInController(SignIns signIns, Accounts accounts, Sessions sessions, SetUp setUp, Optional<OneClick> oneClick) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.sessions = sessions;
        this.setUp = setUp;
        this.candidates = oneClick.map(OneClick::candidates).orElse(List.of());
    }

    @Unguarded("this is where one signs in")
    @GetMapping("/aanmelden")
    ModelAndView page(@RequestParam(defaultValue = "/") String naar, @RequestParam @Nullable String afgemeld,
                      HttpServletRequest request) {
        var onward = LocalPath.or(naar, "/");
        if (SignedIn.viewer(request) != null) {
            return new ModelAndView("redirect:" + onward);
        }
        if (setUp.isOpen()) {
            return new ModelAndView("redirect:/inrichten");
        }
        return page(HttpStatus.OK, "", onward, Errors.none(), afgemeld == null ? null : "U bent afgemeld.");
    }

    @Unguarded("this is where one signs in")
    @PostMapping("/aanmelden")
    ModelAndView signIn(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String password,
                        @RequestParam(defaultValue = "/") String naar, HttpServletRequest request, HttpServletResponse response) {
        var onward = LocalPath.or(naar, "/");
        return switch (signIns.withPassword(email, password, source(request))) {
            case SignIns.Answer.Right right -> {
                SessionCookie.replace(request, response, sessions, right.token());
                if (sessions.find(right.token()).filter(Sessions.Found::isWhole).isPresent()) {
                    rememberPlace(right.person(), request, response);
                }
                yield new ModelAndView("redirect:" + onward);
            }
            case SignIns.Answer.Wrong _ -> page(HttpStatus.UNPROCESSABLE_CONTENT, email, onward,
                    Errors.of(new Refused("sign-in.wrong")), null);
            case SignIns.Answer.TooSoon soon -> page(HttpStatus.TOO_MANY_REQUESTS, email, onward,
                    Errors.of(new Refused("sign-in.too-soon", SignIns.inWords(soon.left()))), null);
        };
    }

    private ModelAndView page(HttpStatus status, String email, String onward, Errors errors, @Nullable String notice) {
        return new ModelAndView("directory/signIn", Map.of("page",
                new SignInPage(candidates, onward, email, errors, notice)), status);
    }

    /// The second step: a code, or, for who must have one and has none yet, setting it up.
    @Unguarded("who is here is halfway through signing in")
    @GetMapping("/aanmelden/tweede-stap")
    ModelAndView secondStep(@RequestParam(defaultValue = "/") String naar, HttpServletRequest request) {
        return secondStep(HttpStatus.OK, LocalPath.or(naar, "/"), Errors.none(), request);
    }

    @Unguarded("who is here is halfway through signing in")
    @PostMapping("/aanmelden/tweede-stap")
    ModelAndView code(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "/") String naar,
                      HttpServletRequest request, HttpServletResponse response) {
        var onward = LocalPath.or(naar, "/");
        var halfway = SignedIn.halfway(request);
        if (halfway == null) {
            return new ModelAndView("redirect:/aanmelden");
        }
        return switch (signIns.withCode(halfway, SignInFilter.cookie(request).orElseThrow(), code, source(request))) {
            case SignIns.Answer.Right right -> {
                SessionCookie.replace(request, response, sessions, right.token());
                rememberPlace(right.person(), request, response);
                yield new ModelAndView("redirect:" + onward);
            }
            case SignIns.Answer.Wrong _ -> secondStep(HttpStatus.UNPROCESSABLE_CONTENT, onward,
                    Errors.of(new Refused("sign-in.code-wrong").at("code")), request);
            case SignIns.Answer.TooSoon soon -> secondStep(HttpStatus.TOO_MANY_REQUESTS, onward,
                    Errors.of(new Refused("sign-in.too-soon", SignIns.inWords(soon.left())).at("code")), request);
        };
    }

    private ModelAndView secondStep(HttpStatus status, String onward, Errors errors, HttpServletRequest request) {
        var halfway = SignedIn.halfway(request);
        if (halfway == null) {
            return new ModelAndView("redirect:" + (SignedIn.viewer(request) == null ? "/aanmelden" : onward));
        }
        var account = accounts.of(halfway.person()).filter(Account::isOpen);
        if (account.isEmpty()) {
            return new ModelAndView("redirect:/aanmelden");
        }
        var secret = account.get().hasSecondStep() ? null : OneTimeCodes.readable(accounts.offerSecondStep(halfway.person()));
        return new ModelAndView("directory/secondStep", Map.of("page",
                new SecondStepPage(halfway.name(), secret, onward, errors)), status);
    }

    /// The secret as a picture, only while it is being set up.
    @Unguarded("who is here is halfway through signing in")
    @GetMapping("/aanmelden/tweede-stap/code.svg")
    ResponseEntity<String> picture(HttpServletRequest request) {
        var viewer = SignedIn.halfway(request) == null ? SignedIn.viewer(request) : SignedIn.halfway(request);
        return Optional.ofNullable(viewer)
                .flatMap(each -> accounts.of(each.person()))
                .filter(account -> account.totpSecret() != null && !account.hasSecondStep())
                .map(account -> ResponseEntity.ok().contentType(MediaType.valueOf("image/svg+xml"))
                        .header("Cache-Control", "no-store")
                        .body(OneTimeCodes.svg(account.totpSecret(), viewer.boardName(), account.email())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// Also for who is no longer signed in: the wish is already fulfilled.
    @Unguarded("whoever is gone may go")
    @PostMapping("/afmelden")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SignInFilter.cookie(request).ifPresent(sessions::end);
        SessionCookie.clear(request, response);
        return "redirect:/aanmelden?afgemeld";
    }

    private void rememberPlace(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        var place = source(request).place();
        if (place == null || !accounts.knows(person, place)) {
            var fresh = Sessions.freshToken();
            accounts.remember(person, fresh);
            SessionCookie.place(request, response, fresh);
        }
    }

    private static SignIns.Source source(HttpServletRequest request) {
        String place = null;
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                place = cookie.getName().equals(SessionCookie.PLACE) && !cookie.getValue().isEmpty() ? cookie.getValue() : place;
            }
        }
        return new SignIns.Source(request.getRemoteAddr(), place);
    }
}
