package nl.regietafel.register;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.PartyId;
import nl.regietafel.paper.FoundPaper;
import nl.regietafel.paper.PaperPlace;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// Alle regels: the query line, what it says in a sentence, ways to refine it, and the table.
///
/// @param typed     the query as it was typed
/// @param sentence  what is looked for, in words
/// @param mistakes  what was not understood, at its word; then there is no table
/// @param count     how many lines there are, in words
/// @param kinds     the register of each kind
/// @param refined   what narrows further
/// @param columns   the heads of the table
/// @param next      the address of the next page
/// @param papers    the papers in which the same words stand
/// @param name      the name that was typed to keep this query under, and refused
public record RegisterPage(String typed, List<Words> sentence, List<Mistake> mistakes, String count, List<Refinement> kinds,
                           List<Refinement> refined, List<SavedQuery> saved, List<Column> columns, List<RegisterRow> rows, boolean respelled,
                           boolean further, @Nullable String next, List<Choice> standings, List<Choice> parties, List<Choice> dossiers,
                           String order, boolean mayKeep, String name, List<InPaper> papers, Errors errors, LocalDate today) {

    static final String ADDRESS = "/registers";

    /// A paper in which the words stand.
    ///
    /// @param place   the topic or dossier where it lies
    /// @param excerpt the words around the first place
    public record InPaper(String title, String address, String place, List<Words> excerpt) {
        private static InPaper of(FoundPaper found) {
            var place = switch (found.paper().place()) {
                case PaperPlace.AtTopic at -> at.title() + ", " + DutchDates.inTable(at.day());
                case PaperPlace.InDossier in -> in.name();
            };
            var excerpt = new ArrayList<Words>();
            for (var part : found.excerpt().split("(?=\u0002)|(?<=\u0003)")) {
                excerpt.add(new Words(part.replaceAll("[\u0002\u0003]", ""), part.startsWith("\u0002")));
            }
            return new InPaper(found.paper().title(), found.paper().address(), place, found.excerpt().isEmpty() ? List.of() : excerpt);
        }
    }

    /// Words of a sentence.
    public record Words(String text, boolean strong) {}

    /// @param before  what was typed before the word, and after it
    /// @param instead the address of what may have been meant, with its words
    public record Mistake(String before, String word, String after, String sentence, @Nullable String instead, @Nullable String address) {}

    /// @param kind  the mark that stands before it, when it is a kind
    /// @param count how many there are; null when there are too many to count at once
    public record Refinement(@Nullable String kind, String label, @Nullable Integer count, String address, boolean current) {}

    /// @param sort    aria-sort, for a column one can sort by; with the address that sorts
    public record Column(String label, @Nullable String sort, @Nullable String address, String css) {}

    /// An option of a choice list.
    public record Choice(String value, String label) {}

    static RegisterPage of(Query asked, Registers.@Nullable Found found, RegisterStore.Around around, boolean further, boolean mayKeep,
                           String name, Errors errors, LocalDate today) {
        var typed = asked.typed();
        var order = found == null ? Order.of("", asked) : found.order();
        return new RegisterPage(typed, QuerySentence.of(asked).stream().map(part -> new Words(part.text(), part.strong())).toList(),
                asked.mistakes().stream().map(mistake -> mistake(typed, mistake)).toList(), found == null ? "" : count(found),
                kinds(asked, found), found == null ? List.of() : refined(asked, found, around.names()), around.saved(),
                columns(asked, order), found == null ? List.of() : found.lines().stream().map(line -> RegisterRow.of(line, today)).toList(),
                found != null && found.respelled(), further,
                found == null || found.next() == null ? null : and(address(typed, chosen(order, asked)), "na", found.next().value()),
                Stream.of(Standing.values()).map(each -> new Choice(each.dutch(), each.dutch().replace('-', ' '))).toList(),
                around.names().parties().stream().map(party -> new Choice(party.name(), party.name())).toList(),
                around.names().dossiers().stream().map(dossier -> new Choice(dossier.shortName(), dossier.name())).toList(),
                chosen(order, asked) == null ? "" : order.dutch(), mayKeep, name,
                found == null ? List.of() : found.papers().stream().map(InPaper::of).toList(), errors, today);
    }

    private static Mistake mistake(String typed, Query.Mistake mistake) {
        var before = typed.substring(0, mistake.from());
        var after = typed.substring(mistake.to());
        return new Mistake(before, typed.substring(mistake.from(), mistake.to()), after, mistake.sentence(), mistake.instead(),
                mistake.instead() == null ? null : address(before + mistake.instead() + after, null));
    }

    private static String count(Registers.Found found) {
        var all = found.counts().all();
        return all > Registers.MOST_COUNTED ? "Meer dan " + Registers.MOST_COUNTED + " regels." : all == 1 ? "1 regel." : all + " regels.";
    }

    /// The register of each kind: the same query, with that kind.
    private static List<Refinement> kinds(Query asked, Registers.@Nullable Found found) {
        var chosen = asked.all(Query.OfKind.class).stream().filter(term -> !term.not()).toList();
        var bare = without(asked, chosen);
        var counted = found != null && found.counts().all() <= Registers.MOST_COUNTED && chosen.isEmpty();
        var kinds = new ArrayList<Refinement>();
        kinds.add(new Refinement(null, "Alle soorten", null, address(bare, null), chosen.isEmpty()));
        for (var kind : List.of(LineKind.DECISION, LineKind.AGREEMENT, LineKind.ACTION, LineKind.QUESTION, LineKind.CALL, LineKind.AGENDA_POINT,
                LineKind.SIGNAL, LineKind.ANNOUNCEMENT)) {
            var plural = QueryReading.plural(kind);
            kinds.add(new Refinement(kind.code(), Character.toUpperCase(plural.charAt(0)) + plural.substring(1),
                    counted ? Objects.requireNonNullElse(found.counts().kinds().get(kind), 0) : null, address(and(bare, "soort:" + kind.dutch()), null),
                    chosen.stream().anyMatch(term -> term.kind() == kind && !term.pledge())));
        }
        kinds.add(new Refinement(null, "Toezeggingen", null, address(and(bare, "soort:" + QueryReading.PLEDGE), null),
                chosen.stream().anyMatch(Query.OfKind::pledge)));
        return kinds;
    }

    private static List<Refinement> refined(Query asked, Registers.Found found, KnownNames names) {
        var counts = found.counts();
        var counted = counts.all() <= Registers.MOST_COUNTED;
        var refined = new ArrayList<Refinement>();
        if (asked.all(Query.Is.class).isEmpty() && (!counted || counts.open() > 0)) {
            refined.add(new Refinement(null, "is:open", counted ? counts.open() : null, address(and(asked.typed(), "is:open"), null), false));
        }
        if (asked.all(Query.Concerns.class).isEmpty() && counted) {
            counts.parties().entrySet().stream().sorted(Map.Entry.<PartyId, Integer>comparingByValue().reversed())
                .forEach(each -> names.parties().stream().filter(party -> party.id().equals(each.getKey())).findFirst().ifPresent(party ->
                        refined.add(new Refinement(null, mention(party.name()), each.getValue(), address(and(asked.typed(), mention(party.name())), null), false))));
        }
        return refined;
    }

    static String mention(String name) {
        return "@" + (name.contains(" ") ? "[" + name + "]" : Spelling.plain(name));
    }

    private static List<Column> columns(Query asked, Order order) {
        return List.of(
                new Column("Soort", null, null, "regietafel-register__mark"),
                new Column("Regel", null, null, ""),
                new Column("Door wie?", null, null, "regietafel-register__who"),
                new Column("Vóór", sort(order, Order.DUE_FIRST, Order.DUE_LAST),
                        sorted(asked, order == Order.DUE_FIRST ? Order.DUE_LAST : Order.DUE_FIRST), "regietafel-register__when"),
                new Column("Stand", null, null, "regietafel-register__state"),
                new Column("Vergadering", sort(order, Order.OLDEST, Order.NEWEST),
                        sorted(asked, order == Order.NEWEST ? Order.OLDEST : Order.NEWEST), "regietafel-register__meeting"));
    }

    private static String sort(Order now, Order up, Order down) {
        return now == up ? "ascending" : now == down ? "descending" : "none";
    }

    /// What was typed without these terms.
    private static String without(Query asked, List<? extends Query.Term> terms) {
        var bare = new StringBuilder(asked.typed());
        terms.reversed().forEach(term -> bare.delete(term.from(), term.to()));
        return bare.toString().replaceAll("\\s+", " ").strip();
    }

    static String and(String typed, String term) {
        return (typed.strip() + " " + term).strip();
    }

    static String address(String typed, @Nullable Order order) {
        var address = typed.isBlank() ? ADDRESS : and(ADDRESS, "q", typed.strip());
        return order == null ? address : and(address, "volgorde", order.dutch());
    }

    private static String and(String address, String name, String value) {
        return address + (address.contains("?") ? "&" : "?") + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String sorted(Query asked, Order order) {
        return address(asked.typed(), chosen(order, asked));
    }

    /// The order as it must stand in an address: not when it goes without saying.
    private static @Nullable Order chosen(Order order, Query asked) {
        return order == Order.of("", asked) ? null : order;
    }

    /// The same as a spreadsheet.
    public String export(String form) {
        var address = typed.isBlank() ? ADDRESS + "/regels." + form : and(ADDRESS + "/regels." + form, "q", typed);
        return order.isEmpty() ? address : and(address, "volgorde", order);
    }

    public String address(SavedQuery saved) {
        return address(saved.query(), null);
    }

    public String begin() {
        return address(typed, null);
    }

    public LineKind[] lineKinds() {
        return LineKind.values();
    }

    public String pledge() {
        return QueryReading.PLEDGE;
    }
}
