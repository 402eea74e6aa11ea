package nl.regietafel.importing;

import java.util.List;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// Where a list is sent in, with those that wait for someone to look through them.
///
/// @param progress how far the reading is of lists that were sent together, as long as it goes on
/// @param pasted   what was pasted, when it was refused
public record ImportsPage(List<Row> waiting, List<Row> putAway, @Nullable String progress, String pasted,
                          Errors errors) {

    /// @param unread  it is still being read
    /// @param refusal why it cannot be read
    public record Row(String id, String name, String sent, boolean unread, @Nullable String refusal) {}
}
