package nl.regietafel.importing;

/// What stands in a file and is no part of the list (weggelaten), counted so that the answer can say so.
public record LeftOut(What what, int count) {

    /// What it is, with its Dutch words for one and for more.
    public enum What {
        DELETED("deleted", "stuk dat met bijhouden van wijzigingen is weggehaald",
                "stukken die met bijhouden van wijzigingen zijn weggehaald"),
        HIDDEN("hidden", "stuk verborgen tekst", "stukken verborgen tekst"),
        COMMENTS("comments", "opmerking", "opmerkingen"),
        INVISIBLE("invisible", "stuk onzichtbare tekst", "stukken onzichtbare tekst"),
        EDGES("edges", "kop- of voettekst", "kop- en voetteksten"),
        PICTURES("pictures", "afbeelding", "afbeeldingen");

        private final String code;
        private final String one;
        private final String more;

        What(String code, String one, String more) {
            this.code = code;
            this.one = one;
            this.more = more;
        }

        String code() {
            return code;
        }
    }

    String inWords() {
        return count + " " + (count == 1 ? what.one : what.more);
    }
}
