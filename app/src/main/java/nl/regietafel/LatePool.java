package nl.regietafel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import nl.regietafel.postgres.CannotStart;
import nl.regietafel.postgres.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// The pool of connections to a database that is still being made ready: the application is put together meanwhile. Who asks
/// for a connection waits until it is, and the port opens after it. A database that cannot be used ends the start.
final class LatePool extends AbstractDataSource implements SmartLifecycle, AutoCloseable {

    private final CompletableFuture<Database> database;
    private HikariConfig settings = new HikariConfig();
    private volatile @Nullable HikariDataSource pool;

    LatePool(CompletableFuture<Database> database) {
        this.database = database;
    }

    /// Becomes the data source of this application, with the settings of `spring.datasource.hikari`.
    void join(ConfigurableApplicationContext context) {
        settings = Binder.get(context.getEnvironment()).bind("spring.datasource.hikari", HikariConfig.class).get();
        ((GenericApplicationContext) context).registerBean("dataSource", DataSource.class, () -> this);
    }

    private synchronized HikariDataSource pool() {
        var known = pool;
        if (known == null) {
            try {
                var ready = database.join();
                settings.setJdbcUrl(ready.url());
                settings.setUsername(ready.user());
                settings.setPassword(ready.password());
                pool = known = new HikariDataSource(settings);
            } catch (CompletionException e) {
                throw e.getCause() instanceof CannotStart refusal ? refusal : e;
            }
        }
        return known;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var known = pool;
        return (known == null ? pool() : known).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("The pool has one user");
    }

    @Override
    public void start() {
        pool();
    }

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return pool != null;
    }

    /// Before anything that serves.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void close() {
        var known = pool;
        if (known != null) {
            known.close();
        }
    }
}
