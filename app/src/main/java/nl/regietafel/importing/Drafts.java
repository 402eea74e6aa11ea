package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.regietafel.importing.Meaning.Around;
import org.jspecify.annotations.Nullable;

/// The topics and lines so far, before their words are understood, and what became neither.
final class Drafts {

    /// A topic while it grows. A deeper level stands under a higher one.
    static final class Topic {
        final String title;
        final int block;
        final int level;
        final Set<String> owners = new LinkedHashSet<>();
        final List<Line> lines = new ArrayList<>();

        Topic(String title, int block, int level) {
            this.title = title;
            this.block = block;
            this.level = level;
        }
    }

    /// A line while it grows, with what columns and sections say about it.
    static final class Line {
        String text;
        final int block;
        @Nullable String number;
        Around around = Around.NOTHING;
        List<String> owners = List.of();
        String due = "";
        String goesTo = "";
        @Nullable String dossier;
        @Nullable String note;

        Line(String text, int block) {
            this.text = text;
            this.block = block;
        }
    }

    final List<Topic> topics = new ArrayList<>();
    final List<Reading.Leftover> rest = new ArrayList<>();

    void leave(Piece.Text text, String why) {
        rest.add(new Reading.Leftover(text.text(), why, text.block()));
    }

    Topic current() {
        if (topics.isEmpty()) {
            topics.add(new Topic("", -1, 99));
        }
        return topics.getLast();
    }
}
