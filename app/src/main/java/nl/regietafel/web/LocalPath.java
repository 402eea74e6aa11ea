package nl.regietafel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// An address within this application. Whoever sends someone on (after signing in, back to where they were) goes nowhere else,
/// whatever the request says.
public final class LocalPath {

    /// One slash and then anything but another, a backslash (which browsers read as one) or a control character.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}\\s]*");

    private LocalPath() {}

    public static String or(String address, String otherwise) {
        return LOCAL.matcher(address).matches() ? address : otherwise;
    }

    /// The page the request came from, when it was one of ours.
    public static String ofReferer(HttpServletRequest request, String otherwise) {
        var referer = request.getHeader("Referer");
        try {
            var from = referer == null ? null : new URI(referer);
            if (from == null || !request.getServerName().equals(from.getHost()) || from.getRawPath() == null) {
                return otherwise;
            }
            return or(from.getRawPath() + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery()), otherwise);
        } catch (URISyntaxException e) {
            return otherwise;
        }
    }
}
