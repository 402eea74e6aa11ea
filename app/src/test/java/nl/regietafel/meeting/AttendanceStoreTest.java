package nl.regietafel.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegietafelTest
class AttendanceStoreTest {

    @Autowired
    private Meetings meetings;

    @Autowired
    private Attendances attendances;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;
    private Meeting meeting;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(LocalDate.of(2026, 2, 12), null, null, null, null), new FirstAgenda.Empty()));
    }

    @Test
    void a_sheet_begins_with_everyone_of_the_table_and_without_the_secretariat() {
        var alderman = cast.member("S. Bouzidi", cast.lisdonk, Role.MEMBER, "wethouder");
        cast.member("K. Ambtenaar", cast.lisdonk, Role.OFFICIAL, null);

        var sheet = sheet();

        assertThat(sheet.isRecorded()).isFalse();
        assertThat(sheet.seats()).extracting(Seat::name).containsExactly("Provincie", "Lisdonk", "Nieuwevaart", "COA");
        assertThat(sheet.seats().get(1).people()).extracting(Seat.Person::name).containsExactly("J. Terpstra", "S. Bouzidi");
        assertThat(sheet.of(cast.lisdonk))
            .isEqualTo(new Attendance.State.Present(Set.of(cast.memberOfLisdonk.person(), alderman.person())));
        assertThat(sheet.summary()).isEqualTo("4 van 4 aanwezig");
    }

    @Test
    void who_was_there_is_told_in_a_few_sentences() {
        record(0, List.of(replaced(cast.lisdonk, " F. Adema "), new Attendance(cast.coa, new Attendance.State.Excused()),
                new Attendance(cast.nieuwevaart, new Attendance.State.Present(Set.of(cast.memberOfNieuwevaart.person()))),
                new Attendance(cast.province, new Attendance.State.Absent())), List.of("L. Gast", " "));

        var sheet = sheet();

        assertThat(sheet.summary()).isEqualTo("1 van 4 aanwezig");
        assertThat(sheet.remarks()).containsExactly("Provincie afwezig", "Lisdonk vervangen door F. Adema", "COA afwezig met bericht",
                "Gast: L. Gast");
        assertThat(sheet.version()).isEqualTo(1);
        assertThat(sheet.of(cast.nieuwevaart)).isEqualTo(new Attendance.State.Present(Set.of(cast.memberOfNieuwevaart.person())));
    }

    @Test
    void recording_again_replaces_the_sheet_unless_another_did_so_first() {
        record(0, List.of(replaced(cast.lisdonk, "F. Adema")), List.of());
        record(1, List.of(), List.of("L. Gast", "M. Gast"));

        assertThat(sheet().remarks()).containsExactly("Gasten: L. Gast, M. Gast");
        assertThatThrownBy(() -> record(1, List.of(), List.of())).isInstanceOf(Conflict.class);
    }

    @Test
    void a_replacement_has_a_name() {
        assertThatThrownBy(() -> record(0, List.of(replaced(cast.lisdonk, " ")), List.of()))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo("vervanger-" + cast.lisdonk));
    }

    @Test
    void only_parties_of_the_table_attend() {
        assertThatThrownBy(() -> record(0, List.of(replaced(PartyId.fresh(), "F. Adema")), List.of())).isInstanceOf(Missing.class);
    }

    private AttendanceSheet sheet() {
        return cast.as(cast.chair, () -> attendances.of(cast.chair, meeting.id()));
    }

    private void record(int version, List<Attendance> each, List<String> guests) {
        cast.does(cast.secretary, () -> attendances.record(Command.by(cast.secretary), meeting.id(), version, each, guests));
    }

    private static Attendance replaced(PartyId party, String by) {
        return new Attendance(party, new Attendance.State.Replaced(by));
    }
}
