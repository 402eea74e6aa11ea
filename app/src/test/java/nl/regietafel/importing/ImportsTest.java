package nl.regietafel.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Sessions;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RegietafelTest
class ImportsTest {

    static final String LIST = """
            Actielijst regietafel
            14 november 2024

            1. Mededelingen
            - Mededeling: de boot ligt er nog.
            2. Opvang
            - Actie: de kade nakijken. (Lisdonk, vóór 1 december 2024)
            - Besluit: de verdeling blijft zoals zij is.
            """;
    private static final LocalDate DAY = LocalDate.of(2024, 11, 14);

    @Autowired
    private Imports imports;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Lines lines;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TransactionTemplate transactions;

    private Cast cast;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
    }

    @Test
    void the_real_list_becomes_a_meeting_with_every_bullet_a_line() throws IOException {
        var file = Path.of("").toAbsolutePath().getParent().resolveSibling("shared").resolve("seed/prt-drenthe-2025-11-19.txt");
        assumeThat(file).exists();
        var content = Files.readAllBytes(file);
        cast.does(cast.secretary, () -> {
            var april = meetings.plan(Command.by(cast.secretary), new Arrangement(LocalDate.of(2025, 4, 11), null, null, null, null),
                    new FirstAgenda.Empty());
            var id = imports.upload(Command.by(cast.secretary), "lijst.txt", content);
            var proposal = imports.find(cast.secretary, id).proposal();

            var meeting = imports.readIn(Command.by(cast.secretary), id, 1, LocalDate.of(2025, 11, 19), false);

            var agenda = meetings.agenda(cast.secretary, meeting);
            assertThat(agenda).extracting(AgendaItem::title).containsExactlyElementsOf(proposal.topics().stream().map(Proposal.Topic::title).toList())
                .hasSize(7);
            assertThat(agenda.getFirst().kind()).isEqualTo(AgendaItem.Kind.ADOPTION);
            assertThat(agenda.getFirst().adopts()).isEqualTo(april.id());
            var written = agenda.stream().flatMap(item -> lines.ofTopic(cast.secretary, item.id()).stream()).toList();
            assertThat(written.stream().filter(line -> line.partOf() == null)).hasSize(25);
            assertThat(written).hasSameSizeAs(proposal.taken());
            assertThat(written.stream().map(Line::goesToOn).filter(Objects::nonNull)).hasSize(8).containsOnly(LocalDate.of(2025, 12, 15));
            assertThat(written.stream().filter(line -> line.partOf() != null))
                .hasSize((int) proposal.taken().stream().filter(entry -> entry.partOf() != null).count())
                .allSatisfy(part -> assertThat(written).anyMatch(line -> line.id().equals(part.partOf()) && line.topic().equals(part.topic())));
            assertThat(records(meeting)).isEqualTo(1);
        });
    }

    @Test
    void one_command_makes_meeting_topics_and_lines_and_is_one_record() {
        cast.does(cast.secretary, () -> {
            var id = imports.paste(Command.by(cast.secretary), LIST);
            var before = allRecords();

            var meeting = imports.readIn(Command.by(cast.secretary), id, 1, DAY, false);

            assertThat(allRecords()).isEqualTo(before + 1);
            assertThat(timeline.firstBreak(cast.secretary)).isEmpty();
            var agenda = meetings.agenda(cast.secretary, meeting);
            assertThat(agenda).extracting(AgendaItem::kind).containsExactly(AgendaItem.Kind.ANNOUNCEMENTS, AgendaItem.Kind.REGULAR);
            var action = lines.ofTopic(cast.secretary, agenda.getLast().id()).getFirst();
            assertThat(action.parties()).extracting(party -> party.party()).containsExactly(cast.lisdonk);
            assertThat(action.dueOn()).isEqualTo("2024-12-01");
            assertThat(imports.waiting(cast.secretary)).isEmpty();
            assertThatThrownBy(() -> imports.readIn(Command.by(cast.secretary), id, 2, DAY.plusDays(1), false)).isInstanceOf(Refused.class);
        });
    }

    @Test
    void a_day_with_a_list_is_refused_and_nothing_is_stored() {
        cast.does(cast.secretary, () -> {
            imports.readIn(Command.by(cast.secretary), imports.paste(Command.by(cast.secretary), LIST), 1, DAY, false);
            var again = imports.paste(Command.by(cast.secretary), LIST);
            var before = allRecords();

            assertThatThrownBy(() -> imports.readIn(Command.by(cast.secretary), again, 1, DAY, true)).hasMessageContaining("heeft al een lijst");

            assertThat(allRecords()).isEqualTo(before);
            assertThat(imports.find(cast.secretary, again).meeting()).isNull();
            assertThat(meetings.all(cast.secretary)).hasSize(1);
        });
    }

    @Test
    void a_meeting_without_a_list_takes_it_when_asked_and_keeps_its_topics() {
        cast.does(cast.secretary, () -> {
            var there = meetings.plan(Command.by(cast.secretary), new Arrangement(DAY, null, null, null, null), new FirstAgenda.FixedPoints());
            var topics = meetings.agenda(cast.secretary, there.id()).size();
            var id = imports.paste(Command.by(cast.secretary), LIST);
            assertThatThrownBy(() -> imports.readIn(Command.by(cast.secretary), id, 1, DAY, false)).hasMessageContaining("nog zonder lijst");

            assertThat(imports.readIn(Command.by(cast.secretary), id, 1, DAY, true)).isEqualTo(there.id());

            assertThat(meetings.agenda(cast.secretary, there.id())).hasSize(topics + 1);
        });
    }

    @Test
    void what_fails_half_way_leaves_nothing() {
        cast.does(cast.secretary, () -> {
            var id = imports.paste(Command.by(cast.secretary), LIST + "- Besluit: " + "heel lang ".repeat(500) + "\n");

            assertThatThrownBy(() -> imports.readIn(Command.by(cast.secretary), id, 1, DAY, false)).isInstanceOf(Refused.class);

            assertThat(meetings.all(cast.secretary)).isEmpty();
            assertThat(imports.find(cast.secretary, id).meeting()).isNull();
        });
    }

    @Test
    void corrections_are_kept_and_who_was_second_hears_of_it() {
        cast.does(cast.secretary, () -> {
            var id = imports.paste(Command.by(cast.secretary), LIST);
            imports.correct(Command.by(cast.secretary), id, 1, 1, "s De boot ligt er nog @COA", 1);

            var entry = imports.find(cast.secretary, id).proposal().entry(1);
            assertThat(entry.text()).isEqualTo("De boot ligt er nog");
            assertThat(entry.owners()).containsExactly("COA");
            assertThat(entry.topic()).isEqualTo(1);
            assertThatThrownBy(() -> imports.correct(Command.by(cast.secretary), id, 1, 1, "b Anders", 1)).isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> imports.readIn(Command.by(cast.secretary), id, 1, DAY, false)).isInstanceOf(Conflict.class);
        });
    }

    @Test
    void a_party_is_given_the_name_that_stands_in_the_list() {
        cast.does(cast.secretary, () -> {
            var id = imports.paste(Command.by(cast.secretary), LIST.replace("(Lisdonk,", "(Dorpskade,"));
            var proposal = imports.find(cast.secretary, id).proposal();
            var action = proposal.entries().get(1);
            assertThat(imports.known(cast.secretary, proposal).unknown(action)).containsExactly("Dorpskade");

            imports.nameParty(Command.by(cast.secretary), id, action.number(), cast.lisdonk);

            assertThat(imports.known(cast.secretary, proposal).unknown(action)).isEmpty();
        });
    }

    @Test
    void nobody_but_the_secretary_reads_in_and_nothing_unreadable_is_stored() {
        for (var viewer : new nl.regietafel.directory.Viewer[] {cast.chair, cast.memberOfLisdonk, cast.agency, cast.observer, cast.administrator}) {
            cast.does(viewer, () -> assertThatThrownBy(() -> imports.upload(Command.by(viewer), "lijst.txt", LIST.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Missing.class));
        }
        cast.does(cast.secretary, () -> {
            for (var content : new byte[][] {{}, "Actielijst\n- Actie: a\0b\n".getBytes(StandardCharsets.UTF_8), new byte[20_000_001], "%PDF-1.7".getBytes(StandardCharsets.UTF_8), {0, 1, 2, 3, 0, 9}}) {
                assertThatThrownBy(() -> imports.upload(Command.by(cast.secretary), "lijst.txt", content)).isInstanceOf(Refused.class);
            }
            assertThat(imports.waiting(cast.secretary)).isEmpty();
        });
    }

    private long records(MeetingId meeting) {
        return timeline.of(cast.secretary, meeting.value()).size();
    }

    private long allRecords() {
        return Objects.requireNonNull(transactions.execute(_ -> jdbc.sql("select count(*) from timeline.event where board_id = :board")
            .param("board", cast.board.value()).query(Long.class).single()));
    }
}
