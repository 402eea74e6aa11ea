package nl.regietafel.directory;

import nl.regietafel.web.RandomId;

/// The id of a {@link Membership}, as its address carries it.
public record MembershipId(String value) {

    public MembershipId {
        RandomId.checked(value);
    }

    public static MembershipId fresh() {
        return new MembershipId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
