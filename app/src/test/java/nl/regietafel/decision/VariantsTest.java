package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.regietafel.AtTable;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.paper.Inbox;
import nl.regietafel.paper.PaperId;
import nl.regietafel.paper.Papers;
import nl.regietafel.paper.SampleFiles;
import nl.regietafel.sample.SampleDay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// The three variants of the list of 20 November 2025: what each says, and what is nowhere in it. The table's day is 12 February 2026.
@RegietafelTest
class VariantsTest {

    private static final LocalDate NOVEMBER_20 = LocalDate.of(2025, 11, 20);
    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);

    @Autowired
    private DecisionLists lists;

    @Autowired
    private Lines lines;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Papers papers;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SampleDay day;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private BeanFactory beans;

    private LocalDate shown;
    private Cast cast;
    private AtTable table;
    private MeetingId november;
    private AgendaItemId reception;
    private AgendaItemId adoption;
    private String list;
    private String variants;
    private Browser secretary;

    @BeforeEach
    void meet() {
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        table = new AtTable(cast, beans);
        november = table.planned(NOVEMBER_20);
        reception = table.topic(november, "Opvang asielzoekers");
        adoption = table.adopting(table.planned(FEBRUARY_12), november);
        list = "/vergaderingen/" + november + "/lijst";
        variants = list + "/varianten";
        secretary = new Browser(mvc, cast.signIn(cast.secretary));
    }

    @AfterEach
    void goBack() {
        day.set(shown);
    }

    @Test
    void three_variants_stand_beside_each_other_and_the_secretary_chooses_per_line_what_the_public_reads() {
        var full = table.write(reception, LineKind.SIGNAL, "Alle locaties zijn vol.");
        var rent = table.write(reception, LineKind.SIGNAL, "De eigenaar van het ziekenhuis wil meer huur.");
        var sports = table.write(reception, LineKind.ANNOUNCEMENT, "Lisdonk biedt een sporthal aan.", party(cast.lisdonk, "Lisdonk"));

        var page = secretary.open(variants);
        assertThat(page.text()).contains("Drie varianten van één lijst", "3 regels wachten op een keuze", "Weggelaten nog niet gekozen");
        page = secretary.follow(page.form(variants + "/rest"));
        assertThat(page.text()).contains("Openbaar: 0 regels anders, 0 weggelaten.").doesNotContain("wachten op een keuze");

        page = secretary.follow(secretary.open(variants + "?regel=" + rent).form("/regels/" + rent + "/openbaar").with("toon", "nee").with("reden", "onderhandeling loopt"));
        assertThat(page.page().select("#regel-" + rent).text()).contains("Weggelaten reden: onderhandeling loopt");
        page = secretary.follow(secretary.open(variants + "?regel=" + sports).form("/regels/" + sports + "/openbaar")
            .with("tekst", "Er is een sporthal aangeboden.").with("verberg", cast.lisdonk.value()));
        assertThat(page.page().select("#regel-" + sports + " td[data-label=Openbaar]").text()).startsWith("Er is een sporthal aangeboden. Een gemeente");
        assertThat(page.text()).contains("Openbaar: 1 regel anders, 1 weggelaten.", "Lisdonk staat nergens in de openbare versie");
        assertThat(secretary.open(list + "?variant=openbaar").text()).contains("Er is een sporthal aangeboden.", "Zo leest het publiek deze lijst")
            .doesNotContain("ziekenhuis", "Lisdonk biedt");
        assertThat(secretary.open(list + "?variant=leden").text()).contains("Lisdonk biedt een sporthal aan.", "ziekenhuis");

        var back = secretary.open(variants).page().select("#regel-" + rent + " form");
        assertThat(back.text()).startsWith("Toch tonen");
        assertThat(secretary.follow(secretary.open(variants + "?regel=" + rent).form("/regels/" + rent + "/openbaar").with("toon", "ja")).page()
            .select("#regel-" + rent).text()).contains("zoals intern");
        assertThat(full).isNotNull();
    }

    @Test
    void the_public_variant_is_made_of_an_adopted_list_has_its_own_fingerprint_and_changes_only_by_being_made_again() throws Exception {
        var first = table.write(reception, LineKind.SIGNAL, "Alle locaties zijn vol.");
        var second = table.write(reception, LineKind.SIGNAL, "Er vertrekken minder mensen.");
        secretary.follow(secretary.open(variants).form(variants + "/rest"));
        assertThat(secretary.open(variants).page().select("form[action='" + variants + "']")).as("not before it is adopted").isEmpty();
        adopt();

        var member = new Browser(mvc, cast.signIn(cast.memberOfLisdonk));
        assertThat(member.open(list + "?variant=openbaar").status()).isEqualTo(404);
        assertThat(member.open(variants).status()).isEqualTo(404);
        var made = secretary.follow(secretary.open(variants).form(variants));
        assertThat(made.text()).contains("Openbare versie 1 is gemaakt op 12 februari 2026.");
        assertThat(made.page().select("form[action='" + variants + "']")).isEmpty();

        var page = member.open(list + "?variant=openbaar");
        assertThat(page.text()).contains("Dit is openbare versie 1", "Alle locaties zijn vol.").doesNotContain("2025-1/1");
        var content = answer(cast.memberOfLisdonk, list + "/inhoud?variant=openbaar&versie=1").getContentAsByteArray();
        var print = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        assertThat(page.page().select(".regietafel-fingerprint code").text().replace(" ", "")).isEqualTo(print);
        assertThat(print).isNotEqualTo(member.open(list).page().select(".regietafel-fingerprint code").text().replace(" ", ""));
        assertThat(answer(cast.secretary, list + "/inhoud?variant=intern&versie=1").getStatus()).isEqualTo(404);

        secretary.follow(secretary.open(variants + "?regel=" + second).form("/regels/" + second + "/openbaar").with("toon", "nee"));
        assertThat(member.open(list + "?variant=openbaar").text()).as("chosen, not made").contains("Er vertrekken minder mensen.");
        assertThat(secretary.open(variants).text()).contains("Sindsdien is anders gekozen.");
        secretary.follow(secretary.open(variants).form(variants));
        assertThat(member.open(list + "?variant=openbaar").text()).contains("openbare versie 2", "Alle locaties zijn vol.").doesNotContain("Er vertrekken");
        assertThat(first).isNotNull();
    }

    @Test
    void two_who_choose_for_the_same_line_do_not_overwrite_each_other() {
        var line = table.write(reception, LineKind.SIGNAL, "Alle locaties zijn vol.");
        var mine = secretary.open(variants + "?regel=" + line).form("/regels/" + line + "/openbaar").with("tekst", "Het is vol.");
        secretary.follow(secretary.open(variants + "?regel=" + line).form("/regels/" + line + "/openbaar").with("tekst", "Er is geen plek."));

        var answer = secretary.send(mine);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("Intussen heeft een ander voor deze regel gekozen.", "Er is geen plek.");
        assertThat(answer.page().select("textarea[name=tekst]").text()).isEqualTo("Het is vol.");
        assertThat(secretary.follow(answer.form("/regels/" + line + "/openbaar")).text()).contains("Het is vol.");
    }

    @Test
    void a_variant_is_not_made_while_a_name_that_it_hides_stands_in_it() {
        var stranger = PartyId.fresh();
        jdbc.sql("insert into directory.party (id, kind, name) values (:id, 'MUNICIPALITY', 'Steenwaard')").param("id", stranger.value()).update();
        jdbc.sql("insert into directory.party_name (party_id, name) values (:id, 'De Waarden')").param("id", stranger.value()).update();
        jdbc.sql("insert into directory.seat (board_id, party_id, since, position) values (:board, :id, '2024-01-01', 9)")
            .param("board", cast.board.value()).param("id", stranger.value()).update();
        cast.member("F. Adema", stranger, Role.MEMBER, "wethouder");
        var hiding = table.write(reception, LineKind.SIGNAL, "Eén gemeente zoekt vervanging.", party(stranger, "Steenwaard"));
        var other = table.write(reception, LineKind.SIGNAL, "Alles is vol.");
        secretary.follow(secretary.open(variants).form(variants + "/rest"));
        secretary.follow(secretary.open(variants + "?regel=" + hiding).form("/regels/" + hiding + "/openbaar").with("verberg", stranger.value()));
        adopt();
        assertThat(secretary.open(variants).text()).contains("Steenwaard staat nergens in de openbare versie");

        for (var name : List.of("Steenwaard", "steenwaardse", "De Waarden", "Adema")) {
            var page = secretary.follow(secretary.open(variants + "?regel=" + other).form("/regels/" + other + "/openbaar").with("tekst", "Volgens " + name + " is alles vol."));
            assertThat(page.text()).as(name).contains("De openbare versie kan nog niet worden gemaakt.", "maar die partij is in de openbare versie verborgen");
            assertThat(page.page().select("form[action='" + variants + "']")).isEmpty();
            var refused = secretary.send(secretary.open(variants + "?regel=" + other).form("/regels/" + other + "/openbaar").to(variants));
            assertThat(refused.status()).as(name).isEqualTo(422);
            for (var file : List.of("/afdruk?variant=openbaar", "/afdruk.pdf?variant=openbaar", "/afdruk.docx?variant=openbaar")) {
                assertThat(secretary.open(list + file).status()).as(name + file).isEqualTo(422);
            }
        }
        secretary.follow(secretary.open(variants + "?regel=" + other).form("/regels/" + other + "/openbaar").with("tekst", "").with("toon", "nee"));
        assertThat(secretary.follow(secretary.open(variants).form(variants)).text()).contains("Openbare versie 1 is gemaakt");
    }

    @Test
    void what_is_limited_is_never_public_whatever_is_sent() {
        var line = table.write(reception, LineKind.SIGNAL, "Alleen voor ons.");
        var form = secretary.open(variants + "?regel=" + line).form("/regels/" + line + "/openbaar");
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), line, 1, Confidentiality.LIMITED, Set.of(cast.lisdonk)));

        assertThat(secretary.send(form).status()).isEqualTo(422);
        assertThat(secretary.open(variants).page().select("#regel-" + line).text()).contains("beperkt: nooit openbaar");
        assertThat(secretary.open(variants).page().select("#regel-" + line + " form")).isEmpty();
    }

    @Test
    void words_that_are_not_in_a_variant_are_nowhere_in_its_files_their_names_or_their_headers() throws Exception {
        var random = new Random(20_251_120);
        var words = new LinkedHashMap<String, String>();
        for (var what : List.of("party", "otherName", "person", "limitedTopic", "limitedLine", "limitedText", "reason", "saidBefore", "leftOut", "personShown",
                "figure", "sourceHidden")) {
            words.put(what, word(random));
        }
        var stranger = PartyId.fresh();
        jdbc.sql("insert into directory.party (id, kind, name) values (:id, 'MUNICIPALITY', :name)").param("id", stranger.value()).param("name", words.get("party")).update();
        jdbc.sql("insert into directory.party_name (party_id, name) values (:id, :name)").param("id", stranger.value()).param("name", words.get("otherName")).update();
        jdbc.sql("insert into directory.seat (board_id, party_id, since, position) values (:board, :id, '2024-01-01', 9)")
            .param("board", cast.board.value()).param("id", stranger.value()).update();
        var hiddenPerson = cast.member("P. " + words.get("person"), stranger, Role.MEMBER, null);
        var shownPerson = cast.member("S. " + words.get("personShown"), cast.lisdonk, Role.OFFICIAL, null);
        var limitedTopic = table.topic(november, "Onderwerp " + words.get("limitedTopic"), Set.of(cast.nieuwevaart));
        table.write(limitedTopic, LineKind.SIGNAL, "Onder " + words.get("limitedLine"));
        var limited = table.write(reception, LineKind.SIGNAL, "Zeg " + words.get("limitedText"));
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), limited, 1, Confidentiality.LIMITED, Set.of(cast.nieuwevaart)));
        var hiding = table.write(reception, LineKind.SIGNAL, "Eén gemeente zoekt vervanging.",
                new LineParty(stranger, hiddenPerson.person(), null, words.get("party"), hiddenPerson.name(), false));
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), hiding, 1, Set.of(stranger)));
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), hiding, FollowUp.FIGURE, stranger, null, NOVEMBER_20, "12 plekken " + words.get("sourceHidden")));
        var reworded = table.write(reception, LineKind.SIGNAL, "Eerst " + words.get("saidBefore"),
                new LineParty(cast.lisdonk, shownPerson.person(), null, "Lisdonk", shownPerson.name(), false));
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), reworded, FollowUp.FIGURE, null, null, NOVEMBER_20, "14 plekken " + words.get("figure")));
        var left = table.write(reception, LineKind.SIGNAL, "Weg " + words.get("leftOut"));
        adopt();
        secretary.follow(secretary.open(variants).form(variants + "/rest"));
        secretary.follow(secretary.open(variants + "?regel=" + reworded).form("/regels/" + reworded + "/openbaar").with("tekst", "Nu anders gezegd.").with("kaal", "true"));
        secretary.follow(secretary.open(variants + "?regel=" + left).form("/regels/" + left + "/openbaar").with("toon", "nee").with("reden", words.get("reason")));
        secretary.follow(secretary.open(variants).form(variants));

        var members = Set.of("saidBefore", "leftOut", "personShown", "figure");
        for (var viewer : List.of(cast.secretary, cast.chair, cast.memberOfLisdonk, cast.memberOfNieuwevaart, cast.observer)) {
            for (var file : List.of("/afdruk", "/afdruk.pdf", "/afdruk.docx")) {
                refusesAll(viewer, list + file + "?variant=leden", words, members);
                refusesAll(viewer, list + file + "?variant=openbaar", words, Set.of());
            }
            refusesAll(viewer, list + "/inhoud?variant=leden&versie=1", words, members);
            refusesAll(viewer, list + "/inhoud?variant=openbaar&versie=1", words, Set.of());
        }
        // That a word would be found is seen in the internal files, which hold what the others do not.
        var internal = Set.of("party", "person", "limitedTopic", "limitedLine", "limitedText", "saidBefore", "leftOut", "personShown", "figure", "sourceHidden");
        for (var file : List.of("/afdruk", "/afdruk.pdf", "/afdruk.docx")) {
            refusesAll(cast.secretary, list + file + "?variant=intern", words, internal);
        }
    }

    @Test
    void nor_while_that_name_stands_in_a_paper_that_its_readers_can_open() {
        var hiding = table.write(reception, LineKind.SIGNAL, "Eén gemeente zoekt vervanging.", party(cast.nieuwevaart, "Nieuwevaart"));
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), hiding, 1, Set.of(cast.nieuwevaart)));
        var known = table.publicTopic(november, "Rondvraag");
        var paper = lay(reception, "Overzicht reserves", Confidentiality.BOARD, "In Nieuwevaart is nog plek.");
        var sending = secretary.open(list).form(list + "/rondsturen");

        var refused = secretary.send(sending);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Het stuk \"Overzicht reserves\" noemt \"Nieuwevaart\", maar die partij is in deze versie verborgen.");

        cast.does(cast.secretary, () -> papers.restrict(Command.by(cast.secretary), paper, 1, new Papers.Sharing(Confidentiality.LIMITED, Set.of(cast.nieuwevaart))));
        adopt();
        secretary.follow(secretary.open(variants).form(variants + "/rest"));
        lay(known, "Persbericht", Confidentiality.PUBLIC, "Wethouder Oosterhuis is blij.");
        assertThat(secretary.open(variants).text()).contains("Het stuk \"Persbericht\" noemt \"Oosterhuis\"");
        assertThat(secretary.open(variants).page().select("form[action='" + variants + "']")).isEmpty();
    }

    private PaperId lay(AgendaItemId topic, String title, Confidentiality confidentiality, String text) {
        return cast.as(cast.secretary, () -> {
            try (var file = inbox.ours("stuk.pdf", new ByteArrayInputStream(SampleFiles.pdf(text)))) {
                return papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(file), title,
                        new Papers.Sharing(confidentiality, Set.of())).getFirst();
            }
        });
    }

    /// That of these words exactly those are in what this address answers: its bytes unpacked, its headers.
    private void refusesAll(Viewer viewer, String address, Map<String, String> words, Set<String> there) throws Exception {
        var answer = answer(viewer, address);
        assertThat(answer.getStatus()).as(viewer.name() + " " + address).isEqualTo(200);
        var headers = new StringBuilder();
        answer.getHeaderNames().forEach(name -> headers.append(name).append(answer.getHeaders(name)).append('\n'));
        var unpacked = Unpacked.of(answer.getContentAsByteArray());
        assertThat(words.keySet()).as(viewer.name() + " " + address).filteredOn(what -> unpacked.holds(words.get(what))).containsExactlyInAnyOrderElementsOf(there);
        assertThat(words.keySet()).as("headers of " + address).noneMatch(what -> headers.toString().contains(words.get(what)));
    }

    private void adopt() {
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), november, null));
        cast.does(cast.secretary, () -> lists.adopt(Command.by(cast.secretary), november, adoption, false));
    }

    private static LineParty party(PartyId id, String name) {
        return new LineParty(id, null, null, name, null, false);
    }

    private MockHttpServletResponse answer(Viewer viewer, String address) throws Exception {
        var answer = mvc.perform(get(address).cookie(new Cookie("regietafel", cast.signIn(viewer)))).andReturn().getResponse();
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return answer;
    }

    private static String word(Random random) {
        var word = new StringBuilder("Q");
        for (int i = 0; i < 9; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
