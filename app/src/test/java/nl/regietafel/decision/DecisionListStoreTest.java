package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.DecisionList.State;
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
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The list of 20 November 2025, from its first line to what stands, on a real PostgreSQL. The table's day is 12 February 2026,
/// on which the next meeting has the adoption on its agenda.
@RegietafelTest
class DecisionListStoreTest {

    private static final LocalDate NOVEMBER_20 = LocalDate.of(2025, 11, 20);
    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate FEBRUARY_20 = LocalDate.of(2026, 2, 20);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

    @Autowired
    private DecisionLists lists;

    @Autowired
    private DecisionListStore store;

    @Autowired
    private Lines lines;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Agendas agendas;

    @Autowired
    private Timeline timeline;

    @Autowired
    private SampleDay day;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private PlatformTransactionManager transactions;

    private LocalDate shown;
    private Cast cast;
    private MeetingId november;
    private MeetingId february;
    private AgendaItemId reception;
    private AgendaItemId secret;
    private AgendaItemId housing;
    private AgendaItemId adoption;

    @BeforeEach
    void meet() {
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        november = planned(NOVEMBER_20);
        february = planned(FEBRUARY_12);
        reception = topic(november, "Opvang asielzoekers", AgendaItem.Kind.REGULAR, null, Set.of());
        secret = topic(november, "Locatie Oeverhoven", AgendaItem.Kind.REGULAR, null, Set.of(cast.lisdonk));
        housing = topic(november, "Huisvesting", AgendaItem.Kind.REGULAR, null, Set.of());
        adoption = topic(february, "Lijst vaststellen", AgendaItem.Kind.ADOPTION, november, Set.of());
    }

    @AfterEach
    void goBack() {
        day.set(shown);
    }

    @Test
    void a_list_begins_as_a_draft_that_the_members_do_not_read() {
        write(reception, "Alles is vol.");

        assertThat(cast.as(cast.memberOfLisdonk, () -> lists.find(cast.memberOfLisdonk, november)).state()).isEqualTo(new State.Draft());
        assertThat(cast.as(cast.memberOfLisdonk, () -> lists.sent(cast.memberOfLisdonk, lists.find(cast.memberOfLisdonk, november), null))).isEmpty();
        assertThatThrownBy(() -> cast.as(cast.memberOfLisdonk, () -> lists.working(cast.memberOfLisdonk, lists.find(cast.memberOfLisdonk, november)))).isInstanceOf(Missing.class);
        assertThat(cast.as(cast.chair, () -> lists.working(cast.chair, lists.find(cast.chair, november))).members().entries()).hasSize(1);
    }

    @Test
    void the_first_sending_gives_the_list_its_number_and_the_lines_their_labels() {
        var second = write(housing, "De achterstand groeit.");
        var stillness = write(secret, "De locatie blijft stil.");
        var first = write(reception, "Alles is vol.");
        var limited = write(reception, "Alleen voor Lisdonk.");
        restrict(limited, Set.of(cast.lisdonk));

        circulate();

        assertThat(label(first)).isEqualTo("2025-1/1");
        assertThat(label(second)).isEqualTo("2025-1/2");
        assertThat(label(limited)).isEqualTo("2025-1/B1");
        assertThat(label(stillness)).isEqualTo("2025-1/B2");
        assertThat(line(first).released()).isNotNull();
        assertThat(found(cast.observer).number()).isEqualTo("2025-1");
        assertThat(found(cast.observer).state()).isInstanceOf(State.Circulated.class);
        assertThat(cast.as(cast.memberOfNieuwevaart, () -> timeline.of(cast.memberOfNieuwevaart, november.value() + "/lijst")))
            .extracting("detail").containsExactly("Lijst rondgezonden, versie 1.");
    }

    @Test
    void lists_are_numbered_by_year_in_the_order_in_which_they_go_round() {
        write(reception, "Alles is vol.");
        var topic = topic(february, "Mededelingen", AgendaItem.Kind.ANNOUNCEMENTS, null, Set.of());
        write(topic, "Welkom.");
        var april = planned(APRIL_9);
        write(topic(april, "Mededelingen", AgendaItem.Kind.ANNOUNCEMENTS, null, Set.of()), "Welkom terug.");

        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), april, null));
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), february, null));
        circulate();

        assertThat(cast.as(cast.chair, () -> lists.find(cast.chair, april)).number()).isEqualTo("2026-1");
        assertThat(cast.as(cast.chair, () -> lists.find(cast.chair, february)).number()).isEqualTo("2026-2");
        assertThat(found(cast.chair).number()).isEqualTo("2025-1");
    }

    @Test
    void the_members_read_what_was_sent_and_nothing_that_is_limited() {
        write(reception, "Alles is vol.");
        write(secret, "De locatie blijft stil.");
        circulate();

        var read = sent(cast.memberOfLisdonk);

        assertThat(read.content().topics()).extracting(ListContent.Topic::title).containsExactly("Opvang asielzoekers", "Huisvesting");
        assertThat(read.canonical()).doesNotContain("Oeverhoven").doesNotContain("stil");
        assertThat(read.fingerprint()).isEqualTo(CanonicalForm.fingerprint(read.canonical()));
        assertThat(sent(cast.observer)).isEqualTo(read);
    }

    @Test
    void only_the_secretary_reads_internal_versions_also_of_the_database() {
        write(reception, "Alles is vol.");
        circulate();

        for (var viewer : List.of(cast.chair, cast.memberOfLisdonk, cast.agency, cast.observer, cast.administrator)) {
            assertThat(cast.as(viewer, () -> store.versions(november, ListContent.Variant.INTERNAL))).as(viewer.name()).isEmpty();
        }
        assertThat(cast.as(cast.secretary, () -> store.versions(november, ListContent.Variant.INTERNAL))).hasSize(1);
        assertThat(cast.as(cast.administrator, () -> store.versions(november, ListContent.Variant.MEMBERS))).isEmpty();
        assertThat(store.versions(november, ListContent.Variant.MEMBERS)).isEmpty();
        assertThat(cast.as(cast.secretary, () -> store.version(november, ListContent.Variant.MEMBERS, 1))).isPresent();
        assertThat(cast.as(cast.secretary, () -> store.version(november, ListContent.Variant.MEMBERS, 2))).isEmpty();
    }

    @Test
    void later_edits_wait_for_the_next_version() {
        var first = write(reception, "Alles is vol.");
        var kept = write(reception, "De boot vertrekt.");
        circulate();
        change(first, "Alles is vol sinds november.");
        var fresh = write(housing, "Nieuw.");
        lapse(kept, "dubbel");

        assertThat(working().unsent()).extracting(ListContent.Change::what, ListContent.Change::line).containsExactly(
                tuple(ListContent.Change.What.CHANGED, first.value()),
                tuple(ListContent.Change.What.LAPSED, kept.value()),
                tuple(ListContent.Change.What.NEW, fresh.value()));
        assertThat(sent(cast.memberOfLisdonk).content().entries()).extracting(ListContent.Entry::text)
            .containsExactly("Alles is vol.", "De boot vertrekt.");

        circulate();

        assertThat(sent(cast.memberOfLisdonk).number()).isEqualTo(2);
        assertThat(sent(cast.memberOfLisdonk).content().entries()).extracting(ListContent.Entry::text)
            .containsExactly("Alles is vol sinds november.", "De boot vertrekt.", "Nieuw.");
        assertThat(label(fresh)).isEqualTo("2025-1/3");
        assertThat(working().unsent()).isEmpty();
        assertThat(cast.as(cast.memberOfLisdonk, () -> lists.sent(cast.memberOfLisdonk, lists.find(cast.memberOfLisdonk, november), 1))).isPresent();
        refuses("list.nothing-changed", this::circulate);
    }

    @Test
    void a_text_typed_with_loose_marks_is_no_change() {
        write(reception, "E\u0301e\u0301n gemeente zoekt vervanging.");

        circulate();

        assertThat(working().unsent()).isEmpty();
    }

    @Test
    void what_is_limited_reaches_its_readers_without_a_new_version_for_the_members() {
        write(reception, "Alles is vol.");
        circulate();
        var stillness = write(secret, "De locatie blijft stil.");

        circulate();

        assertThat(found(cast.memberOfNieuwevaart).circulations()).hasSize(1);
        assertThat(label(stillness)).isEqualTo("2025-1/B1");
        assertThat(cast.as(cast.memberOfLisdonk, () -> lines.find(cast.memberOfLisdonk, stillness)).text()).isEqualTo("De locatie blijft stil.");
        assertThatThrownBy(() -> cast.as(cast.memberOfNieuwevaart, () -> lines.find(cast.memberOfNieuwevaart, stillness))).isInstanceOf(Missing.class);
        assertThat(cast.as(cast.memberOfNieuwevaart, () -> timeline.of(cast.memberOfNieuwevaart, november.value() + "/lijst"))).hasSize(1);
    }

    @Test
    void a_line_that_is_no_longer_limited_leaves_the_series_of_which_nobody_knows() {
        var limited = write(reception, "Alleen voor Lisdonk.");
        restrict(limited, Set.of(cast.lisdonk));
        write(reception, "Alles is vol.");
        circulate();
        assertThat(label(limited)).isEqualTo("2025-1/B1");
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), limited, line(limited).version(), Confidentiality.BOARD, Set.of()));

        circulate();

        assertThat(label(limited)).isEqualTo("2025-1/2");
        assertThat(sent(cast.agency).canonical()).doesNotContain("/B");
    }

    @Test
    void nothing_goes_round_while_a_gap_is_open() {
        write(reception, LineKind.ACTION, "Een overzicht maken.", List.of());

        assertThatThrownBy(this::circulate).isInstanceOf(Refused.class)
            .hasMessageContaining("Een overzicht maken.").hasMessageContaining("wie, wanneer");

        assertThat(found(cast.chair).state()).isEqualTo(new State.Draft());
        assertThat(found(cast.chair).number()).isNull();
    }

    @Test
    void a_gap_that_is_left_open_on_purpose_holds_nothing_back() {
        var action = write(reception, LineKind.ACTION, "Een overzicht maken.", List.of(party(cast.lisdonk, "Lisdonk", false)));
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), action, FollowUp.WITHOUT, null, null, null, Gap.WHEN.name()));

        circulate();

        assertThat(sent(cast.agency).content().entries()).hasSize(1);
    }

    @Test
    void an_empty_list_does_not_go_round() {
        refuses("list.empty", this::circulate);
    }

    @Test
    void a_hidden_party_reads_as_a_municipality() {
        hide(write(reception, LineKind.CALL, "Zoek vervanging.", List.of(party(cast.lisdonk, "Lisdonk", false))), cast.lisdonk);
        circulate();

        assertThat(sent(cast.memberOfLisdonk).content().entries().getFirst().who()).containsExactly(new ListContent.Who("Een gemeente", null, false));
        assertThat(sent(cast.memberOfLisdonk).canonical()).doesNotContainIgnoringCase("lisdonk").doesNotContain(cast.lisdonk.value());
        assertThat(cast.as(cast.secretary, () -> store.lastVersion(november, ListContent.Variant.INTERNAL)).orElseThrow().canonical()).contains("Lisdonk");
    }

    @Test
    void the_members_list_is_refused_while_a_hidden_name_stands_anywhere_in_it() {
        jdbc.sql("insert into directory.party_name (party_id, name) values (:id, 'Lissehof')").param("id", cast.lisdonk.value()).update();
        hide(write(reception, LineKind.CALL, "Zoek vervanging.", List.of(party(cast.lisdonk, "Lisdonk", false))), cast.lisdonk);
        var other = write(housing, "x");

        for (var says : List.of("Lisdonk zoekt.", "In de Lisdonkse raad.", "De raad van lissehof.", "J. Terpstra belt.", "Volgens Terpstra.", "LISDONK")) {
            change(other, says);
            assertThatThrownBy(this::circulate).as(says).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.rule()).isEqualTo("list.names-hidden-party");
                assertThat(refused.sentence()).contains("de regel").contains(says);
            });
        }
        change(other, "Niets bijzonders.");
        cast.does(cast.secretary, () -> lines.change(Command.by(cast.secretary), other, line(other).version(),
                new Line.Said(LineKind.CALL, "Bel eens.", List.of(party(cast.lisdonk, "Lisdonk", false)), null, false, null, false, null)));
        assertThatThrownBy(this::circulate).hasMessageContaining("door wie");
        cast.does(cast.secretary, () -> lines.change(Command.by(cast.secretary), other, line(other).version(),
                new Line.Said(LineKind.DECISION, "De opvang blijft.", List.of(), null, false, null, false, null)));
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), other, FollowUp.CONDITION, null, null, null, "huisarts in Lisdonk"));
        assertThatThrownBy(this::circulate).hasMessageContaining("daaronder");
        assertThat(found(cast.chair).state()).isEqualTo(new State.Draft());
    }

    @Test
    void a_title_that_says_who_is_hidden_holds_the_list_back() {
        hide(write(reception, LineKind.CALL, "Zoek vervanging.", List.of(party(cast.lisdonk, "Lisdonk", false))), cast.lisdonk);
        topic(november, "Opvang in Lisdonk", AgendaItem.Kind.REGULAR, null, Set.of());

        assertThatThrownBy(this::circulate).hasMessageContaining("het onderwerp \"Opvang in Lisdonk\"");
        assertThatThrownBy(() -> cast.as(cast.chair, () -> lists.printed(cast.chair, lists.find(cast.chair, november), ListContent.Variant.MEMBERS, null)))
            .isInstanceOf(Refused.class).hasMessageNotContaining("Lisdonk");
    }

    @Test
    void a_colleague_who_left_and_a_guest_count_as_names_of_their_party() {
        var left = cast.member("K. Ottevanger", cast.lisdonk, Role.MEMBER, null);
        jdbc.sql("update directory.membership set until = '2024-06-01' where person_id = :id").param("id", left.person().value()).update();
        hide(write(reception, LineKind.CALL, "Zoek vervanging.", List.of(party(cast.lisdonk, "Lisdonk", false))), cast.lisdonk);
        write(housing, "Ottevanger wist het al.");

        assertThatThrownBy(this::circulate).hasMessageContaining("Ottevanger");

        cast.does(cast.secretary, () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> jdbc.sql("""
                insert into meeting.attendance (meeting_id, board_id, position, party_id, state, name)
                values (:meeting, :board, 1, :party, 'REPLACED', 'Mw. Brandsma')
                """)
            .param("meeting", november.value()).param("board", cast.board.value()).param("party", cast.lisdonk.value()).update()));
        change(working().lines().getLast().id(), "Brandsma wist het al.");

        assertThatThrownBy(this::circulate).hasMessageContaining("Brandsma");
    }

    @Test
    void who_is_hidden_only_in_a_limited_line_may_be_named_elsewhere() {
        hide(write(secret, LineKind.CALL, "Zoek vervanging.", List.of(party(cast.lisdonk, "Lisdonk", false))), cast.lisdonk);
        write(reception, "Lisdonk is blij.");

        circulate();

        assertThat(sent(cast.agency).canonical()).contains("Lisdonk is blij.");
    }

    @Test
    void only_the_secretary_sends_a_list_round() {
        write(reception, "Alles is vol.");

        for (var viewer : List.of(cast.chair, cast.memberOfLisdonk, cast.agency, cast.observer, cast.administrator)) {
            assertThatThrownBy(() -> cast.does(viewer, () -> lists.circulate(Command.by(viewer), november, null))).as(viewer.name())
                .isInstanceOf(Missing.class);
            assertThatThrownBy(() -> cast.as(viewer, () -> {
                store.circulate(found(cast.secretary), 1, null, FEBRUARY_12, Instant.EPOCH, viewer.person());
                return null;
            })).as(viewer.name() + " in the database").isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void the_next_meeting_adopts_the_list_unchanged_and_it_keeps_its_fingerprint() {
        var first = write(reception, "Alles is vol.");
        circulate();
        var before = sent(cast.memberOfLisdonk);

        adopt(cast.secretary, false);

        var list = found(cast.memberOfLisdonk);
        assertThat(list.state()).isInstanceOfSatisfying(State.Adopted.class, adopted -> {
            assertThat(adopted.adoption().onDay()).isEqualTo(FEBRUARY_12);
            assertThat(adopted.adoption().byName()).isEqualTo("Marit Hogendoorn");
            assertThat(adopted.adoption().withChanges()).isFalse();
        });
        assertThat(sent(cast.memberOfLisdonk)).isEqualTo(before);
        assertThat(cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, adoption))).extracting(Line::text, Line::kind)
            .containsExactly(tuple("De lijst van 20 november 2025 is ongewijzigd vastgesteld.", LineKind.DECISION));
        refuses("line.adopted", () -> change(first, "Anders."));
        refuses("list.adopted", () -> write(reception, "Nog iets."));
        refuses("list.adopted", this::circulate);
        refuses("list.adopted", () -> adopt(cast.secretary, false));
        assertThat(cast.as(cast.secretary, () -> timeline.firstBreak(cast.secretary))).isEmpty();
    }

    @Test
    void what_becomes_of_a_line_later_stands_beside_the_fingerprint() {
        var action = write(reception, LineKind.DECISION, "De opvang blijft open.", List.of());
        circulate();
        adopt(cast.secretary, false);
        var before = sent(cast.memberOfLisdonk).fingerprint();

        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), action, FollowUp.REFERRAL, null, null, FEBRUARY_12, "GS, met advies"));

        assertThat(sent(cast.memberOfLisdonk).fingerprint()).isEqualTo(before);
        assertThat(cast.as(cast.memberOfLisdonk, () -> lists.living(cast.memberOfLisdonk, lists.find(cast.memberOfLisdonk, november))).getFirst().all(Fact.What.REFERRAL)).hasSize(1);
    }

    @Test
    void unchanged_is_refused_while_something_was_not_sent_round() {
        var first = write(reception, "Alles is vol.");
        circulate();
        change(first, "Alles is nu echt vol.");

        assertThatThrownBy(() -> adopt(cast.secretary, false)).isInstanceOf(Refused.class).hasMessageContaining("Alles is nu echt vol.")
            .hasMessageContaining("gewijzigd");
        assertThat(cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, adoption))).isEmpty();
    }

    @Test
    void with_changes_is_refused_when_there_are_none() {
        write(reception, "Alles is vol.");
        circulate();

        refuses("list.adopted-without-changes", () -> adopt(cast.secretary, true));
    }

    @Test
    void with_changes_the_unsent_changes_become_part_of_what_stands() {
        var first = write(reception, "Alles is vol.");
        circulate();
        change(first, "Alles is bijna vol.");
        var fresh = write(housing, "De achterstand groeit.");

        adopt(cast.secretary, true);

        var stands = sent(cast.memberOfLisdonk);
        assertThat(stands.number()).isEqualTo(2);
        assertThat(stands.content().entries()).extracting(ListContent.Entry::text).containsExactly("Alles is bijna vol.", "De achterstand groeit.");
        assertThat(stands.content().entries().getLast().label()).isEqualTo("2025-1/2");
        assertThat(cast.as(cast.memberOfLisdonk, () -> lines.find(cast.memberOfLisdonk, fresh)).text()).isEqualTo("De achterstand groeit.");
        assertThat(found(cast.chair).adoption().version()).isEqualTo(2);
        assertThat(cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, adoption))).extracting(Line::text)
            .containsExactly("De lijst van 20 november 2025 is vastgesteld, met twee wijzigingen.");
    }

    @Test
    void the_chair_records_an_adoption_and_freezes_also_what_the_chair_may_not_read() {
        write(secret, "De locatie blijft stil.");
        hide(write(reception, LineKind.CALL, "Zoek vervanging.", List.of(party(cast.lisdonk, "Lisdonk", false))), cast.lisdonk);
        circulate();
        write(housing, "De achterstand groeit.");

        adopt(cast.chair, true);

        assertThat(found(cast.chair).adoption().byName()).isEqualTo("H. van Wijck");
        var internal = cast.as(cast.secretary, () -> store.lastVersion(november, ListContent.Variant.INTERNAL)).orElseThrow();
        assertThat(internal.canonical()).contains("De locatie blijft stil.").contains("Lisdonk").contains("De achterstand groeit.");
        assertThat(internal.byName()).isEqualTo("H. van Wijck");
        assertThat(sent(cast.chair).canonical()).doesNotContain("stil").doesNotContainIgnoringCase("lisdonk");
        assertThat(cast.as(cast.chair, () -> lines.ofTopic(cast.chair, adoption))).hasSize(1);
        assertThat(cast.as(cast.chair, () -> store.versions(november, ListContent.Variant.INTERNAL))).isEmpty();
        assertThat(cast.as(cast.chair, () -> lines.ofTopic(cast.chair, secret))).isEmpty();
    }

    @Test
    void the_chair_is_not_told_who_is_hidden_when_a_change_says_it() {
        hide(write(reception, LineKind.CALL, "Zoek vervanging.", List.of(party(cast.lisdonk, "Lisdonk", false))), cast.lisdonk);
        circulate();
        write(housing, "Lisdonk loopt achter.");

        assertThatThrownBy(() -> adopt(cast.chair, true)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("list.names-some-hidden-party");
            assertThat(refused.sentence()).doesNotContain("Lisdonk");
        });
    }

    @Test
    void nobody_else_stands_in_for_the_secretary() {
        for (var viewer : List.of(cast.memberOfLisdonk, cast.observer, cast.administrator)) {
            assertThatThrownBy(() -> cast.as(viewer, () -> store.whole(cast.board, () -> "alles"))).as(viewer.name()).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> adopt(viewer, false)).isInstanceOf(Missing.class);
        }
        assertThatThrownBy(() -> cast.as(cast.chair, () -> store.whole(new Cast(jdbc, sessions).board, () -> "alles"))).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> store.whole(cast.board, () -> "alles")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void standing_in_ends_with_the_work_also_when_it_is_refused() {
        write(secret, "De locatie blijft stil.");
        var alone = new TransactionTemplate(transactions);

        var seen = cast.as(cast.chair, () -> alone.execute(status -> {
            status.setRollbackOnly();
            var counts = new ArrayList<Integer>();
            counts.add(store.whole(cast.board, () -> store.agenda(november).size()));
            counts.add(store.agenda(november).size());
            assertThatThrownBy(() -> store.whole(cast.board, () -> {
                throw new Refused("list.empty");
            })).isInstanceOf(Refused.class);
            counts.add(store.agenda(november).size());
            return counts;
        }));

        assertThat(seen).containsExactly(3, 2, 2);
    }

    @Test
    void only_its_own_agenda_point_of_a_meeting_that_was_held_adopts_a_list() {
        write(reception, "Alles is vol.");
        refuses("list.not-sent-round", () -> adopt(cast.secretary, false));
        circulate();
        refuses("list.no-adopting-topic", () -> cast.does(cast.secretary,
                () -> lists.adopt(Command.by(cast.secretary), november, reception, false)));
        var april = planned(APRIL_9);
        var later = topic(april, "Lijst vaststellen", AgendaItem.Kind.ADOPTION, november, Set.of());

        refuses("list.adopting-meeting-to-come", () -> cast.does(cast.secretary,
                () -> lists.adopt(Command.by(cast.secretary), november, later, false)));
    }

    @Test
    void the_agenda_point_is_known_before_and_after_with_the_number_that_members_see() {
        write(reception, "Alles is vol.");
        circulate();
        var hiddenBefore = topic(february, "Vooraf", AgendaItem.Kind.REGULAR, null, Set.of(cast.lisdonk));
        cast.does(cast.secretary, () -> agendas.move(Command.by(cast.secretary), hiddenBefore, Agendas.Step.UP));

        assertThat(found(cast.secretary).point()).isEqualTo(new DecisionList.AdoptionPoint(adoption, february, FEBRUARY_12, 1));
        adopt(cast.secretary, false);

        assertThat(found(cast.observer).point()).isEqualTo(new DecisionList.AdoptionPoint(adoption, february, FEBRUARY_12, 1));
    }

    @Test
    void the_list_that_waits_is_the_latest_that_is_not_adopted() {
        write(reception, "Alles is vol.");
        assertThat(cast.as(cast.secretary, () -> lists.latestBefore(cast.secretary, FEBRUARY_12))).contains(november);
        circulate();
        adopt(cast.secretary, false);

        assertThat(cast.as(cast.secretary, () -> lists.latestBefore(cast.secretary, FEBRUARY_12))).isEmpty();
        assertThat(cast.as(cast.secretary, () -> lists.latestBefore(cast.secretary, APRIL_9))).contains(february);
    }

    @Test
    void silence_agrees_in_writing() {
        write(reception, "Alles is vol.");
        circulate();
        cast.does(cast.chair, () -> lists.openWrittenRound(Command.by(cast.chair), november, FEBRUARY_20));
        assertThat(found(cast.memberOfLisdonk).state()).isInstanceOf(State.InWriting.class);
        refuses("list.round-runs", () -> cast.does(cast.secretary, () -> lists.adoptInWriting(Command.by(cast.secretary), november)));

        day.set(FEBRUARY_20.plusDays(1));
        cast.does(cast.chair, () -> lists.adoptInWriting(Command.by(cast.chair), november));

        assertThat(found(cast.memberOfLisdonk).state()).isInstanceOfSatisfying(State.Adopted.class, adopted -> {
            assertThat(adopted.adoption().inWriting()).isTrue();
            assertThat(adopted.adoption().onDay()).isEqualTo(FEBRUARY_20);
        });
    }

    @Test
    void an_objection_returns_the_list_to_the_meeting() {
        write(reception, "Alles is vol.");
        circulate();
        cast.does(cast.secretary, () -> lists.openWrittenRound(Command.by(cast.secretary), november, FEBRUARY_20));

        object(cast.memberOfLisdonk, cast.lisdonk, "Punt 1 klopt niet.");
        object(cast.agency, cast.coa, "Ook volgens ons niet.");

        assertThat(found(cast.observer).state()).isInstanceOf(State.Circulated.class);
        assertThat(found(cast.observer).rounds().getFirst().objections()).extracting(DecisionList.Objection::partyName, DecisionList.Objection::text,
                DecisionList.Objection::day)
            .containsExactly(tuple("Lisdonk", "Punt 1 klopt niet.", day.date()), tuple("COA", "Ook volgens ons niet.", day.date()));
        refuses("list.objected-before", () -> object(cast.memberOfLisdonk, cast.lisdonk, "Nog eens."));
        day.set(FEBRUARY_20.plusDays(1));
        refuses("list.no-round", () -> cast.does(cast.secretary, () -> lists.adoptInWriting(Command.by(cast.secretary), november)));
        adopt(cast.secretary, false);
        assertThat(found(cast.observer).isAdopted()).isTrue();
    }

    @Test
    void nobody_objects_for_another_and_not_everyone_objects() {
        write(reception, "Alles is vol.");
        circulate();
        cast.does(cast.secretary, () -> lists.openWrittenRound(Command.by(cast.secretary), november, FEBRUARY_20));

        assertThatThrownBy(() -> object(cast.memberOfLisdonk, cast.nieuwevaart, "Nee.")).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> object(cast.observer, cast.province, "Nee.")).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> object(cast.secretary, cast.secretariat, "Nee.")).isInstanceOf(Missing.class);
        refuses("list.objection-without-text", () -> object(cast.memberOfLisdonk, cast.lisdonk, "  "));
        var round = found(cast.observer).rounds().getFirst().id();
        assertThatThrownBy(() -> cast.does(cast.memberOfLisdonk,
                () -> store.object(round, cast.board, cast.nieuwevaart, cast.memberOfLisdonk.person(), "Nee.", FEBRUARY_12, Instant.EPOCH)))
            .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> cast.does(cast.observer,
                () -> store.object(round, cast.board, cast.province, cast.observer.person(), "Nee.", FEBRUARY_12, Instant.EPOCH)))
            .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_new_version_ends_the_written_round_about_the_old_one() {
        var first = write(reception, "Alles is vol.");
        circulate();
        cast.does(cast.secretary, () -> lists.openWrittenRound(Command.by(cast.secretary), november, FEBRUARY_20));
        change(first, "Alles is nu echt vol.");
        refuses("list.round-runs", () -> cast.does(cast.secretary, () -> lists.openWrittenRound(Command.by(cast.secretary), november, FEBRUARY_20)));

        circulate();

        assertThat(found(cast.chair).openRound()).isEmpty();
        refuses("list.no-round", () -> object(cast.memberOfLisdonk, cast.lisdonk, "Nee."));
    }

    @Test
    void a_written_round_asks_about_what_was_sent() {
        var first = write(reception, "Alles is vol.");
        circulate();
        change(first, "Alles is nu echt vol.");

        refuses("list.adopted-with-unsent-changes",
                () -> cast.does(cast.secretary, () -> lists.openWrittenRound(Command.by(cast.secretary), november, FEBRUARY_20)));
    }

    @Test
    void a_correction_is_a_new_line_on_a_later_list_that_names_the_old_one() {
        var first = write(reception, "Alle 430 plekken zijn vol.");
        circulate();
        var said = new Line.Said(LineKind.SIGNAL, "Het zijn 420 plekken.", List.of(), null, false, null, false, null);
        refuses("line.not-adopted", () -> correct(first, adoption, said));
        adopt(cast.secretary, false);
        refuses("list.adopted", () -> correct(first, reception, said));

        var correction = correct(first, adoption, said);
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), february, null));

        assertThat(line(correction).corrects()).isEqualTo(first);
        assertThat(line(first).text()).isEqualTo("Alle 430 plekken zijn vol.");
        assertThat(cast.as(cast.agency, () -> lists.sent(cast.agency, lists.find(cast.agency, february), null)).orElseThrow().content().entries())
            .extracting(ListContent.Entry::corrects).containsExactly(null, "2025-1/1");
        assertThat(cast.as(cast.secretary, () -> lists.topicsForCorrection(cast.secretary, november))).extracting("id").contains(adoption);
    }

    @Test
    void a_correction_of_a_limited_line_stays_limited() {
        var limited = write(reception, "Alleen voor Lisdonk.");
        restrict(limited, Set.of(cast.lisdonk));
        write(reception, "Alles is vol.");
        circulate();
        adopt(cast.secretary, false);

        var correction = correct(limited, adoption, new Line.Said(LineKind.SIGNAL, "Toch anders.", List.of(), null, false, null, false, null));

        assertThat(line(correction).confidentiality()).isEqualTo(Confidentiality.LIMITED);
        assertThat(line(correction).sharedWith()).containsExactly(cast.lisdonk);
    }

    @Test
    void a_topic_with_lines_stays_on_its_agenda() {
        write(secret, "De locatie blijft stil.");
        var open = topic(november, "Gedeeld", AgendaItem.Kind.REGULAR, null, Set.of());
        restrict(write(open, "Alleen voor Lisdonk."), Set.of(cast.lisdonk));

        refuses("agenda.topic-has-lines", () -> cast.does(cast.secretary, () -> agendas.remove(Command.by(cast.secretary), secret)));
        refuses("agenda.topic-has-lines", () -> cast.does(cast.chair, () -> agendas.remove(Command.by(cast.chair), open)));
        cast.does(cast.chair, () -> agendas.remove(Command.by(cast.chair), housing));

        assertThat(working().internal().topics()).extracting(ListContent.Topic::title)
            .containsExactly("Opvang asielzoekers", "Locatie Oeverhoven", "Gedeeld");
    }

    @Test
    void a_command_sends_once_however_often_it_comes() {
        write(reception, "Alles is vol.");
        var command = Command.by(cast.secretary);
        cast.does(cast.secretary, () -> lists.circulate(command, november, null));
        write(reception, "Nog iets.");

        assertThatThrownBy(() -> cast.does(cast.secretary, () -> lists.circulate(command, november, null))).isInstanceOf(DataAccessException.class);

        assertThat(found(cast.chair).circulations()).hasSize(1);
    }

    @Test
    void what_is_written_while_the_list_goes_round_is_in_this_version_or_in_the_next() throws Exception {
        write(reception, "Alles is vol.");
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(9)) {
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                var text = "Regel " + i;
                writers.add(pool.submit(() -> {
                    start.await();
                    return write(reception, text);
                }));
            }
            var sender = pool.submit(() -> {
                start.await();
                circulate();
                return null;
            });
            start.countDown();
            for (var writer : writers) {
                writer.get();
            }
            sender.get();
        }

        var sent = sent(cast.agency).content().entries().size();
        assertThat(sent + working().unsent().size()).isEqualTo(9);
        assertThat(working().lines().stream().filter(line -> line.label() != null)).hasSize(sent);
    }

    private MeetingId planned(LocalDate on) {
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(on, null, null, null, null), new FirstAgenda.Empty())).id();
    }

    private AgendaItemId topic(MeetingId meeting, String title, AgendaItem.Kind kind, @Nullable MeetingId adopts, Set<PartyId> sharedWith) {
        var topic = new Topic(title, kind, null, null, null, null, adopts, sharedWith.isEmpty() ? Confidentiality.BOARD : Confidentiality.LIMITED, sharedWith);
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, topic)).id();
    }

    private LineId write(AgendaItemId topic, String text) {
        return write(topic, LineKind.SIGNAL, text, List.of());
    }

    private LineId write(AgendaItemId topic, LineKind kind, String text, List<LineParty> parties) {
        var said = new Line.Said(kind, text, parties, null, false, null, false, null);
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said), null)).getFirst();
    }

    private static LineParty party(PartyId id, String name, boolean hidden) {
        return new LineParty(id, null, null, name, null, hidden);
    }

    private void change(LineId id, String text) {
        var line = line(id);
        cast.does(cast.secretary, () -> lines.change(Command.by(cast.secretary), id, line.version(),
                new Line.Said(line.kind(), text, line.parties(), null, false, null, false, null)));
    }

    private void restrict(LineId id, Set<PartyId> sharedWith) {
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), id, line(id).version(), Confidentiality.LIMITED, sharedWith));
    }

    private void hide(LineId id, PartyId party) {
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), id, line(id).version(), Set.of(party)));
    }

    private void lapse(LineId id, String why) {
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), id, FollowUp.LAPSE, null, null, null, why));
    }

    private void circulate() {
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), november, null));
    }

    private void adopt(Viewer viewer, boolean withChanges) {
        cast.does(viewer, () -> lists.adopt(Command.by(viewer), november, adoption, withChanges));
    }

    private void object(Viewer viewer, PartyId party, String text) {
        cast.does(viewer, () -> lists.object(Command.by(viewer), november, party, text));
    }

    private LineId correct(LineId old, AgendaItemId topic, Line.Said said) {
        return cast.as(cast.secretary, () -> lists.correct(Command.by(cast.secretary), old, topic, said));
    }

    private Line line(LineId id) {
        return cast.as(cast.secretary, () -> lines.find(cast.secretary, id));
    }

    private @Nullable String label(LineId id) {
        return line(id).label();
    }

    private DecisionList found(Viewer viewer) {
        return cast.as(viewer, () -> lists.find(viewer, november));
    }

    private DecisionListStore.Version sent(Viewer viewer) {
        return cast.as(viewer, () -> lists.sent(viewer, lists.find(viewer, november), null)).orElseThrow();
    }

    private DecisionLists.Working working() {
        return cast.as(cast.secretary, () -> lists.working(cast.secretary, lists.find(cast.secretary, november)));
    }

    private static void refuses(String rule, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
