package nl.regietafel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What is kept of a paper is found again by who may read it, and by nobody else.
@RegietafelTest
class PaperStoreTest {

    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Papers papers;
    @Autowired private Inbox inbox;
    @Autowired private TransactionTemplate transaction;

    private Cast cast;
    private MeetingId meeting;
    private AgendaItemId topic;

    @BeforeEach
    void a_topic() {
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(LocalDate.of(2026, 2, 12), null, null, null, null),
                new FirstAgenda.Empty())).id();
        topic = topic(Confidentiality.PUBLIC, Set.of());
    }

    @Test
    void words_are_found_in_their_other_forms_in_text_title_and_file_name() {
        var text = add("notitie.docx", "Een notitie", SampleFiles.docx("Er komen in mei drie woningen vrij."), Confidentiality.BOARD);
        var title = add("a.docx", "Woningen voor statushouders", SampleFiles.docx("Zie de bijlage."), Confidentiality.BOARD);
        var name = add("raming_woning.xlsx", "Raming", SampleFiles.xlsx("x", "y"), Confidentiality.BOARD);
        add("b.docx", "Iets anders", SampleFiles.docx("Niets over dit."), Confidentiality.BOARD);

        assertThat(found(cast.observer, "woning")).containsExactlyInAnyOrder(text, title, name);
        assertThat(found(cast.observer, "\"drie woningen\"")).containsExactly(text);
        assertThat(found(cast.observer, "woning -mei")).containsExactlyInAnyOrder(title, name);
        assertThat(found(cast.observer, "  ")).isEmpty();
        var excerpt = cast.as(cast.observer, () -> papers.search(cast.observer, "woning mei", 5)).getFirst();
        assertThat(excerpt.excerpt()).contains("\u0002woningen\u0003");
        assertThat(excerpt.paper().id()).isEqualTo(text);
    }

    @Test
    void only_the_version_that_is_read_is_found() {
        var id = add("notitie.docx", "Notitie", SampleFiles.docx("De kruisbeer bloeit."), Confidentiality.BOARD);
        cast.does(cast.secretary, () -> {
            try (var file = inbox.ours("notitie.docx", new ByteArrayInputStream(SampleFiles.docx("De appelboom bloeit.")))) {
                papers.replace(Command.by(cast.secretary), id, 1, file);
            }
        });

        assertThat(found(cast.observer, "kruisbeer")).isEmpty();
        assertThat(found(cast.observer, "appelboom")).containsExactly(id);
    }

    @Test
    void what_one_may_not_read_is_not_found() {
        var limited = add("a.docx", "Huurcontract kruisbeer", SampleFiles.docx("kruisbeer"), Confidentiality.LIMITED, cast.lisdonk);
        var withdrawn = add("b.docx", "Oud", SampleFiles.docx("kruisbeer"), Confidentiality.BOARD);
        cast.does(cast.secretary, () -> papers.withdraw(Command.by(cast.secretary), withdrawn));

        assertThat(found(cast.secretary, "kruisbeer")).containsExactly(limited);
        assertThat(found(cast.memberOfLisdonk, "kruisbeer")).containsExactly(limited);
        for (var who : List.of(cast.memberOfNieuwevaart, cast.chair, cast.agency, cast.observer)) {
            assertThat(found(who, "kruisbeer")).isEmpty();
        }
        var others = new Cast(jdbc, sessions);
        assertThat(others.as(others.secretary, () -> papers.search(others.secretary, "kruisbeer", 10))).isEmpty();
    }

    @Test
    void a_long_text_is_kept_in_parts_and_is_whole_again() {
        var words = IntStream.range(0, 60_000).mapToObj(i -> "woord" + i).collect(Collectors.joining(" "));
        var id = add("lang.docx", "Lang", SampleFiles.docx(words + " 😀 slotwoord"), Confidentiality.BOARD);

        Integer parts = cast.as(cast.secretary, () -> transaction.execute(_ -> jdbc.sql("select count(*) from paper.part where paper_id = :id")
            .param("id", id.value()).query(Integer.class).single()));
        assertThat(parts).isGreaterThan(1);
        assertThat(found(cast.observer, "slotwoord")).containsExactly(id);
        assertThat(texts(Confidentiality.BOARD).get(id).getFirst().text()).isEqualTo(words + " 😀 slotwoord");
    }

    @Test
    void who_makes_a_list_public_gets_every_text_that_the_public_may_read_and_knows_what_was_not_read() {
        var open = add("open.pdf", "Open", SampleFiles.pdfOf("Gemeente Kruisbeer", "Tekst"), Confidentiality.PUBLIC);
        var table = add("tafel.pdf", "Tafel", SampleFiles.pdf("Tekst"), Confidentiality.BOARD);
        var limited = add("beperkt.pdf", "Beperkt", SampleFiles.pdf("Tekst"), Confidentiality.LIMITED, cast.lisdonk);
        var picture = add("kaart.png", "Kaart", SampleFiles.png("x"), Confidentiality.PUBLIC);
        cast.does(cast.secretary, () -> {
            try (var file = inbox.ours("later.docx", new ByteArrayInputStream(SampleFiles.docx("Later")))) {
                papers.replace(Command.by(cast.secretary), open, 1, file);
            }
        });

        var known = texts(Confidentiality.PUBLIC);
        assertThat(known.keySet()).containsExactlyInAnyOrder(open, picture);
        assertThat(known.get(open)).extracting(PaperText::number).containsExactly(1, 2);
        assertThat(known.get(open).getFirst().text()).contains("Gemeente Kruisbeer");
        assertThat(known.get(open).getFirst().whole()).isTrue();
        assertThat(known.get(picture).getFirst().whole()).isFalse();
        assertThat(texts(Confidentiality.BOARD).keySet()).containsExactlyInAnyOrder(open, picture, table);
        assertThat(texts(Confidentiality.LIMITED).keySet()).containsExactlyInAnyOrder(open, picture, table, limited);
    }

    private Map<PaperId, List<PaperText>> texts(Confidentiality atMost) {
        return cast.as(cast.secretary, () -> papers.textsOf(cast.secretary, meeting, atMost)).stream().collect(Collectors.groupingBy(PaperText::paper));
    }

    private List<PaperId> found(Viewer who, String words) {
        return cast.as(who, () -> papers.search(who, words, 20)).stream().map(found -> found.paper().id()).toList();
    }

    private PaperId add(String name, String title, byte[] content, Confidentiality confidentiality, PartyId... sharedWith) {
        return cast.as(cast.secretary, () -> {
            try (var file = inbox.ours(name, new ByteArrayInputStream(content))) {
                return papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(file), title,
                        new Papers.Sharing(confidentiality, Set.of(sharedWith))).getFirst();
            }
        });
    }

    private AgendaItemId topic(Confidentiality confidentiality, Set<PartyId> sharedWith) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Sporthal", AgendaItem.Kind.REGULAR, null, null,
                null, null, null, confidentiality, sharedWith))).id();
    }
}
