package nl.regietafel.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.regietafel.decision.LineParty;
import nl.regietafel.web.DutchDates;

/// A query in a sentence, so that one reads what is looked for.
final class QuerySentence {

    /// A few words of the sentence; what was asked stands out.
    record Part(String text, boolean strong) {}

    private final List<Part> parts = new ArrayList<>();

    private QuerySentence() {}

    static List<Part> of(Query query) {
        var sentence = new QuerySentence();
        sentence.tell(query);
        return sentence.parts;
    }

    /// In plain words, for the foot of a spreadsheet.
    static String plain(Query query) {
        return of(query).stream().map(Part::text).collect(Collectors.joining());
    }

    private void tell(Query query) {
        var kinds = query.all(Query.OfKind.class).stream().filter(term -> !term.not()).map(QuerySentence::kind).distinct().toList();
        if (kinds.isEmpty()) {
            add(query.terms().isEmpty() ? "Alle regels" : "Regels", false);
        } else {
            add(kinds, " en ", true);
        }
        for (var term : query.terms()) {
            if (!term.not()) {
                tell(term);
            }
        }
        var others = query.terms().stream().filter(Query.Term::not).toList();
        for (var at = 0; at < others.size(); at++) {
            add(at == 0 ? ", zonder " : at == others.size() - 1 ? " en " : ", ", false);
            add(without(others.get(at)), true);
        }
        add(".", false);
    }

    private void tell(Query.Term term) {
        switch (term) {
            case Query.OfKind _ -> { }
            case Query.Concerns who -> strong(" van of voor ", name(who), "");
            case Query.InDossier dossier -> strong(" in dossier ", dossier.name(), "");
            case Query.Is is -> strong(" ", is.standing().sentence(), "");
            case Query.DueBefore due -> strong(", klaar vóór ", DutchDates.dayMonthYear(due.day()), "");
            case Query.Said said -> {
                if (said.since() != null && said.since().equals(said.until())) {
                    strong(", van de vergadering van ", DutchDates.dayMonthYear(said.since()), "");
                } else if (said.since() != null) {
                    strong(", sinds ", DutchDates.dayMonthYear(said.since()), "");
                } else if (said.until() != null) {
                    strong(", tot en met ", DutchDates.dayMonthYear(said.until()), "");
                }
            }
            case Query.Word word -> strong(" met ", word.word(), word.dossiers().isEmpty() && word.parties().isEmpty() ? "" : " of wat zo heet");
            case Query.Numbered number -> strong(" met nummer ", number.label(), "");
            case Query.Literal literal -> strong(" met letterlijk ", "“" + literal.text() + "”", "");
        }
    }

    private static String without(Query.Term term) {
        return switch (term) {
            case Query.OfKind kind -> kind.pledge() ? "toezeggingen" : QueryReading.plural(kind.kind());
            case Query.Concerns who -> name(who);
            case Query.InDossier dossier -> "dossier " + dossier.name();
            case Query.Is is -> "regels " + is.standing().sentence();
            case Query.DueBefore due -> "wat klaar moet zijn vóór " + DutchDates.dayMonthYear(due.day());
            case Query.Said said -> "die tijd";
            case Query.Word word -> word.word();
            case Query.Numbered number -> "nummer " + number.label();
            case Query.Literal literal -> "“" + literal.text() + "”";
        };
    }

    private static String name(Query.Concerns who) {
        return who.party() != null ? who.name() : who.groups().contains(LineParty.Group.ALL) ? "allen" : "de gemeenten samen";
    }

    private static String kind(Query.OfKind term) {
        var plural = term.pledge() ? "toezeggingen" : QueryReading.plural(term.kind());
        return Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
    }

    private void strong(String before, String asked, String after) {
        add(before, false);
        add(asked, true);
        add(after, false);
    }

    private void add(List<String> all, String between, boolean strong) {
        for (var at = 0; at < all.size(); at++) {
            add(at == 0 ? all.get(at) : all.get(at).toLowerCase(Locale.ROOT), strong);
            add(at < all.size() - 1 ? between : "", false);
        }
    }

    private void add(String text, boolean strong) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, strong));
        }
    }
}
