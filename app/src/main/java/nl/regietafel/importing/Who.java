package nl.regietafel.importing;

import java.util.List;
import java.util.Set;
import nl.regietafel.decision.LineKind;
import org.jspecify.annotations.Nullable;

/// Whom a sentence asks something of: the one before the verb, after "door", between "roept … op", before a colon.
final class Who {

    static final Set<String> ROLES = Set.of("kabinet", "minister", "staatssecretaris", "regering", "provincies",
            "secretaris", "secretariaat", "voorzitter", "griffier", "griffie", "provincie", "gemeente", "gemeenten",
            "allen", "iedereen", "leden", "ministerie", "commissaris", "gedeputeerde", "burgemeester", "wethouder",
            "coa", "vng", "ipo", "gs", "college", "projectleider", "ambtelijk", "werkgroep", "bestuurlijk", "regisseur",
            "wethouders", "burgemeesters", "ggd", "veiligheidsregio", "politie", "nidos", "ind", "programmamanager",
            "notulist", "beleidsadviseur", "kwartiermaker", "stuurgroep", "rijk", "corporaties", "corporatie",
            "directeur", "presidium", "bestuurder", "toezichthouder", "secretary", "chair");
    private static final Set<String> NO_SUBJECT =
            Set.of("dit", "dat", "deze", "die", "er", "hierover", "hierbij", "daarom", "daarover", "daarbij", "ook",
            "in", "op", "per", "voor", "na", "bij", "om", "als", "hiervoor", "daarvoor", "zij", "hij", "ze", "het",
            "men", "we", "wij", "u", "ik", "alle", "wie", "wat", "hoe", "welke", "wanneer", "vervolgens", "verder",
            "daarna", "tevens", "nog", "uiterlijk", "actie", "besloten", "afgesproken", "wordt", "worden", "is", "zijn",
            "conform", "naar", "met", "van", "uit", "hiertoe", "daartoe", "volgens", "tijdens", "binnen", "vanuit",
            "door", "over", "rond", "tot", "tussen", "zodra", "omdat", "indien", "graag", "deadline");
    private static final Set<String> PRONOUNS_AFTER =
            Set.of("we", "wij", "zij", "hij", "ze", "men", "er", "u", "ik", "het", "zich", "hierover", "dit", "deze",
            "nog", "nu", "ook", "dan", "hier", "daar", "een");

    private Who() {}

    static boolean takesOwner(LineKind kind) {
        return switch (kind) {
            case ACTION, QUESTION, CALL, AGREEMENT -> true;
            case DECISION, SIGNAL, ANNOUNCEMENT, AGENDA_POINT -> false;
        };
    }

    static List<String> ownersIn(String text, List<Signals.Word> words, LineKind kind, Signals.@Nullable Hit hit) {
        return switch (kind) {
            case ACTION -> doer(text, words, hit);
            case AGREEMENT -> doerOfAgreement(text, words);
            case QUESTION -> asked(text, words);
            case CALL -> called(text, words, hit);
            case DECISION, SIGNAL, ANNOUNCEMENT, AGENDA_POINT -> List.of();
        };
    }

    private static List<String> doer(String text, List<Signals.Word> words, Signals.@Nullable Hit hit) {
        for (var i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).plain().equals("door")) {
                var name = name(text, words, i + 1);
                if (name != null) {
                    return Owners.of(name);
                }
            }
        }
        if (hit == null) {
            return List.of();
        }
        var passive = words.get(hit.from()).plain().startsWith("word");
        if (passive || hit.from() == 0) {
            return List.of();
        }
        var subject = subject(text, words, hit.from());
        if (subject != null) {
            return Owners.of(subject);
        }
        var name = hit.from() + 1 < words.size() ? name(text, words, hit.from() + 1) : null;
        return name == null ? List.of() : Owners.of(name);
    }

    private static List<String> doerOfAgreement(String text, List<Signals.Word> words) {
        for (var i = 0; i + 2 < words.size() && i < 5; i++) {
            if (words.get(i).plain().equals("dat")) {
                var name = name(text, words, i + 1);
                return name == null ? List.of() : Owners.of(name);
            }
        }
        return List.of();
    }

    private static List<String> after(String text, List<Signals.Word> words, List<String> links, List<String> before) {
        for (var i = 1; i + 1 < words.size(); i++) {
            if (links.contains(words.get(i).plain()) && before.contains(words.get(i - 1).plain())) {
                var name = name(text, words, i + 1);
                return name == null ? List.of() : Owners.of(name);
            }
        }
        return List.of();
    }

    private static List<String> asked(String text, List<Signals.Word> words) {
        var named = after(text, words, List.of("aan"), List.of("vraag", "vragen", "gevraagd"));
        if (!named.isEmpty() || words.size() < 2) {
            return named;
        }
        return switch (words.getFirst().plain()) {
            case "kan", "kunnen", "wil", "willen", "heeft", "gaat", "komt", "zal", "is" -> {
                var name = name(text, words, 1);
                yield name == null || words.getFirst().plain().equals("is") ? List.of() : Owners.of(name);
            }
            default -> List.of();
        };
    }

    private static List<String> called(String text, List<Signals.Word> words, Signals.@Nullable Hit hit) {
        if (hit == null) {
            for (var i = 1; i < Math.min(6, words.size()); i++) {
                if (words.get(i).plain().startsWith("moet") || words.get(i).plain().equals("dient")) {
                    var subject = subject(text, words, i);
                    return subject == null ? List.of() : Owners.of(subject);
                }
            }
            return List.of();
        }
        if (hit.gapFrom() >= 0 && hit.gapTo() > hit.gapFrom() && hit.gapTo() - hit.gapFrom() <= 6) {
            var gap = bare(text.substring(words.get(hit.gapFrom()).start(), words.get(hit.gapTo() - 1).end()));
            var first = Signals.words(gap);
            if (!first.isEmpty() && !words.get(hit.from()).plain().startsWith("word")
                    && !first.getFirst().plain().equals("bij")) {
                return Owners.of(gap);
            }
        }
        for (var i = hit.from(); i + 1 < words.size(); i++) {
            var word = words.get(i).plain();
            if (Set.of("aan", "op", "bij").contains(word) || i == hit.to() - 1 && word.startsWith("verzoek")) {
                var name = name(text, words, i + 1);
                if (name != null) {
                    return Owners.of(name);
                }
            }
        }
        var subject = hit.phrase().startsWith("word") ? subject(text, words, hit.from()) : null;
        return subject == null ? List.of() : Owners.of(subject);
    }

    /// What stands before the verb, when that is someone.
    private static @Nullable String subject(String text, List<Signals.Word> words, int verb) {
        if (verb == 0 || verb > 7) {
            return null;
        }
        var first = words.getFirst().plain();
        var article = Set.of("de", "het", "een", "alle").contains(first);
        if (article && verb == 1 || !article && NO_SUBJECT.contains(first)) {
            return null;
        }
        var name = text.substring(words.getFirst().start(), words.get(verb - 1).end());
        return name.indexOf(':') >= 0 || name.indexOf(',') >= 0 && verb > 4 ? null : bare(name);
    }

    /// A name or role from this word on: an article is left out, capitals that follow belong to it.
    private static @Nullable String name(String text, List<Signals.Word> words, int from) {
        var at = from;
        while (at < words.size() && Set.of("de", "het", "een").contains(words.get(at).plain())) {
            at++;
        }
        if (at + 1 < words.size() && Set.of("alle", "elke", "iedere").contains(words.get(at).plain())
                && ROLES.contains(words.get(at + 1).plain())) {
            return text.substring(words.get(at).start(), words.get(at + 1).end());
        }
        if (at >= words.size() || PRONOUNS_AFTER.contains(words.get(at).plain())) {
            return null;
        }
        var first = words.get(at);
        if (!Character.isUpperCase(text.charAt(first.start())) && !ROLES.contains(first.plain())) {
            return null;
        }
        var end = at + 1;
        while (end < words.size() && end - at < 7 && isClose(text, words, end)) {
            var word = words.get(end);
            var capital = Character.isUpperCase(text.charAt(word.start()));
            var link = Set.of("van", "en", "de", "voor", "het").contains(word.plain()) && end + 1 < words.size()
                    && isClose(text, words, end + 1)
                    && (Character.isUpperCase(text.charAt(words.get(end + 1).start()))
                    || word.plain().equals("en") && ROLES.contains(words.get(end + 1).plain())
                            || word.plain().equals("en") && end + 2 < words.size()
                            && words.get(end + 1).plain().equals("de") && ROLES.contains(words.get(end + 2).plain()));
            if (!capital && !link) {
                break;
            }
            end++;
        }
        return text.substring(first.start(), words.get(end - 1).end());
    }

    private static boolean isClose(String text, List<Signals.Word> words, int at) {
        var between = text.substring(words.get(at - 1).end(), words.get(at).start());
        return between.length() <= 3 && (between.isBlank() || between.strip().equals("&"));
    }

    static @Nullable String nameBeforeColon(String text, List<Signals.Word> words) {
        var colon = text.indexOf(':');
        if (colon < 2 || colon > 40 || colon + 2 >= text.length() || words.isEmpty()) {
            return null;
        }
        var name = text.substring(0, colon).strip();
        var plain = Signals.words(name);
        if (plain.isEmpty() || plain.size() > 4 || !Character.isUpperCase(name.charAt(0))
                && !ROLES.contains(plain.getFirst().plain())) {
            return null;
        }
        if (NO_SUBJECT.contains(plain.getFirst().plain()) && !plain.getFirst().plain().equals("alle")
                || TypedLines.label(text) != null && Prefixes.PREFIXES.containsKey(TypedLines.label(text))) {
            return null;
        }
        return name;
    }

    /// "Secretaris - stukken rondsturen - voor 22 januari"
    static @Nullable String nameBeforeDash(String text) {
        var dash = text.indexOf(" - ");
        dash = dash < 0 ? text.indexOf(" – ") : dash;
        if (dash < 2 || dash > 40) {
            return null;
        }
        var name = text.substring(0, dash).strip();
        var words = Signals.words(name);
        var known = !words.isEmpty() && words.size() <= 3 && ROLES.contains(words.getFirst().plain());
        return known ? name : null;
    }

    static String bare(String name) {
        return name.strip().replaceFirst("(?i)^(de|het|een)\\s+", "");
    }
}
