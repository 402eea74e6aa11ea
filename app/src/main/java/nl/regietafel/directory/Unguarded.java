package nl.regietafel.directory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This address is open to who has not signed in, on purpose: signing in itself, the health check, the error page.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unguarded {
    /// Why.
    String value();
}
