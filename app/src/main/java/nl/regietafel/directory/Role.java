package nl.regietafel.directory;

/// What someone is at a table (rol). Titles such as burgemeester or wethouder give no right of their own.
public enum Role {
    SECRETARY("secretaris"),
    CHAIR("voorzitter"),
    MEMBER("lid"),
    OFFICIAL("ambtenaar"),
    AGENCY("uitvoeringsorganisatie"),
    MINISTRY("ministerie"),
    SUPERVISOR("toezichthouder"),
    WOO_OFFICER("Woo-medewerker"),
    OBSERVER("waarnemer"),
    ADMINISTRATOR("beheerder");

    private final String dutch;

    Role(String dutch) {
        this.dutch = dutch;
    }

    public String dutch() {
        return dutch;
    }

    /// Who keeps the words of the table, or its accounts, signs in with a second step.
    boolean needsSecondStep() {
        return this == SECRETARY || this == ADMINISTRATOR;
    }
}
