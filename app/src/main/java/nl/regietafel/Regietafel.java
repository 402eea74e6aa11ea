package nl.regietafel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Regietafel: the working system of a provinciale regietafel asiel.
@SpringBootApplication
public class Regietafel {

    public static void main(String[] arguments) {
        SpringApplication.run(Regietafel.class, arguments);
    }
}
