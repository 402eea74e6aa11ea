package nl.regietafel.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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

    private static final String BEGINNING = "waterrijk:";

    private final List<Story> stories;
    private final SampleDay day;
    private final Sessions sessions;
    private final Timeline timeline;
    private Set<String> told = Set.of();

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
            on(Waterrijk.FOUNDED);   // the first secretary sat there then, whatever has changed since
            told = told();
            stories.forEach(story -> story.tell(this));
        } finally {
            day.set(shown);
        }
    }

    /// On this day this person did this; once, however often it is told.
    ///
    /// @param key says which sentence of the stories this is: `lijst-november:3`
    public void on(LocalDate date, PersonId who, String key, Consumer<Command> did) {
        var once = BEGINNING + key;
        if (told.contains(once)) {
            return;
        }
        on(date);
        Acting.as(who, () -> {
            did.accept(new Command(viewer(who), once, "/"));
            return null;
        });
    }

    /// What an earlier start told already. One question, since it is asked at every start.
    private Set<String> told() {
        return Acting.as(Waterrijk.HOGENDOORN, () -> sessions.viewerOf(Waterrijk.HOGENDOORN, Waterrijk.BOARD.id())
            .map(secretary -> timeline.carriedOut(secretary, BEGINNING)).orElse(Set.of()));
    }

    void on(LocalDate date) {
        day.set(date);
    }

    /// What this person sees on the day of the story, for looking up what an earlier sentence made.
    public Viewer viewer(PersonId who) {
        return sessions.viewerOf(who, Waterrijk.BOARD.id()).orElseThrow();
    }
}
