package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.sample.SampleDay;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// The pages of the list of 20 November 2025, for each who may read it. The table's day is 12 February 2026.
@RegietafelTest
class ListPageTest {

    private static final LocalDate NOVEMBER_20 = LocalDate.of(2025, 11, 20);
    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);

    @Autowired
    private DecisionLists lists;

    @Autowired
    private Lines lines;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Agendas agendas;

    @Autowired
    private SampleDay day;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private LocalDate shown;
    private Cast cast;
    private MeetingId november;
    private AgendaItemId reception;
    private AgendaItemId housing;
    private AgendaItemId adoption;
    private String list;

    @BeforeEach
    void meet() {
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        november = planned(NOVEMBER_20);
        reception = topic(november, "Opvang asielzoekers", AgendaItem.Kind.REGULAR, null, Set.of());
        housing = topic(november, "Huisvesting", AgendaItem.Kind.REGULAR, null, Set.of());
        adoption = topic(planned(FEBRUARY_12), "Lijst vaststellen", AgendaItem.Kind.ADOPTION, november, Set.of());
        list = "/vergaderingen/" + november + "/lijst";
    }

    @AfterEach
    void goBack() {
        day.set(shown);
    }

    @Test
    void the_secretary_sees_what_holds_the_sending_back_and_sends_it_when_it_is_filled() {
        var action = write(reception, LineKind.ACTION, "Een overzicht van panden maken.", List.of());
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        var secretary = browser(cast.secretary);

        var page = secretary.open(list);
        assertThat(page.page().title()).isEqualTo("Actie- en besluitenlijst 20 november 2025 · Waterrijk · Regietafel");
        assertThat(page.text()).contains("Nog 1 open plek", "wie en wanneer ontbreken", "kan zodra alles is ingevuld", "concept, niet vastgesteld", "2 regels");
        assertThat(page.page().select("#open-plekken ~ ul a").attr("href")).isEqualTo("#regel-" + action);
        assertThat(page.page().select("#regel-" + action + " .regietafel-gap")).hasSize(2);
        assertThat(page.page().select(".regietafel-button--primary").text()).isEqualTo("Rondsturen");
        assertThat(page.page().select("[aria-current=step]").text()).startsWith("Concept");

        var refused = secretary.send(page.form(list + "/rondsturen").with("reageren", "3 maart"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Er zijn nog open plekken.", "Een overzicht van panden maken.");
        assertThat(refused.page().select("#reageren").attr("value")).isEqualTo("3 maart");

        secretary.follow(form(page, "WHO"));
        assertThat(secretary.follow(form(secretary.open(list), "WHEN")).text()).doesNotContain("open plek");
        var sent = secretary.follow(secretary.open(list).form(list + "/rondsturen").with("reageren", "3 maart"));
        assertThat(sent.text()).contains("De lijst is rondgezonden op 12 februari 2026, versie 1. Reageren kan tot en met di 3 maart.", "2025-1/1",
                "agendapunt 1 op do 12 februari");
        assertThat(sent.page().select("[aria-current=step]").text()).startsWith("Rondgezonden");
        assertThat(browser(cast.memberOfLisdonk).open(list).text()).contains("De lijst is rondgezonden op 12 februari 2026, versie 1.", "Alles is vol.");
    }

    @Test
    void who_is_to_read_a_list_is_told_so_where_they_come_in() {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        var secretary = browser(cast.secretary);
        var member = browser(cast.memberOfLisdonk);
        assertThat(member.open("/vergaderingen").page().select(".regietafel-notice")).isEmpty();

        secretary.follow(secretary.open(list).form(list + "/rondsturen").with("reageren", "3 maart"));

        var notice = member.open("/vergaderingen").page().select(".regietafel-notice");
        assertThat(notice.text()).isEqualTo("De lijst van 20 november 2025 is rondgezonden op do 12 februari. Reageren kan tot en met di 3 maart.");
        assertThat(notice.select("a").attr("href")).isEqualTo(list);
        assertThat(secretary.open("/vergaderingen").page().select(".regietafel-notice")).as("who sent it knows").isEmpty();

        cast.does(cast.chair, () -> lists.adopt(Command.by(cast.chair), november, adoption, false));
        assertThat(member.open("/vergaderingen").page().select(".regietafel-notice")).isEmpty();
    }

    @Test
    void a_day_that_is_not_understood_is_said_at_its_field() {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        var secretary = browser(cast.secretary);

        var again = secretary.send(secretary.open(list).form(list + "/rondsturen").with("reageren", "ooit eens"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().getElementById("reageren-fout").text()).startsWith("Deze dag begrijpen wij niet.");
    }

    @Test
    void the_members_read_nothing_of_a_concept() throws Exception {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());

        for (var viewer : List.of(cast.memberOfLisdonk, cast.agency, cast.observer)) {
            assertThat(browser(viewer).open(list).text()).contains("Deze lijst is nog niet rondgezonden.").doesNotContain("Alles is vol.", "Opvang asielzoekers",
                    "1 regel");
            assertThat(answer(viewer, list + "/afdruk").getStatus()).isEqualTo(404);
            assertThat(answer(viewer, list + "/inhoud?versie=1").getStatus()).isEqualTo(404);
            assertThat(answer(viewer, list + "/vergelijken").getStatus()).isEqualTo(404);
            assertThat(browser(viewer).open(list + "/versies").text()).contains("Deze lijst is nog niet rondgezonden.");
        }
        for (var address : List.of(list, list + "/afdruk", list + "/versies", list + "/inhoud?versie=1")) {
            assertThat(answer(cast.administrator, address).getStatus()).as(address).isEqualTo(404);
        }
        assertThat(browser(cast.chair).open(list).text()).contains("Alles is vol.").doesNotContain("Rondsturen");
    }

    @Test
    void two_versions_stand_beside_each_other_by_line_and_by_word() throws Exception {
        var full = write(reception, LineKind.SIGNAL, "Alles is vol in de regio.", List.of());
        var gone = write(reception, LineKind.SIGNAL, "De hal staat leeg.", List.of());
        write(housing, LineKind.SIGNAL, "De achterstand groeit.", List.of());
        circulate();
        change(full, "Alles is bijna vol, in de regio.");
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), gone, FollowUp.LAPSE, null, null, null, "Verkocht."));
        write(housing, LineKind.SIGNAL, "Er komen 12 woningen bij.", List.of());
        circulate();
        change(full, "Nog niet rondgezonden woorden.");

        var page = browser(cast.memberOfLisdonk).open(list + "/vergelijken");

        assertThat(page.text()).contains("Versie 1 naar versie 2: 1 nieuw, 1 gewijzigd, 1 vervallen.", "1 andere regel staat er net zo in beide versies.")
            .doesNotContain("Nog niet rondgezonden");
        assertThat(page.page().select(".regietafel-compare__row ins").eachText()).contains("bijna", ",", "Er komen 12 woningen bij.", "Vervallen: Verkocht.");
        assertThat(browser(cast.memberOfLisdonk).open(list + "/vergelijken?van=1&naar=1").text()).contains("geen regel verschilt");
        assertThat(answer(cast.memberOfLisdonk, list + "/vergelijken?van=1&naar=3").getStatus()).isEqualTo(404);
    }

    @Test
    void later_edits_reach_the_members_with_the_next_version() {
        var first = write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        circulate();
        change(first, "Alles is nu echt vol.");
        write(housing, LineKind.SIGNAL, "De achterstand groeit.", List.of());
        var secretary = browser(cast.secretary);

        var page = secretary.open(list);
        assertThat(page.text()).contains("Gewijzigd na rondsturen", "gewijzigd, nog niet rondgezonden", "nieuw, nog niet rondgezonden");
        for (var viewer : List.of(cast.memberOfLisdonk, cast.agency, cast.observer)) {
            assertThat(browser(viewer).open(list).text()).contains("Alles is vol.").doesNotContain("echt", "achterstand", "Gewijzigd na rondsturen");
            assertThat(browser(viewer).open(list + "/afdruk").text()).contains("Alles is vol.").doesNotContain("echt", "achterstand");
        }

        secretary.follow(page.form(list + "/rondsturen"));

        assertThat(browser(cast.memberOfLisdonk).open(list).text()).contains("Alles is nu echt vol.", "De achterstand groeit.", "versie 2");
        assertThat(browser(cast.memberOfLisdonk).open(list + "/afdruk?versie=1").text()).contains("Alles is vol.").doesNotContain("achterstand");
    }

    @Test
    void a_hidden_name_is_in_no_byte_that_others_get() throws Exception {
        var random = new Random(20260212);
        for (int round = 0; round < 3; round++) {
            meet();
            var name = word(random);
            var other = word(random);
            var person = word(random);
            var party = PartyId.fresh();
            jdbc.sql("insert into directory.party (id, kind, name) values (:id, 'MUNICIPALITY', :name)").param("id", party.value()).param("name", name).update();
            jdbc.sql("insert into directory.party_name (party_id, name) values (:id, :name)").param("id", party.value()).param("name", other).update();
            jdbc.sql("insert into directory.seat (board_id, party_id, since, position) values (:board, :party, '2024-01-01', 9)")
                .param("board", cast.board.value()).param("party", party.value()).update();
            var theirs = cast.member("Q. " + person, party, Role.MEMBER, null);
            var secret = topic(november, "Geheim " + other, AgendaItem.Kind.REGULAR, null, Set.of(party));
            write(secret, LineKind.SIGNAL, "Alleen voor " + name + ".", List.of());
            var hidden = write(reception, LineKind.CALL, "Zoek vervanging voor de locatie.",
                    List.of(new LineParty(cast.lisdonk, null, null, "Lisdonk", null, false), new LineParty(party, theirs.person(), null, name, person, false)));
            cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), hidden, line(hidden).version(), Set.of(party)));
            write(housing, LineKind.SIGNAL, "De achterstand groeit.", List.of());
            circulate();
            change(lineCalled("De achterstand groeit."), "De achterstand groeit snel.");
            circulate();
            if (round == 2) {
                cast.does(cast.chair, () -> lists.adopt(Command.by(cast.chair), november, adoption, false));
            }

            for (var viewer : List.of(cast.memberOfLisdonk, cast.memberOfNieuwevaart, cast.agency, cast.observer, cast.chair)) {
                for (var address : List.of(list, list + "?variant=leden", list + "?variant=intern", list + "/afdruk", list + "/afdruk?versie=1", list + "/afdruk?versie=2",
                        list + "/versies", list + "/inhoud?versie=1", list + "/inhoud?versie=2", list + "/afdruk?versie=3",
                        list + "/vergelijken?van=1&naar=2")) {
                    var everything = everything(answer(viewer, address)).toLowerCase(Locale.ROOT);

                    for (var marker : List.of(name, other, person, party.value(), theirs.person().value(), "geheim")) {
                        assertThat(everything).as(viewer.name() + " on " + address).doesNotContain(marker.toLowerCase(Locale.ROOT));
                    }
                }
                assertThat(browser(viewer).open(list).text()).contains("Lisdonk", "Een gemeente");
            }
            assertThat(browser(cast.secretary).open(list).text()).contains(name, "verborgen in de lijst", "Geheim");
            assertThat(everything(answer(cast.secretary, list + "?variant=leden"))).doesNotContain(name, "Geheim");
            assertThat(everything(answer(cast.secretary, list + "/afdruk"))).doesNotContain(name, "Geheim");
        }
    }

    @Test
    void a_print_is_refused_while_a_hidden_name_stands_in_it() throws Exception {
        var hidden = write(reception, LineKind.CALL, "Zoek vervanging.", List.of(new LineParty(cast.lisdonk, null, null, "Lisdonk", null, false)));
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), hidden, 1, Set.of(cast.lisdonk)));
        var other = write(housing, LineKind.SIGNAL, "Lisdonk loopt achter.", List.of());

        assertThat(answer(cast.secretary, list + "/afdruk").getStatus()).isEqualTo(422);
        assertThat(everything(answer(cast.secretary, list + "/afdruk"))).contains("Lisdonk loopt achter.");
        assertThat(everything(answer(cast.chair, list + "/afdruk"))).contains("De secretaris ziet waar").doesNotContain("Lisdonk");
        change(other, "Een van ons loopt achter.");

        assertThat(browser(cast.secretary).open(list + "/afdruk").text()).contains("CONCEPT", "Een gemeente", "nog niet rondgezonden").doesNotContain("Lisdonk");
    }

    @Test
    void the_print_has_two_columns_its_state_and_a_fingerprint_that_anyone_recomputes() throws Exception {
        write(reception, LineKind.ACTION, "Een overzicht maken.", List.of(new LineParty(cast.nieuwevaart, cast.memberOfNieuwevaart.person(), null, "Nieuwevaart", "D. Oosterhuis", false)),
                LocalDate.of(2026, 3, 13), LocalDate.of(2026, 2, 12));
        circulate();

        var print = browser(cast.memberOfLisdonk).open(list + "/afdruk");
        assertThat(print.page().title()).isEqualTo("Actie- en besluitenlijst 20 november 2025 · Waterrijk · Regietafel");
        assertThat(print.page().select("thead th").eachText()).containsExactly("Onderwerp", "Door wie?");
        assertThat(print.page().select("tbody tr").get(1).select("td").get(1).text()).isEqualTo("Nieuwevaart D. Oosterhuis vóór 13 maart 2026 naar 12 februari 2026");
        assertThat(print.text()).contains("CONCEPT", "Vergadering van donderdag 20 november 2025", "versie 1, 12 februari 2026", "2025-1/1", "1 Opvang asielzoekers");
        assertThat(print.page().select(".regietafel-paper__key").text()).contains("mededeling", "signaal", "besluit", "afspraak", "actie", "vraag", "oproep", "agendapunt");
        var json = answer(cast.memberOfLisdonk, list + "/inhoud?versie=1");
        var sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.getContentAsByteArray()));
        assertThat(print.page().select("code").text().replace(" ", "")).isEqualTo(sha);
        assertThat(browser(cast.memberOfLisdonk).open(list + "/versies").page().select("code").text().replace(" ", "")).isEqualTo(sha);
        assertThat(json.getContentType()).startsWith("application/json");
        assertThat(json.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"lijst-2025-11-20-versie-1.json\"");
    }

    @Test
    void the_chair_records_what_the_meeting_decided() throws Exception {
        var first = write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        circulate();
        change(first, "Alles is bijna vol.");
        var chair = browser(cast.chair);

        var page = chair.open(list);
        assertThat(page.page().select(".regietafel-button--primary").text()).isEqualTo("Lijst vaststellen");
        assertThat(page.page().select("input[name=wijzigingen][checked]").attr("value")).isEqualTo("ja");
        assertThat(chair.send(page.form(list + "/vaststelling").with("wijzigingen", "nee")).text()).contains("Deze wijzigingen zijn nog niet rondgezonden");
        var stands = chair.follow(page.form(list + "/vaststelling"));

        assertThat(stands.text()).contains("Deze lijst is vastgesteld op 12 februari 2026, met wijzigingen.", "Vastgelegd door H. van Wijck.", "12 feb 2026, agendapunt 1");
        assertThat(stands.page().select("form[action^=" + list + "]")).isEmpty();
        var print = browser(cast.agency).open(list + "/afdruk").text();
        assertThat(print).contains("Vastgesteld op 12 februari 2026", "Vastgesteld, met wijzigingen, door de vergadering van 12 februari 2026, agendapunt 1.")
            .doesNotContain("CONCEPT");
        assertThat(browser(cast.agency).open(list + "/afdruk?versie=1").text()).contains("CONCEPT");
        assertThat(browser(cast.agency).open(list).text()).contains("Alles is bijna vol.", "vastgesteld").doesNotContain("Corrigeren");
        assertThat(browser(cast.agency).open(list + "/versies").text()).contains("vastgesteld met wijzigingen");
    }

    @Test
    void how_a_line_stands_later_is_read_beside_what_was_adopted() {
        var question = write(reception, LineKind.QUESTION, "Hoeveel plekken blijven er over?", List.of(new LineParty(cast.coa, null, null, "COA", null, false)),
                FEBRUARY_12, null);
        circulate();
        cast.does(cast.secretary, () -> lists.adopt(Command.by(cast.secretary), november, adoption, false));
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), question, FollowUp.ANSWER, null, null, FEBRUARY_12, "Er blijven er 420 over."));

        assertThat(browser(cast.memberOfLisdonk).open(list).text()).contains("beantwoord op 12 feb 2026");
        assertThat(browser(cast.memberOfLisdonk).open(list + "/afdruk").text()).doesNotContain("beantwoord");
    }

    @Test
    void a_member_objects_in_writing_and_the_list_goes_back_to_the_meeting() {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        circulate();
        var secretary = browser(cast.secretary);
        assertThat(secretary.follow(secretary.open(list).form(list + "/schriftelijk").with("tot", "20 februari")).text())
            .contains("Wie op 20 februari 2026 niets heeft gezegd, gaat akkoord.");
        assertThat(browser(cast.observer).open(list).page().select("form[action$=/bezwaar]")).isEmpty();
        var member = browser(cast.memberOfLisdonk);
        var page = member.open(list);

        assertThat(member.send(page.form(list + "/bezwaar")).status()).isEqualTo(422);
        var after = member.follow(page.form(list + "/bezwaar").with("bezwaar", "Punt 1 klopt niet."));

        assertThat(after.text()).contains("Bezwaar bij schriftelijke vaststelling", "Lisdonk J. Terpstra", "Punt 1 klopt niet.");
        assertThat(after.page().select("form[action$=/bezwaar]")).isEmpty();
        assertThat(secretary.open(list).page().select("[aria-current=step]").text()).startsWith("Rondgezonden");
    }

    @Test
    void silence_is_recorded_after_the_date() {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        circulate();
        var chair = browser(cast.chair);
        chair.follow(chair.open(list).form(list + "/schriftelijk").with("tot", "20 februari"));
        day.set(LocalDate.of(2026, 2, 21));

        var page = chair.open(list);
        assertThat(page.text()).contains("Niemand heeft bezwaar gemaakt.");
        assertThat(browser(cast.memberOfLisdonk).open(list).page().select("form[action$=/bezwaar]")).isEmpty();
        assertThat(page.page().select(".regietafel-button--primary").text()).isEqualTo("Vaststelling vastleggen");

        assertThat(chair.follow(page.form(list + "/schriftelijk/vaststelling")).text())
            .contains("Deze lijst is vastgesteld op 20 februari 2026, schriftelijk: niemand maakte bezwaar.");
    }

    @Test
    void an_adopted_line_is_corrected_by_a_new_line_that_names_it() throws Exception {
        var first = write(reception, LineKind.SIGNAL, "Alle 430 plekken zijn vol.", List.of());
        var limited = topic(november, "Locatie Oeverhoven", AgendaItem.Kind.REGULAR, null, Set.of(cast.lisdonk));
        write(limited, LineKind.SIGNAL, "Alleen voor Lisdonk.", List.of());
        circulate();
        assertThat(answer(cast.secretary, "/regels/" + first + "/correctie").getStatus()).isEqualTo(404);
        cast.does(cast.secretary, () -> lists.adopt(Command.by(cast.secretary), november, adoption, false));
        var secretary = browser(cast.secretary);
        cast.does(cast.secretary, () -> agendas.change(Command.by(cast.secretary), limited, 1, null, new Topic("Iets heel anders",
                AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.LIMITED, Set.of(cast.lisdonk))));
        assertThat(secretary.open(list).text()).contains("Locatie Oeverhoven", "Alleen voor Lisdonk.").doesNotContain("Iets heel anders");
        assertThat(secretary.open(list + "?variant=leden").text()).doesNotContain("Locatie Oeverhoven", "Alleen voor Lisdonk.");
        assertThat(browser(cast.chair).open(list).text()).contains("Alle 430 plekken zijn vol.").doesNotContain("Locatie Oeverhoven", "Alleen voor Lisdonk.");
        var link = secretary.open(list).page().select("#regel-" + first + " a[href$=/correctie]").attr("href");
        var form = secretary.open(link).form(link);

        assertThat(secretary.send(form.with("tekst", "")).status()).isEqualTo(422);
        var asked = secretary.send(form.with("tekst", "s Een bewoner, geboren op 3-5-1988"));
        assertThat(asked.text()).contains("geboortedatum");
        assertThat(asked.page().select("input[name=gezien]").attr("value")).isEqualTo("true");
        var sent = secretary.send(form.with("tekst", "a Tel de 420 plekken opnieuw @coa !3-3"));

        assertThat(sent.status()).isEqualTo(303);
        var correction = cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, adoption)).getLast();
        assertThat(correction.text()).isEqualTo("Tel de 420 plekken opnieuw");
        assertThat(correction.kind()).isEqualTo(LineKind.ACTION);
        assertThat(correction.parties()).extracting(LineParty::name).containsExactly("COA");
        assertThat(correction.dueOn()).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(correction.corrects()).isEqualTo(first);
        assertThat(browser(cast.memberOfLisdonk).open(link).status()).isEqualTo(404);
    }

    @Test
    void a_correction_begins_as_the_old_line_would_be_typed_and_keeps_hidden_who_is_hidden() {
        var owner = new LineParty(cast.lisdonk, null, null, "Lisdonk", null, true);
        var said = new Line.Said(LineKind.ACTION, "Een overzicht van panden maken.", List.of(owner), LocalDate.of(2026, 3, 13), false, null, false, null);
        var line = cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), reception, List.of(said), null)).getFirst();
        circulate();
        cast.does(cast.secretary, () -> lists.adopt(Command.by(cast.secretary), november, adoption, false));
        var secretary = browser(cast.secretary);
        var address = "/regels/" + line + "/correctie";

        var page = secretary.open(address);
        assertThat(page.page().select("textarea[name=tekst]").text()).isEqualTo("a Een overzicht van panden maken. @Lisdonk !13-3-2026");
        assertThat(secretary.send(page.form(address)).status()).isEqualTo(303);

        var correction = cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, adoption)).getLast();
        assertThat(correction.parties()).extracting(LineParty::name, LineParty::hidden).containsExactly(tuple("Lisdonk", true));
        assertThat(correction.mask()).isEqualTo("Een gemeente");
        assertThat(correction.dueOn()).isEqualTo(LocalDate.of(2026, 3, 13));
    }

    @Test
    void what_one_may_not_do_is_not_there() throws Exception {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        circulate();
        for (var act : List.of("/rondsturen", "/vaststelling", "/schriftelijk", "/schriftelijk/vaststelling")) {
            for (var viewer : List.of(cast.memberOfLisdonk, cast.agency, cast.observer, cast.administrator)) {
                assertThat(sent(viewer, list + act)).as(viewer.name() + act).isEqualTo(404);
            }
        }
        assertThat(sent(cast.chair, list + "/rondsturen")).isEqualTo(404);
        for (var viewer : List.of(cast.secretary, cast.chair, cast.observer, cast.administrator)) {
            assertThat(sent(viewer, list + "/bezwaar")).as(viewer.name()).isEqualTo(404);
        }
        var elsewhere = new Cast(jdbc, sessions);
        assertThat(answer(elsewhere.secretary, list).getStatus()).isEqualTo(404);
    }

    @Test
    void sending_the_same_form_twice_sends_the_list_once() {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        var secretary = browser(cast.secretary);
        var form = secretary.open(list).form(list + "/rondsturen");

        var first = secretary.send(form);
        var second = secretary.send(form);

        assertThat(second.location()).isEqualTo(first.location());
        assertThat(cast.as(cast.secretary, () -> lists.find(cast.secretary, november)).circulations()).hasSize(1);
    }

    @Test
    void a_list_is_a_file_for_whom_it_is_read_and_the_internal_one_for_the_secretary_only() throws Exception {
        write(reception, LineKind.SIGNAL, "Alles is vol.", List.of());
        var secret = topic(november, "Beperkt onderwerp", AgendaItem.Kind.REGULAR, null, Set.of(cast.nieuwevaart));
        write(secret, LineKind.SIGNAL, "Alleen voor ons.", List.of());
        assertThat(answer(cast.memberOfLisdonk, list + "/afdruk.pdf").getStatus()).as("nothing was sent yet").isEqualTo(404);
        assertThat(answer(cast.chair, list + "/afdruk.pdf").getHeader("Content-Disposition")).contains("actie-en-besluitenlijst-2025-11-20-concept.pdf");
        circulate();

        for (var ending : List.of("pdf", "docx")) {
            var file = answer(cast.memberOfLisdonk, list + "/afdruk." + ending);
            assertThat(file.getStatus()).isEqualTo(200);
            assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"actie-en-besluitenlijst-2025-11-20-versie-1." + ending + "\"");
            assertThat(said(file)).contains("Alles is vol.", "versie 1").doesNotContain("Alleen voor ons.", "Beperkt onderwerp");
            assertThat(answer(cast.memberOfLisdonk, list + "/afdruk." + ending + "?versie=2").getStatus()).isEqualTo(404);
            assertThat(answer(cast.memberOfLisdonk, list + "/afdruk." + ending + "?variant=intern").getStatus()).isEqualTo(404);
            assertThat(answer(cast.chair, list + "/afdruk." + ending + "?variant=intern").getStatus()).isEqualTo(404);
            assertThat(answer(cast.secretary, list + "/afdruk." + ending + "?variant=anders").getStatus()).isEqualTo(404);
            assertThat(said(answer(cast.secretary, list + "/afdruk." + ending + "?variant=intern"))).contains("Alleen voor ons.", "alleen voor het secretariaat");
        }
    }

    /// What a PDF or a Word file says.
    private static String said(MockHttpServletResponse file) throws Exception {
        if (file.getContentType().equals("application/pdf")) {
            try (var pdf = Loader.loadPDF(file.getContentAsByteArray())) {
                return new PDFTextStripper().getText(pdf);
            }
        }
        return String.join("\n", ListFilesTest.parts(file.getContentAsByteArray()).values());
    }

    /// As a form that was never on a page of this viewer, with a token that is in order.
    private int sent(Viewer viewer, String address) throws Exception {
        var session = new Cookie("regietafel", cast.signIn(viewer));
        var page = mvc.perform(get("/mensen").cookie(session)).andReturn().getResponse();
        var token = Jsoup.parse(page.getContentAsString(StandardCharsets.UTF_8)).select("input[name=_csrf]").attr("value");
        return mvc.perform(post(address).param("_csrf", token).param("tot", "20 februari").param("onderwerp", adoption.value())
                .param("partij", cast.lisdonk.value()).param("bezwaar", "Nee.").cookie(session, page.getCookie("regietafel-csrf")))
            .andReturn().getResponse().getStatus();
    }

    private MockHttpServletResponse answer(Viewer viewer, String address) throws Exception {
        return mvc.perform(get(address).cookie(new Cookie("regietafel", cast.signIn(viewer)))).andReturn().getResponse();
    }

    private static String everything(MockHttpServletResponse answer) {
        var all = new StringBuilder(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
        answer.getHeaderNames().forEach(name -> all.append('\n').append(name).append(answer.getHeaders(name)));
        return all.toString();
    }

    private static String word(Random random) {
        var word = new StringBuilder("X");
        for (int i = 0; i < 9; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }

    private MeetingId planned(LocalDate on) {
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(on, null, null, null, null), new FirstAgenda.Empty())).id();
    }

    private AgendaItemId topic(MeetingId meeting, String title, AgendaItem.Kind kind, @Nullable MeetingId adopts, Set<PartyId> sharedWith) {
        var topic = new Topic(title, kind, null, null, null, null, adopts, sharedWith.isEmpty() ? Confidentiality.BOARD : Confidentiality.LIMITED, sharedWith);
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, topic)).id();
    }

    private LineId write(AgendaItemId topic, LineKind kind, String text, List<LineParty> parties) {
        return write(topic, kind, text, parties, null, null);
    }

    private LineId write(AgendaItemId topic, LineKind kind, String text, List<LineParty> parties, @Nullable LocalDate due, @Nullable LocalDate goesTo) {
        var said = new Line.Said(kind, text, parties, due, false, goesTo, false, null);
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said), null)).getFirst();
    }

    private void change(LineId id, String text) {
        var line = line(id);
        cast.does(cast.secretary, () -> lines.change(Command.by(cast.secretary), id, line.version(),
                new Line.Said(line.kind(), text, line.parties(), null, false, null, false, null)));
    }

    /// The button that says of one open place that it stays open on purpose.
    private Browser.Form form(Browser.Answer page, String gap) {
        page.page().select("form[action$=/bewust-zonder]").stream().filter(form -> form.select("[name=plek]").attr("value").equals(gap)).findFirst()
            .orElseThrow().attr("action", list + "/bewust-zonder?");
        return page.form(list + "/bewust-zonder?");
    }

    private void circulate() {
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), november, null));
    }

    private Line line(LineId id) {
        return cast.as(cast.secretary, () -> lines.find(cast.secretary, id));
    }

    private LineId lineCalled(String text) {
        return cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, housing)).stream().filter(line -> line.text().equals(text)).findFirst().orElseThrow().id();
    }
}
