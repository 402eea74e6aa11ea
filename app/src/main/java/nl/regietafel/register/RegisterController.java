package nl.regietafel.register;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Viewer;
import nl.regietafel.register.Spreadsheet.Cell;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/// The addresses of the register: one page for every question, the same as a spreadsheet, and the questions one keeps.
@Controller
class RegisterController {

    private static final List<String> HEADS = List.of("Nummer", "Soort", "Regel", "Door wie?", "Vóór", "Stand", "Dossier", "Vergadering", "Vertrouwelijkheid", "Adres");

    private final Registers registers;
    private final Today today;

    RegisterController(Registers registers, Today today) {
        this.registers = registers;
        this.today = today;
    }

    /// What was chosen from the lists beside the query line is added to it, so that there is one way to ask.
    @GetMapping("/registers")
    @Needs(Act.READ_LINES)
    ModelAndView index(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String volgorde,
                       @RequestParam(required = false) @Nullable LineId na, @RequestParam(defaultValue = "") String soort,
                       @RequestParam(defaultValue = "") String is, @RequestParam(defaultValue = "") String partij,
                       @RequestParam(defaultValue = "") String dossier, @RequestParam(defaultValue = "") String sinds,
                       @RequestParam(defaultValue = "") String tot, Viewer viewer) {
        var chosen = new ArrayList<String>();
        choose(chosen, "soort:", soort);
        choose(chosen, "is:", is);
        choose(chosen, "@", partij);
        choose(chosen, "#", dossier);
        choose(chosen, "sinds:", sinds);
        choose(chosen, "tot:", tot);
        if (!chosen.isEmpty()) {
            return new ModelAndView("redirect:" + RegisterPage.address(RegisterPage.and(q, String.join(" ", chosen)), null));
        }
        return page(viewer, q, volgorde, na, "", Errors.none(), HttpStatus.OK);
    }

    private static void choose(List<String> chosen, String mark, String value) {
        if (!value.isBlank()) {
            var bare = value.strip().replaceAll("[\\[\\]\"]", "");
            chosen.add(mark + (bare.contains(" ") ? "[" + bare + "]" : bare));
        }
    }

    /// Something that completes a word of the query line.
    record Completion(String mark, String insert, String label, String hint, List<String> names) {}

    @GetMapping("/registers/namen")
    @Needs(Act.READ_LINES)
    @ResponseBody
    List<Completion> names(Viewer viewer) {
        var known = registers.around(viewer).names();
        var groups = Stream.of(LineParty.Group.values()).map(group -> new Completion("@", group.dutch(), group.dutch(), "samen", List.of(group.dutch())));
        var parties = known.parties().stream().map(party -> new Completion("@", party.name(), party.name(), "", party.names()));
        var dossiers = known.dossiers().stream().map(dossier -> new Completion("#", dossier.shortName(), dossier.shortName(), dossier.name(), dossier.names()));
        var kinds = Stream.concat(Stream.of(LineKind.values()).map(LineKind::dutch), Stream.of(QueryReading.PLEDGE))
            .map(kind -> new Completion("soort:", kind, kind, "", List.of(kind)));
        var standings = Stream.of(Standing.values()).map(each -> new Completion("is:", each.dutch(), each.dutch(), "", List.of(each.dutch())));
        return Stream.of(parties, groups, dossiers, kinds, standings).flatMap(each -> each).toList();
    }

    @GetMapping({"/registers/regels.csv", "/registers/regels.ods", "/registers/regels.xlsx"})
    @Needs(Act.READ_LINES)
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String volgorde, Viewer viewer,
                                  HttpServletRequest request) {
        var form = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('.') + 1);
        var query = registers.read(q, registers.around(viewer).names());
        if (!query.mistakes().isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, RegisterPage.address(q, null)).build();
        }
        var lines = registers.all(viewer, query, volgorde);
        var at = today.date();
        var sheet = new Spreadsheet(HEADS, lines.stream().map(line -> cells(line, request)).toList(), List.of(
                "Regietafel " + viewer.boardName() + ".", QuerySentence.plain(query), lines.size() == 1 ? "1 regel." : lines.size() + " regels.",
                "Zoals " + viewer.name() + " ze mocht lezen op " + DutchDates.dayMonthYear(at) + "."));
        return ResponseEntity.ok()
            .header(HttpHeaders.CONTENT_TYPE, Spreadsheet.type(form))
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("regels-" + at + "." + form, StandardCharsets.UTF_8).build().toString())
            .body(sheet.as(form));
    }

    private List<Cell> cells(Line line, HttpServletRequest request) {
        var row = RegisterRow.of(line, today.date());
        var who = row.who().stream().map(each -> each.person() == null ? each.party() : each.party() + " (" + each.person() + ")").collect(Collectors.joining(", "));
        return List.of(Cell.of(row.label()), Cell.of(row.kindWord()), Cell.of(row.text()), Cell.of(who), Cell.of(row.when()),
                Cell.of(row.state() == null ? "" : row.state().words()), Cell.of(row.dossier()), Cell.of(row.meetingDay()), Cell.of(line.confidentiality().dutch()),
                Cell.of(request.getRequestURL().substring(0, request.getRequestURL().length() - request.getRequestURI().length()) + row.address()));
    }

    @PostMapping("/registers/zoekvragen")
    @Needs(Act.KEEP_QUERIES)
    ModelAndView keep(@RequestParam String naam, @RequestParam String q, Command command) {
        try {
            registers.keep(command, naam, q);
            return new ModelAndView("redirect:" + RegisterPage.address(q, null));
        } catch (Refused refused) {
            return page(command.by(), q, "", null, naam, Errors.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/registers/zoekvragen/{id}/weg")
    @Needs(Act.KEEP_QUERIES)
    ModelAndView remove(@PathVariable SavedQueryId id, @RequestParam(defaultValue = "") String q, Command command) {
        registers.remove(command, id);
        return new ModelAndView("redirect:" + RegisterPage.address(q, null));
    }

    private ModelAndView page(Viewer viewer, String typed, String order, @Nullable LineId after, String name, Errors errors, HttpStatus status) {
        var around = registers.around(viewer);
        var query = registers.read(typed.replaceAll("\\s+", " "), around.names());
        var found = query.mistakes().isEmpty() ? registers.find(viewer, query, order, after) : null;
        return new ModelAndView("register/index", Map.of("page",
                RegisterPage.of(query, found, around, after != null, viewer.may(Act.KEEP_QUERIES), name, errors, today.date())),
                found == null ? HttpStatus.UNPROCESSABLE_CONTENT : status);
    }
}
