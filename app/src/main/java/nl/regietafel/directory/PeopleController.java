package nl.regietafel.directory;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.regietafel.directory.Directory.NewMember;
import nl.regietafel.directory.Directory.NewParty;
import nl.regietafel.directory.PeoplePage.AtParty;
import nl.regietafel.directory.PeoplePage.MemberForm;
import nl.regietafel.directory.PeoplePage.PartyForm;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/// Who is who (/mensen, /partijen): looking them up, and keeping them.
@Controller
class PeopleController {

    private final Directory directory;
    private final Accounts accounts;
    private final Housekeeping housekeeping;
    private final Today today;

    PeopleController(Directory directory, Accounts accounts, Housekeeping housekeeping, Today today) {
        this.directory = directory;
        this.accounts = accounts;
        this.housekeeping = housekeeping;
        this.today = today;
    }

    @Needs(Act.READ_DIRECTORY)
    @GetMapping("/mensen")
    ModelAndView people(Viewer viewer) {
        return people(HttpStatus.OK, viewer, emptyForm(""), emptyParty(), Errors.none());
    }

    @Needs(Act.KEEP_DIRECTORY)
    @PostMapping("/mensen")
    ModelAndView add(Command command, MemberForm form) {
        try {
            var person = PersonId.fresh();
            directory.add(command.answering("/mensen/" + person), member(person, form.name(), form));
            return redirect("/mensen/" + person);
        } catch (Refused refused) {
            return people(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), form, emptyParty(), Errors.of(refused));
        }
    }

    @Needs(Act.KEEP_DIRECTORY)
    @PostMapping("/partijen")
    ModelAndView addParty(Command command, PartyForm form) {
        try {
            var party = PartyId.fresh();
            directory.add(command.answering("/partijen/" + party), new NewParty(party, kind(form.kind()), form.name(),
                    lines(form.otherNames()), day(form.since(), "partySince")));
            return redirect("/partijen/" + party);
        } catch (Refused refused) {
            var at = "name".equals(refused.field()) ? refused.at("partyName") : refused;
            return people(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), emptyForm(""), form, Errors.of(at));
        }
    }

    private ModelAndView people(HttpStatus status, Viewer viewer, MemberForm form, PartyForm partyForm,
                                Errors errors) {
        var day = today.date();
        var memberships = directory.memberships(viewer.board());
        var parties = directory.parties(viewer.board(), day).stream()
                .map(party -> {
                    var all = memberships.getOrDefault(party.id(), List.of());
                    return new AtParty(party, all.stream().filter(each -> each.until() == null || !each.until().isBefore(day)).toList(),
                            all.stream().filter(each -> each.until() != null && each.until().isBefore(day)).toList());
                })
                .toList();
        return new ModelAndView("directory/people", Map.of("page", new PeoplePage(parties, viewer.may(Act.KEEP_DIRECTORY), viewer.may(Act.READ_LIMITED_LOG), form, partyForm, errors, day)), status);
    }

    @Needs(Act.READ_DIRECTORY)
    @GetMapping("/mensen/{id}")
    ModelAndView person(@PathVariable PersonId id, Viewer viewer) {
        return person(HttpStatus.OK, viewer, id, null, false, null, "", emptyForm(""), Errors.none());
    }

    @Needs(Act.KEEP_DIRECTORY)
    @PostMapping("/mensen/{id}/naam")
    ModelAndView rename(@PathVariable PersonId id, @RequestParam String name, @RequestParam int version, Command command) {
        try {
            directory.rename(command.answering("/mensen/" + id), id, version, name);
            return redirect("/mensen/" + id);
        } catch (Refused refused) {
            return person(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, null, false, name, "", emptyForm(""),
                    Errors.of(refused.at("rename")));
        } catch (Conflict _) {
            return person(HttpStatus.CONFLICT, command.by(), id, null, false, name, "", emptyForm(""),
                    Errors.of(new Refused("directory.renamed-meanwhile", directory.person(command.board(), id).name()).at("rename")));
        }
    }

    @Needs(Act.KEEP_DIRECTORY)
    @PostMapping("/mensen/{id}/rollen")
    ModelAndView addRole(@PathVariable PersonId id, MemberForm form, Command command) {
        try {
            directory.add(command.answering("/mensen/" + id), member(id, null, form));
            return redirect("/mensen/" + id);
        } catch (Refused refused) {
            return person(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, null, false, null, "", form, Errors.of(refused));
        }
    }

    @Needs(Act.KEEP_DIRECTORY)
    @PostMapping("/mensen/{id}/rollen/{membership}/einde")
    ModelAndView end(@PathVariable PersonId id, @PathVariable MembershipId membership, @RequestParam String until,
                     @RequestParam int version, Command command) {
        try {
            directory.endMembership(command.answering("/mensen/" + id), membership, version, day(until, "until"));
            return redirect("/mensen/" + id);
        } catch (Refused refused) {
            return person(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, null, false, null, "", emptyForm(""),
                    Errors.of(refused.at("until-" + membership)));
        }
    }

    @Needs(Act.KEEP_ACCOUNTS)
    @PostMapping("/mensen/{id}/uitnodiging")
    ModelAndView invite(@PathVariable PersonId id, @RequestParam String email, Command command) {
        try {
            return person(HttpStatus.OK, command.by(), id, accounts.invite(command.answering("/mensen/" + id), id, email), false, null, "", emptyForm(""), Errors.none());
        } catch (Refused refused) {
            return person(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, null, false, null, email, emptyForm(""),
                    Errors.of(refused.at("email")));
        }
    }

    @Needs(Act.KEEP_ACCOUNTS)
    @PostMapping("/mensen/{id}/nieuw-wachtwoord")
    ModelAndView reset(@PathVariable PersonId id, Command command) {
        try {
            return person(HttpStatus.OK, command.by(), id, accounts.reset(command.answering("/mensen/" + id), id), true, null, "", emptyForm(""), Errors.none());
        } catch (Refused refused) {
            return person(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, null, false, null, "", emptyForm(""),
                    Errors.of(refused.at("account")));
        }
    }

    @Needs(Act.KEEP_ACCOUNTS)
    @PostMapping("/mensen/{id}/account/einde")
    ModelAndView closeAccount(@PathVariable PersonId id, Command command) {
        try {
            accounts.close(command.answering("/mensen/" + id), id);
            return redirect("/mensen/" + id);
        } catch (Refused refused) {
            return person(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, null, false, null, "", emptyForm(""),
                    Errors.of(refused.at("account")));
        }
    }

    private ModelAndView person(HttpStatus status, Viewer viewer, PersonId id, Accounts.@Nullable Asked asked,
                                boolean linkIsReset, @Nullable String typedName, String typedEmail, MemberForm form, Errors errors) {
        var person = directory.person(viewer.board(), id);
        var account = accounts.of(id);
        var entry = viewer.may(Act.KEEP_ACCOUNTS)
                ? new PersonPage.Entry(account.map(Account::email).orElse(null), account.filter(Account::isOpen).isPresent(),
                        account.filter(each -> each.closedAt() != null).isPresent(),
                        account.filter(Account::hasSecondStep).isPresent(), id.equals(viewer.person()))
                : null;
        return new ModelAndView("directory/person", Map.of("page", new PersonPage( person, directory.memberships(viewer.board(), id),
                directory.parties(viewer.board(), today.date()), viewer.may(Act.KEEP_DIRECTORY), entry,
                asked == null || asked.token() == null ? null : link(asked.token()), linkIsReset, asked == null ? List.of() : asked.awaits(),
                typedName == null ? person.name() : typedName, typedEmail, form, errors, today.date())), status);
    }

    @Needs(Act.READ_DIRECTORY)
    @GetMapping("/partijen/{id}")
    ModelAndView party(@PathVariable PartyId id, Viewer viewer) {
        return party(HttpStatus.OK, viewer, id, null, null, Errors.none());
    }

    @Needs(Act.KEEP_DIRECTORY)
    @PostMapping("/partijen/{id}/namen")
    ModelAndView renameParty(@PathVariable PartyId id, @RequestParam String name, @RequestParam(defaultValue = "") String otherNames,
                             @RequestParam int version, Command command) {
        try {
            directory.rename(command.answering("/partijen/" + id), id, version, name, lines(otherNames));
            return redirect("/partijen/" + id);
        } catch (Refused refused) {
            return party(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, name, otherNames, Errors.of(refused));
        } catch (Conflict _) {
            var now = directory.party(command.board(), id);
            return party(HttpStatus.CONFLICT, command.by(), id, name, otherNames, Errors.of(new Refused(
                    "directory.names-changed-meanwhile", now.name(), String.join(", ", now.otherNames())).at("name")));
        }
    }

    @Needs(Act.KEEP_DIRECTORY)
    @PostMapping("/partijen/{id}/einde")
    ModelAndView endSeat(@PathVariable PartyId id, @RequestParam String until, Command command) {
        try {
            directory.endSeat(command.answering("/partijen/" + id), id, day(until, "until"));
            return redirect("/partijen/" + id);
        } catch (Refused refused) {
            return party(HttpStatus.UNPROCESSABLE_CONTENT, command.by(), id, null, null, Errors.of(refused.at("until")));
        }
    }

    private ModelAndView party(HttpStatus status, Viewer viewer, PartyId id, @Nullable String name,
                               @Nullable String otherNames, Errors errors) {
        var party = directory.party(viewer.board(), id);
        return new ModelAndView("directory/party", Map.of("page", new PartyPage( party, directory.memberships(viewer.board(), id),
                viewer.may(Act.KEEP_DIRECTORY), name == null ? party.name() : name,
                otherNames == null ? String.join("\n", party.otherNames()) : otherNames, errors)), status);
    }

    private static NewMember member(PersonId person, @Nullable String name, MemberForm form) {
        return new NewMember(person, name, new PartyId(form.party()), role(form.role()), form.title(), day(form.since(), "since"));
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst().orElseThrow(Missing::new);
    }

    private static PartyKind kind(String name) {
        return Arrays.stream(PartyKind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElseThrow(Missing::new);
    }

    private static LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new Refused("directory.day-missing").at(field);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    }

    private MemberForm emptyForm(String party) {
        return new MemberForm("", party, Role.MEMBER.name(), "", today.date().toString());
    }

    private PartyForm emptyParty() {
        return new PartyForm("", PartyKind.OTHER.name(), "", today.date().toString());
    }

    /// Under the address that the administrator gave, or else under which this request came.
    private String link(String token) {
        var kept = housekeeping.installation().baseAddress();
        return (kept == null ? ServletUriComponentsBuilder.fromCurrentContextPath() : UriComponentsBuilder.fromUriString(kept))
            .path("/uitnodiging/").path(token).toUriString();
    }

    private static ModelAndView redirect(String address) {
        return new ModelAndView("redirect:" + address);
    }
}
