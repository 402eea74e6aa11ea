package nl.regietafel.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineDetail;
import nl.regietafel.decision.LineDetail.ActionState;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Acting;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.sample.Waterrijk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What the register finds is what the lines themselves say, for whoever looks.
@RegietafelTest
class RegisterStoreTest {

    private static final List<String> WHO = List.of("secretaris", "voorzitter", "lid", "coa", "waarnemer");
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 2, 12), LocalDate.of(2026, 4, 9), LocalDate.of(2027, 1, 1));
    private static final List<String> WHAT = List.of("REPORT", "ACCEPTANCE", "RETURN", "ANSWER", "DELIVERY", "CONDITION", "CONDITION_MET", "REFERRAL",
            "REFERRAL_ANSWER", "REVIEW", "BREACH", "ENDING", "OUTCOME", "DUE_MOVED", "LAPSE", "REOPENING", "FIGURE");
    private static final Query ALL = new Query("", List.of(), List.of());

    @Autowired private RegisterStore store;
    @Autowired private Lines lines;
    @Autowired private Sessions sessions;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Test
    void how_lines_of_the_sample_stand_is_what_each_says_itself() {
        Acting.as(Waterrijk.HOGENDOORN, () -> transaction.execute(_ -> {
            compare();
            return null;
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void how_lines_stand_is_what_each_says_itself_whatever_became_of_them(int seed) {
        Acting.as(Waterrijk.HOGENDOORN, () -> transaction.execute(rolledBack -> {
            rolledBack.setRollbackOnly();
            happens(new Random(seed));
            compare();
            return null;
        }));
    }

    @Test
    void no_line_was_sent_round_that_is_not_kept_as_it_was_sent() {
        var secretary = viewer("secretaris");
        var without = Acting.as(secretary.person(), () -> transaction.execute(_ -> jdbc.sql("""
                select count(*) from decision.line left join decision.sent_line as sent on sent.line_id = line.id
                 where (line.released_at is null) <> (sent.line_id is null)
                    or sent.line_id is not null and (sent.confidentiality, sent.shared_with) is distinct from (line.confidentiality, line.shared_with)
                """).query(Integer.class).single()));

        assertThat(without).isZero();
    }

    /// Anything that may be recorded about a line, in any order, also what no page offers.
    private void happens(Random random) {
        var secretary = viewer("secretaris");
        for (var line : lines.all(secretary, found(secretary, ALL, Order.NEWEST, DAYS.getFirst()))) {
            var facts = new ArrayList<String>();
            for (var times = random.nextInt(7); times > 0; times--) {
                var id = "fact%08d".formatted(random.nextInt(100_000_000));
                var parties = line.parties().stream().filter(party -> party.party() != null).toList();
                var party = parties.isEmpty() || random.nextBoolean() ? null : parties.get(random.nextInt(parties.size()));
                jdbc.sql("""
                        insert into decision.fact (id, line_id, board_id, what, party_id, hidden, about_id, on_day, text, by_person, at, withdrawn_at, withdrawn_by)
                        values (:id, :line, :board, :what, :party, :hidden, :about, :day, 'Iets.', :by, now(), case when :withdrawn then now() end,
                                case when :withdrawn then :by end)
                        """)
                    .param("id", id).param("line", line.id().value()).param("board", line.board().value()).param("what", WHAT.get(random.nextInt(WHAT.size())))
                    .param("party", party == null ? null : party.party().value()).param("hidden", party != null && party.hidden())
                    .param("about", facts.isEmpty() || random.nextInt(3) == 0 ? null : facts.get(random.nextInt(facts.size())))
                    .param("day", DAYS.get(random.nextInt(DAYS.size())).plusDays(random.nextInt(60) - 30)).param("by", secretary.person().value())
                    .param("withdrawn", random.nextInt(5) == 0)
                    .update();
                facts.add(id);
            }
            if (!facts.isEmpty() && random.nextBoolean()) {
                jdbc.sql("update decision.sent_line set said_with = said_with || :facts where line_id = :line")
                    .param("facts", facts.subList(0, random.nextInt(facts.size()) + 1).toArray(String[]::new)).param("line", line.id().value()).update();
            }
        }
    }

    private void compare() {
        for (var who : WHO) {
            var viewer = viewer(who);
            for (var day : DAYS) {
                jdbc.sql("select directory.enter(:person, '2026-02-12')").param("person", viewer.person().value()).query(row -> { });
                var ids = found(viewer, ALL, Order.NEWEST, day);
                var all = lines.all(viewer, ids);
                assertThat(all).extracting(Line::id).containsExactlyElementsOf(ids).isNotEmpty();
                for (var standing : Standing.values()) {
                    var query = query(new Query.Is(0, 1, false, standing));
                    var expected = all.stream().filter(stands(standing, day)).map(Line::id).toList();
                    assertThat(found(viewer, query, Order.NEWEST, day)).as("%s, is:%s on %s", who, standing.dutch(), day).containsExactlyElementsOf(expected);
                    if (standing == Standing.OPEN) {
                        assertThat(store.find(viewer, ALL, Order.NEWEST, null, 5, 10_000, day).counts().open()).isEqualTo(expected.size());
                    }
                }
                assertThat(found(viewer, query(new Query.DueBefore(0, 1, false, day)), Order.NEWEST, day))
                    .containsExactlyElementsOf(all.stream().filter(line -> due(line) != null && !due(line).isAfter(day)).map(Line::id).toList());
                assertThat(lines.all(viewer, found(viewer, ALL, Order.DUE_FIRST, day))).extracting(RegisterStoreTest::due)
                    .isSortedAccordingTo(Comparator.nullsLast(Comparator.naturalOrder())).hasSameSizeAs(all);
            }
        }
        jdbc.sql("select directory.enter(:person, '2026-02-12')").param("person", Waterrijk.HOGENDOORN.value()).query(row -> { });
    }

    private static LocalDate due(Line line) {
        return line.dueNow() == null && line.kind() == LineKind.AGENDA_POINT ? line.goesToOn() : line.dueNow();
    }

    private static Predicate<Line> stands(Standing standing, LocalDate day) {
        return switch (standing) {
            case OPEN -> line -> line.isAlive(day);
            case LAPSED -> Line::lapsed;
            case LIMITED -> line -> line.confidentiality() == Confidentiality.LIMITED;
            case ACCEPTED -> line -> !line.lapsed() && line.detail() instanceof LineDetail.Action action && action.isAccepted();
            case REPORTED -> line -> !line.lapsed() && line.detail() instanceof LineDetail.Action action && !action.isAccepted()
                    && action.parts().stream().anyMatch(part -> part.state() instanceof ActionState.Reported);
            case BREACHED -> line -> !line.lapsed() && line.detail() instanceof LineDetail.Agreement agreement && agreement.ending() == null
                    && !agreement.breaches().isEmpty();
            case ANSWERED -> line -> !line.lapsed() && switch (line.detail()) {
                case LineDetail.Question question -> question.isAnswered();
                case LineDetail.Call call -> call.isAnswered();
                case LineDetail.Action _, LineDetail.AgendaPoint _, LineDetail.Agreement _, LineDetail.Announcement _, LineDetail.DecisionTaken _,
                     LineDetail.SignalNote _ -> false;
            };
            case OVERDUE -> line -> !line.lapsed() && switch (line.detail()) {
                case LineDetail.Action action -> action.isOverdue(day);
                case LineDetail.Question question -> !question.isAnswered() && question.before() != null && question.before().isBefore(day);
                case LineDetail.Call call -> !call.isAnswered() && call.before() != null && call.before().isBefore(day);
                case LineDetail.AgendaPoint _, LineDetail.Agreement _, LineDetail.Announcement _, LineDetail.DecisionTaken _, LineDetail.SignalNote _ -> false;
            };
        };
    }

    private List<LineId> found(Viewer viewer, Query query, Order order, LocalDate day) {
        return store.after(viewer, query, order, null, 10_000, day);
    }

    private static Query query(Query.Term term) {
        return new Query("", List.of(term), List.of());
    }

    private Viewer viewer(String name) {
        return sessions.viewerOf(Waterrijk.NAMES.get(name), Waterrijk.BOARD.id()).orElseThrow();
    }
}
