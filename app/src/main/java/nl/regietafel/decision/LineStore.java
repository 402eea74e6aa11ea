package nl.regietafel.decision;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.LimitedReadings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of lines. A line is read in three queries, however many there are: the lines, their parties, their facts.
@Repository
@Transactional(readOnly = true)
class LineStore {

    /// Who keeps or chairs the board reads a line as it stands; everyone else as it was last sent round. This is the one place
    /// where that is decided, together with the parties and facts below.
    private static final String LINES = """
            select line.id, line.board_id, line.meeting_id, own.on_day as meeting_day, said.agenda_item_id, line.sequence, line.position,
                   said.kind, said.text, said.mask,
                   case when said.due_meeting then next.on_day else said.due_on end as due_on, said.due_meeting,
                   case when said.goes_to_next then next.on_day else said.goes_to_on end as goes_to_on, said.goes_to_next,
                   case when said.goes_to_next then next.id else target.id end as goes_to,
                   line.dossier_id, dossier.name as dossier_name, dossier.short_name as dossier_short_name,
                   line.part_of_id, line.corrects_id, line.confidentiality, line.shared_with, line.label, line.released_at,
                   adoption.meeting_id is not null as adopted, line.version, reads.as_sent,
                   sent.line_id is not null and not reads.as_sent and adoption.meeting_id is null and (
                       (line.agenda_item_id, line.kind, line.text, line.due_on, line.due_meeting, line.goes_to_on, line.goes_to_next)
                       is distinct from
                       (sent.agenda_item_id, sent.kind, sent.text, sent.due_on, sent.due_meeting, sent.goes_to_on, sent.goes_to_next)
                       or array(select row(party_id, person_id, party_group, hidden)::text
                                  from decision.line_party where line_id = line.id order by position)
                       <> array(select row(party_id, person_id, party_group, hidden)::text
                                  from decision.sent_party where line_id = line.id order by position)
                       or array(select id from decision.fact where line_id = line.id and withdrawn_at is null
                                   and what in ('CONDITION', 'FIGURE', 'WITHOUT') order by id)
                       <> array(select id from decision.fact where line_id = line.id and id = any (sent.said_with) order by id)) as unsent
              from decision.line
              join meeting.meeting as own on own.id = line.meeting_id
              left join decision.mask on mask.line_id = line.id
              left join decision.sent_line as sent on sent.line_id = line.id
             cross join lateral (
                    select sent.line_id is not null
                           and line.board_id <> all ((select directory.keeps() || directory.chairs())::text[]) as as_sent) as reads
             cross join lateral (
                    select line.agenda_item_id, line.kind, line.text, line.due_on, line.due_meeting, line.goes_to_on, line.goes_to_next,
                           mask.words as mask
                     where not reads.as_sent
                    union all
                    select sent.agenda_item_id, sent.kind, sent.text, sent.due_on, sent.due_meeting, sent.goes_to_on, sent.goes_to_next,
                           sent.mask
                     where reads.as_sent) as said
              left join lateral (
                    select id, on_day from meeting.meeting as later
                     where (said.due_meeting or said.goes_to_next)
                       and later.board_id = line.board_id and later.on_day > own.on_day and later.cancelled_at is null
                     order by later.on_day limit 1) as next on true
              left join meeting.meeting as target
                on target.board_id = line.board_id and target.on_day = said.goes_to_on and target.cancelled_at is null
              left join dossier.dossier on dossier.id = line.dossier_id
              left join decision.adoption on adoption.meeting_id = line.meeting_id
             where (line.removed_at is null or :removed)
            """;

    private final JdbcClient jdbc;

    LineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Line> find(LineId id) {
        return complete(jdbc.sql(LINES + " and line.id = :id").param("id", id.value())).stream().findFirst();
    }

    /// These lines, in this order, as far as the viewer reads them.
    List<Line> all(List<LineId> ids) {
        return complete(jdbc.sql(LINES + " and line.id = any (:ids) order by array_position(:ids::text[], line.id)")
            .param("ids", ids.stream().map(LineId::value).toArray(String[]::new)));
    }

    /// Also a line that was taken away, so that it can be put back.
    Optional<Line> findAlsoRemoved(LineId id) {
        return complete(jdbc.sql(LINES + " and line.id = :id").param("id", id.value()), true).stream().findFirst();
    }

    List<Line> ofTopic(AgendaItemId topic) {
        return complete(jdbc.sql(LINES + " and line.agenda_item_id = :topic order by line.position, line.sequence")
            .param("topic", topic.value()));
    }

    /// The lines of a topic, and behind them the latest earlier lines of the dossiers they and the topic are about.
    List<Line> ofTopicAndBefore(AgendaItemId topic, int most) {
        return complete(jdbc.sql(LINES + """
                   and line.id = any (array(
                        select id from decision.line where agenda_item_id = :topic and removed_at is null
                        union all (
                        select before.id
                          from decision.line as before
                          join meeting.meeting as past on past.id = before.meeting_id
                          join meeting.agenda_item as item on item.id = :topic
                          join meeting.meeting as here on here.id = item.meeting_id
                         where before.removed_at is null and past.on_day < here.on_day
                           and before.dossier_id in (
                               select dossier_id from decision.line where agenda_item_id = :topic and removed_at is null
                               union all select item.dossier_id)
                         order by past.on_day desc, before.sequence desc
                         limit :most)))
                 order by line.agenda_item_id = :topic desc, own.on_day desc, line.position, line.sequence
                """)
            .param("topic", topic.value()).param("most", most));
    }

    List<Line> ofMeeting(MeetingId meeting) {
        return complete(jdbc.sql(LINES + " and line.meeting_id = :meeting order by line.agenda_item_id, line.position, line.sequence")
            .param("meeting", meeting.value()));
    }

    /// Earlier lines of a dossier, newest first.
    List<Line> ofDossier(DossierId dossier, @Nullable LocalDate before, int most) {
        return complete(jdbc.sql(LINES + """
                   and line.dossier_id = :dossier
                   and (:before::date is null or own.on_day < :before)
                 order by own.on_day desc, line.sequence desc
                 limit :most
                """)
            .param("dossier", dossier.value()).param("before", before).param("most", most));
    }

    /// The line, locked until the transaction ends, at the version the writer saw; empty when it has moved on.
    @Transactional
    boolean lock(LineId id, int version) {
        return jdbc.sql("select 1 from decision.line where id = :id and version = :version and removed_at is null for update")
            .param("id", id.value()).param("version", version)
            .query(Integer.class).optional().isPresent();
    }

    /// Locks a list until the transaction ends: it is not sent round or adopted while it is written. First in each command, so
    /// that what is read after it is what stands.
    @Transactional
    void lockList(MeetingId meeting) {
        jdbc.sql("select 1 from decision.decision_list where meeting_id = :meeting for update")
            .param("meeting", meeting.value()).query(Integer.class).optional();
    }

    @Transactional
    void lockListOf(LineId line) {
        jdbc.sql("select 1 from decision.decision_list where meeting_id = (select meeting_id from decision.line where id = :line) for update")
            .param("line", line.value()).query(Integer.class).optional();
    }

    @Transactional
    void lockListOf(AgendaItemId topic) {
        jdbc.sql("""
                select 1
                  from decision.decision_list
                 where meeting_id = (select meeting_id from meeting.agenda_item where id = :topic)
                   for update
                """)
            .param("topic", topic.value()).query(Integer.class).optional();
    }

    /// The list of a meeting, locked: lines are numbered in one order.
    @Transactional
    int nextSequence(MeetingId meeting, BoardId board) {
        jdbc.sql("insert into decision.decision_list (meeting_id, board_id) values (:meeting, :board) on conflict do nothing")
            .param("meeting", meeting.value()).param("board", board.value()).update();
        return jdbc.sql("""
                update decision.decision_list
                   set next_sequence = next_sequence + 1
                 where meeting_id = :meeting
                returning next_sequence - 1
                """)
            .param("meeting", meeting.value())
            .query(Integer.class).single();
    }

    @Transactional
    void insert(Line line, PersonId by, Instant at) {
        jdbc.sql("""
                insert into decision.line (id, board_id, meeting_id, agenda_item_id, sequence, position, kind, text, due_on, due_meeting,
                    goes_to_on, goes_to_next, dossier_id, part_of_id, corrects_id, confidentiality, shared_with, written_by, written_at)
                values (:id, :board, :meeting, :topic, :sequence, :position, :kind, :text, :due, :dueMeeting,
                    :goesTo, :goesToNext, :dossier, :partOf, :corrects, :confidentiality, :shared, :by, :at)
                """)
            .param("id", line.id().value()).param("board", line.board().value()).param("meeting", line.meeting().value())
            .param("sequence", line.sequence()).param("by", by.value()).param("at", at(at))
            .params(said(line))
            .update();
        replaceParties(line);
    }

    /// Writes what was said anew, as the next version.
    @Transactional
    void update(Line line) {
        jdbc.sql("""
                update decision.line
                   set agenda_item_id = :topic, position = :position, kind = :kind, text = :text, due_on = :due,
                       due_meeting = :dueMeeting, goes_to_on = :goesTo, goes_to_next = :goesToNext, dossier_id = :dossier,
                       part_of_id = :partOf, corrects_id = :corrects, confidentiality = :confidentiality, shared_with = :shared,
                       removed_at = null, version = version + 1
                 where id = :id
                """)
            .param("id", line.id().value())
            .params(said(line))
            .update();
        replaceParties(line);
    }

    private static Map<String, @Nullable Object> said(Line line) {
        var said = new HashMap<String, @Nullable Object>();
        said.put("topic", line.topic().value());
        said.put("position", line.position());
        said.put("kind", line.kind().name());
        said.put("text", line.text());
        said.put("due", line.dueMeeting() ? null : line.dueOn());
        said.put("dueMeeting", line.dueMeeting());
        said.put("goesTo", line.goesToNext() ? null : line.goesToOn());
        said.put("goesToNext", line.goesToNext());
        said.put("dossier", line.dossier() == null ? null : line.dossier().value());
        said.put("partOf", line.partOf() == null ? null : line.partOf().value());
        said.put("corrects", line.corrects() == null ? null : line.corrects().value());
        said.put("confidentiality", line.confidentiality().name());
        said.put("shared", line.sharedWith().stream().map(PartyId::value).toArray(String[]::new));
        return said;
    }

    private void replaceParties(Line line) {
        jdbc.sql("delete from decision.line_party where line_id = :line").param("line", line.id().value()).update();
        int position = 0;
        for (var party : line.parties()) {
            jdbc.sql("""
                    insert into decision.line_party (line_id, board_id, position, party_id, person_id, party_group, hidden)
                    values (:line, :board, :position, :party, :person, :group, :hidden)
                    """)
                .param("line", line.id().value()).param("board", line.board().value()).param("position", position++)
                .param("party", party.party() == null ? null : party.party().value())
                .param("person", party.person() == null ? null : party.person().value())
                .param("group", party.group() == null ? null : party.group().name())
                .param("hidden", party.hidden())
                .update();
        }
        jdbc.sql("""
                update decision.fact
                   set hidden = exists (select from decision.line_party as party
                                         where party.line_id = fact.line_id and party.party_id = fact.party_id and party.hidden)
                 where line_id = :line and party_id is not null
                """)
            .param("line", line.id().value()).update();
        jdbc.sql("delete from decision.mask where line_id = :line").param("line", line.id().value()).update();
        if (line.mask() != null) {
            jdbc.sql("insert into decision.mask (line_id, board_id, words) values (:line, :board, :words)")
                .param("line", line.id().value()).param("board", line.board().value()).param("words", line.mask())
                .update();
        }
        hideInWhatWasSent(line);
    }

    /// What was sent names no party that has been hidden since: hiding does not wait for the next sending.
    private void hideInWhatWasSent(Line line) {
        int hidden = jdbc.sql("""
                update decision.sent_party as sent
                   set hidden = true
                 where sent.line_id = :line and not sent.hidden
                   and exists (select from decision.line_party as party
                                where party.line_id = sent.line_id and party.party_id = sent.party_id and party.hidden)
                """)
            .param("line", line.id().value()).update();
        if (hidden > 0) {
            jdbc.sql("update decision.sent_line set mask = :mask where line_id = :line")
                .param("mask", line.mask()).param("line", line.id().value()).update();
        }
    }

    /// Keeps how the lines of a list stand: so they are read until the next sending by who reads what was sent.
    @Transactional
    void send(MeetingId meeting) {
        jdbc.sql("""
                insert into decision.sent_line (line_id, board_id, agenda_item_id, kind, text, due_on, due_meeting, goes_to_on, goes_to_next,
                    mask, said_with)
                select line.id, line.board_id, line.agenda_item_id, line.kind, line.text, line.due_on, line.due_meeting, line.goes_to_on,
                       line.goes_to_next, mask.words,
                       array(select id from decision.fact where line_id = line.id and withdrawn_at is null
                                and what in ('CONDITION', 'FIGURE', 'WITHOUT') order by id)
                  from decision.line
                  left join decision.mask on mask.line_id = line.id
                 where line.meeting_id = :meeting and line.released_at is not null and line.removed_at is null
                on conflict (line_id) do update
                   set agenda_item_id = excluded.agenda_item_id, kind = excluded.kind, text = excluded.text, due_on = excluded.due_on,
                       due_meeting = excluded.due_meeting, goes_to_on = excluded.goes_to_on, goes_to_next = excluded.goes_to_next,
                       mask = excluded.mask, said_with = excluded.said_with
                """)
            .param("meeting", meeting.value()).update();
        jdbc.sql("delete from decision.sent_party where line_id in (select id from decision.line where meeting_id = :meeting)")
            .param("meeting", meeting.value()).update();
        jdbc.sql("""
                insert into decision.sent_party (line_id, board_id, position, party_id, person_id, party_group, hidden)
                select party.line_id, party.board_id, party.position, party.party_id, party.person_id, party.party_group, party.hidden
                  from decision.line_party as party
                  join decision.line on line.id = party.line_id
                 where line.meeting_id = :meeting and line.released_at is not null and line.removed_at is null
                """)
            .param("meeting", meeting.value()).update();
    }

    /// Takes a line away that nobody else has read; it can be put back.
    @Transactional
    void remove(LineId id, Instant at) {
        jdbc.sql("update decision.line set removed_at = :at, version = version + 1 where id = :id")
            .param("id", id.value()).param("at", at(at)).update();
    }

    /// A place right after a position in a topic and before the line that stands there now. No other line moves, so that what is
    /// taken back finds its old place.
    double after(AgendaItemId topic, double position) {
        return jdbc.sql("""
                select coalesce((:position + min(position)) / 2, :position + 1)
                  from decision.line
                 where agenda_item_id = :topic and position > :position and removed_at is null
                """)
            .param("topic", topic.value()).param("position", position).query(Double.class).single();
    }

    double beginning(AgendaItemId topic) {
        return jdbc.sql("select coalesce(min(position), 1) - 1 from decision.line where agenda_item_id = :topic and removed_at is null")
            .param("topic", topic.value()).query(Double.class).single();
    }

    double lastPosition(AgendaItemId topic) {
        return jdbc.sql("select coalesce(max(position), 0) from decision.line where agenda_item_id = :topic and removed_at is null")
            .param("topic", topic.value()).query(Double.class).single();
    }

    int version(LineId id) {
        return jdbc.sql("select version from decision.line where id = :id").param("id", id.value()).query(Integer.class).single();
    }

    // What a line was before each command, for undo and for its history.

    record Revision(LineId line, int version, @Nullable String before, String commandKey) {}

    @Transactional
    void remember(LineId line, BoardId board, int version, @Nullable String before, Command command, Instant at, boolean undone) {
        jdbc.sql("""
                insert into decision.line_revision (line_id, board_id, version, before, command_key, by_person, at, undone)
                values (:line, :board, :version, :before::jsonb, :key, :by, :at, :undone)
                """)
            .param("line", line.value()).param("board", board.value()).param("version", version).param("before", before)
            .param("key", command.key()).param("by", command.person().value()).param("at", at(at)).param("undone", undone)
            .update();
    }

    /// What this person last did to lines of this meeting and has not taken back, as one command.
    List<Revision> lastBy(PersonId person, MeetingId meeting) {
        return jdbc.sql("""
                with mine as (
                    select revision.line_id, revision.version, revision.before::text as before, revision.command_key, revision.at
                      from decision.line_revision as revision
                      join decision.line on line.id = revision.line_id
                     where revision.by_person = :person and line.meeting_id = :meeting and not revision.undone)
                select line_id, version, before, command_key
                  from mine
                 where command_key = (select command_key from mine order by at desc, version desc limit 1)
                 order by version desc
                """)
            .param("person", person.value()).param("meeting", meeting.value())
            .query((row, _) -> new Revision(new LineId(row.getString("line_id")), row.getInt("version"), row.getString("before"),
                    row.getString("command_key")))
            .list();
    }

    /// Whether something happened to the line after this that still stands: what was taken back in the meantime does not count.
    boolean changedSince(Revision revision) {
        return jdbc.sql("""
                select exists (select from decision.line_revision
                                where line_id = :line and version > :version and not undone)
                """)
            .param("line", revision.line().value()).param("version", revision.version())
            .query(Boolean.class).single();
    }

    @Transactional
    void undone(PersonId person, String commandKey) {
        jdbc.sql("update decision.line_revision set undone = true where by_person = :person and command_key = :key")
            .param("person", person.value()).param("key", commandKey).update();
    }

    /// What stands around a line on its own page: the title of its topic ("" when the viewer may not see that), and how the line
    /// read before, newest first, for who keeps the list.
    record Around(String topicTitle, List<LinePage.Earlier> earlier) {}

    /// @param topic under which this viewer reads the line
    Around around(LineId id, AgendaItemId topic) {
        return jdbc.sql("""
                with earlier as (
                    select revision.before ->> 'text' as text, person.name as by_name, revision.version
                      from decision.line_revision as revision
                      join directory.person on person.id = revision.by_person
                      join decision.line on line.id = revision.line_id
                     where revision.line_id = :id and revision.before ->> 'text' <> line.text)
                select item.title,
                       array(select text from earlier order by version desc) as texts,
                       array(select by_name from earlier order by version desc) as by_names
                  from decision.line
                  left join meeting.agenda_item as item on item.id = :topic and item.removed_at is null
                 where line.id = :id
                """)
            .param("id", id.value()).param("topic", topic.value())
            .query((row, _) -> {
                var texts = (String[]) row.getArray("texts").getArray();
                var by = (String[]) row.getArray("by_names").getArray();
                var title = row.getString("title");
                return new Around(title == null ? "" : title,
                        IntStream.range(0, texts.length).mapToObj(i -> new LinePage.Earlier(texts[i], by[i])).toList());
            })
            .single();
    }

    /// Narrows the lines of a topic that are wider known than it has become.
    @Transactional
    List<Line> narrow(AgendaItemId topic, Confidentiality confidentiality, Set<PartyId> sharedWith) {
        var wider = ofTopic(topic).stream()
            .filter(line -> confidentiality != Confidentiality.PUBLIC && line.confidentiality().narrower(confidentiality) != line.confidentiality()
                    || confidentiality == Confidentiality.LIMITED && !sharedWith.containsAll(line.sharedWith()))
            .toList();
        for (var line : wider) {
            var shared = line.confidentiality() == Confidentiality.LIMITED ? line.sharedWith().stream().filter(sharedWith::contains).toList()
                    : List.copyOf(sharedWith);
            jdbc.sql("update decision.line set confidentiality = :confidentiality, shared_with = :shared, version = version + 1 where id = :id")
                .param("confidentiality", confidentiality.name()).param("id", line.id().value())
                .param("shared", shared.stream().map(PartyId::value).toArray(String[]::new))
                .update();
        }
        return wider.stream().map(line -> find(line.id()).orElseThrow()).toList();
    }

    // Facts.

    @Transactional
    void add(Fact fact, BoardId board) {
        jdbc.sql("""
                insert into decision.fact (id, line_id, board_id, what, party_id, hidden, about_id, on_day, text, by_person, at)
                values (:id, :line, :board, :what, :party,
                        exists (select from decision.line_party where line_id = :line and party_id = :party and hidden
                                union all
                                select from decision.sent_party where line_id = :line and party_id = :party and hidden),
                        :about, :day, :text, :by, :at)
                """)
            .param("id", fact.id().value()).param("line", fact.line().value()).param("board", board.value())
            .param("what", fact.what().name()).param("party", fact.party() == null ? null : fact.party().value())
            .param("about", fact.about() == null ? null : fact.about().value()).param("day", fact.onDay())
            .param("text", fact.text()).param("by", fact.by().value()).param("at", at(fact.at()))
            .update();
    }

    @Transactional
    boolean withdraw(FactId id, PersonId by, Instant at) {
        return jdbc.sql("""
                update decision.fact set withdrawn_by = :by, withdrawn_at = :at where id = :id and withdrawn_at is null
                """)
            .param("id", id.value()).param("by", by.value()).param("at", at(at)).update() == 1;
    }

    // Reading lines whole.

    private List<Line> complete(JdbcClient.StatementSpec lines) {
        return complete(lines, false);
    }

    private List<Line> complete(JdbcClient.StatementSpec lines, boolean alsoRemoved) {
        var asSent = new ArrayList<String>();
        var bare = lines.param("removed", alsoRemoved).query((row, _) -> {
            if (row.getBoolean("as_sent")) {
                asSent.add(row.getString("id"));
            }
            return bare(row);
        }).list();
        if (bare.isEmpty()) {
            return bare;
        }
        var ids = bare.stream().map(line -> line.id().value()).toArray(String[]::new);
        var parties = new HashMap<LineId, List<LineParty>>();
        var facts = new HashMap<LineId, List<Fact>>();
        partiesAndFacts(ids, asSent.toArray(String[]::new), parties, facts);
        return bare.stream()
            .map(line -> with(line, parties.getOrDefault(line.id(), List.of()), facts.getOrDefault(line.id(), List.of())))
            .toList();
    }

    /// Who they are about and what became of them, for all of them in one query.
    ///
    /// @param asSent those of which the viewer reads what was sent: their parties of then, and of the facts that belong to their
    ///               words those of then
    private void partiesAndFacts(String[] ids, String[] asSent, Map<LineId, List<LineParty>> parties, Map<LineId, List<Fact>> facts) {
        jdbc.sql("""
                select line_party.line_id, line_party.position as place, line_party.party_id, party.name as party_name, line_party.person_id,
                       person.name as person_name, line_party.party_group, line_party.hidden, party.kind, null as fact_id, null as what,
                       null as about_id, null::date as on_day, null as text, null::timestamptz as at
                  from (select line_id, position, party_id, person_id, party_group, hidden
                          from decision.line_party
                         where line_id = any (:ids) and line_id <> all (:asSent)
                        union all
                        select line_id, position, party_id, person_id, party_group, hidden
                          from decision.sent_party
                         where line_id = any (:asSent)) as line_party
                  left join directory.party on party.id = line_party.party_id
                  left join directory.person on person.id = line_party.person_id
                union all
                select fact.line_id, fact.sequence, fact.party_id, party.name, fact.by_person, person.name, null, false, null, fact.id,
                       fact.what, fact.about_id, fact.on_day, fact.text, fact.at
                  from decision.fact
                  join directory.person on person.id = fact.by_person
                  left join directory.party on party.id = fact.party_id
                  left join decision.sent_line as sent on sent.line_id = fact.line_id and sent.line_id = any (:asSent)
                 where fact.line_id = any (:ids)
                   and case when sent.line_id is null or fact.what not in ('CONDITION', 'FIGURE', 'WITHOUT')
                            then fact.withdrawn_at is null
                                 and (sent.line_id is null or fact.what <> 'CONDITION_MET' or fact.about_id = any (sent.said_with))
                            else fact.id = any (sent.said_with) end
                 order by line_id, place
                """)
            .param("ids", ids).param("asSent", asSent)
            .query((row, _) -> {
                var line = new LineId(row.getString("line_id"));
                return row.getString("fact_id") == null
                        ? parties.computeIfAbsent(line, _ -> new ArrayList<>()).add(party(row))
                        : facts.computeIfAbsent(line, _ -> new ArrayList<>()).add(fact(line, row));
            })
            .list();
    }

    private static LineParty party(ResultSet row) throws SQLException {
        var group = row.getString("party_group") == null ? null : LineParty.Group.valueOf(row.getString("party_group"));
        var name = group != null ? group.dutch() : "SECRETARIAT".equals(row.getString("kind")) ? "Secretaris" : row.getString("party_name");
        return new LineParty(id(row, "party_id", PartyId::new), id(row, "person_id", PersonId::new), group, name, row.getString("person_name"),
                row.getBoolean("hidden"));
    }

    private static Fact fact(LineId line, ResultSet row) throws SQLException {
        return new Fact(new FactId(row.getString("fact_id")), line, Fact.What.valueOf(row.getString("what")), id(row, "party_id", PartyId::new),
                row.getString("party_name"), id(row, "about_id", FactId::new), row.getObject("on_day", LocalDate.class), row.getString("text"),
                new PersonId(row.getString("person_id")), row.getString("person_name"), instant(row, "at"));
    }

    private static Line bare(ResultSet row) throws SQLException {
        if (Confidentiality.valueOf(row.getString("confidentiality")) == Confidentiality.LIMITED) {
            LimitedReadings.saw("regel", row.getString("id"), new BoardId(row.getString("board_id")));
        }
        return new Line(new LineId(row.getString("id")), new BoardId(row.getString("board_id")), new MeetingId(row.getString("meeting_id")),
                row.getObject("meeting_day", LocalDate.class), new AgendaItemId(row.getString("agenda_item_id")), row.getInt("sequence"),
                row.getDouble("position"), LineKind.valueOf(row.getString("kind")), row.getString("text"), List.of(), row.getString("mask"),
                row.getObject("due_on", LocalDate.class), row.getBoolean("due_meeting"), row.getObject("goes_to_on", LocalDate.class),
                row.getBoolean("goes_to_next"), id(row, "goes_to", MeetingId::new), id(row, "dossier_id", DossierId::new),
                row.getString("dossier_name"), row.getString("dossier_short_name"), id(row, "part_of_id", LineId::new),
                id(row, "corrects_id", LineId::new), Confidentiality.valueOf(row.getString("confidentiality")),
                partyIds(row.getArray("shared_with")), row.getString("label"),
                row.getObject("released_at") == null ? null : instant(row, "released_at"), row.getBoolean("adopted"),
                row.getBoolean("unsent"), row.getInt("version"), List.of());
    }

    private static Line with(Line bare, List<LineParty> parties, List<Fact> facts) {
        return new Line(bare.id(), bare.board(), bare.meeting(), bare.meetingDay(), bare.topic(), bare.sequence(), bare.position(),
                bare.kind(), bare.text(), List.copyOf(parties), bare.mask(), bare.dueOn(), bare.dueMeeting(), bare.goesToOn(),
                bare.goesToNext(), bare.goesTo(), bare.dossier(), bare.dossierName(), bare.dossierShortName(), bare.partOf(),
                bare.corrects(), bare.confidentiality(), bare.sharedWith(), bare.label(), bare.released(), bare.adopted(),
                bare.unsent(), bare.version(), List.copyOf(facts));
    }

    private static Set<PartyId> partyIds(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).map(PartyId::new)
            .collect(LinkedHashSet::new, Collection::add, Collection::addAll);
    }

    private interface OfString<T> {
        T of(String value);
    }

    private static <T> @Nullable T id(ResultSet row, String column, OfString<T> type) throws SQLException {
        var value = row.getString(column);
        return value == null ? null : type.of(value);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
