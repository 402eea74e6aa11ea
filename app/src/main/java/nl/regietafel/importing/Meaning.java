package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import org.jspecify.annotations.Nullable;

/// What the words of one bullet mean: which of its sentences makes it what it is, who, when, to which meeting, and what
/// further obligations it holds.
final class Meaning {

    /// What stands around a text.
    ///
    /// @param kind   that its section, column or introduction gives it; a weight of 0.8 or less was only inferred
    /// @param goesTo the meeting its section is about
    record Around(@Nullable LineKind kind, double weight, @Nullable LocalDate goesTo) {
        static final Around NOTHING = new Around(null, 0, null);
    }

    record Sense(LineKind kind, double confidence, List<String> owners, @Nullable LocalDate due,
            @Nullable String dueText,
            @Nullable LocalDate goesTo, @Nullable String dossier) {}

    record Part(String text, Sense sense) {}

    record Understood(Sense whole, List<Part> parts) {}

    private static final Pattern HASHTAG = Pattern.compile("(?<![\\w&])#(\\p{L}[\\p{L}\\d_-]{1,40})");

    private final Moments moments;

    Meaning(Moments moments) {
        this.moments = moments;
    }

    Understood of(String text, Around around) {
        moments.begin();
        var trailing = new Trailing(text, moments);
        var sentences = new ArrayList<Sentence>();
        for (var written : Sentences.of(text)) {
            if (sentences.isEmpty() || !Prefixes.isNote(written)) {
                var sentence = Sentence.of(written, sentences.isEmpty() ? around : Around.NOTHING, moments);
                sentences.add(sentences.isEmpty() ? sentence : sentence.after(sentences.getLast()));
            }
        }
        if (sentences.isEmpty()) {
            return new Understood(new Sense(LineKind.ANNOUNCEMENT, 0.2, List.of(), null, null, around.goesTo(), null),
                    List.of());
        }
        var head = head(sentences, around);
        var lead = sentences.get(head);
        var kind = lead.kind();
        var confidence = lead.weight();
        if (around.kind() != null && !lead.explicit() && goesBefore(around, kind, confidence)) {
            confidence = kind == around.kind() ? Math.min(0.98, Math.max(confidence, around.weight()) + 0.05)
                    : around.weight();
            kind = around.kind();
        }
        if (kind == null) {
            kind = LineKind.ANNOUNCEMENT;
            confidence = 0.4;
        }
        var owners = new ArrayList<>(trailing.owners);
        if (owners.isEmpty() && kind == LineKind.ACTION) {
            owners.addAll(trailing.names);
        }
        if (trailing.kind != null && (kind == LineKind.ANNOUNCEMENT || kind == LineKind.SIGNAL || confidence < 0.8)) {
            kind = trailing.kind;
            confidence = 0.9;
        }
        if (owners.isEmpty() && Who.takesOwner(kind)) {
            owners.addAll(lead.owners());
        }
        var due = trailing.due;
        var dueText = trailing.dueText;
        for (var sentence : inOrder(sentences, head)) {
            if (dueText == null && sentence.dueText() != null) {
                due = sentence.due();
                dueText = sentence.dueText();
            }
        }
        if (due == null && dueText == null && (sentences.size() == 1
                || sentences.stream().anyMatch(sentence -> !moments.dates(sentence.text()).isEmpty()))) {
            var words = lead.text().equals(text) ? lead.words() : Signals.words(text);
            var ofKind = moments.due(text, words, kind, List.of());
            due = ofKind.due();
            dueText = ofKind.text();
        }
        if (dueText == null && kind == LineKind.ACTION && sentences.size() > 1) {
            var vague = Moments.NO_DATE.matcher(text);
            dueText = vague.find() ? vague.group().strip() : null;
        }
        LocalDate goesTo = null;
        for (var sentence : sentences) {
            goesTo = goesTo == null ? sentence.goesTo() : goesTo;
        }
        if (goesTo == null && kind == LineKind.AGENDA_POINT) {
            goesTo = around.goesTo();
        }
        if (kind == LineKind.AGENDA_POINT && goesTo != null && goesTo.equals(due)) {
            due = null;
            dueText = null;
        }
        var whole = new Sense(kind, round(confidence), distinct(owners), due, dueText, goesTo, dossier(text));
        return new Understood(whole, parts(sentences, head, kind));
    }

    private static boolean goesBefore(Around around, @Nullable LineKind heard, double weight) {
        if (heard == null || heard == around.kind()) {
            return true;
        }
        if (around.kind() == LineKind.ANNOUNCEMENT) {
            return false;
        }
        if (around.weight() > 0.8) {
            return around.weight() >= weight - 0.05;
        }
        return switch (heard) {
            case ANNOUNCEMENT, SIGNAL, ACTION, AGENDA_POINT -> around.weight() >= weight - 0.05;
            case DECISION, AGREEMENT, QUESTION, CALL -> around.weight() >= weight;
        };
    }

    private static List<Sentence> inOrder(List<Sentence> sentences, int head) {
        var all = new ArrayList<Sentence>();
        all.add(sentences.get(head));
        for (var i = 0; i < sentences.size(); i++) {
            if (i != head) {
                all.add(sentences.get(i));
            }
        }
        return all;
    }

    /// The sentence that makes the bullet what it is: what was decided, agreed, asked or called for wherever it stands;
    /// else what it opens with.
    private static int head(List<Sentence> sentences, Around around) {
        var best = -1;
        for (var i = 0; i < sentences.size(); i++) {
            var kind = sentences.get(i).kind();
            if (kind == null || sentences.get(i).weight() < 0.68) {
                continue;
            }
            var binding = switch (kind) {
                case DECISION, AGREEMENT, QUESTION, CALL -> true;
                case ACTION, SIGNAL, AGENDA_POINT, ANNOUNCEMENT -> sentences.get(i).explicit();
            };
            if (binding && (best < 0 || sentences.get(i).weight() > sentences.get(best).weight() + 0.01)) {
                best = i;
            }
        }
        if (best >= 0) {
            return best;
        }
        if (sentences.getFirst().kind() != null) {
            return 0;
        }
        for (var i = 1; i < sentences.size(); i++) {
            var kind = sentences.get(i).kind();
            if (kind == LineKind.SIGNAL || kind == LineKind.ANNOUNCEMENT) {
                return i;
            }
        }
        return around.kind() == LineKind.ACTION && sentences.size() > 1 && sentences.get(1).kind() == LineKind.ACTION
                ? 1 : 0;
    }

    private List<Part> parts(List<Sentence> sentences, int head, LineKind whole) {
        var parts = new ArrayList<Part>();
        for (var i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            if (i == head || sentence.kind() == null || sentence.weight() < 0.4) {
                continue;
            }
            var further = switch (sentence.kind()) {
                case ACTION -> true;
                case DECISION, AGREEMENT, QUESTION, CALL -> sentence.kind() != whole || sentence.explicit();
                // sending forward is said once, by `goes_to` of the whole
                case AGENDA_POINT, SIGNAL, ANNOUNCEMENT -> false;
            };
            if (further) {
                parts.add(new Part(sentence.text(), new Sense(sentence.kind(), round(sentence.weight() * 0.95),
                        distinct(sentence.owners()), sentence.due(), sentence.dueText(), sentence.goesTo(), null)));
            }
        }
        return parts;
    }

    private static @Nullable String dossier(String text) {
        var tag = text.indexOf('#') < 0 ? null : HASHTAG.matcher(text);
        return tag != null && tag.find() ? tag.group(1) : null;
    }

    private static List<String> distinct(List<String> owners) {
        return owners.stream().distinct().toList();
    }

    private static double round(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }
}
