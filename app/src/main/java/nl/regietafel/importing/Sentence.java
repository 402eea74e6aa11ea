package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import nl.regietafel.importing.Meaning.Around;
import org.jspecify.annotations.Nullable;

/// What one sentence says: of which kind it is and how surely, who and when, and to which meeting it goes.
///
/// @param hit      the words that made it so, when they were heard
/// @param explicit whether its kind was written out before it
record Sentence(String text, List<Signals.Word> words, @Nullable LineKind kind, double weight,
        Signals.@Nullable Hit hit,
        List<String> owners, @Nullable LocalDate due, @Nullable String dueText, @Nullable LocalDate goesTo,
        boolean explicit) {

    private static final Pattern AT =
            Pattern.compile("(?<![\\w.])@(?:\\[([^\\]\\n]{1,80})\\]|(\\p{L}[\\p{L}\\d_-]{1,40}))");

    static Sentence of(String text, Around around, Moments moments) {
        var words = Signals.words(text);
        var label = TypedLines.label(text);
        LineKind kind = null;
        var weight = 0.0;
        var explicit = false;
        var owners = new ArrayList<String>();
        if (label != null) {
            var prefix = Prefixes.prefix(label, text, owners);
            if (prefix != null && text.length() > text.indexOf(':') + 2) {
                kind = prefix;
                weight = label.length() == 1 ? 0.8 : 0.95;
                explicit = true;
            }
        }
        if (kind == null) {
            var numbered = Prefixes.NUMBERED_PREFIX.matcher(text);
            if (numbered.find()) {
                kind = Prefixes.PREFIXES.getOrDefault(numbered.group(1).toLowerCase(Locale.ROOT), LineKind.ACTION);
                weight = 0.92;
                explicit = true;
            }
        }
        Signals.Hit best = null;
        var hits = Signals.hits(words);
        // asked once: a long sentence has as many hits as words
        var others = Heard.namesOthers(words);
        var denied = hits.removeIf(hit -> Heard.isDenied(hit, words) || others && Heard.isOthers(hit, words));
        hits.removeIf(hit -> Heard.isUnsure(hit, words));
        if (kind == null) {
            for (var hit : hits) {
                if (best == null || hit.weight() > best.weight() + 0.001
                        || hit.weight() > best.weight() - 0.001 && hit.kind().equals(best.kind())
                        && hit.to() - hit.from() > best.to() - best.from()) {
                    best = hit;
                }
            }
            if (best != null) {
                kind = best.kind();
                weight = best.weight();
            }
            if (Heard.isAsked(text) && (kind == null || weight < 0.88 || kind == LineKind.ACTION)) {
                kind = LineKind.QUESTION;
                weight = 0.88;
                best = null;
            }
        } else {
            for (var hit : hits) {
                if (hit.kind() == kind && (best == null || hit.weight() > best.weight())) {
                    best = hit;
                }
            }
        }
        if (kind == null && Heard.isTask(words)) {
            kind = LineKind.ACTION;
            weight = 0.6;
        }
        if (!explicit && (kind == null || kind == LineKind.ACTION || weight < 0.7) && owners.isEmpty()) {
            var name = Who.nameBeforeColon(text, words);
            name = name == null ? Who.nameBeforeDash(text) : name;
            if (name != null && (kind == LineKind.ACTION || Heard.isTask(words) || around.kind() == LineKind.ACTION)) {
                kind = LineKind.ACTION;
                weight = 0.8;
                owners.addAll(Owners.of(name));
            }
        }
        if (kind == null && denied) {
            // "nog niet besloten", "het kabinet heeft besloten": said, and nothing more
            kind = LineKind.ANNOUNCEMENT;
            weight = 0.56;
        }
        var forward = Forward.in(text, words, hits, moments);
        if (forward.sent() && (kind == null || kind == LineKind.AGENDA_POINT || kind == LineKind.ANNOUNCEMENT
                || kind == LineKind.ACTION && !explicit && best != null && best.weight() < 0.79
                || kind == LineKind.SIGNAL)) {
            kind = LineKind.AGENDA_POINT;
            weight = Math.max(0.75, weight);
        } else if (kind == LineKind.AGENDA_POINT && !explicit && !forward.sent() && Forward.hasOtherBody(words)) {
            kind = null;
            weight = 0;
        }
        if (owners.isEmpty() && kind != null) {
            var colon = explicit ? text.indexOf(':') : -1;
            if (colon >= 0) {
                var body = text.substring(colon + 1).strip();
                var bodyWords = Signals.words(body);
                var bodyHits = Signals.hits(bodyWords);
                var of = kind;
                owners.addAll(Who.ownersIn(body, bodyWords, kind,
                        bodyHits.stream().filter(hit -> hit.kind() == of).findFirst().orElse(null)));
                var name = owners.isEmpty() && kind == LineKind.ACTION ? Who.nameBeforeColon(body, bodyWords) : null;
                name = name == null && owners.isEmpty() && kind == LineKind.ACTION ? Who.nameBeforeDash(body) : name;
                if (name != null) {
                    owners.addAll(Owners.of(name));
                }
            } else {
                owners.addAll(Who.ownersIn(text, words, kind, best));
            }
        }
        for (var at = AT.matcher(text); text.indexOf('@') >= 0 && at.find();) {
            owners.add(at.group(1) != null ? at.group(1) : at.group(2));
        }
        var due = kind == null ? new Moments.Due(null, null) : moments.due(text, words, kind, forward.used());
        // "Afgesproken is dat X dit voor de volgende keer doet": one owner and a moment make it something to do
        if (kind == LineKind.AGREEMENT && !explicit && due.text() != null && best != null && owners.size() == 1
                && isMoment(due.text())) {
            kind = LineKind.ACTION;
            weight = 0.55;
        }
        return new Sentence(text, words, kind, weight, best, owners, kind == LineKind.SIGNAL
                || kind == LineKind.ANNOUNCEMENT ? null : due.due(),
                kind == LineKind.SIGNAL || kind == LineKind.ANNOUNCEMENT ? null : due.text(), forward.to(), explicit);
    }

    /// "Zij koppelt dit terug": the one spoken of just before.
    Sentence after(Sentence before) {
        var again = owners.isEmpty() && !words.isEmpty()
                && Set.of("zij", "hij", "ze", "die", "deze").contains(words.getFirst().plain());
        return again ? new Sentence(text, words, kind, weight, hit, before.owners, due, dueText, goesTo, explicit)
                : this;
    }

    private static boolean isMoment(String dueText) {
        var plain = Signals.plain(dueText);
        return plain.startsWith("voor") || plain.startsWith("uiterlijk");
    }
}
