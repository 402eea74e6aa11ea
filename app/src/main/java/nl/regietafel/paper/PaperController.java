package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.regietafel.directory.Act.KEEP_PAPERS;
import static nl.regietafel.directory.Act.READ_PAPERS;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Directory;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Party;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PartyKind;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Sorry;
import nl.regietafel.web.SorryPages;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The addresses of papers: the pages where they are kept, the page of one, and its files.
@Controller
class PaperController {

    private final Papers papers;
    private final Inbox inbox;
    private final Bundles bundles;
    private final Meetings meetings;
    private final SorryPages pages;
    private final Directory directory;
    private final Timeline timeline;
    private final Today today;

    PaperController(Papers papers, Inbox inbox, Bundles bundles, Meetings meetings, SorryPages pages, Directory directory, Timeline timeline, Today today) {
        this.papers = papers;
        this.inbox = inbox;
        this.bundles = bundles;
        this.meetings = meetings;
        this.pages = pages;
        this.directory = directory;
        this.timeline = timeline;
        this.today = today;
    }

    @Needs(KEEP_PAPERS)
    @GetMapping("/onderwerpen/{topic}/stukken")
    ModelAndView ofTopic(@PathVariable AgendaItemId topic, Viewer viewer) {
        return kept(viewer, papers.place(viewer, topic), "", null, Errors.none());
    }

    @Needs(KEEP_PAPERS)
    @GetMapping("/dossiers/{dossier}/stukken")
    ModelAndView ofDossier(@PathVariable DossierId dossier, Viewer viewer) {
        return kept(viewer, papers.place(viewer, dossier), "", null, Errors.none());
    }

    @Needs(KEEP_PAPERS)
    @PostMapping("/onderwerpen/{topic}/stukken")
    ModelAndView addToTopic(@PathVariable AgendaItemId topic, @RequestParam(name = "bestand", required = false) @Nullable List<MultipartFile> files,
                            @RequestParam(name = "titel", defaultValue = "") String title,
                            @RequestParam(name = "vertrouwelijkheid", defaultValue = "") String confidentiality,
                            @RequestParam(name = "gedeeld-met", required = false) @Nullable List<String> sharedWith, Command command) {
        return add(command, papers.place(command.by(), topic), files, title, confidentiality, sharedWith);
    }

    @Needs(KEEP_PAPERS)
    @PostMapping("/dossiers/{dossier}/stukken")
    ModelAndView addToDossier(@PathVariable DossierId dossier, @RequestParam(name = "bestand", required = false) @Nullable List<MultipartFile> files,
                              @RequestParam(name = "titel", defaultValue = "") String title,
                              @RequestParam(name = "vertrouwelijkheid", defaultValue = "") String confidentiality,
                              @RequestParam(name = "gedeeld-met", required = false) @Nullable List<String> sharedWith, Command command) {
        return add(command, papers.place(command.by(), dossier), files, title, confidentiality, sharedWith);
    }

    @Needs(READ_PAPERS)
    @GetMapping("/stukken/{paper}")
    ModelAndView show(@PathVariable PaperId paper, Viewer viewer) {
        var found = papers.find(viewer, paper);
        return show(viewer, found, found.title(), new Papers.Sharing(found.confidentiality(), found.sharedWith()), found.version(), Errors.none(), false);
    }

    @Needs(KEEP_PAPERS)
    @PostMapping("/stukken/{paper}/versies")
    ModelAndView replace(@PathVariable PaperId paper, @RequestParam(name = "bestand", required = false) @Nullable MultipartFile file,
                         @RequestParam(name = "versie", defaultValue = "0") int version, Command command) {
        var found = papers.find(command.by(), paper);
        return changed(command, found, found.title(), sharing(found), answered -> {
            if (file == null || isNothing(file)) {
                throw new Refused("paper.no-file").at("bestand");
            }
            try (var arrived = received(file)) {
                papers.replace(answered, paper, version, arrived);
            } catch (Refused refused) {
                throw refused.at("bestand");
            }
        });
    }

    @Needs(KEEP_PAPERS)
    @PostMapping("/stukken/{paper}/titel")
    ModelAndView rename(@PathVariable PaperId paper, @RequestParam(name = "titel", defaultValue = "") String title,
                        @RequestParam(name = "versie", defaultValue = "0") int version, Command command) {
        var found = papers.find(command.by(), paper);
        return changed(command, found, title, sharing(found), answered -> papers.rename(answered, paper, version, title));
    }

    @Needs(KEEP_PAPERS)
    @PostMapping("/stukken/{paper}/vertrouwelijkheid")
    ModelAndView restrict(@PathVariable PaperId paper, @RequestParam(name = "vertrouwelijkheid", defaultValue = "") String confidentiality,
                          @RequestParam(name = "gedeeld-met", required = false) @Nullable List<String> sharedWith,
                          @RequestParam(name = "versie", defaultValue = "0") int version, Command command) {
        var found = papers.find(command.by(), paper);
        var chosen = sharing(confidentiality, sharedWith, sharing(found));
        return changed(command, found, found.title(), chosen, answered -> papers.restrict(answered, paper, version, chosen));
    }

    @Needs(KEEP_PAPERS)
    @PostMapping("/stukken/{paper}/intrekking")
    ModelAndView withdraw(@PathVariable PaperId paper, Command command) {
        var found = papers.find(command.by(), paper);
        return changed(command, found, found.title(), sharing(found), answered -> papers.withdraw(answered, paper));
    }

    @Needs(KEEP_PAPERS)
    @PostMapping("/stukken/{paper}/intrekking/terug")
    ModelAndView putBack(@PathVariable PaperId paper, Command command) {
        var found = papers.find(command.by(), paper);
        return changed(command, found, found.title(), sharing(found), answered -> papers.putBack(answered, paper));
    }

    /// A version as a file to keep.
    @Needs(READ_PAPERS)
    @GetMapping("/stukken/{paper}/versies/{number}")
    ModelAndView file(@PathVariable PaperId paper, @PathVariable int number, Viewer viewer) {
        return content(viewer, paper, number, false);
    }

    /// A version as the browser shows it itself: PDF and pictures.
    @Needs(READ_PAPERS)
    @GetMapping("/stukken/{paper}/versies/{number}/weergave")
    ModelAndView shown(@PathVariable PaperId paper, @PathVariable int number, Viewer viewer) {
        return content(viewer, paper, number, true);
    }

    /// All papers of a meeting that the asker may read, as one PDF.
    @Needs(READ_PAPERS)
    @GetMapping("/vergaderingen/{meeting}/stukken.pdf")
    ModelAndView bundle(@PathVariable MeetingId meeting, Viewer viewer) {
        var found = meetings.find(viewer, meeting).orElseThrow(Missing::new);
        var all = papers.ofMeeting(viewer, meeting);
        if (all.isEmpty()) {
            throw new Missing();
        }
        var home = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new ModelAndView(new Bundle(bundles, pages, viewer, found, all, home));
    }

    private ModelAndView content(Viewer viewer, PaperId id, int number, boolean shown) {
        papers.find(viewer, id);
        var version = papers.versions(viewer, id).stream().filter(each -> each.number() == number).findFirst().orElseThrow(Missing::new);
        if (shown && !version.kind().isShown()) {
            throw new Missing();
        }
        return new ModelAndView(new Content(papers, viewer, id, version, shown));
    }

    private ModelAndView add(Command command, PaperPlace place, @Nullable List<MultipartFile> files, String title, String confidentiality,
                             @Nullable List<String> sharedWith) {
        var chosen = sharing(confidentiality, sharedWith, Papers.proposed(place));
        var arrived = new ArrayList<ArrivedFile>();
        try {
            var wrong = new ArrayList<String>();
            var sent = files == null ? List.<MultipartFile>of() : files.stream().filter(file -> !isNothing(file)).toList();
            for (var file : sent) {
                try {
                    arrived.add(received(file));
                } catch (Refused refused) {
                    wrong.add(sent.size() == 1 ? refused.sentence() : ArrivedFile.bare(Objects.requireNonNullElse(file.getOriginalFilename(), "")) + ": " + refused.sentence());
                }
            }
            if (!wrong.isEmpty()) {
                throw new Refused("paper.files-refused", String.join(" ", wrong)).at("bestand");
            }
            papers.add(command.answering(place.address()), place, arrived, title, chosen);
            return see(place.address());
        } catch (Refused refused) {
            return kept(command.by(), place, title, chosen, Errors.of(refused));
        } finally {
            arrived.forEach(ArrivedFile::close);
        }
    }

    private ArrivedFile received(MultipartFile file) {
        try {
            return inbox.receive(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a browser sends for a field in which nothing was chosen.
    private static boolean isNothing(MultipartFile file) {
        return file.isEmpty() && Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty();
    }

    private static Papers.Sharing sharing(Paper paper) {
        return new Papers.Sharing(paper.confidentiality(), paper.sharedWith());
    }

    /// What was chosen; what no choice of ours says is no choice.
    private static Papers.Sharing sharing(String confidentiality, @Nullable List<String> sharedWith, Papers.Sharing otherwise) {
        return Stream.of(Confidentiality.values()).filter(each -> each.name().equals(confidentiality)).findFirst()
            .map(each -> new Papers.Sharing(each, parties(sharedWith))).orElse(otherwise);
    }

    private static Set<PartyId> parties(@Nullable List<String> ids) {
        return ids == null ? Set.of() : ids.stream().filter(id -> id.matches("[a-z0-9]{12}")).map(PartyId::new).collect(Collectors.toUnmodifiableSet());
    }

    private ModelAndView changed(Command command, Paper paper, String title, Papers.Sharing chosen, Consumer<Command> act) {
        try {
            act.accept(command.answering(paper.address()));
            return see(paper.address());
        } catch (Refused refused) {
            var now = papers.find(command.by(), paper.id());
            return show(command.by(), now, title, chosen, now.version(), Errors.of(refused), false);
        } catch (Conflict conflict) {
            var now = (Paper) conflict.current();
            return show(command.by(), now, title, chosen, now.version(), Errors.none(), true);
        }
    }

    private ModelAndView kept(Viewer viewer, PaperPlace place, String title, Papers.@Nullable Sharing chosen, Errors errors) {
        var sharing = chosen == null ? Papers.proposed(place) : chosen;
        var page = new PapersPage(place, papers.at(viewer, place), title, sharing, parties(viewer), errors);
        return new ModelAndView("paper/papers", Map.of("page", page), errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private ModelAndView show(Viewer viewer, Paper paper, String title, Papers.Sharing chosen, int version, Errors errors, boolean meanwhile) {
        var keeps = viewer.may(KEEP_PAPERS);
        var page = new PaperPage(paper, papers.versions(viewer, paper.id()), keeps ? timeline.of(viewer, paper.id().value()) : List.of(), keeps, title, chosen,
                version, keeps ? parties(viewer) : List.of(), errors, meanwhile);
        return new ModelAndView("paper/show", Map.of("page", page),
                meanwhile ? HttpStatus.CONFLICT : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private List<Party> parties(Viewer viewer) {
        return directory.parties(viewer.board(), today.date()).stream().filter(party -> party.kind() != PartyKind.SECRETARIAT).toList();
    }

    private static ModelAndView see(String address) {
        var redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }

    /// All papers of a meeting on their way out, bound after the reading of the page has ended: that takes a while.
    private record Bundle(Bundles bundles, SorryPages pages, Viewer viewer, Meeting meeting, List<Paper> papers, String home) implements View {

        private static final Sorry SORRY = new Sorry("Deze stukken kunnen wij niet samenvoegen",
                "Open de stukken een voor een bij de agenda. Daar staan ze alle.", null);

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            var folder = Files.createTempDirectory("regietafel-bundel-");
            try {
                var bound = bundles.bind(viewer, "Stukken bij de vergadering van " + DutchDates.dayMonthYear(meeting.onDay()), papers, home, folder);
                if (bound.isEmpty()) {
                    pages.show(HttpStatus.SERVICE_UNAVAILABLE, SORRY, request, response);
                    return;
                }
                protect(response);
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("stukken-" + meeting.onDay() + ".pdf").build().toString());
                response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
                response.setContentType(PaperKind.PDF.type());
                response.setContentLengthLong(Files.size(bound.get()));
                Files.copy(bound.get(), response.getOutputStream());
            } catch (Refused refused) {
                pages.show(HttpStatus.SERVICE_UNAVAILABLE, SORRY, request, response);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    /// A file of others does nothing in a browser, is taken for nothing else than it is, and stands within our own pages only.
    private static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'self'");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /// The content of a version on its way out: a piece at a time, each asked again as the reader, so that a slow line keeps no
    /// connection to the database.
    private record Content(Papers papers, Viewer viewer, PaperId id, PaperVersion version, boolean shown) implements View {

        private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

        @Override
        public String getContentType() {
            return version.kind().type();
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
            var mark = "\"" + version.sha256() + "\"";
            var how = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, how.filename(version.savedAs(), UTF_8).build().toString());
            protect(response);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");   // kept, but asked again each time: rights change
            response.setHeader(HttpHeaders.ETAG, mark);
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            if (mark.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            response.setContentType(getContentType());
            long from = 0;
            long to = version.size() - 1;
            var asked = RANGE.matcher(Objects.requireNonNullElse(request.getHeader(HttpHeaders.RANGE), ""));
            var same = request.getHeader(HttpHeaders.IF_RANGE) == null || mark.equals(request.getHeader(HttpHeaders.IF_RANGE));
            if (same && asked.matches() && !(asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
                from = asked.group(1).isEmpty() ? Math.max(0, version.size() - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
                to = asked.group(1).isEmpty() || asked.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(asked.group(2)));
                if (from > to) {
                    response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + version.size());
                    response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                    return;
                }
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + version.size());
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            }
            response.setContentLengthLong(to - from + 1);
            if (!request.getMethod().equals("HEAD")) {
                send(from, to, response);
            }
        }

        private void send(long from, long to, HttpServletResponse response) throws IOException {
            var out = response.getOutputStream();
            for (var at = from; at <= to;) {
                var position = (int) (at / PaperStore.PIECE);
                var piece = papers.piece(viewer, id, version.number(), position)
                    .orElseThrow(() -> new IOException("The paper is no longer there for this reader"));
                var start = (int) (at - (long) position * PaperStore.PIECE);
                var length = (int) Math.min(piece.length - start, to - at + 1);
                out.write(piece, start, length);
                at += length;
            }
        }
    }
}
