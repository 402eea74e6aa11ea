package nl.regietafel.timeline;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.Today;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// How it must not be done, for the negative control of KillTest: the key of a command is kept in a transaction of its own,
/// before the work. It ends the application by itself, as a kill would, right after the key that it is told.
@Service
@Primary
@ConditionalOnProperty(name = "regietafel.control", havingValue = "key-outside")
class KeyOutside extends Timeline {

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final AtomicInteger taken = new AtomicInteger();
    private final int diesAt = Integer.getInteger("regietafel.control.dies-at", 0);

    KeyOutside(TimelineStore store, Clock clock, Today today, JdbcClient jdbc, PlatformTransactionManager transactions) {
        super(store, clock, today);
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Optional<String> answer(Viewer viewer, String key) {
        if (!key.startsWith("kill.")) {
            return super.answer(viewer, key);
        }
        var isNew = apart.execute(_ -> jdbc.sql("insert into timeline.taken (command_key) values (:key) on conflict do nothing")
            .param("key", key).update() == 1);
        if (!isNew) {
            return Optional.of("/vergaderingen");
        }
        if (taken.incrementAndGet() == diesAt) {
            Runtime.getRuntime().halt(137);
        }
        return Optional.empty();
    }
}
