package nl.regietafel.decision;

import java.util.List;
import nl.regietafel.web.DutchDates;

/// The versions of a list that the table has read, newest first.
public record VersionsPage(String address, String title, List<Row> rows) {

    public record Row(int number, String day, String by, String what, String fingerprint) {}

    static VersionsPage of(DecisionList list, List<DecisionListStore.Version> versions) {
        return new VersionsPage("/vergaderingen/" + list.meeting() + "/lijst", "Versies van de lijst van " + DutchDates.dayMonthYear(list.day()),
                versions.stream()
                    .map(version -> new Row(version.number(), DutchDates.inTable(version.onDay()), version.byName(), what(list, version.number()),
                            ListPage.grouped(version.fingerprint())))
                    .toList());
    }

    private static String what(DecisionList list, int number) {
        boolean sent = list.circulations().stream().anyMatch(circulation -> circulation.version() == number);
        boolean stands = list.adoption() != null && list.adoption().version() == number;
        return stands ? sent ? "rondgezonden, en zo vastgesteld" : "vastgesteld met wijzigingen" : "rondgezonden";
    }
}
