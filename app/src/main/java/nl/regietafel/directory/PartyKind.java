package nl.regietafel.directory;

/// What sort of organisation a party is (soort partij). Only the municipalities make a group of their own.
public enum PartyKind {
    MUNICIPALITY("gemeente"),
    PROVINCE("provincie"),
    MINISTRY("ministerie"),
    AGENCY("uitvoeringsorganisatie"),
    SECRETARIAT("secretariaat"),
    OTHER("andere partij");

    private final String dutch;

    PartyKind(String dutch) {
        this.dutch = dutch;
    }

    public String dutch() {
        return dutch;
    }
}
