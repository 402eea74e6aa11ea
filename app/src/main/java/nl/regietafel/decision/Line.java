package nl.regietafel.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// A line of a list (regel): what all kinds share. What a kind has of its own is its {@link LineDetail}, which follows from
/// the facts about it. A line keeps its origin (meeting, topic) and is never copied.
///
/// @param dueOn        what `!` says, in the meaning of its kind; dueMeeting when it named the next meeting, whose day is dueOn
/// @param goesToOn     what `>` says; goesToNext when it named the next meeting
/// @param goesTo       the meeting it goes to, when there is one on that day
/// @param mask         what stands in the place of parties this viewer may not know: "Een gemeente"
/// @param label        2026-3/12, given when first sent round
/// @param released     when it was first sent round
/// @param unsent       it was changed since it was last sent round; told to who reads what is being written
public record Line(LineId id, BoardId board, MeetingId meeting, LocalDate meetingDay, AgendaItemId topic, int sequence, double position,
                   LineKind kind, String text, List<LineParty> parties, @Nullable String mask, @Nullable LocalDate dueOn, boolean dueMeeting,
                   @Nullable LocalDate goesToOn, boolean goesToNext, @Nullable MeetingId goesTo, @Nullable DossierId dossier,
                   @Nullable String dossierName, @Nullable String dossierShortName, @Nullable LineId partOf, @Nullable LineId corrects,
                   Confidentiality confidentiality, Set<PartyId> sharedWith, @Nullable String label, @Nullable Instant released,
                   boolean adopted, boolean unsent, int version, List<Fact> facts) {

    /// What this line still lacks before the list can go round; a gap that was marked "bewust zonder" is none.
    public List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        boolean someone = !parties.isEmpty() || mask != null;
        switch (kind) {
            case ANNOUNCEMENT, SIGNAL, DECISION -> { }
            case AGREEMENT, CALL -> {
                if (!someone) {
                    gaps.add(Gap.WHO);
                }
            }
            case ACTION, QUESTION -> {
                if (!someone) {
                    gaps.add(Gap.WHO);
                }
                if (dueOn == null && !dueMeeting) {
                    gaps.add(Gap.WHEN);
                }
            }
            case AGENDA_POINT -> {
                if (goesToOn == null && !goesToNext) {
                    gaps.add(Gap.WHICH_MEETING);
                }
            }
        }
        if ((goesToOn != null || goesToNext) && goesTo == null) {
            gaps.add(Gap.NO_SUCH_MEETING);
        }
        gaps.removeIf(gap -> facts.stream().anyMatch(fact -> fact.what() == Fact.What.WITHOUT && fact.text().equals(gap.name())));
        return gaps;
    }

    /// The date that counts now: as agreed, or as it was last moved.
    public @Nullable LocalDate dueNow() {
        return last(Fact.What.DUE_MOVED) instanceof Fact moved ? moved.onDay() : dueOn;
    }

    public boolean lapsed() {
        for (var fact : facts.reversed()) {
            if (fact.what() == Fact.What.LAPSE) {
                return true;
            }
            if (fact.what() == Fact.What.REOPENING) {
                return false;
            }
        }
        return false;
    }

    public LineDetail detail() {
        return LineDetail.of(this);
    }

    /// Whether it still asks something of someone on this day.
    public boolean isAlive(LocalDate today) {
        return !lapsed() && detail().isAlive(today);
    }

    /// Refuses a change of what was said: an adopted list stands; a correction is a new line that names this one.
    Line changeable() {
        if (adopted) {
            throw new Refused("line.adopted");
        }
        return this;
    }

    /// Refuses to take away what others have read: from the first sending on a line can only lapse, with a reason.
    Line removable() {
        if (released != null) {
            throw new Refused("line.already-sent-round");
        }
        return this;
    }

    List<Fact> all(Fact.What what) {
        return facts.stream().filter(fact -> fact.what() == what).toList();
    }

    @Nullable Fact last(Fact.What what) {
        var all = all(what);
        return all.isEmpty() ? null : all.getLast();
    }

    /// The same line, saying something else.
    Line saying(Said said, @Nullable String mask) {
        return new Line(id, board, meeting, meetingDay, topic, sequence, position, said.kind(), said.text(), said.parties(), mask,
                said.dueOn(), said.dueMeeting(), said.goesToOn(), said.goesToNext(), null, said.dossier(), null, null, partOf, corrects,
                confidentiality, sharedWith, label, released, adopted, unsent, version, facts);
    }

    /// The same line in another place.
    Line at(AgendaItemId topic, double position) {
        return new Line(id, board, meeting, meetingDay, topic, sequence, position, kind, text, parties, mask, dueOn, dueMeeting, goesToOn,
                goesToNext, goesTo, dossier, dossierName, dossierShortName, partOf, corrects, confidentiality, sharedWith, label,
                released, adopted, unsent, version, facts);
    }

    /// The same line, known to fewer or more.
    Line knownTo(Confidentiality confidentiality, Set<PartyId> sharedWith) {
        return new Line(id, board, meeting, meetingDay, topic, sequence, position, kind, text, parties, mask, dueOn, dueMeeting, goesToOn,
                goesToNext, goesTo, dossier, dossierName, dossierShortName, partOf, corrects, confidentiality, sharedWith, label,
                released, adopted, unsent, version, facts);
    }

    /// The same line as a part of another: an obligation that a sentence holds beside what it tells.
    Line asPartOf(@Nullable LineId whole) {
        return new Line(id, board, meeting, meetingDay, topic, sequence, position, kind, text, parties, mask, dueOn, dueMeeting, goesToOn,
                goesToNext, goesTo, dossier, dossierName, dossierShortName, whole, corrects, confidentiality, sharedWith, label,
                released, adopted, unsent, version, facts);
    }

    Said said() {
        return new Said(kind, text, parties, dueMeeting ? null : dueOn, dueMeeting, goesToNext ? null : goesToOn, goesToNext, dossier);
    }

    /// What someone says in one line, before it has a place.
    public record Said(LineKind kind, String text, List<LineParty> parties, @Nullable LocalDate dueOn, boolean dueMeeting,
                @Nullable LocalDate goesToOn, boolean goesToNext, @Nullable DossierId dossier) {

        public Said {
            if (text.isBlank()) {
                throw new Refused("line.empty").at("tekst");
            }
            if (text.length() > 4000) {
                throw new Refused("line.too-long", text.length()).at("tekst");
            }
        }
    }
}
