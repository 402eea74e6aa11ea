package nl.regietafel.meeting;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The agenda of a meeting as one viewer sees it: headings with topics, when each begins, and whether it fits.
///
/// All of it is worked out from what this viewer may see: the clock does not stand still for a topic that is not shown, since
/// that would tell that there is one.
public record Agenda(Meeting meeting, List<Section> sections, List<AgendaItem> items) {

    public Agenda {
        sections = List.copyOf(sections);
        items = List.copyOf(items);
    }

    /// A heading with its topics. The first part may have no heading.
    public record Part(@Nullable Section section, List<AgendaItem> items) {
        @Nullable SectionId id() {
            return section == null ? null : section.id();
        }
    }

    /// Where a topic comes to stand.
    record Place(AgendaItemId item, @Nullable SectionId section, int position) {}

    /// The topics under their headings, in order. Topics without heading come first, and only when there are any.
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        var loose = under(null);
        if (!loose.isEmpty() || sections.isEmpty()) {
            parts.add(new Part(null, loose));
        }
        sections.forEach(section -> parts.add(new Part(section, under(section.id()))));
        return parts;
    }

    /// When a topic begins, or null when it is not known when the meeting does. A topic without minutes takes none.
    public @Nullable LocalTime startOf(AgendaItem item) {
        return after(items.subList(0, items.indexOf(item)));
    }

    /// When a part begins, or null when that is not known.
    public @Nullable LocalTime startOf(Part part) {
        return after(parts().stream().takeWhile(earlier -> !earlier.equals(part)).flatMap(earlier -> earlier.items().stream())
                .toList());
    }

    public int minutesPlanned() {
        return minutes(items);
    }

    /// How many minutes the agenda is too long: none when it fits or when it is not known how much time there is.
    public int minutesOver() {
        var available = meeting.minutesAvailable();
        return available == null ? 0 : Math.max(0, minutesPlanned() - available);
    }

    /// The running total in words.
    public String total() {
        var available = meeting.minutesAvailable();
        return "Samen " + minutesPlanned() + (available == null ? "" : " van " + available) + " minuten";
    }

    /// Where things come to stand when a topic goes one step up or down: it changes places with its neighbour, or goes to the
    /// near edge of the part beside it. Nothing when it cannot go further. Topics that are not seen keep their positions.
    List<Place> moved(AgendaItemId id, Agendas.Step step) {
        var parts = parts();
        for (var p = 0; p < parts.size(); p++) {
            var part = parts.get(p).items();
            for (var i = 0; i < part.size(); i++) {
                if (part.get(i).id().equals(id)) {
                    var up = step == Agendas.Step.UP;
                    var to = up ? i - 1 : i + 1;
                    if (to >= 0 && to < part.size()) {
                        return swapped(parts.get(p), i, to);
                    }
                    var beside = up ? p - 1 : p + 1;
                    return beside < 0 || beside >= parts.size() ? List.of() : List.of(edge(parts.get(beside), id, up));
                }
            }
        }
        return List.of();
    }

    /// Two topics change places. Positions that two people gave at once without seeing each other's topic are drawn apart.
    private static List<Place> swapped(Part part, int from, int to) {
        var order = new ArrayList<>(part.items());
        order.set(from, part.items().get(to));
        order.set(to, part.items().get(from));
        var places = new ArrayList<Place>();
        var last = Integer.MIN_VALUE;
        for (var i = 0; i < order.size(); i++) {
            var item = order.get(i);
            last = Math.max(part.items().get(i).position(), last + 1);
            if (item.position() != last) {
                places.add(new Place(item.id(), part.id(), last));
            }
        }
        return places;
    }

    private static Place edge(Part part, AgendaItemId id, boolean end) {
        var items = part.items();
        var position = items.isEmpty() ? 1 : end ? items.getLast().position() + 1 : items.getFirst().position() - 1;
        return new Place(id, part.id(), position);
    }

    private List<AgendaItem> under(@Nullable SectionId section) {
        return items.stream().filter(item -> Objects.equals(item.section(), section)).toList();
    }

    private @Nullable LocalTime after(List<AgendaItem> earlier) {
        return meeting.startsAt() == null ? null : meeting.startsAt().plusMinutes(minutes(earlier));
    }

    private static int minutes(List<AgendaItem> items) {
        return items.stream().map(AgendaItem::minutes).filter(Objects::nonNull).mapToInt(Integer::intValue).sum();
    }
}
