package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.PREPARE_AGENDA;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The addresses where an agenda is made. Every change is a form of its own; the script only presses the same buttons.
@Controller
class AgendaController {

    private final Agendas agendas;
    private final AgendaStore store;
    private final MeetingStore meetings;
    private final AttendanceStore seats;
    private final Dossiers dossiers;

    AgendaController(Agendas agendas, AgendaStore store, MeetingStore meetings, AttendanceStore seats, Dossiers dossiers) {
        this.agendas = agendas;
        this.store = store;
        this.meetings = meetings;
        this.seats = seats;
        this.dossiers = dossiers;
    }

    @Needs(PREPARE_AGENDA)
    @GetMapping("/vergaderingen/{meeting}/agenda")
    ModelAndView edit(@PathVariable MeetingId meeting, Viewer viewer) {
        return page(viewer, meeting, null, Errors.none(), AgendaPage.SectionForm.EMPTY, Errors.none(), null, HttpStatus.OK);
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/vergaderingen/{meeting}/agenda")
    ModelAndView add(@PathVariable MeetingId meeting, TopicForm form, Command command) {
        var errors = Errors.none();
        var topic = form.understood(errors);
        if (topic != null) {
            try {
                agendas.add(command, meeting, form.chosenSection(), topic);
                return see(meeting, "toevoegen");
            } catch (Refused refused) {
                errors.and(refused);
            }
        }
        return page(command.by(), meeting, form, errors, AgendaPage.SectionForm.EMPTY, Errors.none(), null, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Needs(PREPARE_AGENDA)
    @GetMapping("/onderwerpen/{topic}/wijzigen")
    ModelAndView editTopic(@PathVariable AgendaItemId topic, Viewer viewer) {
        var item = agendas.item(viewer, topic).orElseThrow(Missing::new);
        return topicPage(viewer, item, TopicForm.of(item), Errors.none(), null, HttpStatus.OK);
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/onderwerpen/{topic}")
    ModelAndView change(@PathVariable AgendaItemId topic, TopicForm form, Command command) {
        var item = agendas.item(command.by(), topic).orElseThrow(Missing::new);
        var errors = Errors.none();
        var understood = form.understood(errors);
        if (understood != null) {
            try {
                agendas.change(command.answering(address(item.meeting(), topic.value())), topic, form.version(), form.chosenSection(),
                        understood);
                return see(item.meeting(), topic.value());
            } catch (Refused refused) {
                errors.and(refused);
            } catch (Conflict conflict) {
                var now = (AgendaItem) conflict.current();
                return topicPage(command.by(), now, form.on(now.version()), errors, now, HttpStatus.CONFLICT);
            }
        }
        return topicPage(command.by(), item, form, errors, null, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/onderwerpen/{topic}/plaats")
    ModelAndView move(@PathVariable AgendaItemId topic, @RequestParam("stap") String step, Command command) {
        var item = agendas.item(command.by(), topic).orElseThrow(Missing::new);
        return step(command, item.meeting(), topic.value(), answered -> agendas.move(answered, topic, step(step)));
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/onderwerpen/{topic}/weg")
    ModelAndView remove(@PathVariable AgendaItemId topic, Command command) {
        var item = agendas.item(command.by(), topic).orElseThrow(Missing::new);
        return step(command, item.meeting(), "weggehaald", answered -> agendas.remove(answered, topic));
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/onderwerpen/{topic}/terug")
    ModelAndView putBack(@PathVariable AgendaItemId topic, Command command) {
        var item = store.removedItem(command.board(), topic).orElseThrow(Missing::new);
        return step(command, item.meeting(), topic.value(), answered -> agendas.putBack(answered, topic));
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/vergaderingen/{meeting}/kopjes")
    ModelAndView addSection(@PathVariable MeetingId meeting, @RequestParam("kopje") String title, Command command) {
        return section(command, meeting, new AgendaPage.SectionForm(null, title, 0, null),
                answered -> agendas.addSection(answered, meeting, title));
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/kopjes/{section}")
    ModelAndView renameSection(@PathVariable SectionId section, @RequestParam("kopje") String title, @RequestParam("versie") int version,
                               Command command) {
        return section(command, meetingOf(command, section), new AgendaPage.SectionForm(section, title, version, null),
                answered -> agendas.renameSection(answered, section, version, title));
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/kopjes/{section}/plaats")
    ModelAndView moveSection(@PathVariable SectionId section, @RequestParam("stap") String step, Command command) {
        return step(command, meetingOf(command, section), section.value(), answered -> agendas.moveSection(answered, section, step(step)));
    }

    @Needs(PREPARE_AGENDA)
    @PostMapping("/kopjes/{section}/weg")
    ModelAndView removeSection(@PathVariable SectionId section, Command command) {
        return step(command, meetingOf(command, section), "agenda", answered -> agendas.removeSection(answered, section));
    }

    /// One step of ordering. A step that cannot be taken is said on the page; nothing was typed that could be lost.
    private ModelAndView step(Command command, MeetingId meeting, String place, Consumer<Command> act) {
        try {
            act.accept(command.answering(address(meeting, place)));
            return see(meeting, place);
        } catch (Refused refused) {
            return page(command.by(), meeting, TopicForm.empty(null), Errors.none(), AgendaPage.SectionForm.EMPTY, Errors.none(),
                    refused.sentence(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView section(Command command, MeetingId meeting, AgendaPage.SectionForm form, Consumer<Command> act) {
        var errors = Errors.none();
        var shown = form;
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        try {
            act.accept(command.answering(address(meeting, form.id() == null ? "kopje-toevoegen" : form.id().value())));
            return see(meeting, form.id() == null ? "kopje-toevoegen" : form.id().value());
        } catch (Refused refused) {
            errors.and(refused);
        } catch (Conflict conflict) {
            var now = (Section) conflict.current();
            shown = new AgendaPage.SectionForm(now.id(), form.title(), now.version(), now.title());
            status = HttpStatus.CONFLICT;
        }
        return page(command.by(), meeting, TopicForm.empty(null), Errors.none(), shown, errors, null, status);
    }

    private MeetingId meetingOf(Command command, SectionId section) {
        return store.section(command.board(), section).orElseThrow(Missing::new).meeting();
    }

    /// @param form what was typed for a new topic; null: nothing yet, and it would stand under the last heading
    private ModelAndView page(Viewer viewer, MeetingId id, @Nullable TopicForm form, Errors errors, AgendaPage.SectionForm section,
                              Errors sectionErrors, @Nullable String refused, HttpStatus status) {
        var all = meetings.all(viewer.board());
        var meeting = all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(Missing::new);
        var topics = store.withRemoved(viewer.board(), id);
        var agenda = new Agenda(meeting, store.sections(viewer.board(), id), topics.onAgenda());
        var shown = form == null ? TopicForm.empty(agenda.sections().isEmpty() ? null : agenda.sections().getLast().id()) : form;
        var page = new AgendaPage(agenda, topics.removed(), choices(viewer, meeting, agenda.sections(), all), shown, errors, section, sectionErrors,
                refused);
        return new ModelAndView("meeting/agendaEditor", Map.of("page", page), status);
    }

    private ModelAndView topicPage(Viewer viewer, AgendaItem item, TopicForm form, Errors errors, @Nullable AgendaItem now, HttpStatus status) {
        var all = meetings.all(viewer.board());
        var meeting = all.stream().filter(each -> each.id().equals(item.meeting())).findFirst().orElseThrow(Missing::new);
        var choices = choices(viewer, meeting, store.sections(viewer.board(), meeting.id()), all);
        return new ModelAndView("meeting/topic", Map.of("page", new TopicPage(meeting, item, choices, form, errors, now)), status);
    }

    private AgendaPage.Choices choices(Viewer viewer, Meeting meeting, List<Section> sections, List<Meeting> all) {
        return new AgendaPage.Choices(sections, seats.seats(viewer.board(), meeting.onDay()), dossiers.all(viewer),
                all.stream().filter(other -> !other.isCancelled() && other.onDay().isBefore(meeting.onDay())).toList());
    }

    private static Agendas.Step step(String step) {
        return switch (step) {
            case "eerder" -> Agendas.Step.UP;
            case "later" -> Agendas.Step.DOWN;
            default -> throw new Missing();
        };
    }

    private static String address(MeetingId meeting, String place) {
        return "/vergaderingen/" + meeting + "/agenda#" + place;
    }

    private static ModelAndView see(MeetingId meeting, String place) {
        return new ModelAndView("redirect:" + address(meeting, place));
    }
}
