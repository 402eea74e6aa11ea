package nl.regietafel.web;

/// Someone else changed this in the meantime (409). Both versions are shown; nobody's words vanish.
public class Conflict extends RuntimeException {

    private final transient Object current;

    /// @param current what stands there now, for the page that shows it beside what was typed
    public Conflict(Object current) {
        super("Intussen ook door een ander gewijzigd", null, false, false);
        this.current = current;
    }

    public Object current() {
        return current;
    }
}
