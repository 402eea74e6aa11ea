package nl.regietafel.meeting;

import java.util.Set;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// What an agenda says about one of its items: the words, why the table talks about it, how long, who brings it, what about,
/// and who may know. (The onderwerp itself is the {@link AgendaItem}; this is what can be edited of it.)
///
/// @param adopts the meeting whose list is adopted here; only an item of kind ADOPTION has one
public record Topic(String title, AgendaItem.Kind kind, AgendaItem.@Nullable Purpose purpose, @Nullable Integer minutes,
                    @Nullable PartyId bringer, @Nullable DossierId dossier, @Nullable MeetingId adopts,
                    Confidentiality confidentiality, Set<PartyId> sharedWith) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_MINUTES = 600;

    public Topic {
        sharedWith = confidentiality == Confidentiality.LIMITED ? Set.copyOf(sharedWith) : Set.of();
        adopts = kind == AgendaItem.Kind.ADOPTION ? adopts : null;
    }

    /// A regular topic of which only the words are known, as a list that is read in gives it.
    public static Topic of(String title) {
        return new Topic(title, AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.BOARD, Set.of());
    }

    /// The rules of a topic, for who writes it.
    ///
    /// @param standsFor the parties of who writes, or null when they keep the agenda as secretary and always read all of it
    Topic checked(@Nullable Set<PartyId> standsFor) {
        var bare = title.strip();
        if (bare.isEmpty()) {
            throw new Refused("agenda.topic-without-title").at("titel");
        }
        if (bare.length() > LONGEST_TITLE) {
            throw new Refused("agenda.title-too-long", LONGEST_TITLE).at("titel");
        }
        if (minutes != null && (minutes < 0 || minutes > LONGEST_MINUTES)) {
            throw new Refused("agenda.minutes-out-of-range", LONGEST_MINUTES).at("duur");
        }
        if (confidentiality == Confidentiality.LIMITED) {
            if (sharedWith.isEmpty() && standsFor == null) {
                throw new Refused("agenda.limited-to-nobody").at("gedeeld-met");
            }
            // Who would limit a topic to others could not read what they just wrote, nor undo it.
            if (standsFor != null && sharedWith.stream().noneMatch(standsFor::contains)) {
                throw new Refused("agenda.limited-without-yourself").at("gedeeld-met");
            }
        }
        return new Topic(bare, kind, purpose, minutes, bringer, dossier, adopts, confidentiality, sharedWith);
    }
}
