package nl.regietafel.decision;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Missing;
import nl.regietafel.web.PersonalData;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The addresses of a list: the page, what happens to it, its versions and its print.
@Controller
class DecisionListController {

    private static final MediaType WORD = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final DecisionLists lists;
    private final Variants variants;
    private final Comments comments;
    private final Lines lines;
    private final FollowUps followUps;
    private final Minutes minutes;
    private final ListFiles files;
    private final Today today;

    DecisionListController(DecisionLists lists, Variants variants, Comments comments, Lines lines, FollowUps followUps, Minutes minutes,
                           ListFiles files, Today today) {
        this.lists = lists;
        this.variants = variants;
        this.comments = comments;
        this.lines = lines;
        this.followUps = followUps;
        this.minutes = minutes;
        this.files = files;
        this.today = today;
    }

    @Needs(Act.READ_LINES)
    @GetMapping("/vergaderingen/{meeting}/lijst")
    ModelAndView show(@PathVariable MeetingId meeting, @RequestParam(required = false) @Nullable String variant,
                      @RequestParam(name = "reageer", required = false) @Nullable String commenting, Viewer viewer) {
        return page(viewer, meeting, variant == null ? Variant.INTERNAL : variant(variant), commenting, Map.of(), Errors.none());
    }

    @Needs(Act.CIRCULATE_LISTS)
    @PostMapping("/vergaderingen/{meeting}/lijst/rondsturen")
    ModelAndView circulate(@PathVariable MeetingId meeting, @RequestParam(name = "reageren", defaultValue = "") String respondBy, Command command) {
        return done(command, meeting, Map.of("reageren", respondBy),
                by -> lists.circulate(by, meeting, respondBy.isBlank() ? null : day(respondBy, "reageren")));
    }

    /// Says of an open place that it stays open on purpose, without leaving the list.
    @Needs(Act.FOLLOW_UP)
    @PostMapping("/vergaderingen/{meeting}/lijst/bewust-zonder")
    ModelAndView without(@PathVariable MeetingId meeting, @RequestParam("regel") LineId line, @RequestParam("plek") Gap gap, Command command) {
        return done(command, meeting, Map.of(), by -> followUps.record(by, line, FollowUp.WITHOUT, null, null, null, gap.name()));
    }

    @Needs(Act.ADOPT_LISTS)
    @PostMapping("/vergaderingen/{meeting}/lijst/vaststelling")
    ModelAndView adopt(@PathVariable MeetingId meeting, @RequestParam("onderwerp") AgendaItemId topic,
                       @RequestParam(name = "wijzigingen", defaultValue = "nee") String withChanges, Command command) {
        return done(command, meeting, Map.of("wijzigingen", withChanges), by -> lists.adopt(by, meeting, topic, withChanges.equals("ja")));
    }

    @Needs(Act.ADOPT_LISTS)
    @PostMapping("/vergaderingen/{meeting}/lijst/schriftelijk")
    ModelAndView openWrittenRound(@PathVariable MeetingId meeting, @RequestParam(name = "tot", defaultValue = "") String until, Command command) {
        return done(command, meeting, Map.of("tot", until), by -> lists.openWrittenRound(by, meeting, day(until, "tot")));
    }

    @Needs(Act.ADOPT_LISTS)
    @PostMapping("/vergaderingen/{meeting}/lijst/schriftelijk/vaststelling")
    ModelAndView adoptInWriting(@PathVariable MeetingId meeting, Command command) {
        return done(command, meeting, Map.of(), by -> lists.adoptInWriting(by, meeting));
    }

    @Needs(Act.OBJECT_TO_LISTS)
    @PostMapping("/vergaderingen/{meeting}/lijst/bezwaar")
    ModelAndView object(@PathVariable MeetingId meeting, @RequestParam("partij") PartyId party,
                        @RequestParam(name = "bezwaar", defaultValue = "") String text, Command command) {
        return done(command, meeting, Map.of("bezwaar", text), by -> lists.object(by, meeting, party, text));
    }

    /// A party says something of a line of the list that was sent round.
    @Needs(Act.COMMENT_ON_LISTS)
    @PostMapping("/regels/{line}/reactie")
    ModelAndView comment(@PathVariable LineId line, @RequestParam("partij") PartyId party,
                         @RequestParam(name = "reactie", defaultValue = "") String text, Command command) {
        var meeting = lines.find(command.by(), line).meeting();
        return done(command, meeting, Map.of("reactie", text, "regel", line.value()), by -> comments.comment(by, line, party, text));
    }

    @Needs(Act.COMMENT_ON_LISTS)
    @PostMapping("/reacties/{comment}/terug")
    ModelAndView withdraw(@PathVariable CommentId comment, Command command) {
        return done(command, comments.meeting(command.by(), comment), Map.of(), by -> comments.withdraw(by, comment));
    }

    /// What the secretary did with a comment.
    @Needs(Act.WRITE_LINES)
    @PostMapping("/reacties/{comment}/verwerking")
    ModelAndView process(@PathVariable CommentId comment, @RequestParam(name = "overgenomen", defaultValue = "nee") String taken,
                         @RequestParam(name = "woord", defaultValue = "") String word, Command command) {
        return done(command, comments.meeting(command.by(), comment), Map.of("woord-" + comment, word),
                by -> comments.process(by, comment, taken.equals("ja"), word));
    }

    @Needs(Act.READ_LINES)
    @GetMapping("/vergaderingen/{meeting}/lijst/versies")
    ModelAndView versions(@PathVariable MeetingId meeting, Viewer viewer) {
        var list = lists.find(viewer, meeting);
        return new ModelAndView("decision/versions", "page", VersionsPage.of(list, lists.versions(viewer, list)));
    }

    /// Two versions beside each other; without a choice the last one and the one before it.
    @Needs(Act.READ_LINES)
    @GetMapping("/vergaderingen/{meeting}/lijst/vergelijken")
    ModelAndView compare(@PathVariable MeetingId meeting, @RequestParam(name = "van", required = false) @Nullable Integer from,
                         @RequestParam(name = "naar", required = false) @Nullable Integer to, Viewer viewer) {
        var list = lists.find(viewer, meeting);
        var versions = lists.versions(viewer, list);
        if (versions.isEmpty()) {
            throw new Missing();
        }
        var later = to == null ? versions.getFirst() : numbered(versions, to);
        var earlier = from == null ? versions.get(Math.min(versions.indexOf(later) + 1, versions.size() - 1)) : numbered(versions, from);
        return new ModelAndView("decision/compare", "page", ComparePage.of(list, versions, earlier, later));
    }

    private static DecisionListStore.Version numbered(List<DecisionListStore.Version> versions, int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst().orElseThrow(Missing::new);
    }

    /// The list on paper: a version that was sent or adopted; for who writes it also as it would be sent now.
    @Needs(Act.READ_LINES)
    @GetMapping("/vergaderingen/{meeting}/lijst/afdruk")
    ModelAndView print(@PathVariable MeetingId meeting, @RequestParam(defaultValue = "leden") String variant,
                       @RequestParam(name = "versie", required = false) @Nullable Integer number, Viewer viewer) {
        return new ModelAndView("decision/print", "page", printed(viewer, meeting, variant(variant), number));
    }

    /// The list as a PDF that everyone can read and that keeps.
    @Needs(Act.READ_LINES)
    @GetMapping("/vergaderingen/{meeting}/lijst/afdruk.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable MeetingId meeting, @RequestParam(defaultValue = "leden") String variant,
                               @RequestParam(name = "versie", required = false) @Nullable Integer number, Viewer viewer) {
        var page = printed(viewer, meeting, variant(variant), number);
        return file(page.file() + ".pdf", MediaType.APPLICATION_PDF, files.pdf(page));
    }

    /// The list for who works on with it in Word.
    @Needs(Act.READ_LINES)
    @GetMapping("/vergaderingen/{meeting}/lijst/afdruk.docx")
    ResponseEntity<byte[]> word(@PathVariable MeetingId meeting, @RequestParam(defaultValue = "leden") String variant,
                                @RequestParam(name = "versie", required = false) @Nullable Integer number, Viewer viewer) {
        var page = printed(viewer, meeting, variant(variant), number);
        return file(page.file() + ".docx", WORD, files.word(page));
    }

    private PrintPage printed(Viewer viewer, MeetingId meeting, Variant variant, @Nullable Integer number) {
        var list = lists.find(viewer, meeting);
        var said = variant == Variant.PUBLIC && number == null && viewer.may(Act.MAKE_VARIANTS) ? variants.preview(viewer, list)
                : lists.printed(viewer, list, variant, number);
        return PrintPage.of(list, said.content(), said.version(), today.date());
    }

    private static Variant variant(String word) {
        return Variant.of(word).orElseThrow(Missing::new);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
            .contentType(type)
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
            .body(content);
    }

    /// A version that was kept in its canonical form, for whoever recomputes the fingerprint: of the members' list, or of the
    /// public one.
    @Needs(Act.READ_LINES)
    @GetMapping("/vergaderingen/{meeting}/lijst/inhoud")
    ResponseEntity<byte[]> content(@PathVariable MeetingId meeting, @RequestParam(defaultValue = "leden") String variant,
                                   @RequestParam("versie") int number, Viewer viewer) {
        var list = lists.find(viewer, meeting);
        var wanted = variant(variant);
        if (wanted == Variant.INTERNAL) {
            throw new Missing();
        }
        var version = Objects.requireNonNull(lists.printed(viewer, list, wanted, number).version());
        var name = "lijst-" + list.day() + (wanted == Variant.PUBLIC ? "-openbaar-" : "-versie-") + version.number() + ".json";
        return file(name, MediaType.APPLICATION_JSON, version.canonical().getBytes(StandardCharsets.UTF_8));
    }

    @Needs(Act.WRITE_LINES)
    @GetMapping("/regels/{line}/correctie")
    ModelAndView newCorrection(@PathVariable LineId line, Viewer viewer) {
        var old = lines.find(viewer, line);
        return correction(viewer, old, minutes.typedElsewhere(viewer, old), null, Errors.none());
    }

    /// A correction is typed like any line, and begins as the old line would be typed.
    @Needs(Act.WRITE_LINES)
    @PostMapping("/regels/{line}/correctie")
    ModelAndView correct(@PathVariable LineId line, @RequestParam(name = "onderwerp", defaultValue = "") String topic,
                         @RequestParam(name = "tekst", defaultValue = "") String text,
                         @RequestParam(name = "gezien", defaultValue = "") String seen, Command command) {
        var old = lines.find(command.by(), line);
        try {
            if (topic.isBlank()) {
                throw new Refused("line.corrected-on-a-later-list").at("onderwerp");
            }
            Minutes.mustBeSeen(text, seen.equals("true"));
            var on = new AgendaItemId(topic);
            var said = minutes.said(command.by(), on, text.replaceAll("\\R", " "), old.kind()).getFirst();
            var to = "/regels/" + line;
            lists.correct(command.answering(to), line, on, said);
            return see(to);
        } catch (Refused refused) {
            return correction(command.by(), old, text, topic, Errors.of(refused));
        }
    }

    private ModelAndView correction(Viewer viewer, Line old, String text, @Nullable String topic, Errors errors) {
        if (!old.adopted()) {
            throw new Missing();
        }
        var topics = lists.topicsForCorrection(viewer, old.meeting()).stream()
            .map(each -> new CorrectionPage.Choice(each.id().value(), DutchDates.dayMonthYear(each.day()) + ": " + each.title()))
            .toList();
        var page = new CorrectionPage(LineRow.of(old, today.date()), "De lijst van " + DutchDates.dayMonthYear(old.meetingDay()),
                "/vergaderingen/" + old.meeting() + "/lijst", topics, text,
                PersonalData.warnings(text).isEmpty() || !errors.any() ? "" : "true", topic, errors);
        return answered("decision/correction", page, errors);
    }

    private interface Work {
        void by(Command command);
    }

    private ModelAndView done(Command command, MeetingId meeting, Map<String, String> typed, Work work) {
        var address = "/vergaderingen/" + meeting + "/lijst";
        try {
            work.by(command.answering(address));
            return see(address);
        } catch (Refused refused) {
            return page(command.by(), meeting, Variant.INTERNAL, typed.get("regel"), typed, Errors.of(refused));
        }
    }

    private ModelAndView page(Viewer viewer, MeetingId meeting, Variant variant, @Nullable String commenting, Map<String, String> typed, Errors errors) {
        var list = lists.find(viewer, meeting);
        if (variant == Variant.PUBLIC) {
            return new ModelAndView("decision/list", "page", viewer.may(Act.MAKE_VARIANTS)
                    ? ListPage.preview(viewer, variants.three(viewer, list), today.date())
                    : ListPage.open(viewer, list, lists.printed(viewer, list, Variant.PUBLIC, null), today.date()));
        }
        if (!list.isAdopted() && viewer.may(Act.READ_DRAFTS)) {
            return answered("decision/list", ListPage.working(viewer, lists.working(viewer, list), variant, today.date(), typed, errors), errors);
        }
        var versions = lists.lastTwo(viewer, list);
        var members = versions.isEmpty() ? null : versions.getFirst();
        var before = versions.size() < 2 ? null : versions.getLast();
        var internal = list.isAdopted() ? lists.standing(viewer, list).orElse(null) : null;
        var living = list.isAdopted() ? lists.living(viewer, list) : List.<Line>of();
        return answered("decision/list", ListPage.sent(viewer, list, members, before, internal, variant, living, lists.objecting(viewer, list),
                comments.commenting(viewer, list), commenting, today.date(), typed, errors), errors);
    }

    private LocalDate day(String typed, String field) {
        if (DutchDates.whole(typed, today.date()) instanceof DutchDates.Day day) {
            return day.date();
        }
        throw new Refused("list.day-not-understood").at(field);
    }

    private static ModelAndView answered(String view, Object page, Errors errors) {
        return new ModelAndView(view, Map.of("page", page), errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static ModelAndView see(String address) {
        var redirect = new ModelAndView("redirect:" + address);
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
