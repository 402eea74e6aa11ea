package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.Viewer;
import org.springframework.stereotype.Component;

/// All papers of a meeting as one PDF (bundel), for who may read them: made when it is asked, kept nowhere.
@Component
class Bundles {

    private static final Duration TIME = Duration.ofSeconds(60);

    /// So much goes into one; what comes after it is named, with where it is.
    private static final long MOST_BYTES = 200_000_000;

    private final Papers papers;
    private final Workbench workbench;

    Bundles(Papers papers, Workbench workbench) {
        this.papers = papers;
        this.workbench = workbench;
    }

    /// A file with the PDF, which the asker throws away with the folder that it is in; none when it could not be made.
    ///
    /// @param all  the papers of one meeting that this reader may read, in the order of its agenda
    /// @param home the address that a reader goes to for what is not bound
    Optional<Path> bind(Viewer viewer, String title, List<Paper> all, String home, Path folder) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(line("title", title));
        var topic = "";
        var size = 0L;
        for (var paper : all) {
            var at = (PaperPlace.AtTopic) paper.place();
            if (!at.topic().value().equals(topic)) {
                topic = at.topic().value();
                lines.add(line("topic", at.title()));
            }
            var file = "";
            if (paper.latest().kind().isShown() && size + paper.latest().size() <= MOST_BYTES) {
                var copy = folder.resolve(paper.id().value());
                try (var out = Files.newOutputStream(copy)) {
                    file = papers.copy(viewer, paper, out) ? copy.toString() : "";
                }
                size += paper.latest().size();
            }
            lines.add(line("paper", paper.latest().kind().name(), file, paper.title(), paper.about(), home + paper.address()));
        }
        var asked = folder.resolve("lijst");
        Files.write(asked, lines, UTF_8);
        var bound = folder.resolve("bundel.pdf");
        return workbench.run(Binder.class, TIME, folder.resolve("uit"), asked.toString(), bound.toString()) ? Optional.of(bound) : Optional.empty();
    }

    private static String line(String... parts) {
        return String.join("\t", List.of(parts).stream().map(part -> part.replaceAll("[\\t\\r\\n]", " ")).toList());
    }
}
