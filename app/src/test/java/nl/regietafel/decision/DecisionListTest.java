package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.regietafel.decision.DecisionList.Adoption;
import nl.regietafel.decision.DecisionList.Circulation;
import nl.regietafel.decision.DecisionList.Objection;
import nl.regietafel.decision.DecisionList.State;
import nl.regietafel.decision.DecisionList.WrittenRound;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionListTest {

    private static final LocalDate NOVEMBER_20 = LocalDate.of(2025, 11, 20);
    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate FEBRUARY_20 = LocalDate.of(2026, 2, 20);
    private static final LocalDate FEBRUARY_21 = LocalDate.of(2026, 2, 21);
    private static final PartyId LISDONK = PartyId.fresh();
    private static final PartyId COA = PartyId.fresh();
    private static final Circulation SENT = new Circulation(1, null, NOVEMBER_20, "Marit Hogendoorn");
    private static final Adoption ADOPTED = new Adoption(1, AgendaItemId.fresh(), false, FEBRUARY_12, Instant.EPOCH, "Henk Verweij");

    @Test
    void a_state_follows_from_what_happened() {
        assertThat(list(List.of(), List.of(), null).state()).isEqualTo(new State.Draft());
        assertThat(list(List.of(SENT), List.of(), null).state()).isEqualTo(new State.Circulated(SENT));
        assertThat(list(List.of(SENT), List.of(round()), null).state()).isEqualTo(new State.InWriting(SENT, round()));
        assertThat(list(List.of(SENT), List.of(objected()), null).state()).isEqualTo(new State.Circulated(SENT));
        assertThat(list(List.of(SENT), List.of(), ADOPTED).state()).isEqualTo(new State.Adopted(ADOPTED));
    }

    @Test
    void an_adopted_list_is_not_sent_round_again() {
        refuses("list.adopted", () -> list(List.of(SENT), List.of(), ADOPTED).maySendRound(null, FEBRUARY_12));
    }

    @Test
    void nobody_is_asked_to_respond_by_a_day_that_has_passed() {
        refuses("list.respond-by-passed", () -> list(List.of(), List.of(), null).maySendRound(NOVEMBER_20, FEBRUARY_12));
        list(List.of(), List.of(), null).maySendRound(FEBRUARY_12, FEBRUARY_12);
    }

    @Test
    void a_list_that_nobody_has_is_not_adopted_in_writing() {
        refuses("list.not-sent-round", () -> list(List.of(), List.of(), null).mayGoInWriting(FEBRUARY_20, FEBRUARY_12));
    }

    @Test
    void one_written_round_runs_at_a_time_and_gives_time() {
        refuses("list.round-runs", () -> list(List.of(SENT), List.of(round()), null).mayGoInWriting(FEBRUARY_21, FEBRUARY_12));
        refuses("list.round-needs-time", () -> list(List.of(SENT), List.of(), null).mayGoInWriting(FEBRUARY_12, FEBRUARY_12));
        list(List.of(SENT), List.of(objected()), null).mayGoInWriting(FEBRUARY_20, FEBRUARY_12);
    }

    @Test
    void a_party_objects_once_and_in_time() {
        assertThat(list(List.of(SENT), List.of(round()), null).objectable(LISDONK, FEBRUARY_20)).isEqualTo(round());
        refuses("list.round-over", () -> list(List.of(SENT), List.of(round()), null).objectable(LISDONK, FEBRUARY_21));
        refuses("list.objected-before", () -> list(List.of(SENT), List.of(objected()), null).objectable(LISDONK, FEBRUARY_12));
        refuses("list.no-round", () -> list(List.of(SENT), List.of(), null).objectable(LISDONK, FEBRUARY_12));
        refuses("list.adopted", () -> list(List.of(SENT), List.of(round()), ADOPTED).objectable(LISDONK, FEBRUARY_12));
    }

    @Test
    void after_the_first_objection_others_may_add_theirs_until_the_date() {
        assertThat(list(List.of(SENT), List.of(objected()), null).objectable(COA, FEBRUARY_20)).isEqualTo(objected());
    }

    @Test
    void silence_agrees_only_once_the_date_has_passed_and_nobody_objected() {
        refuses("list.round-runs", () -> list(List.of(SENT), List.of(round()), null).silentlyAgreed(FEBRUARY_20));
        assertThat(list(List.of(SENT), List.of(round()), null).silentlyAgreed(FEBRUARY_21)).isEqualTo(round());
        refuses("list.no-round", () -> list(List.of(SENT), List.of(objected()), null).silentlyAgreed(FEBRUARY_21));
    }

    @Test
    void the_later_list_says_how_this_one_was_adopted() {
        var list = list(List.of(SENT), List.of(), null);

        assertThat(list.adoptedSentence(0)).isEqualTo("De lijst van 20 november 2025 is ongewijzigd vastgesteld.");
        assertThat(list.adoptedSentence(1)).isEqualTo("De lijst van 20 november 2025 is vastgesteld, met één wijziging.");
        assertThat(list.adoptedSentence(2)).isEqualTo("De lijst van 20 november 2025 is vastgesteld, met twee wijzigingen.");
        assertThat(list.adoptedSentence(13)).isEqualTo("De lijst van 20 november 2025 is vastgesteld, met 13 wijzigingen.");
    }

    private static void refuses(String rule, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private static WrittenRound round() {
        return new WrittenRound("ronde", FEBRUARY_20, FEBRUARY_12, "Marit Hogendoorn", null, List.of());
    }

    private static WrittenRound objected() {
        return new WrittenRound("ronde", FEBRUARY_20, FEBRUARY_12, "Marit Hogendoorn", Instant.EPOCH,
                List.of(new Objection(LISDONK, "Lisdonk", "J. Terpstra", "Punt 3 klopt niet.", FEBRUARY_12)));
    }

    private static DecisionList list(List<Circulation> circulations, List<WrittenRound> rounds, @Nullable Adoption adoption) {
        return new DecisionList(new MeetingId("vergadering1"), new BoardId("waterrijk123"), "Provinciale regietafel Waterrijk", NOVEMBER_20, "2025-1",
                circulations, rounds, adoption, null, null, List.of(), List.of());
    }
}
