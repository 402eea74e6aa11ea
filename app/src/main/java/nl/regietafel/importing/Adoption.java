package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// Which earlier list is adopted in a topic: the one it names with its date, unless it was held over.
final class Adoption {

    private static final Pattern ADOPTED =
            Pattern.compile("(?i)vastgesteld|stelt|stellen|goedgekeurd|ingestemd|akkoord");
    private static final Pattern HELD_OVER = Pattern.compile("(?i)niet vastgesteld|aangehouden|doorgeschoven|nog niet");

    private Adoption() {}

    static @Nullable LocalDate in(String title, List<Reading.Entry> entries, @Nullable LocalDate date) {
        var named = Looks.LIST_WORD.matcher(title).find()
                && (entries.stream().anyMatch(entry -> entry.kind() == LineKind.DECISION)
                || Looks.TO_ADOPT.matcher(title).find());
        var deciding = entries.stream()
                .filter(entry -> entry.kind() == LineKind.DECISION && Looks.LIST_WORD.matcher(entry.text()).find()
                && ADOPTED.matcher(entry.text()).find())
                .toList();
        if (!named && deciding.isEmpty() || isHeldOver(entries)) {
            return null;
        }
        if (named) {
            var day = past(title, date);
            for (var i = 0; day == null && i < entries.size(); i++) {
                day = past(entries.get(i).text(), date);
            }
            return day;
        }
        for (var entry : deciding) {
            var day = past(entry.text(), date);
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    private static boolean isHeldOver(List<Reading.Entry> entries) {
        return entries.stream().anyMatch(entry -> HELD_OVER.matcher(entry.text()).find());
    }

    private static @Nullable LocalDate past(String text, @Nullable LocalDate date) {
        for (var found : Dates.in(text, date)) {
            if (found instanceof DutchDates.Day day) {
                var year = Dates.hasYear(text.substring(day.start(), day.end()));
                if (year || date != null) {
                    var when = !year && day.date().isAfter(date) ? day.date().minusYears(1) : day.date();
                    if (date == null || when.isBefore(date)) {
                        return when;
                    }
                }
            }
        }
        return null;
    }
}
