package nl.regietafel.home;

import nl.regietafel.directory.Act;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Where one begins: at the meetings, or for who sees no content at the people.
@Controller
class HomeController {

    @GetMapping("/")
    @Needs(Act.KEEP_OWN_ACCOUNT)
    String begin(Viewer viewer) {
        return viewer.may(Act.READ_MEETINGS) ? "redirect:/vergaderingen" : "redirect:/mensen";
    }
}
