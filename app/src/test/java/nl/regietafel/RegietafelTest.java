package nl.regietafel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import nl.regietafel.postgres.TestServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/// A test against the whole application on a real PostgreSQL, as the role that owns nothing. Ask for a `MockMvc`, for the port
/// (`@LocalServerPort`), or for any doorway or store. All tests that carry only this annotation share one application and one
/// database, so that it starts once: add `@Transactional` to leave nothing behind, or make your own board.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = RegietafelTest.FreshDatabase.class)
public @interface RegietafelTest {

    /// Each application of a test run has a database of its own.
    final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestServer.running().fresh();
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-database", Map.of(
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password())));
            // Last, so that a test can say otherwise.
            context.getEnvironment().getPropertySources().addLast(new MapPropertySource("test-sample", Map.of("regietafel.sample", "waterrijk")));
        }
    }
}
