package nl.regietafel.house.planted;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.ModelAndView;

/// What LayersTest must find: SQL and addresses where they do not belong.
public record LooseQuery(JdbcClient jdbc) {

    ModelAndView show() {
        return new ModelAndView("nowhere");
    }
}
