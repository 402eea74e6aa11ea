package nl.regietafel.kill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import nl.regietafel.jobs.Job;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A job for TwoNodesTest: twenty pieces of work, each done once in effect. Whoever comes first to the tenth stays there for ever,
/// in the middle of it. A second job writes down when it began and ended, so that overlapping shows.
@Configuration
@ConditionalOnProperty(name = "regietafel.control", havingValue = "errand")
class Errand {

    private static final String NODE = Long.toString(ProcessHandle.current().pid());
    static final int PIECES = 20;
    private static final int STUCK_AT = 10;

    @Bean
    Job twentyPieces(JdbcClient jdbc) {
        return new Job("errand", Duration.ofSeconds(1), () -> {
            for (var piece = 1; piece <= PIECES; piece++) {
                if (piece == STUCK_AT && jdbc.sql("insert into control.stuck (node) select :node where not exists (select from control.stuck)")
                        .param("node", NODE).update() == 1) {
                    stayForEver();
                }
                jdbc.sql("insert into control.effect (piece, node) values (:piece, :node) on conflict do nothing")
                    .param("piece", piece).param("node", NODE).update();
            }
        });
    }

    private static void stayForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Bean
    Job tick(JdbcClient jdbc) {
        return new Job("tick", Duration.ZERO, () -> {
            var id = jdbc.sql("insert into control.tick (node) values (:node) returning id").param("node", NODE).query(Long.class).single();
            jdbc.sql("update control.tick set ended = clock_timestamp() where id = :id").param("id", id).update();
        });
    }
}
