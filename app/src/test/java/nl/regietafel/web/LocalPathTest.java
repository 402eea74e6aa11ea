package nl.regietafel.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/vergaderingen", "/regels?q=a%20b#x"})
    void an_address_of_ours_is_kept(String address) {
        assertThat(LocalPath.or(address, "/anders")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//elders.example", "/\\elders.example", "https://elders.example", "javascript:alert(1)", "vergaderingen",
            "/a\r\nSet-Cookie: x", "/a\\b", "/a b"})
    void nobody_is_sent_elsewhere(String address) {
        assertThat(LocalPath.or(address, "/")).isEqualTo("/");
    }
}
