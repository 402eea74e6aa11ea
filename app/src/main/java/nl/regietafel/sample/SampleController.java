package nl.regietafel.sample;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.PersonId;
import nl.regietafel.directory.SessionCookie;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Unguarded;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.LocalPath;
import nl.regietafel.web.Missing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What only the sample has: signing in with one click, and moving its day on.
@Controller
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
class SampleController {

    private final Sessions sessions;
    private final SampleDay day;
    private final SampleStore store;

    SampleController(Sessions sessions, SampleDay day, SampleStore store) {
        this.sessions = sessions;
        this.day = day;
        this.store = store;
    }

    @Unguarded("one click is the sign-in of the sample")
    @PostMapping("/aanmelden/voorbeeld")
    String signIn(@RequestParam String wie, @RequestParam(defaultValue = "/") String naar, HttpServletRequest request,
                  HttpServletResponse response) {
        var person = Waterrijk.PEOPLE.stream().map(member -> member.person())
                .filter(each -> each.equals(new PersonId(wie))).findFirst().orElseThrow(Missing::new);
        SessionCookie.replace(request, response, sessions, sessions.start(person, Waterrijk.BOARD.id(), true));
        return "redirect:" + LocalPath.or(naar, "/");
    }

    @Needs(Act.READ_DIRECTORY)
    @PostMapping("/voorbeeld/volgende-dag")
    String nextDay(HttpServletRequest request) {
        day.set(day.date().plusDays(1));
        return back(request);
    }

    /// The day of the next meeting; tomorrow when none is planned.
    @Needs(Act.READ_DIRECTORY)
    @PostMapping("/voorbeeld/volgende-vergadering")
    String nextMeeting(Viewer viewer, HttpServletRequest request) {
        day.set(store.nextMeeting(viewer.board(), day.date()).orElse(day.date().plusDays(1)));
        return back(request);
    }

    private static String back(HttpServletRequest request) {
        return "redirect:" + LocalPath.ofReferer(request, "/");
    }
}
