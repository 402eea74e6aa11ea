package nl.regietafel.directory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What one must be allowed to do to reach this address. Each controller method carries this or {@link Unguarded}; the
/// application does not start otherwise.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Act value();
}
