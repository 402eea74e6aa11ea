package nl.regietafel.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around every page: the header with its places, who is signed in, and in the sample the bar with its day.
///
/// @param title  what the page is about; table and product are added
/// @param here   the place this page is in, if any
/// @param places those that exist and that this person may enter
public record Frame(String title, String board, String person, String personAs, @Nullable Place here, List<Place> places,
                    @Nullable String sampleDay, String csrfName, String csrfToken) {
}
