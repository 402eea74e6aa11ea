package nl.regietafel.decision;

import java.util.List;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// A list on paper (afdruk), from one stored content and nothing else: two columns, *Onderwerp* and *Door wie?*.
///
/// @param concept  CONCEPT stands in a box and in the foot, from the state
/// @param about    the version and its day
/// @param adopted  how it was adopted, in a sentence; null for a concept
public record PrintPage(String back, String title, String boardName, String dayInFull, boolean concept, String box, String about, List<Topic> topics,
                        @Nullable String adopted, String fingerprint, List<LineKind> kinds) {

    public record Topic(@Nullable Integer number, String title, List<Row> rows) {}

    public record Row(String kind, String kindWord, String text, List<ListContent.Who> who, List<String> when, List<String> subs,
                      @Nullable String lapsed, @Nullable String label, @Nullable String corrects) {}

    /// @param version the stored version; null for the list as it would be sent now
    static PrintPage of(DecisionList list, ListContent content, DecisionListStore.@Nullable Version version) {
        var adoption = list.adoption();
        boolean stands = adoption != null && version != null && version.number() == adoption.version();
        var about = version == null ? "nog niet rondgezonden" : "versie " + version.number() + ", " + DutchDates.dayMonthYear(version.onDay());
        return new PrintPage("/vergaderingen/" + list.meeting() + "/lijst", "Actie- en besluitenlijst " + DutchDates.dayMonthYear(content.meeting()), content.board(), DutchDates.full(content.meeting()),
                !stands, stands ? "Vastgesteld op " + DutchDates.dayMonthYear(adoption.onDay()) : "CONCEPT",
                (content.number() == null ? "" : "lijst " + content.number() + " · ") + about,
                content.topics().stream().map(topic -> new Topic(topic.number(), topic.title(), topic.lines().stream().map(PrintPage::row).toList())).toList(),
                stands ? adopted(list, adoption) : null, ListPage.grouped(version == null ? CanonicalForm.fingerprint(content.canonical()) : version.fingerprint()),
                List.of(LineKind.values()));
    }

    private static Row row(ListContent.Entry entry) {
        var subs = ListRow.subs(entry, DutchDates::dayMonthYear).stream()
            .map(sub -> sub.source().isEmpty() ? sub.text() : sub.glyph() == null ? sub.text() + " (" + sub.source() + ")" : sub.text() + ", " + sub.source())
            .toList();
        return new Row(entry.kind(), entry.lineKind().label(), entry.text(), entry.who(), ListRow.when(entry, DutchDates::dayMonthYear, "naar "), subs,
                entry.lapsed(), entry.label(), entry.corrects());
    }

    private static String adopted(DecisionList list, DecisionList.Adoption adoption) {
        var on = DutchDates.dayMonthYear(adoption.onDay());
        return adoption.inWriting() ? "Schriftelijk vastgesteld op " + on + "; niemand maakte bezwaar."
                : "Vastgesteld, " + (adoption.withChanges() ? "met wijzigingen" : "ongewijzigd") + ", door de vergadering van " + on
                        + (list.point() == null ? "." : ", agendapunt " + list.point().number() + ".");
    }
}
