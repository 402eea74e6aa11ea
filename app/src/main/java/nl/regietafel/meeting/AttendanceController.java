package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.RECORD_ATTENDANCE;

import java.util.Map;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The address where attendance is recorded.
@Controller
class AttendanceController {

    private final Attendances attendances;
    private final Meetings meetings;

    AttendanceController(Attendances attendances, Meetings meetings) {
        this.attendances = attendances;
        this.meetings = meetings;
    }

    @Needs(RECORD_ATTENDANCE)
    @GetMapping("/vergaderingen/{meeting}/aanwezigheid")
    ModelAndView edit(@PathVariable MeetingId meeting, Viewer viewer) {
        var found = meetings.find(viewer, meeting).orElseThrow(Missing::new);
        return page(AttendancePage.of(found, attendances.of(viewer, meeting)), HttpStatus.OK);
    }

    @Needs(RECORD_ATTENDANCE)
    @PostMapping("/vergaderingen/{meeting}/aanwezigheid")
    ModelAndView record(@PathVariable MeetingId meeting, @RequestParam("versie") int version,
                        @RequestParam MultiValueMap<String, String> fields, Command command) {
        var form = new AttendanceForm(fields);
        var found = meetings.find(command.by(), meeting).orElseThrow(Missing::new);
        var sheet = attendances.of(command.by(), meeting);
        try {
            attendances.record(command.answering("/vergaderingen/" + meeting), meeting, version,
                    sheet.seats().stream().map(form::attendance).toList(), form.guestNames());
            return new ModelAndView("redirect:/vergaderingen/" + meeting);
        } catch (Refused refused) {
            return page(AttendancePage.typed(found, sheet, form, version, Errors.of(refused), null), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict conflict) {
            var now = (AttendanceSheet) conflict.current();
            return page(AttendancePage.typed(found, now, form, now.version(), Errors.none(), now), HttpStatus.CONFLICT);
        }
    }

    private static ModelAndView page(AttendancePage page, HttpStatus status) {
        return new ModelAndView("meeting/attendance", Map.of("page", page), status);
    }
}
