package nl.regietafel.importing;

import java.util.Optional;
import nl.regietafel.decision.LineKind;

/// What a person answers about one line of a proposal, as the buttons under its question send it.
sealed interface Answer {

    record OfKind(LineKind kind) implements Answer {}

    /// The line is by, to or for this party.
    record By(String party) implements Answer {}

    /// The name that nobody knows means this party.
    record Means(String party) implements Answer {}

    /// The name that nobody knows stays behind the sentence, as it was written.
    record NameInText() implements Answer {}

    record Together() implements Answer {}

    /// Each owner gets a line of their own.
    record Split() implements Answer {}

    /// What is asked stays open on purpose (bewust zonder).
    record Without() implements Answer {}

    record NextMeeting() implements Answer {}

    /// There is no meeting on that day yet; all lines that go there stay as they are.
    record MeetingToCome() implements Answer {}

    record ToNoMeeting() implements Answer {}

    record Drop() implements Answer {}

    record Restore() implements Answer {}

    static Optional<Answer> of(String sent, String party) {
        var colon = sent.indexOf(':');
        var value = colon < 0 ? "" : sent.substring(colon + 1);
        return Optional.ofNullable(switch (colon < 0 ? sent : sent.substring(0, colon)) {
            case "soort" -> LineKind.ofCode(value).map(OfKind::new).orElse(null);
            case "door" -> value.isBlank() ? null : new By(value);
            case "is" -> party.isBlank() ? null : new Means(party);
            case "in-de-tekst" -> new NameInText();
            case "samen" -> new Together();
            case "splitsen" -> new Split();
            case "zonder" -> new Without();
            case "volgende" -> new NextMeeting();
            case "komt-nog" -> new MeetingToCome();
            case "geen-agenda" -> new ToNoMeeting();
            case "weg" -> new Drop();
            case "terug" -> new Restore();
            default -> null;
        });
    }
}
