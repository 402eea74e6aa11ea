package nl.regietafel.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kind of a line (soort regel). Few and fixed, because each has its own follow-up: what `@` and `!` mean in the
/// entry line, and what is asked before the list goes round, follows from the kind and from nothing else.
public enum LineKind {
    ANNOUNCEMENT("mededeling", 'm', Who.CONCERNING, When.OUTSIDE_DATE),
    SIGNAL("signaal", 's', Who.CONCERNING, When.NONE),
    DECISION("besluit", 'b', Who.FOR_WHOM, When.REVIEW),
    AGREEMENT("afspraak", 'f', Who.BETWEEN, When.FROM),
    ACTION("actie", 'a', Who.OWNER, When.DUE),
    QUESTION("vraag", 'v', Who.TO_WHOM, When.ANSWER_BEFORE),
    CALL("oproep", 'o', Who.ON_WHOM, When.ANSWER_BEFORE),
    AGENDA_POINT("agendapunt", 'g', Who.BRINGER, When.NONE);

    /// What the parties of a line are to it (door wie), with the words above their cell under the entry field.
    public enum Who {
        OWNER("Door wie"), TO_WHOM("Aan wie"), ON_WHOM("Op wie"), BETWEEN("Tussen wie"), FOR_WHOM("Voor wie"),
        BRINGER("Ingebracht door"), CONCERNING("Over wie");

        private final String label;

        Who(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// What the date of a line is to it (wanneer). For a signal and an agenda point a date has no meaning of its own:
    /// it is kept, and its cell says only "Datum".
    public enum When {
        DUE("Klaar vóór"), ANSWER_BEFORE("Antwoord vóór"), FROM("Geldt vanaf"), REVIEW("Terugkijken op"),
        OUTSIDE_DATE("Extern moment"), NONE("Datum");

        private final String label;

        When(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final String dutch;
    private final char key;
    private final Who who;
    private final When when;

    LineKind(String dutch, char key, Who who, When when) {
        this.dutch = dutch;
        this.key = key;
        this.who = who;
        this.when = when;
    }

    /// As in files and in the database: `agenda_point`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String dutch() {
        return dutch;
    }

    /// As it opens a cell or a sentence: "Agendapunt".
    public String label() {
        return Character.toUpperCase(dutch.charAt(0)) + dutch.substring(1);
    }

    /// The letter that chooses this kind in the entry line.
    public char key() {
        return key;
    }

    /// As in its mark.
    public String letter() {
        return Character.toString(Character.toUpperCase(key));
    }

    public Who who() {
        return who;
    }

    public When when() {
        return when;
    }

    /// The words above the cell of the `>` mark, the same for every kind.
    public static String agendaLabel() {
        return "Naar agenda van";
    }

    /// The kind that Tab chooses after this one.
    public LineKind next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /// The kind that Shift Tab chooses.
    public LineKind previous() {
        return values()[(ordinal() + values().length - 1) % values().length];
    }

    public static Optional<LineKind> ofKey(char key) {
        var lower = Character.toLowerCase(key);
        return Arrays.stream(values()).filter(kind -> kind.key == lower).findFirst();
    }

    public static Optional<LineKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
