package nl.regietafel.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTextTest {

    @Test
    void what_is_the_same_does_not_differ() {
        assertThat(KeptText.difference("one\ntwo\n", "one\ntwo")).isEmpty();
    }

    @Test
    void what_went_and_what_came_is_shown() {
        assertThat(KeptText.difference("one\ntwo", "one\nthree")).contains("- two\n+ three");
    }

    @Test
    void another_order_is_a_difference() {
        assertThat(KeptText.difference("one\ntwo", "two\none")).isPresent();
    }
}
