package nl.regietafel.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// The settings that the administrator keeps, with what was typed.
public record SettingsPage(InstallationStore.Named named, Installation installation, Map<String, String> typed, Errors errors) {

    public Board board() {
        return named.board();
    }

    public int boardVersion() {
        return named.version();
    }

    public String value(String field, @Nullable Object kept) {
        return typed.getOrDefault(field, kept == null ? "" : kept.toString());
    }

    /// What stands there now, in words, for who was second.
    static String words(Object current) {
        var said = current instanceof InstallationStore.Named(var board, _) ? List.of(board.name(), board.shortName())
                : current instanceof Installation now ? Stream.of(now.baseAddress(), now.mailHost(), String.valueOf(now.mailPort()), now.mailSender(), now.mailUser())
                    .filter(Objects::nonNull).toList()
                : List.<String>of();
        return said.stream().collect(Collectors.joining(", "));
    }
}
