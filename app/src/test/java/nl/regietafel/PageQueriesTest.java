package nl.regietafel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import nl.regietafel.directory.Acting;
import nl.regietafel.directory.Sessions;
import nl.regietafel.sample.Waterrijk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A page asks the database at most six questions, who asks included, however much stands on it; that of the variants, which looks
/// for hidden names in all there is, nine, and one that is found nowhere and is looked for anew in other spellings, seven. What only tells PostgreSQL who
/// acts in a transaction, or writes down who read what is limited, is no question.
@RegietafelTest
@Import(PageQueriesTest.Counting.class)
class PageQueriesTest {

    private static final List<String> ASKED = new ArrayList<>();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the minutes        | 6 | /vergaderingen/%s/notuleren/%s | select concat_ws(' ', item.meeting_id, item.id) from meeting.agenda_item as item join meeting.meeting on meeting.id = item.meeting_id where on_day = '2026-02-12' and item.kind = 'REGULAR'
            the list           | 6 | /vergaderingen/%s/lijst        | select id from meeting.meeting where on_day = '2025-11-20'
            its variants       | 9 | /vergaderingen/%s/lijst/varianten | select id from meeting.meeting where on_day = '2025-04-10'
            the meetings       | 6 | /vergaderingen                 |
            a meeting          | 6 | /vergaderingen/%s              | select id from meeting.meeting where on_day = '2026-02-12'
            its agenda         | 6 | /vergaderingen/%s/agenda       | select id from meeting.meeting where on_day = '2026-02-12'
            a line             | 6 | /regels/%s                     | select line.id from decision.line join decision.adoption on adoption.meeting_id = line.meeting_id
            a line of a concept | 6 | /regels/%s                     | select line.id from decision.line join meeting.meeting on meeting.id = line.meeting_id where on_day = '2026-02-12' and removed_at is null
            who read what      | 6 | /logboek/beperkt               |
            who sits there     | 6 | /mensen                        |
            one person         | 6 | /mensen/%s                     | select id from directory.person
            one party          | 6 | /partijen/%s                   | select id from directory.party
            reading in         | 6 | /inlezen                       |
            my table           | 6 | /mijn-tafel                    |
            the follow-up      | 6 | /opvolging                     |
            the dossiers       | 6 | /dossiers                      |
            all lines          | 6 | /registers                     |
            lines by a query   | 6 | /registers?q=opvang+is:open    |
            a misspelt query   | 7 | /registers?q=opvnag            |
            a dossier          | 6 | /dossiers/%s                   | select dossier_id from decision.line where dossier_id is not null
            papers of a topic  | 6 | /onderwerpen/%s/stukken        | select agenda_item_id from paper.paper where agenda_item_id is not null
            papers of a dossier | 6 | /dossiers/%s/stukken          | select dossier_id from paper.paper where dossier_id is not null
            a paper            | 6 | /stukken/%s                    | select paper_id from paper.paper_version where number = 2
            """)
    void asks_at_most_six_questions(String page, int atMost, String address, String which) {
        var person = Waterrijk.NAMES.get("secretaris");
        var ids = which == null ? new Object[0] : Acting.as(person, () -> new TransactionTemplate(transactions)
            .execute(_ -> jdbc.sql(which + " limit 1").query(String.class).single())).split(" ");
        var browser = new Browser(mvc, sessions.start(person, null, true));
        ASKED.clear();

        var answer = browser.open(address.formatted(ids));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ASKED).as(page).isNotEmpty().hasSizeLessThanOrEqualTo(atMost);
    }

    /// Hears every statement that is sent.
    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        static BeanPostProcessor countingStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real && !(bean instanceof DelegatingDataSource) ? new DelegatingDataSource(real) {
                        @Override
                        public Connection getConnection() throws SQLException {
                            return heard(Connection.class, super.getConnection(), null);
                        }
                    } : bean;
                }
            };
        }

        private static <T> T heard(Class<T> type, T real, String sql) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    var sent = sql == null ? (String) arguments[0] : sql;
                    if (!sent.contains("directory.enter(") && !sent.contains("insert into directory.limited_reading")) {
                        ASKED.add(sent);
                    }
                }
                try {
                    var result = method.invoke(real, arguments);
                    return switch (result) {
                        case PreparedStatement prepared when real instanceof Connection -> heard(PreparedStatement.class, prepared, (String) arguments[0]);
                        case Statement statement when real instanceof Connection -> heard(Statement.class, statement, null);
                        case null, default -> result;
                    };
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }));
        }
    }
}
