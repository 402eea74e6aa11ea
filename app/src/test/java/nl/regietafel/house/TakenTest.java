package nl.regietafel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Sessions;
import nl.regietafel.web.RandomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Of what the database keeps one, the second who saves at the same moment is refused at the field; and of each thing that it
/// keeps one, either a sentence says so or it is known why no form comes that far.
@RegietafelTest
class TakenTest {

    /// No form can be second here, and why.
    private static final Map<String, String> NO_FORM = Map.ofEntries(
            Map.entry("event_board_id_person_id_command_key_key", "the same command again: answered as the first time"),
            Map.entry("event_pkey", "numbered under the lock of the chain"),
            Map.entry("subject_pkey", "written anew when it is there"),
            Map.entry("link_asked_pkey", "asked anew when it is there"),
            Map.entry("seat_pkey", "only a new party takes a seat"),
            Map.entry("party_name_pkey", "a list of different names, at one version"),
            Map.entry("dossier_name_pkey", "added under the lock of the dossier"),
            Map.entry("decision_list_board_id_year_number_key", "numbered under the lock of the year"),
            Map.entry("list_number_pkey", "counted on when it is there"),
            Map.entry("line_meeting_id_sequence_key", "numbered under the lock of the list"),
            Map.entry("line_party_pkey", "written anew under the lock of the line"),
            Map.entry("sent_party_pkey", "written anew under the lock of the list"),
            Map.entry("line_revision_pkey", "under the lock of the line"),
            Map.entry("list_version_pkey", "numbered under the lock of the list"),
            Map.entry("installation_pkey", "kept anew, over the version that was seen"),
            Map.entry("limited_reading_pkey", "written down once a day, whoever is first"),
            Map.entry("public_choice_pkey", "chosen anew, over the version that was seen"),
            Map.entry("circulation_pkey", "numbered under the lock of the list"),
            Map.entry("paper_version_pkey", "numbered under the lock of the paper"),
            Map.entry("piece_pkey", "numbered under the lock of the paper"),
            Map.entry("part_pkey", "numbered under the lock of the paper"),
            Map.entry("private_note_pkey", "one's own note, at one version"));

    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private TransactionTemplate transaction;

    private Cast cast;
    private Browser secretary;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        secretary = new Browser(mvc, cast.signIn(cast.secretary));
    }

    @Test
    void the_second_who_plans_a_meeting_on_a_day_is_refused_at_the_day() {
        var form = secretary.open("/vergaderingen/nieuw").form("/vergaderingen").with("datum", "9-4-2031").with("plaats", "Provinciehuis, zaal 2");

        var second = second(form, () -> jdbc.sql("insert into meeting.meeting (id, board_id, on_day) values (:id, :board, :day)")
            .param("id", RandomId.fresh()).param("board", cast.board.value()).param("day", LocalDate.of(2031, 4, 9)).update());

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().select("#datum-fout").text()).isEqualTo("Op deze dag is intussen al een vergadering gepland.");
        assertThat(second.page().select("#plaats").attr("value")).as("what was typed stays").isEqualTo("Provinciehuis, zaal 2");
    }

    @Test
    void the_second_who_takes_a_short_name_is_refused_at_the_name() {
        var form = secretary.open("/dossiers").form("/dossiers").with("naam", "Noodopvang Lisdonk").with("korte-naam", "Noodopvang");

        var second = second(form, () -> jdbc.sql("""
                insert into dossier.dossier (id, board_id, name, short_name, created_at) values (:id, :board, 'Ander', 'noodopvang', now())
                """)
            .param("id", RandomId.fresh()).param("board", cast.board.value()).update());

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().select("#korte-naam-fout").text()).isEqualTo("Een ander dossier heeft intussen deze korte naam. Kies een andere.");
        assertThat(second.page().select("#naam").attr("value")).isEqualTo("Noodopvang Lisdonk");
    }

    @Test
    void of_all_that_the_database_keeps_one_it_is_known_what_the_second_reads() throws IOException {
        var unknown = new TreeSet<>(kept());
        unknown.removeAll(NO_FORM.keySet());
        unknown.removeIf(sentences()::containsKey);

        assertThat(unknown).as("a sentence taken.<constraint> in refusals.properties, or a reason here").isEmpty();
        assertThat(kept()).as("what is known is there").containsAll(NO_FORM.keySet());
        assertThat(sentences().keySet().stream().filter(name -> !name.endsWith(".field"))).isSubsetOf(kept());
    }

    /// What the database keeps one of, but for what has a random id or is the hash of one.
    private Set<String> kept() {
        return new TreeSet<>(jdbc.sql("""
                select class.relname
                  from pg_index as index
                  join pg_class as class on class.oid = index.indexrelid
                  join pg_namespace as schema on schema.oid = class.relnamespace
                 where index.indisunique and schema.nspname in ('directory', 'timeline', 'dossier', 'meeting', 'paper', 'decision', 'importing')
                   and not (index.indisprimary and index.indnatts = 1 and (
                       select attname from pg_attribute where attrelid = index.indrelid and attnum = index.indkey[0]) in ('id', 'token_hash'))
                   and not (index.indisprimary and index.indnatts = 1 and class.relname in (
                       'account_pkey', 'chain_pkey', 'decision_list_pkey', 'mask_pkey', 'sent_line_pkey'))  -- written anew when it is there
                """)
            .query(String.class).list());
    }

    private static Map<String, String> sentences() throws IOException {
        var all = new Properties();
        try (var in = TakenTest.class.getResourceAsStream("/refusals.properties")) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        var taken = new java.util.TreeMap<String, String>();
        all.forEach((name, sentence) -> {
            if (name.toString().startsWith("taken.")) {
                taken.put(name.toString().substring("taken.".length()), sentence.toString());
            }
        });
        return taken;
    }

    /// Sends a form while another command has done the same and has not ended yet: the database lets it wait, and then be second.
    private Browser.Answer second(Browser.Form form, Runnable first) {
        var second = cast.as(cast.secretary, () -> transaction.execute(_ -> {
            first.run();
            var sent = CompletableFuture.supplyAsync(() -> secretary.send(form), Thread::startVirtualThread);
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class).single() == 0) {
                assertThat(System.nanoTime()).as("the second waits for the first").isLessThan(end);
                Thread.onSpinWait();
            }
            return sent;
        }));
        return second.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
