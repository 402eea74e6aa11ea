package nl.regietafel.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import nl.regietafel.directory.Acting;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.PersonId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.timeline.Timeline;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Tells the stories of Waterrijk at the first start. Each sentence is a command with a key of its own, so that a start that
/// was cut off goes on where it stopped.
@Component
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
public class Storyteller implements ApplicationRunner {

    private final List<Story> stories;
    private final SampleDay day;
    private final Sessions sessions;
    private final Timeline timeline;

    Storyteller(List<Story> stories, SampleDay day, Sessions sessions, Timeline timeline) {
        this.stories = stories;
        this.day = day;
        this.sessions = sessions;
        this.timeline = timeline;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var shown = day.date();
        try {
            stories.forEach(story -> story.tell(this));
        } finally {
            day.set(shown);
        }
    }

    /// On this day this person did this; once, however often it is told.
    ///
    /// @param key says which sentence of the stories this is: `lijst-november:3`
    public void on(LocalDate date, PersonId who, String key, Consumer<Command> did) {
        on(date);
        Acting.as(who, () -> {
            var viewer = viewer(who);
            var once = "waterrijk:" + key;
            if (timeline.answer(viewer, once).isEmpty()) {
                did.accept(new Command(viewer, once, "/"));
            }
            return null;
        });
    }

    void on(LocalDate date) {
        day.set(date);
    }

    /// What this person sees on the day of the story, for looking up what an earlier sentence made.
    public Viewer viewer(PersonId who) {
        return sessions.viewerOf(who, Waterrijk.BOARD.id()).orElseThrow();
    }
}
