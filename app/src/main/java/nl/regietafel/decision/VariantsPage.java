package nl.regietafel.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// The three variants of a list beside each other, and choosing what the public reads of each line.
///
/// @param summary  in how many lines a variant reads otherwise
/// @param variants name, for whom, and the fingerprint of each
/// @param rest     how many lines wait for a choice
/// @param checked  that the names of hidden parties were looked for, in a sentence
/// @param found    where one of them stands; then the public variant cannot be made
/// @param makeable the public variant can be made now
/// @param made     when the public variant was last made, in a sentence
/// @param editing  the line for which is being chosen; null for none
public record VariantsPage(String address, String day, String summary, List<Column> variants, List<Topic> topics, int rest, String checked,
                           @Nullable String found, boolean makeable, @Nullable String made, @Nullable Editing editing, Errors errors) {

    /// @param fingerprint of what stands there; null while nothing stands there
    public record Column(String name, String whom, String word, boolean files, String fingerprint) {}

    public record Topic(String heading, List<Row> rows) {}

    /// @param chosen for the public: by the secretary, or else without saying
    /// @param seen   the version of that choice
    public record Row(String id, String kind, String kindWord, Cell internal, Cell members, Cell open, boolean limited, boolean chosen, boolean shown,
                      boolean asMembers, int seen) {}

    /// What one variant says of a line.
    ///
    /// @param as   "zoals intern", where nothing differs
    /// @param gone why the line is not in it
    public record Cell(@Nullable String as, @Nullable String gone, String text, List<ListContent.Who> who, List<String> beside) {
        private static Cell as(Variant variant) {
            return new Cell("zoals " + variant.word(), null, "", List.of(), List.of());
        }

        private static Cell gone(String why) {
            return new Cell(null, why, "", List.of(), List.of());
        }

        private static Cell of(ListContent.Entry entry) {
            var beside = new ArrayList<>(ListRow.when(entry, DutchDates::inTable, "→ "));
            ListRow.subs(entry, DutchDates::inTable).forEach(sub -> beside.add(sub.source().isEmpty() ? sub.text() : sub.text() + ", " + sub.source()));
            return new Cell(null, null, entry.text(), entry.who(), beside);
        }
    }

    /// The form for one line, with what was typed.
    ///
    /// @param said  the words of the line itself
    /// @param fresh the version of the choice that was seen
    public record Editing(String line, String said, boolean shown, String text, String reason, boolean bare, List<Hidable> parties, int fresh) {}

    /// A party of the line: the public need not read it.
    public record Hidable(String party, String name, boolean hidden, boolean forMembersToo) {}

    /// What someone sent for a line, as typed.
    record Typed(boolean shown, String text, String reason, boolean bare, List<String> hidden, int seen) {}

    static VariantsPage of(Variants.Three three, @Nullable String editing, @Nullable Typed typed, Errors errors) {
        var list = three.list();
        var topics = three.internal().topics().stream()
            .filter(topic -> !topic.lines().isEmpty())
            .map(topic -> new Topic(topic.number() == null ? topic.title() : topic.number() + " " + topic.title(),
                    topic.lines().stream().map(entry -> row(three, entry)).toList()))
            .toList();
        var rows = topics.stream().flatMap(topic -> topic.rows().stream()).toList();
        int rest = (int) rows.stream().filter(row -> !row.limited() && !row.chosen() && !row.shown()).count();
        return new VariantsPage("/vergaderingen/" + list.meeting() + "/lijst", DutchDates.dayMonthYear(list.day()), summary(rows),
                List.of(column(three.internal(), "Intern", "het secretariaat", true),
                        column(three.members(), "Leden", "wie aan tafel zit", list.isCirculated()),
                        column(three.open(), "Openbaar", "na vaststellen, voor iedereen", three.found() == null && !three.open().entries().isEmpty())),
                topics, rest, checked(three), three.found(), list.isAdopted() && three.found() == null && !three.isMade() && !three.open().entries().isEmpty(),
                three.made().map(version -> "Openbare versie " + version.number() + " is gemaakt op " + DutchDates.dayMonthYear(version.onDay())
                        + (three.isMade() ? "." : ". Sindsdien is anders gekozen.")).orElse(null),
                editing == null || !three.lines().containsKey(editing) ? null : editing(three, three.lines().get(editing), typed), errors);
    }

    private static Column column(ListContent content, String name, String whom, boolean files) {
        return new Column(name, whom, content.variant().word(), files, ListPage.grouped(CanonicalForm.fingerprint(content.canonical())));
    }

    private static Row row(Variants.Three three, ListContent.Entry internal) {
        var members = three.members().entry(internal.id()).orElse(null);
        var open = three.open().entry(internal.id()).orElse(null);
        var choice = three.choices().get(internal.id());
        boolean limited = three.isLimited(internal);
        Cell forMembers = members == null ? Cell.gone(limited ? "beperkt" : "nog niet rondgezonden") : reads(internal, members) ? Cell.as(Variant.INTERNAL)
                : Cell.of(members);
        Cell forAll = limited ? Cell.gone("beperkt: nooit openbaar")
                : open == null ? Cell.gone(choice == null || !choice.isChosen() ? "nog niet gekozen" : choice.reason() == null ? "" : "reden: " + choice.reason())
                : members != null && reads(members, open) ? Cell.as(forMembers.as() == null ? Variant.MEMBERS : Variant.INTERNAL)
                : Cell.of(open);
        return new Row(internal.id(), internal.kind(), internal.lineKind().label(), Cell.of(internal), forMembers, forAll, limited,
                choice != null && choice.isChosen(), open != null, forAll.as() != null,
                choice == null ? 0 : choice.version());
    }

    /// Whether two variants tell the same of a line. People behind a party and labels are never public; that is no difference.
    private static boolean reads(ListContent.Entry one, ListContent.Entry other) {
        return one.text().equals(other.text()) && names(one).equals(names(other)) && one.figures().equals(other.figures())
                && one.conditions().equals(other.conditions()) && one.referrals().equals(other.referrals())
                && Objects.equals(one.lapsed(), other.lapsed());
    }

    private static List<String> names(ListContent.Entry entry) {
        return entry.who().stream().map(who -> who.name() + (who.hidden() ? " (verborgen)" : "")).toList();
    }

    private static String summary(List<Row> rows) {
        var members = rows.stream().filter(row -> row.members().as() == null && row.members().gone() == null).count();
        var open = rows.stream().filter(row -> row.open().as() == null && row.open().gone() == null).count();
        var gone = rows.stream().filter(row -> row.open().gone() != null).count();
        return "Leden: " + lines(members) + " anders. Openbaar: " + lines(open) + " anders, " + gone + " weggelaten. Alles komt uit dezelfde regels.";
    }

    private static String lines(long count) {
        return count == 1 ? "1 regel" : count + " regels";
    }

    private static String checked(Variants.Three three) {
        return three.hidden().isEmpty() ? "In de openbare versie is geen partij verborgen."
                : "Nagekeken op " + three.checked() + (three.checked() == 1 ? " naam: " : " namen: ") + String.join(", ", three.hidden())
                        + (three.hidden().size() == 1 ? " staat" : " staan")
                        + " nergens in de openbare versie, ook niet in de bestandsnaam of de eigenschappen van de pdf.";
    }

    private static Editing editing(Variants.Three three, Line line, @Nullable Typed typed) {
        var choice = Objects.requireNonNull(three.choices().get(line.id().value()));
        var hidden = typed == null ? choice.hidden().stream().map(party -> party.value()).collect(Collectors.toSet()) : typed.hidden();
        var parties = line.parties().stream()
            .filter(party -> party.party() != null)
            .map(party -> new Hidable(party.party().value(), party.name(), party.hidden() || hidden.contains(party.party().value()), party.hidden()))
            .toList();
        return typed == null
                ? new Editing(line.id().value(), line.text(), choice.shown() || !choice.isChosen(), choice.text() == null ? "" : choice.text(),
                        choice.reason() == null ? "" : choice.reason(), choice.bare(), parties, choice.version())
                // Who was second looks again, and then saves over what was seen now.
                : new Editing(line.id().value(), line.text(), typed.shown(), typed.text(), typed.reason(), typed.bare(), parties, choice.version());
    }
}
