package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From a draft to what it means: the words of a column go before those of the text, and each further obligation of a
/// line becomes an entry of its own.
final class Entries {

    private final @Nullable LocalDate date;
    private final Set<LocalDate> meetings;
    private final Moments moments;
    private final Meaning meaning;

    Entries(@Nullable LocalDate date, Set<LocalDate> meetings) {
        this.date = date;
        this.meetings = meetings;
        this.moments = new Moments(date, meetings);
        this.meaning = new Meaning(moments);
    }

    Reading.Topic of(Drafts.Topic draft) {
        var entries = new ArrayList<Reading.Entry>();
        for (var line : draft.lines) {
            var understood = meaning.of(line.text, line.around);
            var whole = understood.whole();
            var index = entries.size();
            var owners = line.owners.isEmpty() ? whole.owners() : line.owners;
            var due = line.due.isEmpty() ? whole.due() : moments.dateIn(line.due);
            var dueText = line.due.isEmpty() ? whole.dueText() : line.due;
            var goesTo = line.goesTo.isEmpty() ? whole.goesTo() : moments.dateIn(line.goesTo);
            if (goesTo == null && due != null && meetings.contains(due)
                    && Signals.plain(line.text).startsWith("agender")) {
                goesTo = due;
            }
            entries.add(new Reading.Entry(whole.kind(), line.text, owners, due, dueText, goesTo,
                    line.dossier == null ? whole.dossier() : line.dossier, null, whole.confidence(), line.number,
                    line.note, line.block));
            for (var part : understood.parts()) {
                var sense = part.sense();
                entries.add(new Reading.Entry(sense.kind(), part.text(), sense.owners(), sense.due(), sense.dueText(),
                        sense.goesTo(),
                        sense.dossier(), index, sense.confidence(), null, null, line.block));
            }
        }
        return new Reading.Topic(draft.title, List.copyOf(draft.owners), Adoption.in(draft.title, entries, date),
                List.copyOf(entries), draft.block);
    }
}
