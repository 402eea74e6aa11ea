package nl.regietafel.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.decision.ListContent.Change.What;
import nl.regietafel.decision.ListContent.Entry;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// Two versions of a list side by side (versies vergelijken): per line what is new, changed or gone, and in a changed line
/// which words. Only versions that the table has read are compared, so it tells nothing that was not sent round.
///
/// @param versions  all that can be chosen, newest first
/// @param counts    in words: "2 gewijzigd, 1 nieuw"
public record ComparePage(String address, String title, List<Choice> versions, int from, int to, String counts, List<Part> parts) {

    public record Choice(int number, String words) {}

    /// A topic of the later version, or of the earlier one when it is gone.
    ///
    /// @param same how many of its lines are the same in both
    public record Part(List<WordRun> title, List<Row> rows, int same) {
        boolean isChanged() {
            return !rows.isEmpty() || title.stream().anyMatch(run -> run.how() != WordRun.How.SAME);
        }
    }

    /// A line that is not the same in both.
    ///
    /// @param what  nieuw, gewijzigd, vervallen, niet meer in deze versie
    public record Row(What what, @Nullable String label, List<WordRun> kind, List<WordRun> text, List<WordRun> who, List<WordRun> when,
                      List<WordRun> beside) {}

    static ComparePage of(DecisionList list, List<DecisionListStore.Version> versions, DecisionListStore.Version from,
                          DecisionListStore.Version to) {
        var earlier = from.content();
        var later = to.content();
        var changes = later.since(earlier).stream().filter(change -> change.line() != null)
            .collect(Collectors.toMap(change -> Objects.requireNonNull(change.line()), ListContent.Change::what, (one, _) -> one));
        var parts = new ArrayList<Part>();
        for (var topic : later.topics()) {
            var old = earlier.topics().stream().filter(each -> each.id().equals(topic.id())).findFirst();
            var rows = new ArrayList<Row>();
            for (var line : topic.lines()) {
                if (changes.containsKey(line.id())) {
                    rows.add(row(changes.get(line.id()), earlier.entry(line.id()).orElse(null), line));
                }
            }
            old.stream().flatMap(each -> each.lines().stream()).filter(line -> later.entry(line.id()).isEmpty())
                .forEach(line -> rows.add(row(What.GONE, line, null)));
            parts.add(new Part(WordRun.between(old.map(ListContent.Topic::title).orElse(""), topic.title()), rows,
                    (int) topic.lines().stream().filter(line -> !changes.containsKey(line.id())).count()));
        }
        for (var topic : earlier.topics()) {
            if (later.topics().stream().noneMatch(each -> each.id().equals(topic.id()))) {
                parts.add(new Part(WordRun.between(topic.title(), ""), topic.lines().stream().filter(line -> later.entry(line.id()).isEmpty())
                    .map(line -> row(What.GONE, line, null)).toList(), 0));
            }
        }
        return new ComparePage("/vergaderingen/" + list.meeting() + "/lijst", "Versies vergelijken",
                versions.stream().map(version -> new Choice(version.number(), "Versie " + version.number() + ", " + DutchDates.inTable(version.onDay()))).toList(),
                from.number(), to.number(), counts(changes.values().stream().collect(Collectors.groupingBy(what -> what, Collectors.counting()))), parts);
    }

    public List<Part> changed() {
        return parts.stream().filter(Part::isChanged).toList();
    }

    public int same() {
        return parts.stream().mapToInt(Part::same).sum();
    }

    private static String counts(Map<What, Long> counted) {
        return Stream.of(What.values()).filter(counted::containsKey).map(what -> counted.get(what) + " " + what.dutch())
            .collect(Collectors.joining(", "));
    }

    private static Row row(What what, @Nullable Entry before, @Nullable Entry after) {
        var shown = Objects.requireNonNull(after == null ? before : after);
        return new Row(what, shown.label(), runs(before, after, line -> line.lineKind().label()), runs(before, after, Entry::text),
                runs(before, after, ComparePage::who), runs(before, after, line -> String.join(" · ", ListRow.when(line, DutchDates::inTable, "naar "))),
                runs(before, after, ComparePage::beside));
    }

    private static List<WordRun> runs(@Nullable Entry before, @Nullable Entry after, Function<Entry, String> part) {
        return WordRun.between(before == null ? "" : part.apply(before), after == null ? "" : part.apply(after));
    }

    private static String who(Entry line) {
        return line.who().stream().map(who -> who.person() == null ? who.name() : who.name() + ", " + who.person()).collect(Collectors.joining(" · "));
    }

    private static String beside(Entry line) {
        return Stream.concat(ListRow.subs(line, DutchDates::inTable).stream().map(sub -> sub.source().isEmpty() ? sub.text() : sub.text() + " (" + sub.source() + ")"),
                Stream.ofNullable(line.lapsed()).map(why -> "Vervallen: " + why)).collect(Collectors.joining(" · "));
    }
}
