package nl.regietafel.directory;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    /// Who may do what, written down by hand apart from the code: S secretary, C chair, M member, O official, A agency,
    /// R ministry (Rijk), T supervisor (toezicht), W Woo officer, B observer, X administrator. Any rule that changes in Act
    /// without being changed here, on purpose, is noticed.
    private static final String EXPECTED = """
            READ_MEETINGS       S C M O A R T W B .
            READ_LINES          S C M O A R T W B .
            READ_DOSSIERS       S C M O A R T W B .
            READ_PAPERS         S C M O A R T W B .
            READ_DIRECTORY      S C M O A R T W B X
            KEEP_OWN_ACCOUNT    S C M O A R T W B X
            KEEP_QUERIES        S C M O A R T W B .
            PLAN_MEETINGS       S . . . . . . . . .
            PREPARE_AGENDA      S C . . . . . . . .
            RECORD_ATTENDANCE   S . . . . . . . . .
            KEEP_PRIVATE_NOTES  S C . . . . . . . .
            WRITE_LINES         S . . . . . . . . .
            READ_DRAFTS         S C . . . . . . . .
            HIDE_PARTIES        S . . . . . . . . .
            FOLLOW_UP           S . . . . . . . . .
            REPORT_OWN          S C M O A R T W . .
            CIRCULATE_LISTS     S . . . . . . . . .
            ADOPT_LISTS         S C . . . . . . . .
            MAKE_VARIANTS       S . . . . . . . . .
            COMMENT_ON_LISTS    . . M . A R . . . .
            OBJECT_TO_LISTS     . . M . A R . . . .
            KEEP_DOSSIERS       S . . . . . . . . .
            KEEP_PAPERS         S C . . . . . . . .
            READ_IN             S . . . . . . . . .
            KEEP_DIRECTORY      S . . . . . . . . X
            KEEP_ACCOUNTS       S . . . . . . . . X
            KEEP_SETTINGS       . . . . . . . . . X
            READ_LIMITED_LOG    S . . . . . . . . .
            VERIFY_TIMELINE     S . . . . . . . . .
            """;

    @Test
    void each_role_may_what_the_table_says_and_nothing_else() {
        var expected = expected();

        var actual = Arrays.stream(Act.values()).collect(toMap(Act::name, act -> Arrays.stream(Role.values()).filter(act::allows)
                .collect(toCollection(() -> EnumSet.noneOf(Role.class)))));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void the_table_that_people_read_is_the_one_the_code_asks() throws IOException {
        var file = Path.of("..", "docs", "permissions.md");
        var table = "# Wie mag wat\n\nGemaakt uit de tabel in `Act`; een test vergelijkt. Vertrouwelijkheid staat in de gegevens zelf: zie `Confidentiality`.\n\n| |"
                + Arrays.stream(Role.values()).map(role -> " " + role.dutch() + " |").collect(joining())
                + "\n|---|" + "---|".repeat(Role.values().length) + "\n"
                + Arrays.stream(Act.values()).map(act -> "| " + act.dutch() + " |"
                        + Arrays.stream(Role.values()).map(role -> act.allows(role) ? " ja |" : "  |").collect(joining()))
                        .collect(joining("\n")) + "\n";

        if (Boolean.getBoolean("accept")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        }

        assertThat(file).as("bin/test --accept keeps the new table").hasContent(table);
    }

    static Map<String, Set<Role>> expected() {
        return EXPECTED.lines().map(line -> line.split("\\s+")).collect(toMap(row -> row[0], PermissionsTest::roles));
    }

    private static Set<Role> roles(String[] row) {
        var letters = "SCMOARTWBX";
        var roles = EnumSet.noneOf(Role.class);
        for (int i = 1; i < row.length; i++) {
            if (!row[i].equals(".")) {
                assertThat(row[i]).isEqualTo(letters.substring(i - 1, i));
                roles.add(Role.values()[i - 1]);
            }
        }
        return roles;
    }
}
