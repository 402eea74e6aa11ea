package nl.regietafel.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.LimitedReadings;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.SentLists;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of lists: what happened to a list, and its versions as they were sent round or adopted.
@Repository
@Transactional(readOnly = true)
class DecisionListStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    DecisionListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A list with all that happened to it, in one query. Its agenda point is numbered as the members see that agenda.
    Optional<DecisionList> find(MeetingId meeting) {
        return jdbc.sql("""
                select meeting.id, meeting.board_id, board.name as board_name, meeting.on_day, list.year, list.number,
                       adoption.version as adopted_version, adoption.agenda_item_id as adopted_in, adoption.with_changes,
                       adoption.on_day as adopted_on, adoption.at as adopted_at, adopter.name as adopted_by,
                       (select max(number) from decision.list_version
                         where list_version.meeting_id = meeting.id and variant = 'PUBLIC') as public_version,
                       (select json_agg(json_build_object('id', comment.id, 'line', comment.line_id, 'version', comment.version,
                                                          'party', comment.party_id, 'partyName', party.name, 'personName', commenter.name,
                                                          'text', comment.text, 'day', comment.on_day, 'answer', (
                                   select json_build_object('taken', answer.taken, 'text', answer.text, 'byName', person.name, 'day', answer.on_day)
                                     from decision.comment_answer as answer
                                     join directory.person on person.id = answer.by_person
                                    where answer.comment_id = comment.id
                                    order by answer.at desc limit 1))
                                        order by comment.at, comment.id)
                          from decision.comment
                          join directory.party on party.id = comment.party_id
                          join directory.person as commenter on commenter.id = comment.person_id
                         where comment.meeting_id = meeting.id and comment.withdrawn_at is null)::text as comments,
                       (select json_agg(json_build_object('party', speaker.id, 'name', speaker.name) order by speaker.name)
                          from (select distinct party.id, party.name
                                  from directory.membership
                                  join directory.party on party.id = membership.party_id
                                  join (select on_day from decision.circulation
                                         where meeting_id = meeting.id and respond_by is not null
                                         order by version desc limit 1) as sent
                                    on membership.since <= sent.on_day and (membership.until is null or membership.until >= sent.on_day)
                                 where membership.board_id = meeting.board_id and adoption.meeting_id is null
                                   and membership.role in ('MEMBER', 'AGENCY', 'MINISTRY')) as speaker)::text as speakers,
                       point.id as point_id, point.meeting_id as point_meeting, point.on_day as point_day, point.number as point_number,
                       (select json_agg(json_build_object('version', circulation.version, 'respondBy', circulation.respond_by,
                                                          'onDay', circulation.on_day, 'byName', person.name)
                                        order by circulation.version)
                          from decision.circulation
                          join directory.person on person.id = circulation.by_person
                         where circulation.meeting_id = meeting.id)::text as circulations,
                       (select json_agg(json_build_object('id', round.id, 'until', round.until, 'onDay', round.on_day,
                                                          'byName', person.name, 'endedAt', round.ended_at,
                                                          'objections', (
                                   select coalesce(json_agg(json_build_object('party', objection.party_id, 'partyName', party.name,
                                                                              'personName', objector.name, 'text', objection.text,
                                                                              'day', objection.on_day)
                                                            order by objection.at, objection.party_id), '[]')
                                     from decision.objection
                                     join directory.party on party.id = objection.party_id
                                     join directory.person as objector on objector.id = objection.person_id
                                    where objection.round_id = round.id))
                                        order by round.at, round.id)
                          from decision.written_round as round
                          join directory.person on person.id = round.by_person
                         where round.meeting_id = meeting.id)::text as rounds
                  from meeting.meeting
                  join directory.board on board.id = meeting.board_id
                  left join decision.decision_list as list on list.meeting_id = meeting.id
                  left join decision.adoption on adoption.meeting_id = meeting.id
                  left join directory.person as adopter on adopter.id = adoption.by_person
                  left join lateral (
                        select numbered.id, numbered.meeting_id, numbered.on_day, numbered.number
                          from (select item.id, item.kind, item.adopts_id, item.meeting_id, later.on_day,
                                       row_number() over (partition by item.meeting_id, item.confidentiality = 'LIMITED'
                                                              order by section.position nulls first, item.position, item.id) as number
                                  from meeting.agenda_item as item
                                  join meeting.meeting as later on later.id = item.meeting_id
                                  left join meeting.section on section.id = item.section_id
                                 where later.board_id = meeting.board_id and later.on_day > meeting.on_day
                                   and later.cancelled_at is null and item.removed_at is null) as numbered
                         where case when adoption.meeting_id is null
                                    then numbered.kind = 'ADOPTION' and numbered.adopts_id = meeting.id
                                    else numbered.id = adoption.agenda_item_id end
                         order by numbered.on_day
                         limit 1) as point on true
                 where meeting.id = :meeting
                """)
            .param("meeting", meeting.value())
            .query((row, _) -> list(row))
            .optional();
    }

    private static DecisionList list(ResultSet row) throws SQLException {
        var adoptedIn = row.getString("adopted_in");
        var adoption = row.getObject("adopted_on") == null ? null
                : new DecisionList.Adoption(row.getInt("adopted_version"), adoptedIn == null ? null : new AgendaItemId(adoptedIn),
                        row.getBoolean("with_changes"), row.getObject("adopted_on", LocalDate.class), instant(row, "adopted_at"),
                        row.getString("adopted_by"));
        var point = row.getString("point_id") == null ? null
                : new DecisionList.AdoptionPoint(new AgendaItemId(row.getString("point_id")), new MeetingId(row.getString("point_meeting")),
                        row.getObject("point_day", LocalDate.class), row.getInt("point_number"));
        return new DecisionList(new MeetingId(row.getString("id")), new BoardId(row.getString("board_id")), row.getString("board_name"),
                row.getObject("on_day", LocalDate.class), row.getObject("number") == null ? null : row.getInt("year") + "-" + row.getInt("number"),
                circulations(row.getString("circulations")), rounds(row.getString("rounds")), adoption, point,
                row.getObject("public_version", Integer.class), comments(row.getString("comments")), speakers(row.getString("speakers")));
    }

    private static List<DecisionList.Circulation> circulations(@Nullable String json) {
        return json == null ? List.of() : JSON.readValue(json, new TypeReference<>() {});
    }

    private record CommentRow(String id, String line, int version, String party, String partyName, String personName, String text, LocalDate day,
                              Comment.@Nullable Answer answer) {}

    private static List<Comment> comments(@Nullable String json) {
        return json == null ? List.of() : JSON.readValue(json, new TypeReference<List<CommentRow>>() {}).stream()
            .map(row -> new Comment(new CommentId(row.id), new LineId(row.line), row.version, new PartyId(row.party), row.partyName, row.personName, row.text,
                    row.day, row.answer))
            .toList();
    }

    private record SpeakerRow(String party, String name) {}

    private static List<DecisionList.Speaker> speakers(@Nullable String json) {
        return json == null ? List.of() : JSON.readValue(json, new TypeReference<List<SpeakerRow>>() {}).stream()
            .map(row -> new DecisionList.Speaker(new PartyId(row.party), row.name)).toList();
    }

    private record RoundRow(String id, LocalDate until, LocalDate onDay, String byName, @Nullable OffsetDateTime endedAt,
                            List<ObjectionRow> objections) {}

    private record ObjectionRow(String party, String partyName, String personName, String text, LocalDate day) {}

    private static List<DecisionList.WrittenRound> rounds(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        return JSON.readValue(json, new TypeReference<List<RoundRow>>() {}).stream()
            .map(row -> new DecisionList.WrittenRound(row.id, row.until, row.onDay, row.byName,
                    row.endedAt == null ? null : row.endedAt.toInstant(),
                    row.objections.stream()
                        .map(objection -> new DecisionList.Objection(new PartyId(objection.party), objection.partyName, objection.personName,
                                objection.text, objection.day))
                        .toList()))
            .toList();
    }

    /// The topics of a meeting in the order of its agenda, as far as this viewer may know them.
    List<ListContent.AgendaTopic> agenda(MeetingId meeting) {
        return jdbc.sql("""
                select item.id, item.board_id, item.title, item.confidentiality, item.shared_with
                  from meeting.agenda_item as item
                  left join meeting.section on section.id = item.section_id
                 where item.meeting_id = :meeting and item.removed_at is null
                 order by section.position nulls first, item.position, item.id
                """)
            .param("meeting", meeting.value())
            .query((row, _) -> {
                var confidentiality = Confidentiality.valueOf(row.getString("confidentiality"));
                if (confidentiality == Confidentiality.LIMITED) {
                    LimitedReadings.saw("onderwerp", row.getString("id"), new BoardId(row.getString("board_id")));
                }
                return new ListContent.AgendaTopic(new AgendaItemId(row.getString("id")), row.getString("title"), confidentiality,
                        Arrays.stream((String[]) row.getArray("shared_with").getArray()).map(PartyId::new).collect(Collectors.toSet()));
            })
            .list();
    }

    /// The list that a comment is about, for who may read it.
    Optional<MeetingId> meetingOf(CommentId comment) {
        return jdbc.sql("select meeting_id from decision.comment where id = :id and withdrawn_at is null")
            .param("id", comment.value()).query((row, _) -> new MeetingId(row.getString("meeting_id"))).optional();
    }

    /// What a topic of a meeting adopts, when it is there to adopt a list.
    record AdoptingTopic(AgendaItemId id, MeetingId meeting, LocalDate day, boolean adopted) {}

    Optional<AdoptingTopic> adoptingTopic(AgendaItemId id, MeetingId adopts) {
        return jdbc.sql("""
                select item.id, item.meeting_id, meeting.on_day, adoption.meeting_id is not null as adopted
                  from meeting.agenda_item as item
                  join meeting.meeting on meeting.id = item.meeting_id
                  left join decision.adoption on adoption.meeting_id = item.meeting_id
                 where item.id = :id and item.kind = 'ADOPTION' and item.adopts_id = :adopts and item.removed_at is null
                   and meeting.cancelled_at is null
                """)
            .param("id", id.value()).param("adopts", adopts.value())
            .query((row, _) -> new AdoptingTopic(new AgendaItemId(row.getString("id")), new MeetingId(row.getString("meeting_id")),
                    row.getObject("on_day", LocalDate.class), row.getBoolean("adopted")))
            .optional();
    }

    /// The latest meeting before a day whose list is not adopted yet.
    Optional<MeetingId> latestToAdopt(BoardId board, LocalDate before) {
        return jdbc.sql("""
                select meeting.id
                  from meeting.meeting
                 where meeting.board_id = :board and meeting.on_day < :before and meeting.cancelled_at is null
                   and not exists (select from decision.adoption where adoption.meeting_id = meeting.id)
                 order by meeting.on_day desc
                 limit 1
                """)
            .param("board", board.value()).param("before", before)
            .query((row, _) -> new MeetingId(row.getString("id")))
            .optional();
    }

    /// The last sending of each list that is not adopted yet.
    List<SentLists.Sent> sentToRead(BoardId board) {
        return jdbc.sql("""
                select sent.meeting_id, meeting.on_day as day, sent.version, sent.on_day as sent_on, sent.respond_by
                  from (select distinct on (meeting_id) meeting_id, version, on_day, respond_by, at
                          from decision.circulation
                         where board_id = :board
                         order by meeting_id, version desc) as sent
                  join meeting.meeting on meeting.id = sent.meeting_id
                 where not exists (select from decision.adoption where adoption.meeting_id = sent.meeting_id)
                 order by sent.at desc
                """)
            .param("board", board.value())
            .query((row, _) -> new SentLists.Sent(new MeetingId(row.getString("meeting_id")), row.getObject("day", LocalDate.class),
                    row.getInt("version"), row.getObject("sent_on", LocalDate.class), row.getObject("respond_by", LocalDate.class)))
            .list();
    }

    /// Lists of later meetings in which an adopted line can be corrected: their topics, the earliest meeting first.
    record LaterTopic(AgendaItemId id, LocalDate day, String title) {}

    List<LaterTopic> laterTopics(BoardId board, LocalDate after) {
        return jdbc.sql("""
                select item.id, meeting.on_day as day, item.title
                  from meeting.meeting
                  join meeting.agenda_item as item on item.meeting_id = meeting.id
                  left join meeting.section on section.id = item.section_id
                 where meeting.board_id = :board and meeting.on_day > :after and meeting.cancelled_at is null and item.removed_at is null
                   and not exists (select from decision.adoption where adoption.meeting_id = meeting.id)
                 order by meeting.on_day, section.position nulls first, item.position, item.id
                """)
            .param("board", board.value()).param("after", after)
            .query((row, _) -> new LaterTopic(new AgendaItemId(row.getString("id")), row.getObject("day", LocalDate.class), row.getString("title")))
            .list();
    }

    /// Whether a line stands under a topic, also one that this chair or secretary may not read.
    @Transactional
    boolean hasLines(AgendaItemId topic) {
        var board = jdbc.sql("select board_id from meeting.agenda_item where id = :topic")
            .param("topic", topic.value()).query((row, _) -> new BoardId(row.getString("board_id"))).single();
        return whole(board, () -> jdbc.sql("select exists (select from decision.line where agenda_item_id = :topic and removed_at is null)")
            .param("topic", topic.value()).query(Boolean.class).single());
    }

    /// Locks a list until the transaction ends: nobody writes it while it is sent round or adopted. False when it has no line yet.
    @Transactional
    boolean lock(MeetingId meeting) {
        return jdbc.sql("select 1 from decision.decision_list where meeting_id = :meeting for update")
            .param("meeting", meeting.value()).query(Integer.class).optional().isPresent();
    }

    /// Does work that freezes a whole list, also what the chair who records it may not read. What it reads may be stored, never shown.
    @Transactional
    <T> T whole(BoardId board, Supplier<T> work) {
        var before = jdbc.sql("select directory.stand_in(:board)").param("board", board.value()).query(String.class).single();
        try {
            return LimitedReadings.unseen(work);
        } finally {
            stepBack(before);
        }
    }

    private void stepBack(String before) {
        try {
            jdbc.sql("select set_config('regietafel.keeps', :before, true)").param("before", before).query(String.class).single();
        } catch (DataAccessException aborted) {
            // The transaction has failed already, and what it set goes with it.
            return;
        }
    }

    /// Gives a list its number: the next of the year of its meeting.
    @Transactional
    void giveNumber(MeetingId meeting, BoardId board, int year) {
        var number = jdbc.sql("""
                insert into decision.list_number as counted (board_id, year, last)
                values (:board, :year, 1)
                on conflict (board_id, year) do update set last = counted.last + 1
                returning last
                """)
            .param("board", board.value()).param("year", year).query(Integer.class).single();
        jdbc.sql("update decision.decision_list set year = :year, number = :number where meeting_id = :meeting")
            .param("year", year).param("number", number).param("meeting", meeting.value()).update();
    }

    /// Gives these lines the next labels of their list, in this order, and the limited ones those of their own series.
    @Transactional
    void giveLabels(MeetingId meeting, String number, List<LineId> lines, List<LineId> limited) {
        var next = jdbc.sql("""
                update decision.decision_list
                   set next_label = next_label + :lines, next_limited_label = next_limited_label + :limited
                 where meeting_id = :meeting
                returning next_label - :lines as label, next_limited_label - :limited as limited_label
                """)
            .param("lines", lines.size()).param("limited", limited.size()).param("meeting", meeting.value())
            .query((row, _) -> new int[] {row.getInt("label"), row.getInt("limited_label")}).single();
        for (var line : lines) {
            label(line, number + "/" + next[0]++);
        }
        for (var line : limited) {
            label(line, number + "/B" + next[1]++);
        }
    }

    private void label(LineId line, String label) {
        jdbc.sql("update decision.line set label = :label where id = :line")
            .param("label", label).param("line", line.value()).update();
    }

    /// From now on these lines are read by whom they are for.
    @Transactional
    void release(Collection<LineId> lines, Instant at) {
        jdbc.sql("update decision.line set released_at = :at where id = any (:lines) and released_at is null")
            .param("at", at(at)).param("lines", ids(lines)).update();
    }

    /// The labels of lines that are known to this viewer and not limited.
    Map<LineId, String> labels(Collection<LineId> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        var labels = new LinkedHashMap<LineId, String>();
        jdbc.sql("select id, label from decision.line where id = any (:lines) and label is not null and confidentiality <> 'LIMITED'")
            .param("lines", ids(lines))
            .query((row, _) -> labels.put(new LineId(row.getString("id")), row.getString("label")))
            .list();
        return labels;
    }

    // Versions.

    /// @param number per variant
    record Version(int number, ListContent.Variant variant, String canonical, String fingerprint, LocalDate onDay, Instant at, String byName) {
        ListContent content() {
            return ListContent.read(canonical);
        }
    }

    private static final String VERSIONS = """
            select version.board_id, version.number, version.variant, version.content, version.fingerprint, version.on_day, version.at, person.name as by_name
              from decision.list_version as version
              join directory.person on person.id = version.by_person
             where version.meeting_id = :meeting and version.variant = :variant
            """;

    Optional<Version> lastVersion(MeetingId meeting, ListContent.Variant variant) {
        return jdbc.sql(VERSIONS + " order by version.number desc limit 1")
            .param("meeting", meeting.value()).param("variant", variant.name())
            .query((row, _) -> version(row)).optional();
    }

    List<Version> lastTwo(MeetingId meeting, ListContent.Variant variant) {
        return jdbc.sql(VERSIONS + " order by version.number desc limit 2")
            .param("meeting", meeting.value()).param("variant", variant.name())
            .query((row, _) -> version(row)).list();
    }

    /// The last version of each variant that has one.
    Map<ListContent.Variant, Version> lastVersions(MeetingId meeting) {
        var last = new EnumMap<ListContent.Variant, Version>(ListContent.Variant.class);
        jdbc.sql("""
                select distinct on (version.variant)
                       version.board_id, version.number, version.variant, version.content, version.fingerprint, version.on_day, version.at, person.name as by_name
                  from decision.list_version as version
                  join directory.person on person.id = version.by_person
                 where version.meeting_id = :meeting
                 order by version.variant, version.number desc
                """)
            .param("meeting", meeting.value())
            .query((row, _) -> version(row)).list()
            .forEach(version -> last.put(version.variant(), version));
        return last;
    }

    Optional<Version> version(MeetingId meeting, ListContent.Variant variant, int number) {
        return jdbc.sql(VERSIONS + " and version.number = :number")
            .param("meeting", meeting.value()).param("variant", variant.name()).param("number", number)
            .query((row, _) -> version(row)).optional();
    }

    List<Version> versions(MeetingId meeting, ListContent.Variant variant) {
        return jdbc.sql(VERSIONS + " order by version.number desc")
            .param("meeting", meeting.value()).param("variant", variant.name())
            .query((row, _) -> version(row)).list();
    }

    private static Version version(ResultSet row) throws SQLException {
        var version = new Version(row.getInt("number"), ListContent.Variant.valueOf(row.getString("variant")), row.getString("content"),
                row.getString("fingerprint"), row.getObject("on_day", LocalDate.class), instant(row, "at"), row.getString("by_name"));
        if (version.variant() == ListContent.Variant.INTERNAL) {
            var board = new BoardId(row.getString("board_id"));
            version.content().entries().stream().filter(ListContent.Entry::limited).forEach(entry -> LimitedReadings.saw("regel", entry.id(), board));
        }
        return version;
    }

    /// Keeps a version of a list as the next of its variant.
    @Transactional
    int keep(DecisionList list, ListContent content, LocalDate onDay, Instant at, PersonId by) {
        var canonical = content.canonical();
        var number = jdbc.sql("select coalesce(max(number), 0) + 1 from decision.list_version where meeting_id = :meeting and variant = :variant")
            .param("meeting", list.meeting().value()).param("variant", content.variant().name()).query(Integer.class).single();
        jdbc.sql("""
                insert into decision.list_version (meeting_id, board_id, number, variant, content, fingerprint, at, on_day, by_person)
                values (:meeting, :board, :number, :variant, :content, :fingerprint, :at, :day, :by)
                """)
            .param("meeting", list.meeting().value()).param("board", list.board().value()).param("number", number)
            .param("variant", content.variant().name()).param("content", canonical)
            .param("fingerprint", CanonicalForm.fingerprint(canonical)).param("at", at(at)).param("day", onDay).param("by", by.value())
            .update();
        return number;
    }

    // What happens to a list.

    @Transactional
    void circulate(DecisionList list, int version, @Nullable LocalDate respondBy, LocalDate onDay, Instant at, PersonId by) {
        jdbc.sql("""
                insert into decision.circulation (meeting_id, board_id, version, respond_by, on_day, at, by_person)
                values (:meeting, :board, :version, :respondBy, :day, :at, :by)
                """)
            .param("meeting", list.meeting().value()).param("board", list.board().value()).param("version", version)
            .param("respondBy", respondBy).param("day", onDay).param("at", at(at)).param("by", by.value())
            .update();
    }

    @Transactional
    void adopt(DecisionList list, int version, @Nullable AgendaItemId topic, boolean withChanges, LocalDate onDay, Instant at, PersonId by) {
        jdbc.sql("""
                insert into decision.adoption (meeting_id, board_id, version, agenda_item_id, with_changes, on_day, at, by_person)
                values (:meeting, :board, :version, :topic, :changes, :day, :at, :by)
                """)
            .param("meeting", list.meeting().value()).param("board", list.board().value()).param("version", version)
            .param("topic", topic == null ? null : topic.value()).param("changes", withChanges).param("day", onDay)
            .param("at", at(at)).param("by", by.value())
            .update();
    }

    @Transactional
    void openRound(String id, DecisionList list, LocalDate until, LocalDate onDay, Instant at, PersonId by) {
        jdbc.sql("""
                insert into decision.written_round (id, meeting_id, board_id, until, on_day, at, by_person)
                values (:id, :meeting, :board, :until, :day, :at, :by)
                """)
            .param("id", id).param("meeting", list.meeting().value()).param("board", list.board().value()).param("until", until)
            .param("day", onDay).param("at", at(at)).param("by", by.value())
            .update();
    }

    /// The parties for which someone speaks at a board on a day, with their names: as member, agency or ministry.
    Map<PartyId, String> answersFor(PersonId person, BoardId board, LocalDate day) {
        var parties = new LinkedHashMap<PartyId, String>();
        jdbc.sql("""
                select distinct party.id, party.name
                  from directory.membership
                  join directory.party on party.id = membership.party_id
                 where membership.person_id = :person and membership.board_id = :board
                   and membership.role in ('MEMBER', 'AGENCY', 'MINISTRY')
                   and membership.since <= :day and (membership.until is null or membership.until >= :day)
                 order by party.name
                """)
            .param("person", person.value()).param("board", board.value()).param("day", day)
            .query((row, _) -> parties.put(new PartyId(row.getString("id")), row.getString("name")))
            .list();
        return parties;
    }

    /// Locks the rounds of a list, so that an objection and an adoption do not pass each other.
    @Transactional
    void lockRounds(MeetingId meeting) {
        jdbc.sql("select id from decision.written_round where meeting_id = :meeting order by id for update")
            .param("meeting", meeting.value()).query(String.class).list();
    }

    @Transactional
    void endRounds(MeetingId meeting, Instant at) {
        jdbc.sql("update decision.written_round set ended_at = :at where meeting_id = :meeting and ended_at is null")
            .param("at", at(at)).param("meeting", meeting.value()).update();
    }

    @Transactional
    void object(String round, BoardId board, PartyId party, PersonId by, String text, LocalDate day, Instant at) {
        jdbc.sql("""
                insert into decision.objection (round_id, board_id, party_id, person_id, text, on_day, at)
                values (:round, :board, :party, :person, :text, :day, :at)
                """)
            .param("round", round).param("board", board.value()).param("party", party.value()).param("person", by.value())
            .param("text", text).param("day", day).param("at", at(at))
            .update();
    }

    private static String[] ids(Collection<LineId> lines) {
        return lines.stream().map(LineId::value).toArray(String[]::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
