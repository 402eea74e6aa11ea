package nl.regietafel.directory;

/// Several parties in one word (groep): `@gemeenten`, `@allen`. It stands for the members of the day, each following up its own.
public enum Group {
    MUNICIPALITIES("gemeenten"),
    ALL("allen");

    private final String dutch;

    Group(String dutch) {
        this.dutch = dutch;
    }

    public String dutch() {
        return dutch;
    }
}
