package nl.regietafel.meeting;

import nl.regietafel.web.RandomId;

/// The id of a section of an agenda, as its address carries it.
public record SectionId(String value) {

    public SectionId {
        RandomId.checked(value);
    }

    public static SectionId fresh() {
        return new SectionId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
