package nl.regietafel.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the stylesheets and templates promise each other, read from their text.
class DesignTest {

    private static final Path STYLES = Path.of("src/main/resources/static/css");
    private static final Path SCRIPTS = Path.of("src/main/resources/static/js");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path CODE = Path.of("src/main/java");

    private static final Pattern CLASS = Pattern.compile("(?<![\\w/-])regietafel-[a-z0-9_-]+");
    private static final Pattern SELECTOR = Pattern.compile("\\.(regietafel-[a-z0-9_-]+)");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /// The least contrast of each pair, as the design guide gives it (rounded down to a tenth).
    @ParameterizedTest
    @CsvSource({
        "light, ink, paper, 15.9", "light, ink, ground, 14.5", "light, ink, sunk, 13.2", "light, ink, water-tint, 13.5",
        "light, ink-2, paper, 7.9", "light, ink-2, ground, 7.2", "light, ink-2, sunk, 6.5",
        "light, ink-3, paper, 5.6", "light, ink-3, ground, 5.1", "light, ink-3, sunk, 4.6", "light, ink-3, water-tint, 4.7",
        "light, rule-strong, paper, 3.8", "light, rule-strong, ground, 3.4", "light, rule-strong, sunk, 3.1",
        "light, water, paper, 8.4", "light, water, ground, 7.6", "light, water, sunk, 6.9",
        "light, water-dark, paper, 12.1", "light, water-dark, ground, 11.0", "light, water-dark, sunk, 10.0",
        "light, water-2, paper, 5.1", "light, water-mid, paper, 3.6",
        "light, ochre, paper, 7.8", "light, ochre, ochre-tint, 7.0", "light, ochre-mid, paper, 3.9", "light, ochre-mid, ochre-tint, 3.5",
        "light, brick, paper, 8.1", "light, brick, brick-tint, 6.8", "light, moss, paper, 7.2", "light, moss, moss-tint, 6.1",
        "light, focus, paper, 8.2", "light, focus, ground, 7.5", "light, focus, sunk, 6.8", "light, on-fill, water, 8.3",
        "dark, ink, ground, 15.2", "dark, ink-2, ground, 9.5", "dark, ink-3, ground, 6.8", "dark, rule-strong, ground, 5.4",
        "dark, water, ground, 9.7", "dark, focus, ground, 8.9", "dark, on-fill, water, 8.7",
        "dark, ink-2, paper, 4.5", "dark, ink-3, paper, 4.5", "dark, ochre, ochre-tint, 4.5", "dark, brick, brick-tint, 4.5",
        "dark, moss, moss-tint, 4.5", "dark, ink-2, water-tint, 4.5", "dark, ink-3, sunk, 4.5"
    })
    void text_and_marks_keep_the_contrast_of_the_guide(String scheme, String front, String back, double least) {
        var colours = colours(scheme.equals("dark"));

        assertThat(contrast(colours.get(front), colours.get(back)))
                .as("%s on %s, %s", front, back, scheme)
                .isGreaterThanOrEqualTo(least);
    }

    @Test
    void each_class_of_a_stylesheet_is_used_by_a_page_or_a_script() {
        assertThat(unused(css(), used())).isEmpty();
    }

    @Test
    void a_class_that_nothing_uses_is_found() {
        assertThat(unused(css() + ".regietafel-planted__rule { color: red }", used())).containsExactly("regietafel-planted__rule");
        assertThat(unused(".regietafel-planted--quiet, .regietafel-planted { }", Set.of("regietafel-planted--", "regietafel-planted"))).isEmpty();
    }

    /// What pages and scripts name; a name that is put together ends where the rest is filled in.
    private static Set<String> used() {
        var used = new TreeSet<String>();
        Stream.of(files(TEMPLATES, ".jte"), files(SCRIPTS, ".js"), files(CODE, ".java")).flatMap(List::stream)
                .forEach(file -> used.addAll(found(CLASS, read(file))));
        return used;
    }

    private static Set<String> unused(String css, Set<String> used) {
        var unused = found(SELECTOR, css);
        unused.removeIf(name -> used.contains(name) || used.stream().anyMatch(begun -> begun.endsWith("-") && name.startsWith(begun)));
        return unused;
    }

    @Test
    void a_component_asks_only_for_tokens_that_exist_and_leaves_the_brand_to_the_token_file() {
        var defined = found(Pattern.compile("(?m)(--regietafel-[a-z0-9-]+)\\s*:"), css());
        var asked = found(Pattern.compile("var\\((--regietafel-[a-z0-9-]+)"), css());
        var brandInComponents = files(STYLES, ".css").stream()
                .filter(file -> !file.endsWith("tokens.css"))
                .filter(file -> read(file).contains("var(--regietafel-color-"))
                .toList();

        assertThat(defined).containsAll(asked);
        assertThat(brandInComponents).isEmpty();
    }

    @Test
    void templates_hold_nothing_that_the_content_policy_or_a_reader_would_refuse() {
        var refused = Pattern.compile("\\sstyle\\s*=|<style|<script(?![^>]*\\ssrc=)|\\shx-on|\\son[a-z]+\\s*=|\\$unsafe|javascript:");

        assertThat(files(TEMPLATES, ".jte")).allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(refused));
    }

    private static String css() {
        return COMMENT.matcher(files(STYLES, ".css").stream().map(DesignTest::read).collect(joining("\n"))).replaceAll("");
    }

    private static TreeSet<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results()
                .map(result -> result.groupCount() == 0 ? result.group() : result.group(1))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> colours(boolean dark) {
        var text = read(STYLES.resolve("tokens.css"));
        var turn = text.indexOf("prefers-color-scheme: dark");
        var colours = new HashMap<String, String>();
        put(colours, text.substring(0, turn));
        if (dark) {
            put(colours, text.substring(turn));
        }
        return colours;
    }

    private static void put(Map<String, String> colours, String text) {
        Matcher matcher = Pattern.compile("--regietafel-color-([a-z0-9-]+):\\s*#([0-9a-f]{6});").matcher(text);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
    }

    /// As WCAG 2.2 defines it.
    private static double contrast(String one, String other) {
        var a = luminance(one) + 0.05;
        var b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String hex) {
        return 0.2126 * linear(hex, 0) + 0.7152 * linear(hex, 2) + 0.0722 * linear(hex, 4);
    }

    private static double linear(String hex, int at) {
        var value = Integer.parseInt(hex, at, at + 2, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static List<Path> files(Path folder, String end) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
