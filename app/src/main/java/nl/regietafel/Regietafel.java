package nl.regietafel;

import nl.regietafel.postgres.CannotStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Regietafel: the working system of a provinciale regietafel asiel.
@SpringBootApplication
public class Regietafel {

    public static void main(String[] arguments) {
        var since = Long.getLong("regietafel.since", System.currentTimeMillis());
        try {
            new Installation(Settings.from(System.getenv())).start(since);
        } catch (CannotStart refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (RuntimeException fault) {
            fault.printStackTrace();
            System.exit(1);
        }
    }
}
