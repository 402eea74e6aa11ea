package nl.regietafel.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How someone signs in (account): an e-mail address, a password, and a second step. It opens the door and gives no right.
///
/// @param passwordHash none until the invitation was taken up
/// @param totpSecret   the second step, as it was offered; it counts once `totpSince` says since when
record Account(PersonId person, String email, @Nullable String passwordHash, @Nullable Instant passwordSince,
               @Nullable String totpSecret, @Nullable Instant totpSince, @Nullable Instant closedAt) {

    boolean isOpen() {
        return closedAt == null && passwordHash != null;
    }

    boolean hasSecondStep() {
        return totpSince != null;
    }
}
