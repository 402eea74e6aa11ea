package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keeping the name of a hidden party out of a text. Berg is hidden; Bergen, and Dal en Berg, sit at the table too.
class BoardNamesTest {

    private static final PartyId BERG = PartyId.fresh();
    private static final BoardNames NAMES = new BoardNames(List.of(
            party(BERG, "Berg", "P. van Dam"), party(PartyId.fresh(), "Bergen", "J. Bergsma"), party(PartyId.fresh(), "Dal en Berg", "A. de Wit")),
            List.of(), null);

    @ParameterizedTest
    @ValueSource(strings = {"Berg zegt ja.", "In Berg is plek.", "De Bergse raad", "berg", "BÉRG", "Bergen en Berg", "Berg en Bergen", "Dal en Bergs plan",
        "Van Dam belt.", "P. van Dams brief", "Dal en Berg en Berg"})
    void a_hidden_party_is_found_by_its_name_its_people_and_what_is_made_of_them(String text) {
        assertThat(NAMES.firstNameIn(text, Set.of(BERG))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bergen zegt ja.", "met bergen", "Dal en Berg zegt ja.", "J. Bergsma belt.", "De herberg is vol.", "Damwand"})
    void the_longer_name_of_another_is_not_the_hidden_one(String text) {
        assertThat(NAMES.firstNameIn(text, Set.of(BERG))).isEmpty();
    }

    @Test
    void a_longer_name_hides_nothing_when_it_is_hidden_itself() {
        var bergen = NAMES.parties().stream().filter(party -> party.name().equals("Bergen")).findFirst().orElseThrow().id();

        assertThat(NAMES.firstNameIn("Bergen zegt ja.", Set.of(BERG, bergen))).isPresent();
    }

    @Test
    void one_who_is_typed_is_the_one_whose_name_fits_exactly() {
        assertThat(NAMES.party("bergen").name()).isEqualTo("Bergen");
        assertThat(NAMES.party("berg").name()).isEqualTo("Berg");
        assertThat(NAMES.party("ber")).isNull();
    }

    private static BoardNames.NamedParty party(PartyId id, String name, String person) {
        return new BoardNames.NamedParty(id, "MUNICIPALITY", name, List.of(name), List.of(new BoardNames.NamedPerson(PersonId.fresh(), person)));
    }
}
