package nl.regietafel.register;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineDetail;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineRow;
import nl.regietafel.decision.LineState;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// A line as one row of the register: what the list shows of it, in columns.
public record RegisterRow(String address, String kind, String kindWord, String text, @Nullable String label, List<LineRow.Who> who,
                          @Nullable LocalDate when, @Nullable LineState state, LocalDate meetingDay, @Nullable String dossier, boolean limited,
                          boolean changed) {

    static RegisterRow of(Line line, LocalDate today) {
        var row = LineRow.of(line, today);
        return new RegisterRow(row.address(), row.kind(), row.kindWord(), row.text(), row.label(), row.who(),
                line.dueNow() == null && line.kind() == LineKind.AGENDA_POINT ? line.goesToOn() : line.dueNow(),
                row.state() == null ? condition(line) : row.state(), line.meetingDay(), row.dossier(), row.limited(), row.changed());
    }

    /// A decision stands by its conditions, which the list shows under it.
    private static @Nullable LineState condition(Line line) {
        return line.released() != null && line.detail() instanceof LineDetail.DecisionTaken decision
                && decision.conditions().stream().anyMatch(LineDetail.Followed::isOpen) ? new LineState("open", "voorwaarde open", "ink") : null;
    }

    public String whenWords(LocalDate today) {
        return when == null ? "" : DutchDates.inLine(when, today);
    }

    public String meetingWords() {
        return DutchDates.inTable(meetingDay);
    }
}
