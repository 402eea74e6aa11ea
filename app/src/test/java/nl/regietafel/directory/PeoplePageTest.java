package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.web.RandomId;
import nl.regietafel.web.Today;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@RegietafelTest
class PeoplePageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Directory directory;

    @Autowired
    private Today today;

    private Cast cast;
    private Browser secretary;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        secretary = browser(cast.secretary);
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }

    private Browser.Form newMember(String name) {
        return secretary.open("/mensen").form("/mensen").with("name", name).with("party", cast.lisdonk.value()).with("role", "OFFICIAL")
                .with("title", "beleidsadviseur");
    }

    @Test
    void a_new_person_sits_there_with_role_and_since() {
        var person = secretary.follow(newMember("Roos Vermeer"));

        assertThat(person.page().select("h1").text()).isEqualTo("Roos Vermeer");
        assertThat(person.text()).contains("Lisdonk ambtenaar, beleidsadviseur sinds 12 feb 2026");
        assertThat(secretary.open("/mensen").text()).contains("Roos Vermeer beleidsadviseur sinds 12 feb 2026");
        assertThat(directory.names(cast.board, today.date()).stream().filter(party -> party.id().equals(cast.lisdonk)).findFirst().orElseThrow()
                .people()).extracting(NamedParty.NamedPerson::name).contains("Roos Vermeer", "J. Terpstra");
    }

    @Test
    void a_form_that_is_sent_twice_does_it_once_with_the_same_answer() {
        var form = newMember("Roos Vermeer");

        var first = secretary.send(form);
        var second = secretary.send(form);

        assertThat(second.location()).isEqualTo(first.location());
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(secretary.open("/mensen").page().select("td:contains(Roos Vermeer)")).hasSize(1);
    }

    @Test
    void a_form_that_is_sent_eight_times_at_once_does_it_once_with_the_same_answer() throws Exception {
        var form = newMember("Roos Vermeer");
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = together.invokeAll(IntStream.range(0, 8).mapToObj(_ -> (Callable<Browser.Answer>) () -> secretary.send(form)).toList());
            var first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(first.status());
                assertThat(answer.get().location()).isNotNull().isEqualTo(first.location());
            }
        }

        assertThat(secretary.open("/mensen").page().select("td:contains(Roos Vermeer)")).hasSize(1);
    }

    @Test
    void who_leaves_is_signed_out_the_day_after() {
        var terpstra = browser(cast.memberOfLisdonk);
        var page = secretary.open("/mensen/" + cast.memberOfLisdonk.person());
        var action = page.page().select("form[action$=einde]").attr("action");
        assertThat(terpstra.open("/mensen").status()).isEqualTo(200);

        var gone = secretary.follow(page.form(action).with("until", today.date().minusDays(1).toString()));

        assertThat(gone.text()).contains("tot en met 11 feb 2026");
        assertThat(terpstra.open("/mensen").location()).startsWith("/aanmelden");
        assertThat(jdbc.sql("select count(*) from directory.session where person_id = :person").param("person", cast.memberOfLisdonk.person().value())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void a_table_keeps_a_secretary_and_a_second_one_makes_leaving_possible() {
        var address = "/mensen/" + cast.secretary.person();
        var page = secretary.open(address);
        var action = page.page().select("form[action$=einde]").attr("action");
        assertThat(secretary.send(page.form(action).with("until", today.date().toString())).text()).contains("Wijs eerst een tweede secretaris aan");

        secretary.follow(secretary.open("/mensen").form("/mensen").with("name", "Pim de Ruiter").with("party", cast.secretariat.value())
                .with("role", "SECRETARY"));
        var again = secretary.open(address);
        assertThat(secretary.send(again.form(action).with("until", today.date().toString())).location()).isEqualTo(address);
    }

    @Test
    void nobody_gives_themselves_a_role() {
        var administrator = browser(cast.administrator);
        var address = "/mensen/" + cast.administrator.person();

        var refused = administrator.send(administrator.open(address).form(address + "/rollen").with("party", cast.secretariat.value()).with("role", "SECRETARY"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("U kunt uzelf geen rol geven");
    }

    @Test
    void who_was_second_to_change_the_names_sees_both() {
        var address = "/partijen/" + cast.lisdonk;
        var first = secretary.open(address).form(address + "/namen").with("otherNames", "gemeente Lisdonk\nLisdonk-Stad");
        var second = secretary.open(address).form(address + "/namen").with("name", "Lisdonk aan Zee");
        assertThat(secretary.send(first).status()).isEqualTo(302);

        var conflict = secretary.send(second);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Er staat nu: Lisdonk, ook ", "Lisdonk-Stad", "gemeente Lisdonk");
        assertThat(conflict.page().getElementById("name").attr("value")).isEqualTo("Lisdonk aan Zee");
    }

    @Test
    void groups_stand_for_the_members_of_the_day() {
        assertThat(directory.members(cast.board, Group.MUNICIPALITIES, today.date())).containsExactly(cast.lisdonk, cast.nieuwevaart);
        assertThat(directory.members(cast.board, Group.ALL, today.date())).containsExactly(cast.province, cast.lisdonk, cast.nieuwevaart, cast.coa);
        var address = "/partijen/" + cast.nieuwevaart;

        secretary.follow(secretary.open(address).form(address + "/einde").with("until", today.date().toString()));

        assertThat(directory.members(cast.board, Group.MUNICIPALITIES, today.date())).containsExactly(cast.lisdonk, cast.nieuwevaart);
        assertThat(directory.members(cast.board, Group.MUNICIPALITIES, today.date().plusDays(1))).containsExactly(cast.lisdonk);
    }

    @Test
    void a_member_reads_who_is_who_and_has_no_button() {
        var member = browser(cast.memberOfLisdonk);

        assertThat(member.open("/mensen").text()).contains("Marit Hogendoorn", "D. Oosterhuis").doesNotContain("Iemand erbij");
        assertThat(member.open("/mensen/" + cast.secretary.person()).page().select("main form")).isEmpty();
    }

    @Test
    void what_is_not_there_and_what_one_may_not_know_are_one_answer() {
        var others = new Cast(jdbc, sessions);

        var elsewhere = secretary.open("/mensen/" + others.secretary.person());
        var nowhere = secretary.open("/mensen/" + RandomId.fresh());
        var impossible = secretary.open("/mensen/geen-id");

        assertThat(elsewhere.status()).isEqualTo(404).isEqualTo(nowhere.status()).isEqualTo(impossible.status());
        assertThat(body(elsewhere)).isEqualTo(body(nowhere)).isEqualTo(body(impossible));
        assertThat(body(secretary.open("/partijen/" + PartyId.fresh()))).isEqualTo(body(secretary.open("/partijen/" + others.lisdonk)));
    }

    /// All but the tokens against forged requests, which differ on every page.
    private static String body(Browser.Answer answer) {
        answer.page().select("input[name=_csrf], input[name=sleutel]").remove();
        return answer.page().outerHtml();
    }
}
