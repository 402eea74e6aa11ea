package nl.regietafel.meeting;

import java.util.Set;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;

/// Someone changed who may know of a topic. What is written under it is never wider known than the topic itself: who keeps
/// that listens, in the same transaction. Said of every change; a wider topic makes nothing wider by itself.
public record AgendaItemRestricted(AgendaItemId item, Confidentiality confidentiality, Set<PartyId> sharedWith) {

    public AgendaItemRestricted {
        sharedWith = Set.copyOf(sharedWith);
    }
}
