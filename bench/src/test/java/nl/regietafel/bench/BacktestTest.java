package nl.regietafel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

    @Test
    void the_page_on_skill_is_what_the_backtest_writes(@TempDir Path folder) throws IOException {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/model"))) root = root.getParent();
        var data = root.resolve("../shared/data");
        assumeTrue(Files.exists(data), "the published series are not beside the project");

        Backtest.main(new String[] {data.toString(), folder.toString()});

        for (var name : new String[] {"skill.md", "skill-november.svg", "skill-inflow-pit.svg"})
            assertThat(folder.resolve(name)).as("%s is out of date: run Backtest", name).hasSameTextualContentAs(root.resolve("docs/model").resolve(name));
    }
}
