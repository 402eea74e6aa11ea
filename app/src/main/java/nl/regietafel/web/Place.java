package nl.regietafel.web;

/// The places of the menu. Everything else is inside one of them.
public enum Place {
    MY_TABLE("Mijn tafel", "/mijn-tafel"),
    MEETINGS("Vergaderingen", "/vergaderingen"),
    FOLLOW_UP("Opvolging", "/opvolging"),
    DOSSIERS("Dossiers", "/dossiers"),
    FIGURES("Cijfers", "/cijfers"),
    PEOPLE("Mensen", "/mensen");

    private final String dutch;
    private final String address;

    Place(String dutch, String address) {
        this.dutch = dutch;
        this.address = address;
    }

    public String dutch() {
        return dutch;
    }

    public String address() {
        return address;
    }
}
