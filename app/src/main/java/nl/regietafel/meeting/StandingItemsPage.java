package nl.regietafel.meeting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nl.regietafel.meeting.AgendaItem.Kind;
import nl.regietafel.meeting.AgendaItem.Purpose;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The fixed points of a board, all in one form: a point whose title is emptied goes, the empty row at the end adds one.
///
/// @param now the points as they stand now, when someone else changed them since this page was opened
public record StandingItemsPage(List<Row> rows, int version, Errors errors, @Nullable List<StandingItem> now) {

    /// A fixed point as typed.
    public record Row(String section, String title, String kind, String purpose, String minutes) {

        static final Row EMPTY = new Row("", "", Kind.REGULAR.name(), "", "");

        static Row of(StandingItem item) {
            return new Row(item.section(), item.title(), item.kind().name(), item.purpose() == null ? "" : item.purpose().name(),
                    item.minutes() == null ? "" : item.minutes().toString());
        }
    }

    static StandingItemsPage of(List<StandingItem> points, int version) {
        return new StandingItemsPage(withRoom(points.stream().map(Row::of).toList()), version, Errors.none(), null);
    }

    /// The rows as they were filled in; without those left empty, and with one row to add another.
    static List<Row> typed(MultiValueMap<String, String> fields) {
        var titles = fields.getOrDefault("titel", List.of());
        return withRoom(IntStream.range(0, titles.size())
                .mapToObj(i -> new Row(nth(fields, "kopje", i), titles.get(i), nth(fields, "soort", i), nth(fields, "doel", i),
                        nth(fields, "duur", i)))
                .filter(row -> !row.title().isBlank())
                .toList());
    }

    /// The rows with one of them a step earlier or later: "eerder-3".
    static List<Row> moved(List<Row> rows, String step) {
        var order = new ArrayList<>(rows);
        var from = Integer.parseInt(step.substring(step.indexOf('-') + 1));
        var to = step.startsWith("eerder-") ? from - 1 : from + 1;
        if (to >= 0 && to < order.size() - 1 && from < order.size() - 1) {
            Collections.swap(order, from, to);
        }
        return order;
    }

    /// What was filled in, understood; what is not understood is said at its field.
    static List<StandingItem> understood(List<Row> rows, Errors errors) {
        var points = new ArrayList<StandingItem>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (!row.title().isBlank()) {
                points.add(new StandingItem(row.section(), row.title(), Kind.valueOf(row.kind()),
                        row.purpose().isEmpty() ? null : Purpose.valueOf(row.purpose()),
                        TopicForm.minutes(row.minutes(), "duur-" + i, errors)));
            }
        }
        return points;
    }

    public Kind[] kinds() {
        return Kind.values();
    }

    public Purpose[] purposes() {
        return Purpose.values();
    }

    private static List<Row> withRoom(List<Row> rows) {
        var all = new ArrayList<>(rows);
        all.add(Row.EMPTY);
        return all;
    }

    private static String nth(MultiValueMap<String, String> fields, String name, int i) {
        var values = fields.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i) : "";
    }
}
