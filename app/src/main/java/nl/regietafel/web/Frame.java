package nl.regietafel.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around every page: the table's name, the places one may go, who is signed in, and in the sample its date. It is
/// made for each request; page templates take it beside their own record and hand it to web/layout.
///
/// @param board   the table's name; null for who has not signed in
/// @param person  who is signed in, with what they are at the table; null for nobody
/// @param others  the other tables where this person sits, to go to
/// @param letters whether single letters are keys, as this person chose
/// @param places  only what exists and what this person may see
/// @param search  the address that searches, when there is one
/// @param sample  the table's date in words, in the sample; null outside it
/// @param fields  the hidden fields of every form: against forged requests, and so that it happens once
public record Frame(@Nullable String board, @Nullable Person person, List<Other> others, boolean letters, List<Place> places, @Nullable String search, @Nullable String sample,
                    String csrfField, String csrfToken, String version) {

    /// Our stylesheets, in order.
    public static final List<String> STYLES = List.of("tokens", "base", "layout", "components", "directory", "meeting", "dossier", "paper", "list", "importing", "register", "print");

    /// @param id keeps what is not yet saved in the browser apart per person
    public record Person(String id, String name, String title) {}

    /// Another table of this person.
    public record Other(String id, String name) {}

    /// One of the places of the navigation. A count stands there only when it asks something of this person.
    public record Place(String label, String address, boolean current, int count) {}

    /// A step of the breadcrumb; the last has no address.
    public record Crumb(String label, @Nullable String address) {}


    /// The address of a file of ours, which changes when any of them does, so that browsers may keep it.
    public String file(String path) {
        return path + "?v=" + version;
    }

    /// A key for one form: sending it twice does it once.
    public String key() {
        return RandomId.fresh();
    }
}
