package nl.regietafel.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Sessions;
import nl.regietafel.timeline.Event;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegietafelTest
class DossierStoreTest {

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private DossierStore store;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
    }

    @Test
    void a_dossier_is_found_by_each_name_it_goes_by() {
        var dossier = made("Noodopvang Lisdonk", "nood");
        cast.does(cast.secretary, () -> dossiers.addName(Command.by(cast.secretary), dossier.id(), "Havenhotel"));

        assertThat(cast.as(cast.memberOfLisdonk, () -> dossiers.byName(cast.memberOfLisdonk, "NOOD"))).map(Dossier::id).contains(dossier.id());
        assertThat(cast.as(cast.chair, () -> dossiers.byName(cast.chair, "noodopvang lisdonk"))).map(Dossier::id).contains(dossier.id());
        assertThat(cast.as(cast.observer, () -> dossiers.byName(cast.observer, " havenhotel "))).map(Dossier::id).contains(dossier.id());
        assertThat(cast.as(cast.chair, () -> dossiers.byName(cast.chair, "boot"))).isEmpty();
    }

    @Test
    void a_short_name_wins_from_another_name() {
        var other = made("Reservelocaties", "reserve");
        var dossier = made("De boot", "boot");
        cast.does(cast.secretary, () -> dossiers.addName(Command.by(cast.secretary), other.id(), "boot"));

        assertThat(cast.as(cast.chair, () -> dossiers.byName(cast.chair, "boot"))).map(Dossier::id).contains(dossier.id());
    }

    @Test
    void all_dossiers_stand_in_order_of_their_names_with_the_other_names() {
        var reserve = made("reservelocaties", "reserve");
        var boat = made("Boot Zwanemeer", "boot");
        cast.does(cast.secretary, () -> dossiers.addName(Command.by(cast.secretary), reserve.id(), "leegstand"));

        var all = cast.as(cast.chair, () -> dossiers.all(cast.chair));

        assertThat(all).extracting(Dossier::name).containsExactly("Boot Zwanemeer", "reservelocaties");
        assertThat(all.getLast().otherNames()).containsExactly("leegstand");
        assertThat(all.getFirst().id()).isEqualTo(boat.id());
    }

    @Test
    void two_dossiers_of_a_board_never_share_a_short_name() {
        made("Noodopvang Lisdonk", "nood");

        assertThatThrownBy(() -> made("Noodopvang, algemeen", "Nood"))
            .isInstanceOf(Refused.class).hasMessageContaining("#Nood");
    }

    @Test
    void renaming_keeps_the_newest_version_and_says_so() {
        var dossier = made("Noodopvang", "nood");
        cast.does(cast.secretary, () -> dossiers.rename(Command.by(cast.secretary), dossier.id(), 1, "Noodopvang Lisdonk", "lisdonk"));

        assertThatThrownBy(() -> cast.does(cast.secretary,
                () -> dossiers.rename(Command.by(cast.secretary), dossier.id(), 1, "Opvang", "opvang")))
            .isInstanceOfSatisfying(Conflict.class, conflict ->
                    assertThat(((Dossier) conflict.current()).name()).isEqualTo("Noodopvang Lisdonk"));
    }

    @Test
    void a_name_is_added_once_and_can_be_taken_away() {
        var dossier = made("Noodopvang Lisdonk", "nood");
        cast.does(cast.secretary, () -> dossiers.addName(Command.by(cast.secretary), dossier.id(), "Havenhotel"));

        assertThatThrownBy(() -> cast.does(cast.secretary,
                () -> dossiers.addName(Command.by(cast.secretary), dossier.id(), "havenhotel"))).isInstanceOf(Refused.class);
        cast.does(cast.secretary, () -> dossiers.removeName(Command.by(cast.secretary), dossier.id(), "Havenhotel"));
        assertThat(cast.as(cast.chair, () -> dossiers.find(cast.chair, dossier.id())).orElseThrow().otherNames()).isEmpty();
        assertThat(cast.as(cast.chair, () -> timeline.of(cast.chair, dossier.id().value())))
            .extracting(Event::act).containsExactly("NAME_REMOVED", "NAME_ADDED", "CREATED");
    }

    @Test
    void only_the_secretary_keeps_dossiers() {
        assertThatThrownBy(() -> cast.as(cast.chair, () -> dossiers.create(Command.by(cast.chair), "Boot", "boot")))
            .isInstanceOf(Missing.class);
    }

    @Test
    void the_database_shows_dossiers_only_to_who_reads_the_board() {
        var dossier = made("Noodopvang Lisdonk", "nood");
        var elsewhere = new Cast(jdbc, sessions);

        assertThat(cast.as(elsewhere.secretary, () -> store.find(cast.board, dossier.id()))).isEmpty();
        assertThat(cast.as(cast.administrator, () -> store.find(cast.board, dossier.id()))).isEmpty();
        assertThat(store.find(cast.board, dossier.id())).isEmpty();
        assertThat(cast.as(cast.observer, () -> store.find(cast.board, dossier.id()))).isPresent();
    }

    private Dossier made(String name, String shortName) {
        return cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), name, shortName));
    }
}
