package nl.regietafel.engine;

/// The two ways to look ahead. They are never mixed in one number, picture or comparison.
public enum Mode {
    /// "Niets extra": contracted places only. Says when a limit is passed if nothing is added, and ranks measures.
    NOTHING_EXTRA("niets-extra"),
    /// "Zoals gebruikelijk": with the observed habit of finding emergency places. Only this may be scored on outcomes.
    AS_USUAL("zoals-gebruikelijk");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
