package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// One's own account (/account).
@Controller
class AccountController {

    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private final Accounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;

    AccountController(Accounts accounts, SignIns signIns, Sessions sessions) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @Needs(Act.KEEP_OWN_ACCOUNT)
    @GetMapping("/account")
    ModelAndView show(Viewer viewer, @RequestParam @Nullable String gewijzigd, HttpServletRequest request) {
        return page(HttpStatus.OK, viewer, request, false, Errors.none(),
                gewijzigd == null ? null : "Uw wachtwoord is gewijzigd. Op andere plekken bent u afgemeld.");
    }

    @Needs(Act.KEEP_OWN_ACCOUNT)
    @PostMapping("/account/wachtwoord")
    ModelAndView changePassword(Viewer viewer, @RequestParam String old, @RequestParam String password, @RequestParam String again,
                                HttpServletRequest request) {
        try {
            if (!password.equals(again)) {
                throw new Refused("account.passwords-differ").at("again");
            }
            signIns.mayTry(viewer.person());
            accounts.changePassword(viewer.person(), viewer.name(), old, password, token(request));
            return new ModelAndView("redirect:/account?gewijzigd");
        } catch (Refused refused) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, viewer, request, false, Errors.of(refused), null);
        }
    }

    /// Begins the second step, or begins it anew on another telephone, for which the password is asked.
    @Needs(Act.KEEP_OWN_ACCOUNT)
    @PostMapping("/account/tweede-stap")
    ModelAndView beginSecondStep(Viewer viewer, @RequestParam(defaultValue = "") String password, HttpServletRequest request) {
        try {
            if (accounts.of(viewer.person()).filter(Account::hasSecondStep).isPresent()) {
                signIns.mayTry(viewer.person());
                accounts.renewSecondStep(viewer.person(), password);
            }
            return page(HttpStatus.OK, viewer, request, true, Errors.none(), null);
        } catch (Refused refused) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, viewer, request, false, Errors.of(refused.at("renew")), null);
        }
    }

    @Needs(Act.KEEP_OWN_ACCOUNT)
    @PostMapping("/account/tweede-stap/code")
    ModelAndView confirmSecondStep(Viewer viewer, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        if (accounts.takeCode(viewer.person(), code)) {
            sessions.strengthen(token(request));
            return new ModelAndView("redirect:/account");
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, viewer, request, true,
                Errors.of(new Refused("sign-in.code-wrong").at("code")), null);
    }

    /// Whether single letters are keys. Not part of the timeline: it concerns nobody else.
    @Needs(Act.KEEP_OWN_ACCOUNT)
    @PostMapping("/account/toetsen")
    String letterKeys(@RequestParam(defaultValue = "") String letters, Viewer viewer) {
        sessions.letterKeys(viewer.person(), !letters.equals("uit"));
        return "redirect:/account#toetsen";
    }

    /// To another table where one sits.
    @Needs(Act.KEEP_OWN_ACCOUNT)
    @PostMapping("/account/tafel")
    String move(@RequestParam(defaultValue = "") String tafel, HttpServletRequest request) {
        sessions.moveTo(token(request), new BoardId(tafel));
        return "redirect:/";
    }

    @Needs(Act.KEEP_OWN_ACCOUNT)
    @PostMapping("/account/overal-afmelden")
    String signOutEverywhere(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAll(viewer.person());
        accounts.forgetPlaces(viewer.person());
        SessionCookie.clear(request, response);
        return "redirect:/aanmelden?afgemeld";
    }

    @Needs(Act.KEEP_OWN_ACCOUNT)
    @PostMapping("/account/einde")
    ModelAndView close(Command command, HttpServletRequest request, HttpServletResponse response) {
        try {
            accounts.close(command.answering("/aanmelden?afgemeld"), command.person());
            SessionCookie.clear(request, response);
            return new ModelAndView("redirect:/aanmelden?afgemeld");
        } catch (Refused refused) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), request, false, Errors.of(refused.at("close")), null);
        }
    }

    private ModelAndView page(HttpStatus status, Viewer viewer, HttpServletRequest request, boolean offer, Errors errors,
                              @Nullable String notice) {
        var account = accounts.of(viewer.person()).filter(Account::isOpen);
        var secret = offer && account.isPresent() ? OneTimeCodes.readable(accounts.offerSecondStep(viewer.person())) : null;
        var own = sessions.of(viewer.person(), token(request)).stream()
                .map(each -> new AccountPage.SessionRow(moment(each.createdAt()), moment(each.seenAt()), each.isThis()))
                .toList();
        return new ModelAndView("directory/account", Map.of("page", new AccountPage( account.map(Account::email).orElse(null),
                account.filter(Account::hasSecondStep).isPresent(), viewer.roles().stream().anyMatch(Role::needsSecondStep), secret, own,
                errors, notice)), status);
    }

    private static String moment(Instant instant) {
        var local = LocalDateTime.ofInstant(instant, DUTCH);
        return DutchDates.inTable(local.toLocalDate()) + ", " + DutchDates.time(local.toLocalTime());
    }

    /// A request that signs in by a token in its header has no session.
    private static String token(HttpServletRequest request) {
        return SignInFilter.cookie(request).orElse("");
    }
}
