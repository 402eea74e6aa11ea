package nl.regietafel.forecast;

/// A scenario that cannot be taken: the place in the file, and why, in one line.
final class Unreadable extends RuntimeException {

    Unreadable(String place, String why) {
        super(oneLine(place.isEmpty() ? why : place + ": " + why), null, false, false);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
