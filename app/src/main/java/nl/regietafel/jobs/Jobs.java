package nl.regietafel.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Does the jobs of the house on this node, in turn with the other nodes on the same database. Starts after the pages are served
/// and ends before them. Only an application that was given a name as node works; a test does its jobs by hand.
@Component
@ConditionalOnProperty("regietafel.node")
class Jobs implements SmartLifecycle {

    /// A node that is silent this long is taken for dead, and its work is begun again: 4 × 5 s, looked at every 10 s.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED = 4;
    private static final Duration LOOKS = Duration.ofSeconds(2);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final DataSource pool;
    private final List<Job> jobs;
    private final String node;
    private @Nullable Scheduler scheduler;

    Jobs(DataSource pool, ObjectProvider<Job> jobs, @Value("${regietafel.node}") String node) {
        this.pool = pool;
        this.jobs = jobs.stream().toList();
        this.node = node;
    }

    @Override
    public synchronized void start() {
        var started = Scheduler.create(pool)
            .startTasks(jobs.stream().map(Jobs::task).toList())
            .tableName("jobs.scheduled_task")
            .schedulerName(new SchedulerName.Fixed(node))
            .threads(2)
            .pollingInterval(LOOKS)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(TO_END)
            .build();
        started.start();
        scheduler = started;
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((_, _) -> job.work().run());
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
