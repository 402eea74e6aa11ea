package nl.regietafel.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where the data is, and the two roles that reach it: the owner, who may change the tables and does so only while starting,
/// and the application, which owns nothing.
public record Database(String url, String owner, String ownerPassword, String user, String password, boolean ours) {

    Connection asOwner() throws SQLException {
        return connect(url, owner, ownerPassword);
    }

    Connection asApplication() throws SQLException {
        return connect(url, user, password);
    }

    static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "regietafel-start");
        return DriverManager.getConnection(url, properties);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Without the passwords: records are easily logged.
    @Override
    public String toString() {
        return "Database[" + user + " at " + url + "]";
    }
}
