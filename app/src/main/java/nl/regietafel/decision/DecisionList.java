package nl.regietafel.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// The actie- en besluitenlijst of a meeting. Its state follows from what happened to it: sent round (rondgezonden), put to the
/// table in writing, adopted (vastgesteld). Never a flag.
///
/// @param number 2026-3, given when first sent round
/// @param point  the agenda point that adopts it, or that is to adopt it
/// @param comments on its lines, as far as this viewer may read them, the oldest first
/// @param speakers the parties that were asked for their comments when it was last sent round
/// @param publicVersion the last public variant that was made of it
public record DecisionList(MeetingId meeting, BoardId board, String boardName, LocalDate day, @Nullable String number,
                           List<Circulation> circulations, List<WrittenRound> rounds, @Nullable Adoption adoption,
                           @Nullable AdoptionPoint point, @Nullable Integer publicVersion, List<Comment> comments, List<Speaker> speakers) {

    /// A party that can speak for itself: with a member, an agency or a ministry behind it.
    public record Speaker(PartyId party, String name) {}

    /// Where a list stands.
    public sealed interface State {
        /// Being written; only secretary and chair read it.
        record Draft() implements State {}

        /// The members have it.
        record Circulated(Circulation last) implements State {}

        /// The members are asked to adopt it in writing: until a date, silence agrees.
        record InWriting(Circulation last, WrittenRound round) implements State {}

        /// It stands.
        record Adopted(Adoption adoption) implements State {}
    }

    /// A sending round (rondzending) of one version.
    public record Circulation(int version, @Nullable LocalDate respondBy, LocalDate onDay, String byName) {}

    /// A written round (schriftelijke ronde): whoever says nothing until the date agrees; an objection returns the list to the
    /// meeting.
    public record WrittenRound(String id, LocalDate until, LocalDate onDay, String byName, @Nullable Instant endedAt,
                               List<Objection> objections) {
        public boolean isOpen() {
            return endedAt == null;
        }

        public boolean isOver(LocalDate today) {
            return until.isBefore(today);
        }
    }

    /// Why a party does not agree with a list (bezwaar): one text.
    public record Objection(PartyId party, String partyName, String personName, String text, LocalDate day) {}

    /// The adoption (vaststelling): by the agenda point of a later meeting, or in writing.
    ///
    /// @param onDay the day the table decided
    public record Adoption(int version, @Nullable AgendaItemId topic, boolean withChanges, LocalDate onDay, Instant at, String byName) {
        public boolean inWriting() {
            return topic == null;
        }
    }

    /// The agenda point of a later meeting that adopts this list, numbered as the members see that agenda.
    public record AdoptionPoint(AgendaItemId topic, MeetingId meeting, LocalDate day, int number) {}

    public State state() {
        if (adoption != null) {
            return new State.Adopted(adoption);
        }
        if (circulations.isEmpty()) {
            return new State.Draft();
        }
        return openRound().<State>map(round -> new State.InWriting(circulations.getLast(), round))
            .orElseGet(() -> new State.Circulated(circulations.getLast()));
    }

    public boolean isAdopted() {
        return adoption != null;
    }

    public boolean isCirculated() {
        return !circulations.isEmpty();
    }

    public Optional<WrittenRound> openRound() {
        return rounds.stream().filter(WrittenRound::isOpen).findFirst();
    }

    Optional<WrittenRound> lastRound() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    /// The sending on which comments are asked now. Refuses when none are, or when the date has passed.
    Circulation commentable(LocalDate today) {
        mustNotBeAdopted();
        if (circulations.isEmpty() || circulations.getLast().respondBy() == null) {
            throw new Refused("comment.none-asked");
        }
        if (circulations.getLast().respondBy().isBefore(today)) {
            throw new Refused("comment.over", DutchDates.dayMonthYear(circulations.getLast().respondBy()));
        }
        return circulations.getLast();
    }

    boolean isCommentable(LocalDate today) {
        return adoption == null && !circulations.isEmpty() && circulations.getLast().respondBy() != null
                && !circulations.getLast().respondBy().isBefore(today);
    }

    Comment comment(CommentId id) {
        return comments.stream().filter(comment -> comment.id().equals(id)).findFirst().orElseThrow(Missing::new);
    }

    /// Comments that wait for the secretary.
    List<Comment> unprocessed() {
        return comments.stream().filter(comment -> comment.answer() == null).toList();
    }

    /// Who was asked and said nothing.
    List<Speaker> silent() {
        return speakers.stream().filter(speaker -> comments.stream().noneMatch(comment -> comment.party().equals(speaker.party()))).toList();
    }

    /// Refuses to adopt what is not worked off.
    void mustBeProcessed() {
        if (!unprocessed().isEmpty()) {
            throw new Refused("list.comments-to-process", unprocessed().size());
        }
    }

    /// Refuses what changes a list that stands.
    void mustNotBeAdopted() {
        if (adoption != null) {
            throw new Refused("list.adopted");
        }
    }

    /// Refuses a date to respond by that has passed.
    void maySendRound(@Nullable LocalDate respondBy, LocalDate today) {
        mustNotBeAdopted();
        if (respondBy != null && respondBy.isBefore(today)) {
            throw new Refused("list.respond-by-passed").at("reageren");
        }
    }

    /// Refuses to put a list to the table in writing that nobody has, that is already put to it, or until a day that is no term.
    void mayGoInWriting(LocalDate until, LocalDate today) {
        mustBeSentRound();
        openRound().ifPresent(round -> {
            throw new Refused("list.round-runs", DutchDates.dayMonthYear(round.until()));
        });
        if (!until.isAfter(today)) {
            throw new Refused("list.round-needs-time").at("tot");
        }
    }

    /// The round in which this party may still object. The first objection ends the round; until its date others may add theirs.
    WrittenRound objectable(PartyId party, LocalDate today) {
        mustNotBeAdopted();
        var round = lastRound().filter(last -> last.isOpen() || !last.objections().isEmpty())
            .orElseThrow(() -> new Refused("list.no-round"));
        if (round.isOver(today)) {
            throw new Refused("list.round-over", DutchDates.dayMonthYear(round.until()));
        }
        if (round.objections().stream().anyMatch(objection -> objection.party().equals(party))) {
            throw new Refused("list.objected-before");
        }
        return round;
    }

    boolean isObjectableBy(PartyId party, LocalDate today) {
        return adoption == null && lastRound()
            .filter(round -> round.isOpen() || !round.objections().isEmpty())
            .filter(round -> !round.isOver(today))
            .filter(round -> round.objections().stream().noneMatch(objection -> objection.party().equals(party)))
            .isPresent();
    }

    /// The round that ended in silence.
    WrittenRound silentlyAgreed(LocalDate today) {
        mustBeSentRound();
        var round = openRound().orElseThrow(() -> new Refused("list.no-round"));
        if (!round.isOver(today)) {
            throw new Refused("list.round-runs", DutchDates.dayMonthYear(round.until()));
        }
        return round;
    }

    void mustBeSentRound() {
        mustNotBeAdopted();
        if (!isCirculated()) {
            throw new Refused("list.not-sent-round");
        }
    }

    /// What the table decides about the list of an earlier meeting, as the line on the later list says it.
    String adoptedSentence(int changes) {
        var list = "De lijst van " + DutchDates.dayMonthYear(day) + " is ";
        return changes == 0 ? list + "ongewijzigd vastgesteld."
                : list + "vastgesteld, met " + counted(changes) + (changes == 1 ? " wijziging." : " wijzigingen.");
    }

    private static String counted(int number) {
        var words = List.of("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf");
        return number < words.size() ? words.get(number) : Integer.toString(number);
    }
}
