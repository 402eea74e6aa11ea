package nl.regietafel.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.DecisionLists;
import nl.regietafel.decision.FollowUp;
import nl.regietafel.decision.FollowUps;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.paper.Inbox;
import nl.regietafel.paper.Papers;
import nl.regietafel.paper.SampleFiles;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/// All lines as one person finds them: in pages, counts, completion and spreadsheets, and nothing of what that person may not see.
@RegietafelTest
class RegisterPageTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate MARCH_13 = LocalDate.of(2026, 3, 13);

    @Autowired private Lines lines;
    @Autowired private DecisionLists lists;
    @Autowired private FollowUps followUps;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Dossiers dossiers;
    @Autowired private Papers papers;
    @Autowired private Inbox inbox;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private MockMvc mvc;

    private Cast cast;
    private MeetingId meeting;
    private AgendaItemId topic;
    private DossierId dossier;

    @BeforeEach
    void meet() {
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(FEBRUARY_12, null, null, null, null), new FirstAgenda.Empty())).id();
        topic = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null,
                new Topic("Opvang asielzoekers", AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.BOARD, Set.of()))).id();
        dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Alleenstaande minderjarigen", "amv")).id();
    }

    @Test
    void a_line_is_found_by_its_words_in_any_form_and_with_a_slip_of_the_keyboard() {
        write(LineKind.SIGNAL, "De gemeenten bouwen te weinig woningen.");
        write(LineKind.SIGNAL, "Noodopvanglocaties sluiten na de coöperatie.");
        circulate();

        for (var query : List.of("woning", "woningen", "WONINGEN bouwen", "wonigen", "gemeente te weinig")) {
            assertThat(found(cast.memberOfLisdonk, query)).as(query).containsExactly("De gemeenten bouwen te weinig woningen.");
        }
        for (var query : List.of("opvang", "cooperatie", "coöperaties", "\"na de coöp\"", "-woning")) {
            assertThat(found(cast.memberOfLisdonk, query)).as(query).containsExactly("Noodopvanglocaties sluiten na de coöperatie.");
        }
        assertThat(open(cast.memberOfLisdonk, "wonigen").text()).contains("lijken");
        assertThat(found(cast.memberOfLisdonk, "\"de woningen\"")).isEmpty();
        assertThat(found(cast.memberOfLisdonk, "onvindbaarheid")).isEmpty();
    }

    @Test
    void a_line_is_found_by_the_other_names_of_its_dossier_and_its_party() {
        cast.does(cast.secretary, () -> dossiers.addName(Command.by(cast.secretary), dossier, "minderjarige vreemdelingen"));
        write(LineKind.ACTION, "Een overzicht maken.", List.of(party(cast.coa, "COA")), dossier);
        write(LineKind.SIGNAL, "Over minderjarige vreemdelingen is gesproken.");
        write(LineKind.SIGNAL, "Iets anders.");
        circulate();

        assertThat(found(cast.memberOfLisdonk, "amv")).hasSize(2);
        assertThat(found(cast.memberOfLisdonk, "#[minderjarige vreemdelingen]")).containsExactly("Een overzicht maken.");
        assertThat(found(cast.memberOfLisdonk, "coa")).containsExactly("Een overzicht maken.");
        assertThat(found(cast.memberOfLisdonk, "@coa is:open soort:toezeggingen")).containsExactly("Een overzicht maken.");
        assertThat(found(cast.memberOfLisdonk, "2026-1/3")).containsExactly("Iets anders.");
    }

    @Test
    void a_member_searches_what_was_last_sent_round_and_the_secretary_what_is_being_written() {
        var line = write(LineKind.SIGNAL, "Alles is vol.");
        circulate();
        cast.does(cast.secretary, () -> lines.change(Command.by(cast.secretary), line, version(line),
                new Line.Said(LineKind.ACTION, "Iedereen wacht.", List.of(party(cast.coa, "COA")), MARCH_13, false, null, false, null)));
        write(LineKind.DECISION, "Nog niet rondgezonden.");

        assertThat(found(cast.memberOfLisdonk, "")).containsExactly("Alles is vol.");
        for (var query : List.of("wacht", "\"iedereen\"", "@coa", "soort:actie", "is:open", "voor:13-3", "rondgezonden")) {
            assertThat(found(cast.memberOfLisdonk, query)).as(query).isEmpty();
        }
        assertThat(found(cast.secretary, "wacht")).containsExactly("Iedereen wacht.");
        assertThat(found(cast.secretary, "vol")).isEmpty();
        assertThat(found(cast.chair, "soort:actie @coa voor:13-3 is:open")).containsExactly("Iedereen wacht.");
    }

    @Test
    void a_hidden_party_is_found_by_who_may_know_it_only() {
        var line = write(LineKind.ACTION, "Een overzicht maken.", List.of(party(cast.lisdonk, "Lisdonk")), null);
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), line, version(line), Set.of(cast.lisdonk)));
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), line, FollowUp.REPORT, cast.lisdonk, null, null, ""));
        circulate();

        for (var who : List.of(cast.secretary, cast.memberOfLisdonk)) {
            assertThat(found(who, "@lisdonk")).hasSize(1);
            assertThat(found(who, "lisdonk")).hasSize(1);
        }
        for (var who : List.of(cast.memberOfNieuwevaart, cast.chair, cast.agency, cast.observer)) {
            assertThat(found(who, "@lisdonk")).isEmpty();
            assertThat(found(who, "lisdonk")).isEmpty();
            assertThat(found(who, "soort:toezegging")).isEmpty();
            assertThat(found(who, "is:gemeld")).isEmpty();
            assertThat(open(who, "").page().select(".regietafel-register__who").text()).contains("Een gemeente").doesNotContain("Lisdonk");
            assertThat(open(who, "").page().select(".regietafel-refine > a").text()).doesNotContain("lisdonk");
            assertThat(file(who, "csv", "")).contains("Een gemeente").doesNotContain("Lisdonk");
        }
    }

    /// Random markers in everything confidential that the register reads; asked for by each of them, by who may not know.
    @Test
    void no_marker_of_what_one_may_not_see_is_in_any_answer() throws Exception {
        write(LineKind.SIGNAL, "Alles is vol.");
        circulate();
        var unsent = write(LineKind.ACTION, "kanarieconcept wordt geschreven.", List.of(party(cast.coa, "COA")), null);
        var limited = write(LineKind.ACTION, "kanariebeperkt mag bijna niemand lezen.", List.of(party(cast.nieuwevaart, "Nieuwevaart")), dossier);
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), limited, version(limited), Confidentiality.LIMITED, Set.of(cast.nieuwevaart)));
        cast.does(cast.secretary, () -> lines.remove(Command.by(cast.secretary), unsent, version(unsent)));
        circulate();
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), limited, FollowUp.LAPSE, null, null, null, "kanariereden"));
        var draft = write(LineKind.QUESTION, "kanarieconcept wordt nog geschreven.");

        for (var who : List.of(cast.memberOfLisdonk, cast.agency, cast.observer)) {
            var clean = open(who, "").page().select("main").html();
            for (var query : List.of("", "kanariebeperkt", "kanarieconcept", "kanariereden", "kanariebeperkr", "kanarie", "\"kanarie\"", "@nieuwevaart",
                    "#amv", "is:vervallen", "is:beperkt", "soort:actie", "soort:vraag", "2026-1/2", "2026-1/B1", "is:open", "-vol")) {
                for (var order : List.of("", "&volgorde=oudste", "&volgorde=eerst-klaar", "&volgorde=laatst-klaar", "&volgorde=betekenis")) {
                    var answer = new Browser(mvc, cast.signIn(who)).open("/registers?q=" + encoded(query) + order);
                    assertThat(answer.page().select("main table, .regietafel-registers, .regietafel-refine > a").outerHtml()
                        .replace(encoded(query), "")).as(query).doesNotContain("kanarie", "Nieuwevaart", "nieuwevaart", limited.value(), draft.value());
                    assertThat(answer.page().select("tbody tr")).as(query).hasSizeLessThanOrEqualTo(1);
                }
                for (var form : List.of("csv", "ods", "xlsx")) {
                    assertThat(file(who, form, query).replace("Zoals", "").replaceAll("(?i)letterlijk[^.]*|met kanarie\\w*|zonder \\w*|van of voor \\w*", "")).as(form + " " + query)
                        .doesNotContain("kanarie", limited.value(), draft.value());
                }
            }
            assertThat(get(who, "/registers/namen")).doesNotContain("kanarie");
            assertThat(new Browser(mvc, cast.signIn(who)).open("/registers?na=" + limited).page().select("tbody tr")).isEmpty();
            assertThat(open(who, "").page().select("main").html()).isEqualTo(clean);
            assertThat(open(who, "").page().select(".regietafel-registers__count").text()).isEqualTo("0 0 0 0 0 0 1 0");
        }
        assertThat(found(cast.memberOfNieuwevaart, "kanariebeperkt")).hasSize(1);
        assertThat(found(cast.secretary, "kanarie")).hasSize(2);
        assertThat(new Browser(mvc, cast.signIn(cast.administrator)).open("/registers").status()).isEqualTo(404);
    }

    @Test
    void a_word_is_also_found_in_the_papers_one_may_read() {
        write(LineKind.SIGNAL, "De leegstand neemt af.");
        lay("Rapport panden", Confidentiality.BOARD, "Er zijn veertig kloosterkamers vrij.");
        lay("Vertrouwelijk rapport", Confidentiality.LIMITED, "Ook de kloosterkamers van Oeverhoven.");
        circulate();

        var page = open(cast.memberOfLisdonk, "kloosterkamer");
        assertThat(page.page().select("#in-stukken ~ ul li").eachText()).singleElement().asString().contains("Rapport panden", "Opvang asielzoekers", "veertig kloosterkamers vrij");
        assertThat(page.page().select("#in-stukken ~ ul b").text()).isEqualTo("kloosterkamers");
        assertThat(page.text()).doesNotContain("Oeverhoven", "Geen regel past");
        assertThat(open(cast.memberOfNieuwevaart, "kloosterkamer").page().select("#in-stukken ~ ul li")).as("shared with Nieuwevaart").hasSize(2);
        assertThat(open(cast.memberOfLisdonk, "kloosterkamer soort:actie").page().select("#in-stukken")).as("a paper has no kind").isEmpty();
    }

    private void lay(String title, Confidentiality confidentiality, String text) {
        cast.does(cast.secretary, () -> {
            try (var file = inbox.ours("stuk.pdf", new ByteArrayInputStream(SampleFiles.pdf(text)))) {
                papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(file), title,
                        new Papers.Sharing(confidentiality, confidentiality == Confidentiality.LIMITED ? Set.of(cast.nieuwevaart) : Set.of()));
            }
        });
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_double_in_every_order() {
        var texts = new ArrayList<String>();
        for (var each = 0; each < 60; each++) {
            texts.add("Regel over opvang " + each + ".");
            write(each % 2 == 0 ? LineKind.ACTION : LineKind.SIGNAL, texts.getLast());
        }
        circulate();

        for (var order : List.of("", "&volgorde=oudste", "&volgorde=eerst-klaar", "&volgorde=laatst-klaar", "&volgorde=betekenis")) {
            for (var query : List.of("", "opvang", "opvnag")) {
                var seen = new ArrayList<String>();
                var next = "/registers?q=" + query + order;
                while (next != null) {
                    var answer = new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open(next);
                    seen.addAll(answer.page().select(".regietafel-register__text a").eachText());
                    next = answer.page().select("a[rel=next]").stream().map(link -> link.attr("href")).findFirst().orElse(null);
                }
                assertThat(seen).as(query + order).containsExactlyInAnyOrderElementsOf(texts);
            }
        }
        assertThat(open(cast.memberOfLisdonk, "").text()).contains("60 regels.", "Acties 30", "Signalen 30");
    }

    @Test
    void what_is_not_understood_is_shown_at_the_word_and_nothing_typed_is_lost() {
        var answer = open(cast.memberOfLisdonk, "opvang is:klaar \"en meer");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("mark").text()).isEqualTo("is:klaar");
        assertThat(answer.text()).contains("is:klaar kennen wij niet", "Bedoelt u is:aanvaard?");
        assertThat(answer.page().select("#vraag").attr("value")).isEqualTo("opvang is:klaar \"en meer");
        assertThat(answer.page().select("#vraag").attr("aria-invalid")).isEqualTo("true");
        assertThat(new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open(answer.page().select(".regietafel-field__error a").attr("href")).status()).isEqualTo(200);
    }

    @Test
    void choices_beside_the_query_line_become_part_of_it() {
        var answer = new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open("/registers?q=opvang&soort=actie&is=open&partij=COA&dossier=amv&sinds=2026-01-01&tot=");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(java.net.URLDecoder.decode(answer.location(), StandardCharsets.UTF_8))
            .isEqualTo("/registers?q=opvang soort:actie is:open @COA #amv sinds:2026-01-01");
        assertThat(new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open(answer.location()).status()).isEqualTo(200);
    }

    @Test
    void a_query_is_kept_for_oneself_and_put_away() {
        var browser = new Browser(mvc, cast.signIn(cast.memberOfLisdonk));
        var kept = browser.follow(browser.open("/registers?q=is:te-laat").form("/registers/zoekvragen").with("naam", "Te laat bij ons"));

        assertThat(kept.page().select(".regietafel-refine__saved a").text()).isEqualTo("Te laat bij ons");
        assertThat(open(cast.memberOfNieuwevaart, "").text()).doesNotContain("Te laat bij ons");
        assertThat(open(cast.secretary, "").text()).doesNotContain("Te laat bij ons");
        var action = kept.page().select(".regietafel-refine__saved form").attr("action");
        var other = new Browser(mvc, cast.signIn(cast.memberOfNieuwevaart));
        other.follow(other.open("/registers?q=is:open").form("/registers/zoekvragen").with("naam", "Van mij"));
        assertThat(browser.send(browser.open("/registers").form(action)).status()).isEqualTo(302);
        assertThat(open(cast.memberOfLisdonk, "").page().select(".regietafel-refine__saved")).isEmpty();
        assertThat(open(cast.memberOfNieuwevaart, "").text()).contains("Van mij");
    }

    @Test
    void a_query_without_a_name_is_refused_and_stays() {
        var browser = new Browser(mvc, cast.signIn(cast.memberOfLisdonk));
        var refused = browser.send(browser.open("/registers?q=is:open").form("/registers/zoekvragen").with("naam", " "));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Geef de zoekvraag een naam.");
        assertThat(refused.page().select("#vraag").attr("value")).isEqualTo("is:open");
    }

    @Test
    void a_spreadsheet_has_every_line_with_its_address_and_says_what_it_is_and_of_which_day() throws Exception {
        for (var each = 0; each < 30; each++) {
            write(LineKind.ACTION, "=Regel(" + each + ")", List.of(party(cast.coa, "COA")), dossier);
        }
        circulate();

        var answer = mvc.perform(MockMvcRequestBuilders.get("/registers/regels.xlsx?q=regel").cookie(new jakarta.servlet.http.Cookie("regietafel",
                cast.signIn(cast.memberOfLisdonk)))).andReturn().getResponse();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            var sheet = book.getSheet("Regels");
            assertThat(sheet.getLastRowNum()).isEqualTo(30);
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).startsWith("=Regel(");
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("COA");
            assertThat(sheet.getRow(1).getCell(9).getStringCellValue()).matches("http://localhost/regels/[a-z0-9]{12}");
            assertThat(book.getSheet("Bron").getRow(0).getCell(0).getStringCellValue()).startsWith("Regietafel Waterrijk");
            assertThat(book.getSheet("Bron").getRow(3).getCell(0).getStringCellValue()).contains("J. Terpstra", "12 februari 2026");
        }
        assertThat(answer.getHeader("Content-Disposition")).contains("regels-2026-02-12.xlsx");
        assertThat(file(cast.memberOfLisdonk, "csv", "regel")).contains("\"'=Regel(1)\"").doesNotContain("\"=Regel");
    }

    @Test
    void every_page_leads_here() {
        for (var page : List.of("/vergaderingen", "/mensen", "/dossiers", "/registers")) {
            assertThat(new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open(page).page().select("header form[role=search][action=/registers] input[name=q]"))
                .as(page).isNotEmpty();
        }
        assertThat(new Browser(mvc, cast.signIn(cast.administrator)).open("/mensen").page().select("form[role=search]")).isEmpty();
    }

    private LineId write(LineKind kind, String text) {
        return write(kind, text, List.of(), null);
    }

    private LineId write(LineKind kind, String text, List<LineParty> parties, DossierId dossier) {
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(new Line.Said(kind, text, parties, null, false, null, false, dossier)), null)).getFirst();
    }

    private static LineParty party(PartyId id, String name) {
        return new LineParty(id, null, null, name, null, false);
    }

    private void circulate() {
        cast.does(cast.secretary, () -> {
            for (var line : lines.ofTopic(cast.secretary, topic)) {
                line.gaps().forEach(gap -> followUps.record(Command.by(cast.secretary), line.id(), FollowUp.WITHOUT, null, null, null, gap.name()));
            }
            lists.circulate(Command.by(cast.secretary), meeting, null);
        });
    }

    private int version(LineId line) {
        return cast.as(cast.secretary, () -> lines.find(cast.secretary, line)).version();
    }

    private Browser.Answer open(Viewer viewer, String query) {
        return new Browser(mvc, cast.signIn(viewer)).open("/registers?q=" + encoded(query));
    }

    private List<String> found(Viewer viewer, String query) {
        var answer = open(viewer, query);
        assertThat(answer.status()).as(query + ": " + answer.page().select("main").text()).isEqualTo(200);
        return answer.page().select(".regietafel-register__text a").eachText();
    }

    private String file(Viewer viewer, String form, String query) {
        return get(viewer, "/registers/regels." + form + "?q=" + encoded(query));
    }

    /// The bytes of an answer as text, those of a zip unpacked.
    private String get(Viewer viewer, String address) {
        try {
            var answer = mvc.perform(MockMvcRequestBuilders.get(java.net.URI.create(address)).cookie(new jakarta.servlet.http.Cookie("regietafel", cast.signIn(viewer))))
                .andReturn().getResponse();
            var text = new StringBuilder(answer.getContentAsString(StandardCharsets.UTF_8));
            if (answer.getContentAsByteArray().length > 2 && answer.getContentAsByteArray()[0] == 'P') {
                var file = java.nio.file.Files.createTempFile("register", ".zip");
                java.nio.file.Files.write(file, answer.getContentAsByteArray());
                try (var zip = new java.util.zip.ZipFile(file.toFile())) {
                    for (var entry : java.util.Collections.list(zip.entries())) {
                        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                    }
                } finally {
                    java.nio.file.Files.delete(file);
                }
            }
            return text.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
