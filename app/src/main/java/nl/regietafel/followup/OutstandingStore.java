package nl.regietafel.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.regietafel.decision.Fact;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.LimitedReadings;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of what is outstanding: lines as they were sent round, each party they ask, the last word on its part. A test compares
/// it with what LineDetail tells of one line.
@Repository
@Transactional(readOnly = true)
class OutstandingStore {

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private final JdbcClient jdbc;
    private final Today today;

    OutstandingStore(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /// @param parties whose; null: everyone's
    List<Outstanding> of(BoardId board, @Nullable Set<PartyId> parties) {
        return jdbc.sql("""
                select line.id, line.board_id, line.label, line.confidentiality, said.kind, said.text, own.on_day as agreed_on,
                       dossier.name as dossier, whom.party_id, party.name as party_name,
                       case when whom.persons <> '{}' then whom.persons else array(
                            select distinct person_id from directory.membership as behind
                             where behind.board_id = line.board_id and behind.party_id = whom.party_id
                               and behind.role not in ('OBSERVER', 'ADMINISTRATOR')
                               and behind.since <= :today and (behind.until is null or behind.until >= :today)) end as persons,
                       coalesce(told.moved, case when said.due_meeting then next.on_day else said.due_on end) as due,
                       told.word, latest.what, latest.words, latest.at, latest.by_name
                  from decision.line
                  join decision.sent_line as said on said.line_id = line.id
                  join meeting.meeting as own on own.id = line.meeting_id
                 cross join lateral (
                        select asked.party_id, coalesce(array_agg(asked.person_id) filter (where asked.person_id is not null), '{}') as persons
                          from (select party_id, person_id from decision.sent_party
                                 where line_id = line.id and party_id is not null
                                union all
                                select seat.party_id, null
                                  from decision.sent_party as grouped
                                  join directory.seat on seat.board_id = line.board_id
                                   and seat.since <= own.on_day and (seat.until is null or seat.until >= own.on_day)
                                  join directory.party as member on member.id = seat.party_id
                                 where grouped.line_id = line.id
                                   and (grouped.party_group = 'ALL' or grouped.party_group = 'MUNICIPALITIES' and member.kind = 'MUNICIPALITY')
                               ) as asked
                         where :everyone or asked.party_id = any (:parties)
                         group by asked.party_id) as whom
                  join directory.party on party.id = whom.party_id
                  left join dossier.dossier on dossier.id = line.dossier_id
                 cross join lateral (
                        select coalesce((array_agg(what order by sequence desc) filter (where what in ('LAPSE', 'REOPENING')))[1] = 'LAPSE', false) as lapsed,
                               (array_agg(on_day order by sequence desc) filter (where what = 'DUE_MOVED'))[1] as moved,
                               coalesce((array_agg(what order by sequence desc) filter (where what in ('REPORT', 'ACCEPTANCE', 'RETURN', 'REOPENING')
                                   and (fact.party_id is null or fact.party_id = whom.party_id)))[1], 'NONE') as word,
                               coalesce(bool_or(what = 'ANSWER' and (fact.party_id is null or fact.party_id = whom.party_id)), false) as answered
                          from decision.fact
                         where fact.line_id = line.id and withdrawn_at is null) as told
                  left join lateral (
                        select fact.what, fact.text as words, fact.at, person.name as by_name
                          from decision.fact join directory.person on person.id = fact.by_person
                         where fact.line_id = line.id and fact.withdrawn_at is null and fact.party_id = whom.party_id
                           and fact.what in ('REPORT', 'PROGRESS', 'DELIVERY', 'DUE_ASKED')
                         order by fact.sequence desc limit 1) as latest on true
                 cross join lateral (
                        select min(later.on_day) as on_day from meeting.meeting as later
                         where said.due_meeting and later.board_id = line.board_id and later.on_day > own.on_day and later.cancelled_at is null) as next
                 where line.board_id = :board and line.removed_at is null and said.kind in ('ACTION', 'QUESTION', 'CALL')
                   and not told.lapsed
                   and case said.kind when 'ACTION' then told.word <> 'ACCEPTANCE' else not told.answered end
                 order by due nulls last, own.on_day, line.sequence, party.name
                """)
            .param("board", board.value()).param("everyone", parties == null).param("today", today.date())
            .param("parties", parties == null ? new String[0] : parties.stream().map(PartyId::value).toArray(String[]::new))
            .query((row, _) -> outstanding(row)).list();
    }

    private static Outstanding outstanding(ResultSet row) throws SQLException {
        if (row.getString("confidentiality").equals("LIMITED")) {
            LimitedReadings.saw("regel", row.getString("id"), new BoardId(row.getString("board_id")));
        }
        var what = row.getString("what");
        return new Outstanding(new LineId(row.getString("id")), row.getString("label"), LineKind.valueOf(row.getString("kind")), row.getString("text"),
                row.getObject("agreed_on", LocalDate.class), row.getString("dossier"),
                new PartyId(row.getString("party_id")), row.getString("party_name"),
                Arrays.stream((String[]) row.getArray("persons").getArray()).map(PersonId::new).toList(), row.getObject("due", LocalDate.class),
                state(LineKind.valueOf(row.getString("kind")), row.getString("word")),
                what == null ? null : new Outstanding.Said(Fact.What.valueOf(what).dutch(), row.getString("words"),
                        row.getObject("at", OffsetDateTime.class).atZoneSameInstant(HERE).toLocalDate(), row.getString("by_name")));
    }

    private static Outstanding.State state(LineKind kind, String word) {
        return kind != LineKind.ACTION ? Outstanding.State.OPEN : switch (word) {
            case "REPORT" -> Outstanding.State.REPORTED;
            case "RETURN" -> Outstanding.State.RETURNED;
            default -> Outstanding.State.OPEN;
        };
    }
}
