package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// Days on which this table meets next, as the document tells: where else could a point be sent?
final class NextMeetings {

    private static final Pattern NEXT =
            Pattern.compile("(?i)(?=[vka][oeg])(?:volgend|komende|agendapunt|vergaderdata|vergaderschema)");

    private final List<Piece.Text> texts;
    private final @Nullable LocalDate date;
    private final int titleBlock;
    private final Set<LocalDate> meetings = new TreeSet<>();

    private NextMeetings(List<Piece.Text> texts, @Nullable LocalDate date, int titleBlock) {
        this.texts = texts;
        this.date = date;
        this.titleBlock = titleBlock;
    }

    static Set<LocalDate> in(List<Piece.Text> texts, Opening opening) {
        var next = new NextMeetings(texts, opening.date(), opening.titleBlock());
        next.find();
        return next.meetings;
    }

    private void find() {
        for (var t = 0; t < texts.size(); t++) {
            var text = texts.get(t);
            if (text.text().length() > 400) {
                continue;
            }
            if (t + 1 < texts.size() && text.text().length() < 60 && NEXT.matcher(text.text()).find()
                    && Dates.in(text.text(), Dates.ANY_DAY).stream().noneMatch(DutchDates.Day.class::isInstance)
                    && Looks.isNextMeeting(Looks.words(text.text())) && texts.get(t + 1).text().length() < 120) {
                addMeeting(texts.get(t + 1).text());
                if (t + 2 < texts.size() && meetings.isEmpty() && texts.get(t + 2).text().length() < 120) {
                    addMeeting(texts.get(t + 2).text());
                }
            }
            if ((text.form() == Piece.Form.HEADING || text.form() == Piece.Form.STRONG) && text.block() != titleBlock
                    && text.text().length() < 60 && Looks.isTable(Looks.words(text.text()).split(" ")[0])) {
                addMeeting(text.text());
            }
            if (!NEXT.matcher(text.text()).find()) {
                continue;
            }
            var plain = Signals.words(text.text());
            for (var i = 0; i < plain.size() && i < 30; i++) {
                var word = plain.get(i).plain();
                var next = word.startsWith("volgend") || word.startsWith("eerstvolgend") || word.equals("komende")
                        || word.startsWith("agendapunten") || word.startsWith("vergaderdata")
                        || word.startsWith("vergaderschema");
                if (!next || text.block() == titleBlock) {
                    continue;
                }
                var from = plain.get(i).start();
                var table = false;
                for (var k = i; k < plain.size() && k < i + 6; k++) {
                    table |= Set.of("vergadering", "overleg", "bijeenkomst", "regietafel", "tafel", "prt", "lirt",
                            "vergaderingen", "overleggen", "keer", "bijeenkomsten", "data", "vergaderdata",
                            "vergaderschema", "datum").contains(plain.get(k).plain())
                            || plain.get(k).plain().startsWith("agendapunt") || plain.get(k).plain().endsWith("tafel")
                            || plain.get(k).plain().endsWith("vergadering") || plain.get(k).plain().endsWith("overleg");
                }
                if (!table) {
                    continue;
                }
                for (var found : Dates.in(text.text(), date)) {
                    if (found instanceof DutchDates.Day day && day.start() >= from && day.start() - from < 90
                            && (date != null && day.date().isAfter(date)
                            || date == null && Dates.hasYear(text.text().substring(day.start(), day.end())))) {
                        meetings.add(day.date());
                        if (!word.startsWith("vergader")) {
                            break;
                        }
                    }
                }
                break;
            }
        }
    }

    private void addMeeting(String text) {
        for (var found : Dates.in(text, date)) {
            if (found instanceof DutchDates.Day day && (date != null ? day.date().isAfter(date)
                    : Dates.hasYear(text.substring(day.start(), day.end())))) {
                meetings.add(day.date());
                return;
            }
        }
    }
}
