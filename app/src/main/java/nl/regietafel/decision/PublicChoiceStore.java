package nl.regietafel.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.meeting.MeetingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of what the secretary chose for the public.
@Repository
@Transactional(readOnly = true)
class PublicChoiceStore {

    private final JdbcClient jdbc;

    PublicChoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was chosen for the lines of one list.
    List<PublicChoice> ofMeeting(MeetingId meeting) {
        return jdbc.sql("""
                select choice.line_id, choice.shown, choice.text, choice.reason, choice.bare, choice.hidden, choice.version
                  from decision.public_choice as choice
                  join decision.line on line.id = choice.line_id
                 where line.meeting_id = :meeting
                """)
            .param("meeting", meeting.value())
            .query((row, _) -> choice(row))
            .list();
    }

    private static PublicChoice choice(ResultSet row) throws SQLException {
        return new PublicChoice(new LineId(row.getString("line_id")), row.getBoolean("shown"), row.getString("text"), row.getString("reason"),
                row.getBoolean("bare"), Arrays.stream((String[]) row.getArray("hidden").getArray()).map(PartyId::new).collect(Collectors.toSet()),
                row.getInt("version"));
    }

    /// Keeps a choice in the place of the one that was seen; false when another was made meanwhile.
    @Transactional
    boolean put(PublicChoice choice, BoardId board, PersonId by, Instant at) {
        return jdbc.sql("""
                insert into decision.public_choice as chosen (line_id, board_id, shown, text, reason, bare, hidden, by_person, at)
                select :line, :board, :shown, :text, :reason, :bare, :hidden, :by, :at
                 where :seen = 0 or exists (select from decision.public_choice where line_id = :line)
                on conflict (line_id) do update
                   set shown = excluded.shown, text = excluded.text, reason = excluded.reason, bare = excluded.bare, hidden = excluded.hidden,
                       by_person = excluded.by_person, at = excluded.at, version = chosen.version + 1
                 where chosen.version = :seen
                """)
            .param("line", choice.line().value()).param("board", board.value()).param("shown", choice.shown()).param("text", choice.text())
            .param("reason", choice.reason()).param("bare", choice.bare())
            .param("hidden", choice.hidden().stream().map(PartyId::value).sorted().toArray(String[]::new))
            .param("by", by.value()).param("at", at.atOffset(ZoneOffset.UTC)).param("seen", choice.version())
            .update() == 1;
    }
}
