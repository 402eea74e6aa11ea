package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTimeCodesTest {

    /// The secret of RFC 6238, appendix B, in base 32; its codes there have eight figures, the last six are ours.
    private static final String RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    void codes_are_those_of_the_standard() {
        assertThat(OneTimeCodes.at(RFC, 59 / 30)).isEqualTo("287082");
        assertThat(OneTimeCodes.at(RFC, 1_111_111_109L / 30)).isEqualTo("081804");
        assertThat(OneTimeCodes.at(RFC, 20_000_000_000L / 30)).isEqualTo("353130");
    }

    @Test
    void a_code_holds_a_little_before_and_after_its_half_minute() {
        var now = Instant.ofEpochSecond(1_111_111_109);
        var step = now.getEpochSecond() / 30;

        assertThat(OneTimeCodes.step(RFC, "081 804", now)).hasValue(step);
        assertThat(OneTimeCodes.step(RFC, OneTimeCodes.at(RFC, step - 1), now)).hasValue(step - 1);
        assertThat(OneTimeCodes.step(RFC, OneTimeCodes.at(RFC, step + 1), now)).hasValue(step + 1);
        assertThat(OneTimeCodes.step(RFC, OneTimeCodes.at(RFC, step - 2), now)).isEmpty();
        assertThat(OneTimeCodes.step(RFC, "", now)).isEmpty();
    }

    @Test
    void each_secret_is_new_and_has_a_picture() {
        var secret = OneTimeCodes.freshSecret();

        assertThat(secret).hasSize(32).matches("[A-Z2-7]+").isNotEqualTo(OneTimeCodes.freshSecret());
        assertThat(OneTimeCodes.svg(secret, "Waterrijk", "m@waterrijk.example")).startsWith("<svg").doesNotContain(secret);
        assertThat(OneTimeCodes.readable("ABCDEFGH")).isEqualTo("ABCD EFGH");
    }
}
