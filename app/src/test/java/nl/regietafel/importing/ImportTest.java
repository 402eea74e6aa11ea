package nl.regietafel.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.regietafel.decision.DossierMention;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.decision.Names;
import nl.regietafel.directory.PartyId;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Test;

/// What we doubt of a list, and what an answer makes of it.
class ImportTest {

    private static final Map<String, PartyId> PARTIES = Map.of("lisdonk", PartyId.fresh(), "coa", PartyId.fresh());
    private static final Names NAMES = new Names() {
        @Override
        public LineParty party(String name) {
            var id = PARTIES.get(name.toLowerCase(Locale.ROOT));
            return id == null ? null : new LineParty(id, null, null, name, null, false);
        }

        @Override
        public DossierMention dossier(String name) {
            return null;
        }
    };
    private static final LocalDate DAY = LocalDate.of(2024, 11, 14);
    private static final Known KNOWN = new Known(NAMES, List.of(), DAY, null, Set.of(DAY));

    private static Proposal proposal(String text) {
        return Proposal.of(ListReader.read(text.getBytes(StandardCharsets.UTF_8), "lijst.txt"));
    }

    private static Proposal.Entry entry(LineKind kind, double confidence, String... owners) {
        return new Proposal.Entry(1, 0, kind, "De kade nakijken", List.of(owners), DAY, false, null, null, false, null, null, confidence, null, 0,
                Set.of(), false, 1);
    }

    private static Proposal of(Proposal.Entry entry) {
        return new Proposal("Lijst", DAY, null, List.of(new Proposal.Topic("Opvang", List.of(), null, 0)), List.of(entry), List.of(), List.of(), null);
    }

    @Test
    void we_doubt_what_is_unsure_unknown_shared_or_open() {
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.9, "Lisdonk"), KNOWN)).isEmpty();
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.3, "Lisdonk"), KNOWN)).containsExactly(Doubt.KIND);
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.9, "Rotmond"), KNOWN)).containsExactly(Doubt.UNKNOWN_NAME);
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.9, "Lisdonk", "COA"), KNOWN)).containsExactly(Doubt.SEVERAL_OWNERS);
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.9), KNOWN)).containsExactly(Doubt.WHO);
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.9, "Lisdonk").due(null, false), KNOWN)).containsExactly(Doubt.WHEN);
        assertThat(Doubt.of(entry(LineKind.AGENDA_POINT, 0.9), KNOWN)).containsExactly(Doubt.WHICH_MEETING);
        assertThat(Doubt.of(entry(LineKind.SIGNAL, 0.9).goingTo(DAY.plusDays(30), false), KNOWN)).containsExactly(Doubt.NO_MEETING);
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.3).dropped(true), KNOWN)).isEmpty();
    }

    @Test
    void a_municipality_is_known_with_the_word_before_its_name() {
        assertThat(Doubt.of(entry(LineKind.ACTION, 0.9, "Gemeente Lisdonk"), KNOWN)).isEmpty();
    }

    @Test
    void an_answer_settles_one_doubt_and_the_version_rises() {
        var signal = of(entry(LineKind.ACTION, 0.3)).answered(1, 1, new Answer.OfKind(LineKind.SIGNAL), KNOWN);

        assertThat(signal.entry(1).kind()).isEqualTo(LineKind.SIGNAL);
        assertThat(signal.entry(1).version()).isEqualTo(2);
        assertThat(signal.doubtful(KNOWN)).isEmpty();
        assertThatThrownBy(() -> signal.answered(1, 1, new Answer.Drop(), KNOWN)).isInstanceOf(Conflict.class);
    }

    @Test
    void two_owners_become_two_actions() {
        var split = of(entry(LineKind.ACTION, 0.9, "Lisdonk", "COA")).answered(1, 1, new Answer.Split(), KNOWN);

        assertThat(split.taken()).extracting(Proposal.Entry::owners).containsExactly(List.of("Lisdonk"), List.of("COA"));
        assertThat(split.taken()).extracting(Proposal.Entry::number).containsExactly(1, 2);
    }

    @Test
    void an_unknown_name_means_a_party_or_stays_in_the_text() {
        var unknown = of(entry(LineKind.ACTION, 0.9, "Rotmond"));

        assertThat(unknown.answered(1, 1, new Answer.Means("COA"), KNOWN).entry(1).owners()).containsExactly("COA");
        assertThat(unknown.answered(1, 1, new Answer.NameInText(), KNOWN).entry(1).text()).isEqualTo("De kade nakijken (Rotmond)");
    }

    @Test
    void a_line_is_corrected_as_one_types_it() {
        var corrected = of(entry(LineKind.ANNOUNCEMENT, 0.3)).corrected(1, 1, "a De steiger nakijken @COA !1-12", 0, KNOWN).entry(1);

        assertThat(corrected.kind()).isEqualTo(LineKind.ACTION);
        assertThat(corrected.text()).isEqualTo("De steiger nakijken");
        assertThat(corrected.owners()).containsExactly("COA");
        assertThat(corrected.due()).isEqualTo("2024-12-01");
        assertThatThrownBy(() -> of(corrected).corrected(1, 2, "   ", 0, KNOWN)).isInstanceOf(Refused.class);
    }

    @Test
    void with_a_line_its_parts_go_and_each_can_come_back() {
        var whole = entry(LineKind.ANNOUNCEMENT, 0.9);
        var part = new Proposal.Entry(2, 0, LineKind.ACTION, "Bellen", List.of(), DAY, false, null, null, false, null, 1, 0.9, null, 0, Set.of(),
                false, 1);
        var both = new Proposal("Lijst", DAY, null, List.of(new Proposal.Topic("Opvang", List.of(), null, 0)), List.of(whole, part), List.of(),
                List.of(), null);

        var gone = both.answered(1, 1, new Answer.Drop(), KNOWN);

        assertThat(gone.taken()).isEmpty();
        assertThat(gone.answered(2, 2, new Answer.Restore(), KNOWN).taken()).extracting(Proposal.Entry::number).containsExactly(2);
    }

    @Test
    void text_that_became_no_line_is_a_line_after_all() {
        var read = proposal("""
                Actielijst regietafel
                14 november 2024

                1. Opvang
                - Actie: Lisdonk belt het COA.
                """);
        var rest = List.of(new Reading.Leftover("Koffie vanaf 9.30 uur.", "geen regel", 99));
        var with = new Proposal(read.title(), read.date(), read.status(), read.topics(), read.entries(), rest, read.blocks(), null);

        var taken = with.taking(0);

        assertThat(taken.rest()).isEmpty();
        assertThat(taken.entries()).hasSize(with.entries().size() + 1);
        assertThat(Doubt.first(taken.entries().getLast(), KNOWN)).isEqualTo(Doubt.KIND);
    }
}
