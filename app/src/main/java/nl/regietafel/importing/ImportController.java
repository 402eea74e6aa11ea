package nl.regietafel.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.importing.ReviewPage.Again;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/// Sending in a list, looking it through, and making it a meeting.
@Controller
class ImportController {

    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private final Imports imports;
    private final ReadingQueue queue;
    private final Meetings meetings;
    private final Today today;

    ImportController(Imports imports, ReadingQueue queue, Meetings meetings, Today today) {
        this.imports = imports;
        this.queue = queue;
        this.meetings = meetings;
        this.today = today;
    }

    @GetMapping("/inlezen")
    @Needs(Act.READ_IN)
    ModelAndView index(Viewer viewer) {
        return index(viewer, "", Errors.none(), HttpStatus.OK);
    }

    @PostMapping("/inlezen")
    @Needs(Act.READ_IN)
    ModelAndView upload(@RequestParam(required = false) @Nullable List<MultipartFile> bestand,
            @RequestParam(defaultValue = "") String lijst, Command command) {
        var files = bestand == null ? List.<MultipartFile>of() : bestand.stream().filter(each -> !(each.isEmpty()
                && Objects.requireNonNullElse(each.getOriginalFilename(), "").isEmpty())).toList();
        var file = files.isEmpty() ? null : files.getFirst();
        try {
            if (files.size() > 1) {
                imports.receive(command, files.stream().map(each -> new Imports.Sent(
                        Objects.requireNonNullElse(each.getOriginalFilename(), ""), content(each))).toList());
                queue.go(command.by());
                return new ModelAndView("redirect:" + Imports.TOGETHER);
            }
            if (file == null && lijst.isBlank()) {
                throw new Refused("importing.nothing-given");
            }
            return see(file == null ? imports.paste(command, lijst)
                    : imports.upload(command, Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    content(file)), "");
        } catch (Refused refused) {
            var errors = Errors.of(refused.at(file == null && !lijst.isBlank() ? "lijst" : "bestand"));
            return index(command.by(), lijst, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/inlezen/{id}")
    @Needs(Act.READ_IN)
    ModelAndView review(@PathVariable ImportFileId id, @RequestParam(defaultValue = "0") int regel, Viewer viewer) {
        var file = imports.find(viewer, id);
        if (file.meeting() != null) {
            return new ModelAndView("redirect:/vergaderingen/" + file.meeting() + "/lijst");
        }
        if (file.dropped() || !file.read()) {
            return new ModelAndView("redirect:/inlezen");
        }
        return page(viewer, file, new Again(regel, null, null, Errors.none()), HttpStatus.OK);
    }

    /// A page of the document that was sent, as a picture.
    @GetMapping("/inlezen/{id}/bladzijden/{page}")
    @Needs(Act.READ_IN)
    ModelAndView page(@PathVariable ImportFileId id, @PathVariable int page, Viewer viewer) {
        var content = imports.content(viewer, id);
        if (!PdfForm.fits(content)) {
            throw new Missing();
        }
        return new ModelAndView(new Picture(() -> imports.page(content, page)));
    }

    /// What someone typed in the entry line of one line of the proposal.
    @PostMapping("/inlezen/{id}/regels/{number}")
    @Needs(Act.READ_IN)
    ModelAndView correct(@PathVariable ImportFileId id, @PathVariable int number, @RequestParam int versie,
            @RequestParam String regel,
                         @RequestParam int onderwerp, Command command) {
        var here = "#regel-" + number;
        try {
            imports.correct(command.answering(Imports.address(id) + here), id, number, versie, regel, onderwerp);
            return see(id, here);
        } catch (Refused refused) {
            return page(command.by(), imports.find(command.by(), id),
                    new Again(number, regel, null, Errors.of(refused)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict conflict) {
            var file = imports.find(command.by(), id);
            var now = imports.known(command.by(), file.proposal()).typed((Proposal.Entry) conflict.current());
            return page(command.by(), file, new Again(number, regel, null,
                    Errors.none().at("regel", "importing.line-changed", now)),
                    HttpStatus.CONFLICT);
        }
    }

    /// One of the answers under the question about a line.
    @PostMapping("/inlezen/{id}/regels/{number}/antwoord")
    @Needs(Act.READ_IN)
    ModelAndView answer(@PathVariable ImportFileId id, @PathVariable int number, @RequestParam int versie,
            @RequestParam String antwoord,
                        @RequestParam(defaultValue = "") String partij, Command command) {
        var here = "#regel-" + number;
        var answering = command.answering(Imports.address(id) + here);
        try {
            if ((antwoord.equals("is") || antwoord.equals("heet")) && partij.isBlank()) {
                throw new Refused("importing.choose-party");
            }
            if (antwoord.equals("heet")) {
                imports.nameParty(answering, id, number, party(command.by(), id, partij));
            } else {
                imports.answer(answering, id, number, versie, Answer.of(antwoord, partij).orElseThrow(Missing::new));
            }
            return see(id, here);
        } catch (Refused refused) {
            return page(command.by(), imports.find(command.by(), id),
                    new Again(0, null, null, Errors.of(refused.at(""))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict _) {
            return page(command.by(), imports.find(command.by(), id),
                    new Again(0, null, null, Errors.none().at("", "importing.answered-meanwhile")),
                    HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/inlezen/{id}/rest/{leftover}")
    @Needs(Act.READ_IN)
    ModelAndView takeLeftover(@PathVariable ImportFileId id, @PathVariable int leftover, @RequestParam int versie,
            Command command) {
        return answered(command, id, "#twijfel", null, answering ->
                imports.takeLeftover(answering, id, versie, leftover));
    }

    @PostMapping("/inlezen/{id}/onderwerpen")
    @Needs(Act.READ_IN)
    ModelAndView nameTopics(@PathVariable ImportFileId id, @RequestParam int versie, @RequestParam List<String> titel,
            Command command) {
        return answered(command, id, "#onderwerpen", titel, answering ->
                imports.nameTopics(answering, id, versie, titel));
    }

    /// Makes the meeting of it.
    @PostMapping("/inlezen/{id}/vergadering")
    @Needs(Act.READ_IN)
    ModelAndView readIn(@PathVariable ImportFileId id, @RequestParam int versie,
            @RequestParam(defaultValue = "") String datum,
                        @RequestParam(defaultValue = "") String erbij, Command command) {
        try {
            var meeting = imports.readIn(command, id, versie, day(datum), !erbij.isEmpty());
            return new ModelAndView("redirect:/vergaderingen/" + meeting + "/lijst");
        } catch (Refused refused) {
            return page(command.by(), imports.find(command.by(), id), new Again(0, null, datum, Errors.of(refused)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict _) {
            return page(command.by(), imports.find(command.by(), id),
                    new Again(0, null, datum, Errors.none().at("", "importing.changed-meanwhile")),
                    HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/inlezen/{id}/weg")
    @Needs(Act.READ_IN)
    ModelAndView putAway(@PathVariable ImportFileId id, Command command) {
        imports.putAway(command.answering("/inlezen"), id);
        return new ModelAndView("redirect:/inlezen");
    }

    @PostMapping("/inlezen/{id}/terug")
    @Needs(Act.READ_IN)
    ModelAndView takeBack(@PathVariable ImportFileId id, Command command) {
        imports.takeBack(command.answering(Imports.address(id)), id);
        return see(id, "");
    }

    private interface Work {
        void on(Command command);
    }

    private ModelAndView answered(Command command, ImportFileId id, String place, @Nullable List<String> titles,
            Work work) {
        try {
            work.on(command.answering(Imports.address(id) + place));
            return see(id, place);
        } catch (Refused refused) {
            return page(command.by(), imports.find(command.by(), id),
                    new Again(0, null, null, titles, Errors.of(refused)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict _) {
            return page(command.by(), imports.find(command.by(), id),
                    new Again(0, null, null, titles, Errors.none().at("", "importing.changed-meanwhile")),
                    HttpStatus.CONFLICT);
        }
    }

    private LocalDate day(String typed) {
        if (typed.isBlank()) {
            throw new Refused("importing.without-date").at("datum");
        }
        return switch (DutchDates.whole(typed.strip(), today.date())) {
            case DutchDates.Day day -> day.date();
            case DutchDates.NoSuchDay none -> throw new Refused("importing.no-such-day", none.sentence()).at("datum");
            case DutchDates.NextMeeting _ -> throw new Refused("importing.date-not-understood").at("datum");
            case null -> throw new Refused("importing.date-not-understood").at("datum");
        };
    }

    private PartyId party(Viewer viewer, ImportFileId id, String name) {
        var known = imports.known(viewer, imports.find(viewer, id).proposal());
        return known.table().stream().filter(party -> Known.shown(party).equals(name)).findFirst()
                .orElseThrow(Missing::new).id();
    }

    private ModelAndView page(Viewer viewer, ImportFile file, Again again, HttpStatus status) {
        var proposal = file.proposal();
        var unknown = proposal.topics().stream().map(Proposal.Topic::adopts).filter(Objects::nonNull)
            .filter(day -> meetings.onDay(viewer, day).isEmpty()).toList();
        var free = proposal.date() != null && imports.free(viewer, proposal.date()).isPresent();
        var page = ReviewPage.of(file, imports.known(viewer, proposal), free, unknown, again);
        return new ModelAndView("importing/review", Map.of("page", page), status);
    }

    private ModelAndView index(Viewer viewer, String pasted, Errors errors, HttpStatus status) {
        var all = imports.waiting(viewer);
        if (all.stream().anyMatch(ImportStore.Waiting::unread)) {
            queue.go(viewer);
        }
        var page = new ImportsPage(rows(all, false), rows(all, true), progress(all), pasted, errors);
        return new ModelAndView("importing/index", Map.of("page", page), status);
    }

    /// How far the reading is of what was sent last together, as long as it goes on.
    private static @Nullable String progress(List<ImportStore.Waiting> all) {
        var unread = all.stream().filter(ImportStore.Waiting::unread).toList();
        if (unread.isEmpty()) {
            return null;
        }
        var together = all.stream().filter(each -> !each.dropped()
                && each.uploadedAt().equals(unread.getFirst().uploadedAt())).toList();
        var done = together.stream().filter(each -> !each.unread()).count();
        return done + " van de " + together.size() + " lijsten gelezen";
    }

    private static List<ImportsPage.Row> rows(List<ImportStore.Waiting> all, boolean dropped) {
        return all.stream().filter(each -> each.dropped() == dropped)
            .map(each -> new ImportsPage.Row(each.id().value(), each.name(),
                    DutchDates.inTable(each.uploadedAt().atZone(DUTCH).toLocalDate()) + ", " + each.uploadedBy(), each.unread(), each.refusal()))
            .toList();
    }

    private static byte[] content(MultipartFile file) {
        try (var in = file.getInputStream()) {
            return in.readNBytes(FileText.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelAndView see(ImportFileId id, String place) {
        return new ModelAndView("redirect:" + Imports.address(id) + place);
    }

    /// A page of a document as a picture. It is drawn when the database has been let go, for it may take a second; who has it,
    /// keeps it for a quarter of an hour, and only for who is signed in now.
    private record Picture(Supplier<byte[]> picture) implements View {

        @Override
        public String getContentType() {
            return MediaType.IMAGE_PNG_VALUE;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            try {
                var bytes = picture.get();
                response.setContentType(getContentType());
                response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=900");
                response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
                response.setContentLength(bytes.length);
                response.getOutputStream().write(bytes);
            } catch (Refused _) {
                response.setStatus(HttpStatus.NOT_FOUND.value());
            }
        }
    }
}
