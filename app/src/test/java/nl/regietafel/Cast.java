package nl.regietafel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import nl.regietafel.directory.Acting;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.RandomId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table of its own for one test, with the names of Waterrijk: the secretary Marit Hogendoorn, the chair, members of Lisdonk
/// and Nieuwevaart, the COA, an observer and an administrator. What one of them does happens `as` them, also for the database.
public final class Cast {

    public final BoardId board = BoardId.fresh();
    public final PartyId secretariat = PartyId.fresh();
    public final PartyId province = PartyId.fresh();
    public final PartyId lisdonk = PartyId.fresh();
    public final PartyId nieuwevaart = PartyId.fresh();
    public final PartyId coa = PartyId.fresh();
    public final Viewer secretary;
    public final Viewer chair;
    public final Viewer memberOfLisdonk;
    public final Viewer memberOfNieuwevaart;
    public final Viewer agency;
    public final Viewer observer;
    public final Viewer administrator;

    private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);

    private final JdbcClient jdbc;
    private final Sessions sessions;

    public Cast(JdbcClient jdbc, Sessions sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        jdbc.sql("insert into directory.board (id, name, short_name, created_at) values (:id, 'Regietafel Waterrijk', 'Waterrijk', :at)")
            .param("id", board.value()).param("at", Instant.EPOCH.atOffset(ZoneOffset.UTC)).update();
        party(secretariat, "SECRETARIAT", "Secretariaat", 0);
        party(province, "PROVINCE", "Provincie", 1);
        party(lisdonk, "MUNICIPALITY", "Lisdonk", 2);
        party(nieuwevaart, "MUNICIPALITY", "Nieuwevaart", 3);
        party(coa, "AGENCY", "COA", 4);
        secretary = member("Marit Hogendoorn", secretariat, Role.SECRETARY, null);
        chair = member("H. van Wijck", province, Role.CHAIR, "commissaris van de Koning");
        memberOfLisdonk = member("J. Terpstra", lisdonk, Role.MEMBER, "burgemeester");
        memberOfNieuwevaart = member("D. Oosterhuis", nieuwevaart, Role.MEMBER, "wethouder");
        agency = member("R. Sedney", coa, Role.AGENCY, null);
        observer = member("A. Visser", province, Role.OBSERVER, null);
        administrator = member("B. de Wit", secretariat, Role.ADMINISTRATOR, null);
    }

    /// What this person does or reads, also for the database.
    public <R> R as(Viewer viewer, Callable<R> work) {
        try {
            return Acting.<R, Exception>as(viewer.person(), work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void does(Viewer viewer, Runnable work) {
        as(viewer, () -> {
            work.run();
            return null;
        });
    }

    /// The token of a session of this person at this table.
    public String signIn(Viewer viewer) {
        return sessions.start(viewer.person(), board, true);
    }

    public Viewer member(String name, PartyId party, Role role, String title) {
        var person = PersonId.fresh();
        jdbc.sql("insert into directory.person (id, name) values (:id, :name)").param("id", person.value()).param("name", name).update();
        jdbc.sql("""
                insert into directory.membership (id, board_id, person_id, party_id, role, title, since)
                values (:id, :board, :person, :party, :role, :title, :since)
                """)
            .param("id", RandomId.fresh()).param("board", board.value()).param("person", person.value()).param("party", party.value())
            .param("role", role.name()).param("title", title).param("since", SINCE)
            .update();
        return sessions.viewerOf(person, board).orElseThrow();
    }

    private void party(PartyId id, String kind, String name, int position) {
        jdbc.sql("insert into directory.party (id, kind, name, board_id) values (:id, :kind, :name, :board)")
            .param("id", id.value()).param("kind", kind).param("name", name)
            .param("board", kind.equals("SECRETARIAT") ? board.value() : null).update();
        if (position > 0) {
            jdbc.sql("insert into directory.seat (board_id, party_id, since, position) values (:board, :party, :since, :position)")
                .param("board", board.value()).param("party", id.value()).param("since", SINCE).param("position", position).update();
        }
    }
}
