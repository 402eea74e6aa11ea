package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import nl.regietafel.decision.LineKind;
import nl.regietafel.importing.Meaning.Around;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// What a heading, an introduction or the title makes of the lines under it: of one kind, or sent forward to one
/// meeting.
final class Sections {

    private final @Nullable LocalDate date;
    private final Set<LocalDate> meetings;

    /// @param date     the day of this list
    /// @param meetings later days on which this table meets
    Sections(@Nullable LocalDate date, Set<LocalDate> meetings) {
        this.date = date;
        this.meetings = meetings;
    }

    /// A list that is called after one kind: what says nothing of its own is of that kind.
    Around ofTitle(String name) {
        var plain = Signals.plain(name);
        var decisions = plain.contains("besluitenlijst") || plain.contains("besluitenoverzicht");
        if (decisions && !plain.contains("actie") && !plain.contains("afspraken")) {
            return new Around(LineKind.DECISION, 0.5, null);
        }
        var around = decisions ? Around.NOTHING : of(name, Around.NOTHING);
        return around.kind() == null || around.kind() == LineKind.AGENDA_POINT ? Around.NOTHING
                : new Around(around.kind(), 0.5, null);
    }

    /// What a heading or introduction says about all that stands under it.
    Around of(String text, Around section) {
        var plain = Looks.words(text);
        LocalDate day = null;
        for (var found : Dates.in(text, date)) {
            if (found instanceof DutchDates.Day d && (date != null && d.date().isAfter(date) || date == null
                    && Dates.hasYear(text.substring(d.start(), d.end())))) {
                day = d.date();
                break;
            }
        }
        var exact = Prefixes.PREFIXES.get(plain);
        if (exact != null && plain.length() > 1) {
            return new Around(exact, exact == LineKind.ANNOUNCEMENT ? 0.45
                    : 0.88, exact == LineKind.AGENDA_POINT ? nextMeeting(day, section) : null);
        }
        var kinds = new HashSet<LineKind>();
        var list = plain.split(" ");
        var following = list.length > 0 && (day != null && list.length <= 6 && Looks.isTable(list[0])
                || list[0].startsWith("volgend") || list[0].startsWith("eerstvolgend") || list[0].equals("komende"));
        for (var word : list) {
            if (word.startsWith("agendapunt") && list.length > 1 || word.equals("agenderen")
                    || word.equals("agendering") || word.equals("vooruitblik") && day != null
                    || following && word.equals("agenda")) {
                return new Around(LineKind.AGENDA_POINT, 0.9, nextMeeting(day, section));
            }
            if (list.length <= 6) {
                switch (word) {
                    case "acties", "actiepunten", "actielijst", "toezeggingen", "actiepunt" ->
                            kinds.add(LineKind.ACTION);
                    case "besluiten", "besluitenlijst" -> kinds.add(LineKind.DECISION);
                    case "afspraken" -> kinds.add(LineKind.AGREEMENT);
                    case "vragen" -> kinds.add(LineKind.QUESTION);
                    case "signalen", "knelpunten" -> kinds.add(LineKind.SIGNAL);
                    case "mededelingen" -> kinds.add(LineKind.ANNOUNCEMENT);
                    default -> { }
                }
            }
        }
        if (kinds.size() == 1 && !Looks.LIST_WORD.matcher(text).find()) {
            var kind = kinds.iterator().next();
            return new Around(kind, kind == LineKind.ANNOUNCEMENT ? 0.45 : 0.85, null);
        }
        if (following && (day != null || !meetings.isEmpty())) {
            return new Around(null, 0, nextMeeting(day, section));
        }
        return Around.NOTHING;
    }

    /// "Afgesproken is:", and what follows is agreed.
    Around intro(String text, Around section) {
        var bare = text.strip();
        bare = bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare;
        var named = of(bare, section);
        if (named.kind() != null) {
            return named;
        }
        Signals.Hit best = null;
        for (var hit : Signals.hits(Signals.words(bare))) {
            if (hit.weight() >= 0.7 && (best == null || hit.weight() > best.weight())) {
                best = hit;
            }
        }
        return best == null ? new Around(null, 0, section.goesTo())
                : new Around(best.kind(), best.weight() - 0.1, best.kind() == LineKind.AGENDA_POINT
                ? nextMeeting(null, section) : null);
    }

    private @Nullable LocalDate nextMeeting(@Nullable LocalDate named, Around section) {
        return named != null ? named : section.goesTo() != null ? section.goesTo() : meetings.isEmpty() ? null
                : meetings.iterator().next();
    }
}
