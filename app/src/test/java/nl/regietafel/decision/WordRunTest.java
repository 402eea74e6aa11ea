package nl.regietafel.decision;

import static nl.regietafel.decision.WordRun.How.ADDED;
import static nl.regietafel.decision.WordRun.How.GONE;
import static nl.regietafel.decision.WordRun.How.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What changed between two texts, by word.
class WordRunTest {

    @Test
    void a_sign_is_another_thing_than_the_word_before_it() {
        assertThat(WordRun.between("open tot 1 september.", "open tot uiterlijk 1 september, onder voorbehoud.")).containsExactly(
                new WordRun(SAME, "open tot "), new WordRun(ADDED, "uiterlijk "), new WordRun(SAME, "1 september"),
                new WordRun(ADDED, ", onder voorbehoud"), new WordRun(SAME, "."));
    }

    @Test
    void a_word_that_became_another_is_gone_and_added() {
        assertThat(WordRun.between("vóór 1 maart", "vóór 2 maart")).containsExactly(new WordRun(SAME, "vóór "), new WordRun(GONE, "1"),
                new WordRun(ADDED, "2"), new WordRun(SAME, " maart"));
        assertThat(WordRun.between("", "nieuw")).containsExactly(new WordRun(ADDED, "nieuw"));
        assertThat(WordRun.between("weg", "")).containsExactly(new WordRun(GONE, "weg"));
        assertThat(WordRun.between("", "")).isEmpty();
    }

    @Test
    void without_what_was_added_it_is_the_earlier_text_and_without_what_is_gone_the_later() {
        var random = new Random(8);
        var words = List.of("de", "noodopvang", "blijft", "open", "tot", "1", "maart", ",", ".", " ", "  ", "é", "😀", "<b>");
        for (var round = 0; round < 500; round++) {
            var earlier = text(random, words);
            var later = text(random, words);

            var runs = WordRun.between(earlier, later);

            assertThat(runs.stream().filter(run -> run.how() != ADDED).map(WordRun::text).collect(Collectors.joining())).isEqualTo(earlier);
            assertThat(runs.stream().filter(run -> run.how() != GONE).map(WordRun::text).collect(Collectors.joining())).isEqualTo(later);
        }
    }

    private static String text(Random random, List<String> words) {
        return IntStream.range(0, random.nextInt(12)).mapToObj(_ -> words.get(random.nextInt(words.size()))).collect(Collectors.joining(" "));
    }
}
