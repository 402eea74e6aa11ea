package nl.regietafel.meeting;

import nl.regietafel.web.RandomId;

/// The id of a {@link Meeting}, as its address carries it.
public record MeetingId(String value) {

    public MeetingId {
        RandomId.checked(value);
    }

    public static MeetingId fresh() {
        return new MeetingId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
