package nl.regietafel.timeline;

import java.util.Set;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;

/// A thing that things happen to (a meeting, a topic, a line, a list, a dossier, a person), and who may know of it. What
/// happened to it is read by exactly those who may read the thing itself.
///
/// @param released whether it has left the hands of the secretary and the chair
public record Subject(Kind kind, String id, BoardId board, boolean released, Confidentiality confidentiality,
                      Set<PartyId> sharedWith) {

    public enum Kind { MEETING, AGENDA_ITEM, LINE, FACT, COMMENT, LIST, DOSSIER, PERSON, PARTY, IMPORT, BOARD, PAPER }

    /// A thing that everyone at the board may know of.
    public static Subject open(Kind kind, String id, BoardId board) {
        return new Subject(kind, id, board, true, Confidentiality.BOARD, Set.of());
    }
}
