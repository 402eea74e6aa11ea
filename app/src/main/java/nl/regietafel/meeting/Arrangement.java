package nl.regietafel.meeting;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// What is arranged for a meeting: the day, the time there is, and where one goes or which address one opens.
public record Arrangement(LocalDate onDay, @Nullable LocalTime startsAt, @Nullable LocalTime endsAt, @Nullable String place,
                          @Nullable String onlineUrl) {

    static final int LONGEST_PLACE = 200;

    public Arrangement {
        place = bare(place);
        onlineUrl = bare(onlineUrl);
    }

    Arrangement checked() {
        if (endsAt != null && startsAt == null) {
            throw new Refused("meeting.end-without-start").at("begin");
        }
        if (endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new Refused("meeting.ends-before-it-starts").at("eind");
        }
        if (place != null && place.length() > LONGEST_PLACE) {
            throw new Refused("meeting.place-too-long", LONGEST_PLACE).at("plaats");
        }
        if (onlineUrl != null && !isWebAddress(onlineUrl)) {
            throw new Refused("meeting.not-a-web-address").at("online");
        }
        return this;
    }

    // The address becomes a link on a page that everyone at the table opens.
    private static boolean isWebAddress(String address) {
        try {
            var uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && address.length() <= 500;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String bare(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
