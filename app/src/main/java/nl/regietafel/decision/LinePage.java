package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.timeline.Event;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// One line with all that became of it, and what can be recorded now.
///
/// @param told     what became of it, oldest first
/// @param acts     what this viewer can record now; empty for who only reads
/// @param open     the act whose form stands open, because it was refused
/// @param editing  the line as it would be typed, for who may change it; null when it stands
/// @param earlier  how the line read before, for who keeps the list
/// @param history  what happened to it, from the timeline
public record LinePage(Line line, LineRow row, String topicTitle, String meetingTitle, List<Told> told, List<FollowUp> acts,
                       @Nullable FollowUp open, Typed typed, Errors errors, @Nullable String editing, List<Choice> parties,
                       List<Choice> everyone, List<Choice> followed, List<Earlier> earlier, List<Event> history,
                       boolean mayRestrict, LocalDate today) {

    /// A fact in words.
    public record Told(FactId id, String what, @Nullable String party, @Nullable String day, String text, String by,
                       boolean mayWithdraw) {}

    /// How the line read before, and who changed that.
    public record Earlier(String text, String byName) {}

    /// What was typed in a refused form, so that nothing is lost.
    public record Typed(String tekst, String datum, String partij, String over) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    /// An option of a choice list.
    public record Choice(String value, String label, boolean chosen) {}

    public Confidentiality[] confidentialities() {
        return Confidentiality.values();
    }

    public LineKind[] kinds() {
        return LineKind.values();
    }
}
