package nl.regietafel.decision;

/// What a line still lacks before the list can go round (open plek): shown quietly while writing, filled or marked "bewust
/// zonder" before it is sent.
public enum Gap {
    WHO("wie?", "wie"),
    WHEN("wanneer?", "wanneer"),
    WHICH_MEETING("welke vergadering?", "welke vergadering"),
    NO_SUCH_MEETING("geen vergadering op die dag", "er is geen vergadering op die dag");

    private final String question;
    private final String dutch;

    Gap(String question, String dutch) {
        this.question = question;
        this.dutch = dutch;
    }

    /// As it stands in the owner column: "wie?".
    public String question() {
        return question;
    }

    /// As it stands in a sentence: "wie ontbreekt".
    public String dutch() {
        return dutch;
    }
}
