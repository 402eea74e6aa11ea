package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reading as JSON, in the form that stands fixed for others (product.md). Written by hand: the command must answer
/// well within a second, and loading a mapper takes longer than reading the list.
final class ReadingJson {

    private final StringBuilder out = new StringBuilder(16_384);
    private boolean first = true;

    private ReadingJson() {}

    static String of(Reading reading) {
        var json = new ReadingJson();
        json.open('{');
        json.field("title", reading.title());
        json.field("date", reading.date());
        json.field("status", reading.status());
        json.name("topics").open('[');
        reading.topics().forEach(json::topic);
        json.close(']');
        json.name("rest").open('[');
        for (var left : reading.rest()) {
            json.open('{');
            json.field("text", left.text());
            json.field("why", left.why());
            json.field("block", left.block());
            json.close('}');
        }
        json.close(']');
        json.name("left_out").open('[');
        for (var left : reading.leftOut()) {
            json.open('{');
            json.field("what", left.what().code());
            json.field("count", left.count());
            json.close('}');
        }
        json.close(']');
        json.close('}');
        return json.out.append('\n').toString();
    }

    private void topic(Reading.Topic topic) {
        open('{');
        field("title", topic.title());
        strings("owners", topic.owners());
        field("adopts", topic.adopts());
        name("entries").open('[');
        for (var entry : topic.entries()) {
            open('{');
            field("kind", entry.kind().code());
            field("text", entry.text());
            strings("owners", entry.owners());
            field("due", entry.due());
            field("due_text", entry.dueText());
            field("goes_to", entry.goesTo());
            field("dossier", entry.dossier());
            field("part_of", entry.partOf());
            field("confidence", entry.confidence());
            field("number", entry.number());
            field("note", entry.note());
            field("block", entry.block());
            close('}');
        }
        close(']');
        field("block", topic.block());
        close('}');
    }

    private ReadingJson name(String name) {
        next();
        quote(name);
        out.append(':');
        first = true;
        return this;
    }

    private void strings(String name, List<String> values) {
        name(name).open('[');
        for (var value : values) {
            next();
            quote(value);
        }
        close(']');
    }

    private void field(String name, @Nullable Object value) {
        name(name);
        switch (value) {
            case null -> out.append("null");
            case Number number -> out.append(number);
            case String text -> quote(text);
            case LocalDate date -> quote(date.toString());
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
        first = false;
    }

    private void open(char bracket) {
        next();
        out.append(bracket);
        first = true;
    }

    private void close(char bracket) {
        out.append(bracket);
        first = false;
    }

    private void next() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c) && !isPaired(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
