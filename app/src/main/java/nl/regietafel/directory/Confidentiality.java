package nl.regietafel.directory;

/// Who may read a topic, line or paper (vertrouwelijkheid). Closed by default: the table. What is limited is read by the
/// parties it is shared with and the secretariat; for others it does not exist.
public enum Confidentiality {
    PUBLIC("openbaar"),
    BOARD("tafel"),
    LIMITED("beperkt");

    private final String dutch;

    Confidentiality(String dutch) {
        this.dutch = dutch;
    }

    public String dutch() {
        return dutch;
    }

    /// The narrower of the two: a line is never wider known than its topic.
    public Confidentiality narrower(Confidentiality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
