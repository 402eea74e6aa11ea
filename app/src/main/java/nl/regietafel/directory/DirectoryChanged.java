package nl.regietafel.directory;

/// The directory changed, by one command. Announced in the transaction that did it; the timeline writes it down.
///
/// @param subject the id of the person, the party or the board
/// @param detail  a Dutch sentence for who may read the directory
public record DirectoryChanged(Command command, Of of, String subject, What what, String detail) {

    public enum Of { PERSON, PARTY, BOARD }

    public enum What {
        FOUNDED, PARTY_ADDED, PARTY_RENAMED, PARTY_LEFT, PERSON_ADDED, PERSON_RENAMED, MEMBERSHIP_GIVEN, MEMBERSHIP_ENDED,
        INVITED, RESET_GIVEN, ACCOUNT_OPENED, ACCOUNT_CLOSED,
        BOARD_RENAMED, SETTINGS_KEPT
    }
}
