package nl.regietafel.followup;

import java.time.LocalDate;
import nl.regietafel.web.DutchDates;

/// How something outstanding stands for its party, as a person reads it (stand): a glyph and words, and only then a tone.
record Standing(String glyph, String words, String tone) {

    static Standing of(Outstanding line, LocalDate today) {
        if (!line.isUnanswered()) {
            return new Standing("half", "gemeld klaar, nog niet aanvaard", "attention");
        }
        var back = line.state() == Outstanding.State.RETURNED ? "teruggegeven, " : "";
        if (line.due() == null) {
            return new Standing("open", back + "zonder datum", "quiet");
        }
        if (line.isLate(today)) {
            return new Standing("late", back + DutchDates.untilDue(line.due(), today), "late");
        }
        return new Standing("clock", back + "vóór " + DutchDates.inLine(line.due(), today), line.isThisWeek(today) ? "attention" : "quiet");
    }
}
