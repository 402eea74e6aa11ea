package nl.regietafel.directory;

import org.jspecify.annotations.Nullable;

/// Who acts in the transactions opened from here, told to PostgreSQL for row level security. The doorways take the Viewer as
/// a parameter, since who acts is a fact of the domain; this is only what lets the database check it a second time.
/// Nobody acts unless someone is named.
public final class Acting {

    private static final ScopedValue<PersonId> PERSON = ScopedValue.newInstance();

    private Acting() {}

    public static <R, X extends Throwable> R as(PersonId person, ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(PERSON, person).call(work);
    }

    static @Nullable PersonId person() {
        return PERSON.isBound() ? PERSON.get() : null;
    }
}
