package nl.regietafel.directory;

import java.sql.SQLException;
import javax.sql.DataSource;
import nl.regietafel.web.Today;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/// Begins each transaction by telling PostgreSQL who acts, on which day. The setting lives as long as the transaction, so a
/// pooled connection never carries a viewer to the next request; outside a transaction one is nobody and reads nothing.
@Component("transactionManager")
class ViewerTransactions extends JdbcTransactionManager {

    private final transient Today today;

    ViewerTransactions(DataSource pool, Today today) {
        super(pool);
        this.today = today;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var person = Acting.person();
        if (person == null) {
            return;
        }
        var connection = DataSourceUtils.getConnection(obtainDataSource());
        try (var enter = connection.prepareStatement("select directory.enter(?, ?)")) {
            enter.setString(1, person.value());
            enter.setObject(2, today.date());
            enter.execute();
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("Could not tell the database who acts", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, obtainDataSource());
        }
    }
}
