package nl.regietafel.web;

/// There is nothing here, or nothing that this viewer may know of: one answer for both (404).
public class Missing extends RuntimeException {
    public Missing() {
        super("Niet gevonden", null, false, false);
    }
}
