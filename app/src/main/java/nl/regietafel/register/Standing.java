package nl.regietafel.register;

import java.util.Arrays;
import java.util.Optional;

/// How a line stands, as the query line asks for it (`is:open`). What it means follows from the facts of the line, as its own
/// page says it.
enum Standing {
    OPEN("open", "die nog open staan"),
    OVERDUE("te-laat", "die te laat zijn"),
    REPORTED("gemeld", "die klaar gemeld zijn en nog niet aanvaard"),
    ACCEPTED("aanvaard", "die aanvaard zijn"),
    ANSWERED("beantwoord", "die beantwoord zijn"),
    BREACHED("inbreuk", "met een inbreuk"),
    LAPSED("vervallen", "die vervallen zijn"),
    LIMITED("beperkt", "die beperkt zijn");

    private final String dutch;
    private final String sentence;

    Standing(String dutch, String sentence) {
        this.dutch = dutch;
        this.sentence = sentence;
    }

    /// As it is typed after `is:`.
    String dutch() {
        return dutch;
    }

    /// As the query reads in a sentence.
    String sentence() {
        return sentence;
    }

    static Optional<Standing> called(String word) {
        return Arrays.stream(values()).filter(each -> each.dutch.equals(word)).findFirst();
    }
}
