package nl.regietafel.dossier;

import static nl.regietafel.directory.Act.KEEP_DOSSIERS;
import static nl.regietafel.directory.Act.READ_DOSSIERS;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The addresses of dossiers.
@Controller
class DossierController {

    private final Dossiers dossiers;
    private final ObjectProvider<DossierLines> lines;
    private final ObjectProvider<DossierPapers> papers;

    DossierController(Dossiers dossiers, ObjectProvider<DossierLines> lines, ObjectProvider<DossierPapers> papers) {
        this.dossiers = dossiers;
        this.lines = lines;
        this.papers = papers;
    }

    @Needs(READ_DOSSIERS)
    @GetMapping("/dossiers")
    ModelAndView index(Viewer viewer) {
        return index(viewer, "", "", Errors.none(), HttpStatus.OK);
    }

    @Needs(KEEP_DOSSIERS)
    @PostMapping("/dossiers")
    ModelAndView create(@RequestParam("naam") String name, @RequestParam("korte-naam") String shortName, Command command) {
        try {
            return see(dossiers.create(command, name, shortName).id());
        } catch (Refused refused) {
            return index(command.by(), name, shortName, Errors.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Needs(READ_DOSSIERS)
    @GetMapping("/dossiers/{dossier}")
    ModelAndView show(@PathVariable DossierId dossier, Viewer viewer) {
        var found = dossiers.find(viewer, dossier).orElseThrow(Missing::new);
        return show(viewer, found, found.name(), found.shortName(), found.version(), "", Errors.none(), null, HttpStatus.OK);
    }

    @Needs(KEEP_DOSSIERS)
    @PostMapping("/dossiers/{dossier}")
    ModelAndView rename(@PathVariable DossierId dossier, @RequestParam("naam") String name, @RequestParam("korte-naam") String shortName,
                        @RequestParam("versie") int version, Command command) {
        try {
            dossiers.rename(command, dossier, version, name, shortName);
            return see(dossier);
        } catch (Refused refused) {
            var found = dossiers.find(command.by(), dossier).orElseThrow(Missing::new);
            return show(command.by(), found, name, shortName, version, "", Errors.of(refused), null, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict conflict) {
            var now = (Dossier) conflict.current();
            return show(command.by(), now, name, shortName, now.version(), "", Errors.none(), now, HttpStatus.CONFLICT);
        }
    }

    @Needs(KEEP_DOSSIERS)
    @PostMapping("/dossiers/{dossier}/namen")
    ModelAndView addName(@PathVariable DossierId dossier, @RequestParam("andere-naam") String name, Command command) {
        return names(dossier, name, command, answered -> dossiers.addName(answered, dossier, name));
    }

    @Needs(KEEP_DOSSIERS)
    @PostMapping("/dossiers/{dossier}/namen/weg")
    ModelAndView removeName(@PathVariable DossierId dossier, @RequestParam("andere-naam") String name, Command command) {
        return names(dossier, "", command, answered -> dossiers.removeName(answered, dossier, name));
    }

    private ModelAndView names(DossierId dossier, String typed, Command command, Consumer<Command> act) {
        try {
            act.accept(command.answering("/dossiers/" + dossier));
            return see(dossier);
        } catch (Refused refused) {
            var found = dossiers.find(command.by(), dossier).orElseThrow(Missing::new);
            return show(command.by(), found, found.name(), found.shortName(), found.version(), typed, Errors.of(refused), null,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView index(Viewer viewer, String name, String shortName, Errors errors, HttpStatus status) {
        return new ModelAndView("dossier/index", Map.of("page",
                new DossiersPage(dossiers.all(viewer), viewer.may(KEEP_DOSSIERS), name, shortName, errors)), status);
    }

    private ModelAndView show(Viewer viewer, Dossier dossier, String name, String shortName, int version, String otherName, Errors errors,
                              @Nullable Dossier now, HttpStatus status) {
        var keeper = lines.getIfAvailable();
        var archivist = papers.getIfAvailable();
        return new ModelAndView("dossier/show", Map.of("page", new DossierPage(dossier,
                keeper == null ? List.of() : keeper.in(viewer, dossier.id()), archivist == null ? List.of() : archivist.in(viewer, dossier.id()),
                archivist != null && archivist.mayKeep(viewer), viewer.may(KEEP_DOSSIERS), name, shortName, version,
                otherName, errors, now)), status);
    }

    private static ModelAndView see(DossierId dossier) {
        return new ModelAndView("redirect:/dossiers/" + dossier);
    }
}
