package nl.regietafel.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// What the administrator keeps for the whole installation (instellingen): under which address people know it, and the mail server
/// for what is sent. A password is no setting: it comes from the environment and is in no backup.
///
/// @param baseAddress such as https://regietafel.provincie.example; null: as each request came in
/// @param mailHost    the mail server; null while nothing is sent
/// @param mailSender  the address that mail comes from
/// @param version     counts the changes; 0: never kept
public record Installation(@Nullable String baseAddress, @Nullable String mailHost, int mailPort, @Nullable String mailSender, @Nullable String mailUser,
                           int version) {

    static final Installation FRESH = new Installation(null, null, 587, null, null, 0);
    private static final int LONGEST = 200;

    /// As typed in the form, checked.
    static Installation of(String baseAddress, String mailHost, String mailPort, String mailSender, String mailUser, int version) {
        var host = mailHost.strip();
        if (!host.isEmpty() && (host.length() > LONGEST || !host.matches("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]"))) {
            throw new Refused("settings.no-host").at("mailserver");
        }
        var sender = mailSender.strip();
        if (!sender.isEmpty() && (sender.length() > LONGEST || !sender.matches("[^@\\s<>,;]+@[^@\\s<>,;]+\\.[^@\\s<>,;]+"))) {
            throw new Refused("settings.no-sender").at("afzender");
        }
        if (!host.isEmpty() && sender.isEmpty()) {
            throw new Refused("settings.no-sender").at("afzender");
        }
        if (mailUser.strip().length() > LONGEST) {
            throw new Refused("settings.user-too-long", LONGEST).at("gebruiker");
        }
        return new Installation(address(baseAddress.strip()), empty(host), port(mailPort.strip()), empty(sender), empty(mailUser.strip()), version);
    }

    private static @Nullable String address(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            var address = new URI(typed.replaceFirst("/+$", ""));
            var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (scheme.matches("https?") && address.getHost() != null && address.getPath().isEmpty() && address.getQuery() == null
                    && address.getFragment() == null && address.getUserInfo() == null && typed.length() <= LONGEST) {
                return address.toString();
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new Refused("settings.no-address").at("webadres");
    }

    private static int port(String typed) {
        if (typed.isEmpty()) {
            return FRESH.mailPort;
        }
        if (!typed.matches("\\d{1,5}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > 65535) {
            throw new Refused("settings.no-port").at("poort");
        }
        return Integer.parseInt(typed);
    }

    private static @Nullable String empty(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
