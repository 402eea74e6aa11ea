package nl.regietafel.timeline;

import nl.regietafel.directory.DirectoryChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes down what the directory, which stands below the timeline, announces: in the same transaction.
@Component
class DirectoryListener {

    private final Timeline timeline;

    DirectoryListener(Timeline timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(DirectoryChanged changed) {
        var kind = switch (changed.of()) {
            case PERSON -> Subject.Kind.PERSON;
            case PARTY -> Subject.Kind.PARTY;
            case BOARD -> Subject.Kind.BOARD;
        };
        timeline.about(Subject.open(kind, changed.subject(), changed.command().board()));
        timeline.record(changed.command(), changed.what()::name, changed.subject(), changed.detail());
    }
}
