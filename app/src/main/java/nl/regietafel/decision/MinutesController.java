package nl.regietafel.decision;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.paper.Papers;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// Writing the list while people talk. Every change is a form that works by itself; the script sends the same forms and asks
/// for the rows of the topic back. Each is answered with the address of what one then sees, the same one when it is repeated.
@Controller
class MinutesController {

    private final Minutes minutes;
    private final MinutesStore store;
    private final Lines lines;
    private final Papers papers;
    private final Today today;

    MinutesController(Minutes minutes, MinutesStore store, Lines lines, Papers papers, Today today) {
        this.minutes = minutes;
        this.store = store;
        this.lines = lines;
        this.papers = papers;
        this.today = today;
    }

    @GetMapping("/vergaderingen/{meeting}/notuleren")
    @Needs(Act.WRITE_LINES)
    Object first(@PathVariable MeetingId meeting, Viewer viewer) {
        var page = store.page(viewer, meeting, null, today.date());
        return page.<Object>map(found -> new RedirectView("/vergaderingen/" + meeting + "/notuleren/" + found.topic().id()))
            .orElseGet(() -> new RedirectView("/vergaderingen/" + meeting + "/agenda"));
    }

    @GetMapping("/vergaderingen/{meeting}/notuleren/{topic}")
    @Needs(Act.WRITE_LINES)
    ModelAndView show(@PathVariable MeetingId meeting, @PathVariable AgendaItemId topic, Viewer viewer) {
        return new ModelAndView("decision/minutes", Map.of("page", page(viewer, meeting, topic), "papers", papers.onTheTable(viewer, topic)));
    }

    /// The rows of a topic alone, as the script puts them in the page; nothing when they are still what it has.
    @GetMapping("/vergaderingen/{meeting}/notuleren/{topic}/rijen")
    @Needs(Act.WRITE_LINES)
    @Nullable Object rows(@PathVariable MeetingId meeting, @PathVariable AgendaItemId topic, Viewer viewer, HttpServletRequest request,
                          WebRequest asked) {
        if (isSomeoneElse(viewer, request)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        var page = page(viewer, meeting, topic);
        return asked.checkNotModified(page.mark()) ? null : new ModelAndView("decision/rows", Map.of("page", page));
    }

    @GetMapping("/vergaderingen/{meeting}/notuleren/{topic}/herkend")
    @Needs(Act.WRITE_LINES)
    @ResponseBody
    Minutes.Understood understood(@PathVariable MeetingId meeting, @PathVariable AgendaItemId topic, @RequestParam String tekst,
                                  @RequestParam(defaultValue = "announcement") String soort, Viewer viewer) {
        return minutes.understand(viewer, topic, tekst, kind(soort));
    }

    @GetMapping("/vergaderingen/{meeting}/notuleren/namen")
    @Needs(Act.WRITE_LINES)
    @ResponseBody
    List<Minutes.Completion> names(@PathVariable MeetingId meeting, Viewer viewer) {
        return minutes.completions(viewer, meeting);
    }

    /// The line as it would be typed, with the version that a change must name.
    @GetMapping("/regels/{line}/invoer")
    @Needs(Act.WRITE_LINES)
    @ResponseBody
    Map<String, Object> typed(@PathVariable LineId line, Viewer viewer) {
        var found = lines.find(viewer, line);
        return Map.of("tekst", minutes.typed(viewer, found), "soort", found.kind().code(), "versie", found.version());
    }

    @PostMapping("/vergaderingen/{meeting}/notuleren/{topic}/regels")
    @Needs(Act.WRITE_LINES)
    Object write(@PathVariable MeetingId meeting, @PathVariable AgendaItemId topic, @RequestParam String tekst,
                 @RequestParam(defaultValue = "announcement") String soort, @RequestParam(required = false) @Nullable LineId na,
                 @RequestParam(defaultValue = "false") boolean gezien, Command command, HttpServletRequest request) {
        return answer(command, request, meeting, topic, tekst, answered -> {
            Minutes.mustBeSeen(tekst, gezien);
            lines.write(answered, topic, minutes.said(command.by(), topic, tekst, kind(soort)), na);
        });
    }

    @PostMapping("/regels/{line}/tekst")
    @Needs(Act.WRITE_LINES)
    Object change(@PathVariable LineId line, @RequestParam String tekst, @RequestParam(defaultValue = "announcement") String soort,
                  @RequestParam int versie, @RequestParam(defaultValue = "false") boolean gezien, Command command,
                  HttpServletRequest request) {
        var before = lines.find(command.by(), line);
        return answer(command, request, before.meeting(), before.topic(), tekst, answered -> {
            Minutes.mustBeSeen(tekst, gezien);
            lines.change(answered, line, versie, one(minutes.said(command.by(), before.topic(), tekst.replaceAll("\\R", " "), kind(soort))));
        });
    }

    /// After another line (`na`), to the beginning of a topic, or one place up or down (`stap`).
    @PostMapping("/regels/{line}/plaats")
    @Needs(Act.WRITE_LINES)
    Object move(@PathVariable LineId line, @RequestParam int versie, @RequestParam(required = false) @Nullable AgendaItemId onderwerp,
                @RequestParam(required = false) @Nullable LineId na, @RequestParam(required = false) @Nullable String stap, Command command,
                HttpServletRequest request) {
        var before = lines.find(command.by(), line);
        var topic = onderwerp == null ? before.topic() : onderwerp;
        return answer(command, request, before.meeting(), topic, null, answered ->
                lines.move(answered, line, versie, topic, stap == null ? na : lines.beforePlace(command.by(), before, stap)));
    }

    @PostMapping("/regels/{line}/splitsing")
    @Needs(Act.WRITE_LINES)
    Object split(@PathVariable LineId line, @RequestParam int versie, @RequestParam String eerste, @RequestParam String tweede,
                 Command command, HttpServletRequest request) {
        var before = lines.find(command.by(), line);
        return answer(command, request, before.meeting(), before.topic(), eerste + " " + tweede, answered -> lines.split(answered, line, versie,
                one(minutes.said(command.by(), before.topic(), eerste, before.kind())),
                one(minutes.said(command.by(), before.topic(), tweede, before.kind()))));
    }

    @PostMapping("/regels/{line}/samenvoeging")
    @Needs(Act.WRITE_LINES)
    Object merge(@PathVariable LineId line, @RequestParam int versie, Command command, HttpServletRequest request) {
        var before = lines.find(command.by(), line);
        return answer(command, request, before.meeting(), before.topic(), null, answered -> lines.merge(answered, line, versie));
    }

    @PostMapping("/regels/{line}/weg")
    @Needs(Act.WRITE_LINES)
    Object remove(@PathVariable LineId line, @RequestParam int versie, Command command, HttpServletRequest request) {
        var before = lines.find(command.by(), line);
        return answer(command, request, before.meeting(), before.topic(), null, answered -> lines.remove(answered, line, versie));
    }

    /// Takes back what this person did last in this meeting.
    @PostMapping("/vergaderingen/{meeting}/notuleren/{topic}/terug")
    @Needs(Act.WRITE_LINES)
    Object takeBack(@PathVariable MeetingId meeting, @PathVariable AgendaItemId topic, Command command, HttpServletRequest request) {
        return answer(command, request, meeting, topic, null, answered -> lines.takeBack(answered, meeting));
    }

    @PostMapping("/vergaderingen/{meeting}/notuleren/{topic}/notitie")
    @Needs(Act.KEEP_PRIVATE_NOTES)
    Object note(@PathVariable MeetingId meeting, @PathVariable AgendaItemId topic, @RequestParam String notitie, @RequestParam int versie,
                Command command, HttpServletRequest request) {
        return answer(command, request, meeting, topic, null, _ -> minutes.keepNote(command.by(), topic, versie, notitie));
    }

    private interface Work {
        void on(Command command);
    }

    private Object answer(Command command, HttpServletRequest request, MeetingId meeting, AgendaItemId topic, @Nullable String typed, Work work) {
        if (isSomeoneElse(command.by(), request)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        var fetched = "fetch".equals(request.getHeader("X-Requested-With"));
        var address = "/vergaderingen/" + meeting + "/notuleren/" + topic + (fetched ? "/rijen" : "");
        try {
            work.on(command.answering(address));
            return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", address).build();
        } catch (Refused refused) {
            var warned = refused.rule().equals(Minutes.LOOKS_PERSONAL);
            return fetched
                    ? ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(Map.of("fout", refused.sentence(), "waarschuwing", warned))
                    : page(command.by(), meeting, topic, refused.sentence(), typed, warned, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict conflict) {
            var now = minutes.now(command.by(), conflict.current());
            return fetched
                    ? ResponseEntity.status(HttpStatus.CONFLICT).body(now)
                    : page(command.by(), meeting, topic, "Intussen ook gewijzigd door " + now.door() + ". Daar staat nu: " + now.tekst(), typed,
                            false, HttpStatus.CONFLICT);
        }
    }

    /// A page that was opened by one person, in a browser where another has signed in since: what the first one typed is
    /// never written as the second.
    private static boolean isSomeoneElse(Viewer viewer, HttpServletRequest request) {
        var typist = request.getHeader("X-Person");
        return typist != null && !typist.equals(viewer.person().value());
    }

    private ModelAndView page(Viewer viewer, MeetingId meeting, AgendaItemId topic, String error, @Nullable String typed, boolean seen,
                              HttpStatus status) {
        return new ModelAndView("decision/minutes",
                Map.of("page", page(viewer, meeting, topic), "papers", papers.onTheTable(viewer, topic), "error", error, "typed", typed == null ? "" : typed, "seen", seen), status);
    }

    private MinutesPage page(Viewer viewer, MeetingId meeting, AgendaItemId topic) {
        return store.page(viewer, meeting, topic, today.date()).orElseThrow(Missing::new);
    }

    private static LineKind kind(String code) {
        return LineKind.ofCode(code).orElse(LineKind.ANNOUNCEMENT);
    }

    private static Line.Said one(List<Line.Said> said) {
        return said.getFirst();
    }
}
