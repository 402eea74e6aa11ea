package nl.regietafel.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Test;

class TopicTest {

    private static final PartyId LISDONK = PartyId.fresh();
    private static final PartyId PROVINCE = PartyId.fresh();

    @Test
    void a_topic_has_a_title() {
        refused(topic(" ", 20, Confidentiality.BOARD, Set.of()), null, "titel");
    }

    @Test
    void a_topic_takes_at_most_ten_hours() {
        refused(topic("Boot", 601, Confidentiality.BOARD, Set.of()), null, "duur");
        refused(topic("Boot", -1, Confidentiality.BOARD, Set.of()), null, "duur");
        assertThat(topic("Boot", 600, Confidentiality.BOARD, Set.of()).checked(null).minutes()).isEqualTo(600);
    }

    @Test
    void a_limited_topic_names_who_may_read_it() {
        refused(topic("Boot", 20, Confidentiality.LIMITED, Set.of()), null, "gedeeld-met");
    }

    @Test
    void who_limits_a_topic_can_still_read_it() {
        refused(topic("Boot", 20, Confidentiality.LIMITED, Set.of(LISDONK)), Set.of(PROVINCE), "gedeeld-met");
        assertThat(topic("Boot", 20, Confidentiality.LIMITED, Set.of(LISDONK, PROVINCE)).checked(Set.of(PROVINCE)).sharedWith())
            .containsExactlyInAnyOrder(LISDONK, PROVINCE);
        assertThat(topic("Boot", 20, Confidentiality.LIMITED, Set.of(LISDONK)).checked(null).sharedWith()).containsExactly(LISDONK);
    }

    @Test
    void only_what_is_limited_is_shared_with_some() {
        assertThat(topic("Boot", 20, Confidentiality.BOARD, Set.of(LISDONK)).sharedWith()).isEmpty();
    }

    @Test
    void only_an_adoption_adopts() {
        var topic = new Topic("Boot", AgendaItem.Kind.REGULAR, null, null, null, null, MeetingId.fresh(), Confidentiality.BOARD, Set.of());

        assertThat(topic.adopts()).isNull();
    }

    private static void refused(Topic topic, Set<PartyId> standsFor, String field) {
        assertThatThrownBy(() -> topic.checked(standsFor))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static Topic topic(String title, int minutes, Confidentiality confidentiality, Set<PartyId> sharedWith) {
        return new Topic(title, AgendaItem.Kind.REGULAR, AgendaItem.Purpose.DISCUSSION, minutes, null, null, null, confidentiality,
                sharedWith);
    }
}
