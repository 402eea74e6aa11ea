package nl.regietafel.house.planted;

import org.springframework.jdbc.core.simple.JdbcClient;

/// What LayersTest must find: a thing of the province that knows technique.
public record LooseThing(JdbcClient jdbc) {
}
