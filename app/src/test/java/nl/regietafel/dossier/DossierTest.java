package nl.regietafel.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.regietafel.directory.BoardId;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DossierTest {

    private final Dossier dossier = new Dossier(DossierId.fresh(), BoardId.fresh(), "Noodopvang Lisdonk", "nood",
            List.of("Havenhotel"), 3);

    @Test
    void each_name_means_the_dossier_capitals_aside() {
        assertThat(dossier.isCalled("Nood")).isTrue();
        assertThat(dossier.isCalled("noodopvang lisdonk ")).isTrue();
        assertThat(dossier.isCalled("havenHotel")).isTrue();
        assertThat(dossier.isCalled("noodopvang")).isFalse();
    }

    @Test
    void a_short_name_may_be_typed_with_its_mark() {
        assertThat(dossier.renamed("Noodopvang", "#opvang").shortName()).isEqualTo("opvang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "twee woorden", "met@teken", "met!uitroep", "a[b]", "meer-dan-dertig-tekens-is-te-lang-om-te-typen"})
    void a_short_name_is_one_word_without_marks(String shortName) {
        assertThatThrownBy(() -> dossier.renamed("Noodopvang", shortName))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo("korte-naam"));
    }

    @Test
    void a_dossier_has_a_name() {
        assertThatThrownBy(() -> dossier.renamed(" ", "nood"))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo("naam"));
    }

    @Test
    void renaming_makes_the_next_version() {
        assertThat(dossier.renamed("Opvang Lisdonk", "lisdonk").version()).isEqualTo(4);
    }
}
