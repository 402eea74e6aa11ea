package nl.regietafel.home;

import java.time.ZoneId;
import java.util.List;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// Who read what is limited (wie las iets beperkts), the latest day first.
///
/// @param earlier the address of what came before; null at the end
public record LimitedLogPage(List<Row> rows, @Nullable String earlier) {

    static final int ROWS = 100;
    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    /// @param what the line, topic or paper, as it reads now
    public record Row(String day, String time, String person, String kind, String what, @Nullable String address) {}

    static LimitedLogPage of(List<LimitedLogStore.Read> read) {
        var last = read.size() > ROWS ? read.get(ROWS - 1) : null;
        return new LimitedLogPage(read.stream().limit(ROWS)
                .map(each -> new Row(DutchDates.inTable(each.day()), DutchDates.time(each.at().atZoneSameInstant(HERE).toLocalTime()), each.person(), each.kind(),
                        each.what() == null ? "niet meer te lezen" : each.what(),
                        each.what() == null ? null : switch (each.kind()) {
                            case "regel" -> "/regels/" + each.thing();
                            case "stuk" -> "/stukken/" + each.thing();
                            default -> null;
                        }))
                .toList(),
                last == null ? null : "/logboek/beperkt?voor=" + last.day() + "_" + last.personId() + "_" + last.thing());
    }
}
