package nl.regietafel.paper;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a paper is (soort stuk), as its content says; the name of a file is only held against it.
public enum PaperKind {
    PDF("PDF", "pdf", "application/pdf"),
    DOCX("Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ODT("ODT", "odt", "application/vnd.oasis.opendocument.text"),
    JPEG("afbeelding", "jpg", "image/jpeg"),
    PNG("afbeelding", "png", "image/png");

    /// Ends of names that say nothing about what is in the file.
    private static final Set<String> SAME = Set.of("jpeg", "jpe");

    private final String dutch;
    private final String extension;
    private final String type;

    PaperKind(String dutch, String extension, String type) {
        this.dutch = dutch;
        this.extension = extension;
        this.type = type;
    }

    public String dutch() {
        return dutch;
    }

    public String extension() {
        return extension;
    }

    /// As browsers are told (Content-Type).
    public String type() {
        return type;
    }

    public boolean isPicture() {
        return this == JPEG || this == PNG;
    }

    /// Whether a browser shows it itself.
    public boolean isShown() {
        return this == PDF || isPicture();
    }

    /// Whether a file with this name may hold this: a name without an end claims nothing.
    boolean fits(String fileName) {
        var end = end(fileName);
        return end.isEmpty() || end.equals(extension) || this == JPEG && SAME.contains(end);
    }

    static Optional<PaperKind> of(String name) {
        return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// What follows the last dot, when it looks like the end of a file name.
    static String end(String fileName) {
        var dot = fileName.lastIndexOf('.');
        var end = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return end.matches("[a-z0-9]{1,5}") ? end : "";
    }
}
