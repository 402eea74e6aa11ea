package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.PLAN_MEETINGS;
import static nl.regietafel.directory.Act.PREPARE_AGENDA;
import static nl.regietafel.directory.Act.READ_MEETINGS;
import static nl.regietafel.directory.Act.RECORD_ATTENDANCE;
import static nl.regietafel.directory.Act.WRITE_LINES;

import java.util.List;
import java.util.Map;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The addresses of meetings.
@Controller
class MeetingController {

    private final Meetings meetings;
    private final MeetingStore store;
    private final Agendas agendas;
    private final Attendances attendances;
    private final SentLists lists;
    private final ObjectProvider<TopicPapers> papers;
    private final Today today;

    MeetingController(Meetings meetings, MeetingStore store, Agendas agendas, Attendances attendances, SentLists lists,
                      ObjectProvider<TopicPapers> papers, Today today) {
        this.meetings = meetings;
        this.store = store;
        this.agendas = agendas;
        this.attendances = attendances;
        this.lists = lists;
        this.papers = papers;
        this.today = today;
    }

    @Needs(READ_MEETINGS)
    @GetMapping("/vergaderingen")
    ModelAndView index(Viewer viewer) {
        return page("meeting/index", MeetingsPage.of(store.overview(viewer), lists.toRead(viewer), today.date(), viewer.may(PLAN_MEETINGS)));
    }

    @Needs(PLAN_MEETINGS)
    @GetMapping("/vergaderingen/nieuw")
    ModelAndView newMeeting(Viewer viewer) {
        return form(viewer, null, MeetingForm.empty(), Errors.none(), null, HttpStatus.OK);
    }

    @Needs(PLAN_MEETINGS)
    @PostMapping("/vergaderingen")
    ModelAndView plan(MeetingForm form, Command command) {
        var errors = Errors.none();
        var arrangement = form.understood(today.date(), errors);
        if (arrangement != null) {
            try {
                return see(meetings.plan(command, arrangement, form.firstAgenda()).id());
            } catch (Refused refused) {
                errors.and(refused);
            }
        }
        return form(command.by(), null, form, errors, null, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Needs(READ_MEETINGS)
    @GetMapping("/vergaderingen/{meeting}")
    ModelAndView show(@PathVariable MeetingId meeting, Viewer viewer) {
        var agenda = agendas.find(viewer, meeting).orElseThrow(Missing::new);
        var archivist = papers.getIfAvailable();
        return page("meeting/show", new MeetingPage(agenda.meeting(), agenda, archivist == null ? Map.of() : archivist.of(viewer, meeting),
                archivist != null && archivist.mayKeep(viewer), attendances.of(viewer, agenda.meeting()),
                agenda.meeting().isCancelled() ? store.cancelledBy(meeting).orElse(null) : null, today.date(),
                viewer.may(PLAN_MEETINGS), viewer.may(PREPARE_AGENDA), viewer.may(WRITE_LINES), viewer.may(RECORD_ATTENDANCE)));
    }

    @Needs(PLAN_MEETINGS)
    @GetMapping("/vergaderingen/{meeting}/wijzigen")
    ModelAndView edit(@PathVariable MeetingId meeting, Viewer viewer) {
        var found = meetings.find(viewer, meeting).orElseThrow(Missing::new);
        return form(viewer, found, MeetingForm.of(found), Errors.none(), null, HttpStatus.OK);
    }

    @Needs(PLAN_MEETINGS)
    @PostMapping("/vergaderingen/{meeting}")
    ModelAndView rearrange(@PathVariable MeetingId meeting, MeetingForm form, Command command) {
        var found = meetings.find(command.by(), meeting).orElseThrow(Missing::new);
        var errors = Errors.none();
        var arrangement = form.understood(today.date(), errors);
        if (arrangement != null) {
            try {
                meetings.rearrange(command, meeting, form.version(), arrangement);
                return see(meeting);
            } catch (Refused refused) {
                errors.and(refused);
            } catch (Conflict conflict) {
                var now = (Meeting) conflict.current();
                return form(command.by(), found, form.on(now.version()), errors, MeetingForm.of(now), HttpStatus.CONFLICT);
            }
        }
        return form(command.by(), found, form, errors, null, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Needs(PLAN_MEETINGS)
    @GetMapping("/vergaderingen/{meeting}/afgelasting")
    ModelAndView newCancellation(@PathVariable MeetingId meeting, Viewer viewer) {
        return page("meeting/cancellation",
                new CancellationPage(meetings.find(viewer, meeting).orElseThrow(Missing::new), "", Errors.none()));
    }

    @Needs(PLAN_MEETINGS)
    @PostMapping("/vergaderingen/{meeting}/afgelasting")
    ModelAndView cancel(@PathVariable MeetingId meeting, @RequestParam("reden") String why, @RequestParam("versie") int version,
                        Command command) {
        try {
            meetings.cancel(command.answering("/vergaderingen/" + meeting), meeting, version, why);
            return see(meeting);
        } catch (Refused refused) {
            var found = meetings.find(command.by(), meeting).orElseThrow(Missing::new);
            return page("meeting/cancellation", new CancellationPage(found, why, Errors.of(refused)), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict conflict) {
            var now = (Meeting) conflict.current();
            return page("meeting/cancellation", new CancellationPage(now, why, Errors.none().at("", "meeting.changed-meanwhile")),
                    HttpStatus.CONFLICT);
        }
    }

    @Needs(PLAN_MEETINGS)
    @PostMapping("/vergaderingen/{meeting}/afgelasting/terug")
    ModelAndView reinstate(@PathVariable MeetingId meeting, @RequestParam("versie") int version, Command command) {
        meetings.reinstate(command.answering("/vergaderingen/" + meeting), meeting, version);
        return see(meeting);
    }

    private ModelAndView form(Viewer viewer, @Nullable Meeting meeting, MeetingForm form, Errors errors, @Nullable MeetingForm now,
                              HttpStatus status) {
        var earlier = meeting == null ? meetings.all(viewer) : List.<Meeting>of();
        return page("meeting/form", new MeetingFormPage(meeting, form, earlier, errors, now), status);
    }

    private static ModelAndView see(MeetingId meeting) {
        return new ModelAndView("redirect:/vergaderingen/" + meeting);
    }

    private static ModelAndView page(String template, Object page) {
        return page(template, page, HttpStatus.OK);
    }

    private static ModelAndView page(String template, Object page, HttpStatus status) {
        return new ModelAndView(template, Map.of("page", page), status);
    }
}
