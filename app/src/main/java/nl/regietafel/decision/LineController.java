package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.regietafel.decision.LinePage.Choice;
import nl.regietafel.decision.LinePage.Told;
import nl.regietafel.decision.LinePage.Typed;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
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

/// One line: what was said, what became of it, and recording what becomes of it now.
@Controller
class LineController {

    private final Lines lines;
    private final FollowUps followUps;
    private final Minutes minutes;
    private final LineStore store;
    private final BoardNamesStore names;
    private final Timeline timeline;
    private final Today today;

    LineController(Lines lines, FollowUps followUps, Minutes minutes, LineStore store, BoardNamesStore names,
                   Timeline timeline, Today today) {
        this.lines = lines;
        this.followUps = followUps;
        this.minutes = minutes;
        this.store = store;
        this.names = names;
        this.timeline = timeline;
        this.today = today;
    }

    @GetMapping("/regels/{line}")
    @Needs(Act.READ_LINES)
    ModelAndView show(@PathVariable LineId line, Viewer viewer) {
        return page(viewer, line, null, Typed.NOTHING, Errors.none(), HttpStatus.OK);
    }

    /// Records what became of the line. The last part of the address names the act, see {@link FollowUp}.
    @PostMapping("/regels/{line}/{act:melding|aanvaarding|teruggave|antwoord|overbrenging|voorwaarde|voorwaarde-gehaald|doorsturing|"
            + "doorsturing-antwoord|terugblik|inbreuk|einde|uitkomst|datum|cijfer|verval|heropening|bewust-zonder}")
    @Needs(Act.FOLLOW_UP)
    ModelAndView follow(@PathVariable LineId line, @PathVariable String act, @RequestParam(defaultValue = "") String tekst,
                        @RequestParam(defaultValue = "") String datum, @RequestParam(defaultValue = "") String partij,
                        @RequestParam(defaultValue = "") String over, Command command) {
        var what = FollowUp.at(act).orElseThrow(Missing::new);
        return answered(command, line, what, new Typed(tekst, datum, partij, over), answering -> followUps.record(answering, line, what,
                partij.isEmpty() ? null : new PartyId(partij), over.isEmpty() ? null : new FactId(over), day(datum), tekst));
    }

    @PostMapping("/regels/{line}/feiten/{fact}/terug")
    @Needs(Act.FOLLOW_UP)
    ModelAndView withdraw(@PathVariable LineId line, @PathVariable FactId fact, Command command) {
        return answered(command, line, null, Typed.NOTHING, answering -> followUps.withdraw(answering, line, fact));
    }

    /// Who may read the line.
    @PostMapping("/regels/{line}/vertrouwelijkheid")
    @Needs(Act.WRITE_LINES)
    ModelAndView restrict(@PathVariable LineId line, @RequestParam int versie, @RequestParam Confidentiality vertrouwelijkheid,
                          @RequestParam(required = false) @Nullable List<PartyId> gedeeld, Command command) {
        return answered(command, line, null, Typed.NOTHING, answering -> lines.restrict(answering, line, versie, vertrouwelijkheid,
                gedeeld == null ? Set.of() : new LinkedHashSet<>(gedeeld)));
    }

    /// Which of its parties the print does not name.
    @PostMapping("/regels/{line}/verborgen")
    @Needs(Act.HIDE_PARTIES)
    ModelAndView hide(@PathVariable LineId line, @RequestParam int versie, @RequestParam(required = false) @Nullable List<PartyId> verborgen,
                      Command command) {
        return answered(command, line, null, Typed.NOTHING, answering -> lines.hide(answering, line, versie,
                verborgen == null ? Set.of() : Set.copyOf(verborgen)));
    }

    private interface Work {
        void on(Command command);
    }

    private ModelAndView answered(Command command, LineId line, @Nullable FollowUp act, Typed typed, Work work) {
        var address = "/regels/" + line;
        try {
            work.on(command.answering(address));
            return new ModelAndView("redirect:" + address);
        } catch (Refused refused) {
            return page(command.by(), line, act, typed, Errors.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict conflict) {
            return page(command.by(), line, act, typed, Errors.none().at("", "line.changed-meanwhile"), HttpStatus.CONFLICT);
        }
    }

    private @Nullable LocalDate day(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        return switch (DutchDates.whole(typed.strip(), today.date())) {
            case DutchDates.Day day -> day.date();
            case DutchDates.NoSuchDay none -> throw new Refused("follow-up.no-such-day", none.sentence()).at("datum");
            case DutchDates.NextMeeting _ -> throw new Refused("follow-up.no-day").at("datum");
            case null -> throw new Refused("follow-up.no-day").at("datum");
        };
    }

    private ModelAndView page(Viewer viewer, LineId id, @Nullable FollowUp open, Typed typed, Errors errors, HttpStatus status) {
        var line = lines.find(viewer, id);
        var around = store.around(id, line.topic());
        var keeps = viewer.may(Act.FOLLOW_UP);
        var writes = viewer.may(Act.WRITE_LINES) && !line.adopted();
        var known = keeps ? names.on(line.board(), line.meetingDay()) : null;
        var page = new LinePage(line, LineRow.of(line, today.date()), around.topicTitle(),
                DutchDates.dayMonthYear(line.meetingDay()), line.facts().stream().map(fact -> told(line, fact, keeps)).toList(),
                keeps ? FollowUps.available(line) : List.of(), open, typed, errors, writes && known != null ? minutes.typed(viewer, line, known) : null,
                known == null ? List.of() : parties(line, known, typed), known == null ? List.of() : everyone(line, known),
                followed(line, open, typed), around.earlier(), timeline.of(viewer, id.value()), writes, today.date());
        return new ModelAndView("decision/line", Map.of("page", page), status);
    }

    private Told told(Line line, Fact fact, boolean keeps) {
        var text = fact.what() == Fact.What.WITHOUT ? Gap.valueOf(fact.text()).dutch() : fact.text();
        return new Told(fact.id(), fact.what().dutch(), fact.partyName(), fact.onDay() == null ? null : DutchDates.inTable(fact.onDay()), text,
                fact.byName(), keeps && !(line.adopted() && FollowUps.SAID_WITH_THE_LINE.contains(fact.what())));
    }

    /// For whom a fact holds: the parties of the line, and where a group stands there its members.
    private static List<Choice> parties(Line line, BoardNames known, Typed typed) {
        var own = line.parties().stream().filter(party -> party.party() != null)
            .map(party -> new Choice(party.party().value(), party.name(), typed.partij().equals(party.party().value())));
        var members = line.parties().stream().anyMatch(party -> party.group() != null)
                ? known.parties().stream()
                    .filter(party -> line.parties().stream().anyMatch(each -> each.group() == LineParty.Group.ALL) || party.isMunicipality())
                    .map(party -> new Choice(party.id().value(), party.name(), typed.partij().equals(party.id().value())))
                : Stream.<Choice>empty();
        return Stream.concat(own, members).distinct().toList();
    }

    private static List<Choice> everyone(Line line, BoardNames known) {
        return known.parties().stream()
            .map(party -> new Choice(party.id().value(), BoardNames.shown(party), line.sharedWith().contains(party.id())))
            .toList();
    }

    /// The open conditions or referrals that an act can be about.
    private static List<Choice> followed(Line line, @Nullable FollowUp open, Typed typed) {
        if (!(line.detail() instanceof LineDetail.DecisionTaken decision)) {
            return List.of();
        }
        return Stream.concat(decision.conditions().stream(), decision.referrals().stream())
            .filter(LineDetail.Followed::isOpen)
            .map(each -> new Choice(each.fact().id().value(), each.fact().text(), typed.over().equals(each.fact().id().value())))
            .toList();
    }
}
