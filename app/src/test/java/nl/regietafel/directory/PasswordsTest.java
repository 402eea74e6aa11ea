package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String NAME = "Marit Hogendoorn";
    private static final String EMAIL = "marit.hogendoorn@waterrijk.example";

    @ParameterizedTest
    @ValueSource(strings = {"vier schapen op een dijk", "zonderhoofdletters", "één lange zin met een accent", "aB3$kd92mfQ1", "8301 7742 9916 0385 2274 1190"})
    void any_long_phrase_is_welcome(String password) {
        assertThatCode(() -> Passwords.mustDo(password, NAME, EMAIL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "elf tekens!", "wachtwoord123", "Welkom2026!!", "welkomwelkom", "123456789012", "aaaaaaaaaaaa", "abababababab",
            "Marit Hogendoorn", "marithogendoorn1", "marit.hogendoorn@waterrijk.example", "REGIETAFEL-2026"})
    void what_is_short_or_the_first_that_anyone_tries_is_refused(String password) {
        assertThatThrownBy(() -> Passwords.mustDo(password, NAME, EMAIL)).isInstanceOf(Refused.class);
    }

    @Test
    void a_password_is_kept_as_an_argon2id_hash_that_differs_each_time() {
        var hash = Passwords.hash("vier schapen op een dijk");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("vier schapen op een dijk"));
        assertThat(Passwords.matches("vier schapen op een dijk", hash)).isTrue();
        assertThat(Passwords.matches("vier schapen op een dij", hash)).isFalse();
        assertThat(Passwords.matches("vier schapen op een dijk", null)).isFalse();
    }

    @Test
    void the_same_letters_typed_on_another_keyboard_are_the_same_password() {
        var composed = Passwords.hash("één lange zin hier");

        assertThat(Passwords.matches("e\u0301e\u0301n lange zin hier", composed)).isTrue();
    }
}
