package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// A list on paper (afdruk), from one stored content and nothing else: two columns, *Onderwerp* and *Door wie?*.
///
/// @param concept CONCEPT stands in a box and in the foot, from the state
/// @param about   the version and its day
/// @param foot    the state and the variant, at the foot of each page
/// @param file    what a file of it is called, without its ending
/// @param adopted how it was adopted, in a sentence; null for a concept
public record PrintPage(String back, String title, String boardName, String dayInFull, boolean concept, String box, String about, String foot, String file,
                        List<Topic> topics, @Nullable String adopted, String fingerprint, String variant, List<LineKind> kinds) {

    public record Topic(@Nullable Integer number, String title, List<Row> rows) {
        public String heading() {
            return number == null ? title : number + " " + title;
        }
    }

    public record Row(String kind, String kindWord, String text, List<ListContent.Who> who, List<String> when, List<String> subs,
                      @Nullable String lapsed, @Nullable String label) {}

    /// @param version the stored version; null for the list as it stands on this day
    static PrintPage of(DecisionList list, ListContent content, DecisionListStore.@Nullable Version version, LocalDate today) {
        var adoption = list.adoption();
        var variant = content.variant();
        boolean stands = adoption != null && version != null && (variant != Variant.MEMBERS || version.number() == adoption.version());
        var about = version == null ? "stand van " + DutchDates.dayMonthYear(today) + (list.isCirculated() ? "" : ", nog niet rondgezonden")
                : (variant == Variant.MEMBERS ? "versie " + version.number() : variant.dutch()) + ", " + DutchDates.dayMonthYear(version.onDay());
        var box = stands ? "Vastgesteld op " + DutchDates.dayMonthYear(adoption.onDay()) : "CONCEPT";
        return new PrintPage("/vergaderingen/" + list.meeting() + "/lijst", "Actie- en besluitenlijst " + DutchDates.dayMonthYear(content.meeting()),
                content.board(), DutchDates.full(content.meeting()), !stands, box,
                (content.number() == null ? "" : "lijst " + content.number() + " · ") + about, (stands ? box : "Concept, niet vastgesteld") + " · " + foot(variant),
                "actie-en-besluitenlijst-" + content.meeting() + file(variant, version),
                content.topics().stream().map(topic -> new Topic(topic.number(), topic.title(), topic.lines().stream().map(PrintPage::row).toList())).toList(),
                stands ? adopted(list, adoption) : null, ListPage.grouped(version == null ? CanonicalForm.fingerprint(content.canonical()) : version.fingerprint()),
                variant.word(), List.of(LineKind.values()));
    }

    private static String foot(Variant variant) {
        return switch (variant) {
            case MEMBERS -> variant.dutch();
            case INTERNAL -> variant.dutch() + ", alleen voor het secretariaat";
            case PUBLIC -> variant.dutch();
        };
    }

    private static String file(Variant variant, DecisionListStore.@Nullable Version version) {
        return switch (variant) {
            case MEMBERS -> version == null ? "-concept" : "-versie-" + version.number();
            case INTERNAL -> "-intern";
            case PUBLIC -> "-openbaar" + (version == null ? "-concept" : "-" + version.number());
        };
    }

    private static Row row(ListContent.Entry entry) {
        var subs = new ArrayList<String>();
        if (entry.limited()) {
            subs.add("Beperkt");
        }
        ListRow.subs(entry, DutchDates::dayMonthYear).forEach(sub -> subs.add(sub.source().isEmpty() ? sub.text()
                : sub.glyph() == null ? sub.text() + " (" + sub.source() + ")" : sub.text() + ", " + sub.source()));
        if (entry.lapsed() != null) {
            subs.add("Vervallen: " + entry.lapsed());
        }
        if (entry.corrects() != null) {
            subs.add("Corrigeert " + entry.corrects());
        }
        return new Row(entry.kind(), entry.lineKind().label(), entry.text(), entry.who(), ListRow.when(entry, DutchDates::dayMonthYear, "naar "), subs,
                entry.lapsed(), entry.label());
    }

    private static String adopted(DecisionList list, DecisionList.Adoption adoption) {
        var on = DutchDates.dayMonthYear(adoption.onDay());
        return adoption.inWriting() ? "Schriftelijk vastgesteld op " + on + "; niemand maakte bezwaar."
                : "Vastgesteld, " + (adoption.withChanges() ? "met wijzigingen" : "ongewijzigd") + ", door de vergadering van " + on
                        + (list.point() == null ? "." : ", agendapunt " + list.point().number() + ".");
    }
}
