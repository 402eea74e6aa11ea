package nl.regietafel.meeting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// What someone typed about a meeting, as they typed it.
///
/// @param begin  what the agenda begins with: `vast` for the fixed points, `overnemen` for a copy
/// @param copyOf the meeting whose agenda is copied then
public record MeetingForm(@BindParam("datum") @Nullable String day, @BindParam("begin") @Nullable String startsAt,
                          @BindParam("eind") @Nullable String endsAt, @BindParam("plaats") @Nullable String place,
                          @BindParam("online") @Nullable String onlineUrl, @BindParam("agenda") @Nullable String begin,
                          @BindParam("van") @Nullable String copyOf,
                          @BindParam("versie") int version) {

    private static final String FIXED = "vast";
    private static final String COPY = "overnemen";
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[.:](\\d{2}))?(?: ?uur)?");

    static MeetingForm empty() {
        return new MeetingForm("", "10.00", "12.00", "", "", FIXED, "", 0);
    }

    static MeetingForm of(Meeting meeting) {
        return new MeetingForm(DutchDates.dayMonthYear(meeting.onDay()), typed(meeting.startsAt()), typed(meeting.endsAt()),
                typed(meeting.place()), typed(meeting.onlineUrl()), FIXED, "", meeting.version());
    }

    /// What was typed on top of what stands there now: to be kept only by who has seen both.
    MeetingForm on(int newVersion) {
        return new MeetingForm(day, startsAt, endsAt, place, onlineUrl, begin, copyOf, newVersion);
    }

    /// What was typed, understood; what is not understood is said at its field.
    @Nullable Arrangement understood(LocalDate today, Errors errors) {
        var onDay = day(today, errors);
        var from = time(startsAt, "begin", errors);
        var until = time(endsAt, "eind", errors);
        return errors.any() || onDay == null ? null : new Arrangement(onDay, from, until, place, onlineUrl);
    }

    public boolean copies() {
        return COPY.equals(begin);
    }

    FirstAgenda firstAgenda() {
        return copies() && copyOf != null ? new FirstAgenda.CopyOf(new MeetingId(copyOf)) : new FirstAgenda.FixedPoints();
    }

    private @Nullable LocalDate day(LocalDate today, Errors errors) {
        if (day == null || day.isBlank()) {
            errors.at("datum", "meeting.without-date");
            return null;
        }
        switch (DutchDates.whole(day, today)) {
            case DutchDates.Day found -> {
                return found.date();
            }
            case DutchDates.NoSuchDay none -> errors.at("datum", "meeting.no-such-day", none.sentence());
            case DutchDates.NextMeeting _ -> errors.at("datum", "meeting.date-not-understood");
            case null -> errors.at("datum", "meeting.date-not-understood");
        }
        return null;
    }

    private static @Nullable LocalTime time(@Nullable String typed, String field, Errors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var found = TIME.matcher(typed.strip());
        try {
            if (found.matches()) {
                return LocalTime.of(Integer.parseInt(found.group(1)), found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
            }
        } catch (DateTimeException e) {
            // said below: 25.00 is no time either
        }
        errors.at(field, "meeting.time-not-understood");
        return null;
    }

    static String typed(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case LocalTime time -> DutchDates.time(time).replace(" uur", "");
            default -> value.toString();
        };
    }
}
