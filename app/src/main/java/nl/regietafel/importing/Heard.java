package nl.regietafel.importing;

import java.util.List;
import java.util.Set;
import nl.regietafel.decision.LineKind;

/// Which words that one hears make a sentence what it is: a question mark, a task; not what is denied, what others do
/// or what may still happen.
final class Heard {

    // who decides for itself what this table only hears of
    private static final Set<String> OTHERS = Set.of("kabinet", "minister", "ministers", "staatssecretaris",
            "ministerie", "ministeries", "coa", "ind", "rechtbank", "rechter", "kamer", "tk", "ek", "ministerraad",
            "rijk", "rvs", "vng", "ipo", "senaat", "europese", "brussel", "raad van state", "mr");
    private static final Set<String> INFINITIVES =
            Set.of("rondsturen", "uitzoeken", "nagaan", "opstellen", "uitwerken", "aanleveren", "organiseren",
            "inplannen", "plannen", "voorbereiden", "delen", "versturen", "verzenden", "toesturen", "sturen",
            "terugkoppelen", "informeren", "opnemen", "bespreken", "onderzoeken", "inventariseren", "evalueren",
            "actualiseren", "controleren", "regelen", "navragen", "opvragen", "aanpassen", "verwerken", "maken",
            "schrijven", "bellen", "mailen", "uitnodigen", "verzamelen", "afstemmen", "bijwerken", "aanvullen",
            "voorleggen", "publiceren", "verspreiden", "uitvragen", "berekenen", "benaderen", "ophalen", "vragen",
            "checken", "monitoren", "bewaken", "toetsen", "verkennen", "opleveren", "leveren", "indienen", "aanvragen",
            "afronden", "uitzetten", "oppakken", "zetten", "brengen", "doorgeven", "doorsturen", "nasturen",
            "bijhouden", "reserveren", "vastleggen", "toevoegen", "aanmelden", "presenteren", "toelichten",
            "overleggen", "uitvoeren", "opzetten", "bundelen", "samenvatten", "beantwoorden", "zoeken", "doen",
            "rapporteren", "contact", "nabellen", "peilen", "tekenen", "ondertekenen", "plaatsen", "voeren", "wijzigen",
            "herzien", "stellen", "nazenden", "toezenden", "rondzenden", "aanschrijven", "formuleren", "concretiseren",
            "verduidelijken", "prioriteren", "prepare", "send");

    private Heard() {}

    static boolean isAsked(String text) {
        var end = text.length();
        while (end > 0 && ")’'\"” ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '?';
    }

    static boolean isDenied(Signals.Hit hit, List<Signals.Word> words) {
        if (hit.kind() == LineKind.SIGNAL || hit.kind() == LineKind.ANNOUNCEMENT) {
            return false;
        }
        var from = Math.max(0, hit.from() - 3);
        var to = Math.min(words.size(), hit.to() + 1);
        for (var i = from; i < to; i++) {
            var word = words.get(i).plain();
            if ((word.equals("niet") || word.equals("geen")) && !(hit.kind() == LineKind.QUESTION)) {
                return i < hit.to() || hit.kind() != LineKind.AGREEMENT && hit.kind() != LineKind.DECISION
                        || hit.to() - hit.from() == 1;
            }
        }
        return false;
    }

    static boolean namesOthers(List<Signals.Word> words) {
        return words.stream().anyMatch(word -> OTHERS.contains(word.plain()));
    }

    /// "Het kabinet heeft besloten": a decision, but not of this table.
    static boolean isOthers(Signals.Hit hit, List<Signals.Word> words) {
        if (hit.kind() != LineKind.DECISION) {
            return false;
        }
        for (var i = 0; i < hit.to(); i++) {
            if (OTHERS.contains(words.get(i).plain()) && (i < hit.from() || hit.gapFrom() >= 0 && i >= hit.gapFrom()
                    && i < hit.gapTo())) {
                var passive = i > 0 && Set.of("van", "met", "aan").contains(words.get(i - 1).plain())
                        || i > 1 && Set.of("van", "met", "aan").contains(words.get(i - 2).plain());
                if (!passive) {
                    return true;
                }
            }
        }
        return false;
    }

    /// What may, could or is expected to happen is nobody's task yet; what has happened is none any more.
    static boolean isUnsure(Signals.Hit hit, List<Signals.Word> words) {
        if (hit.kind() != LineKind.ACTION && hit.kind() != LineKind.AGENDA_POINT) {
            return false;
        }
        if (hit.from() > 0 && words.get(hit.from() - 1).plain().equals("te")
                || hit.to() > 1 && words.get(hit.to() - 2).plain().equals("te")) {
            return true;
        }
        if (hit.gapFrom() >= 0 && hit.to() < words.size() && words.get(hit.to()).plain().equals("te")) {
            return true;
        }
        for (var i = Math.max(0, hit.from() - 8); i < hit.to(); i++) {
            var word = words.get(i).plain();
            switch (word) {
                case "kan", "kunnen", "zou", "zouden", "mogelijk", "verwachting", "wellicht", "misschien", "werd",
                        "werden", "afgelopen", "vorige" -> {
                    return true;
                }
                case "heeft", "hebben" -> {
                    if (hit.phrase().indexOf("toegezegd") < 0) {
                        return true;
                    }
                }
                default -> { }
            }
        }
        return false;
    }

    /// A short text that ends or opens with what must be done: "Notitie rondsturen", "Uitzoeken of dit kan".
    static boolean isTask(List<Signals.Word> words) {
        if (words.isEmpty() || words.size() > 40) {
            return false;
        }
        if (INFINITIVES.contains(words.getFirst().plain()) && words.size() > 1) {
            return true;
        }
        var finite = false;
        for (var word : words) {
            finite |= switch (word.plain()) {
                case "is", "zijn", "wordt", "worden", "heeft", "hebben", "kan", "kunnen", "moet", "moeten", "wil",
                        "willen", "zal", "zullen", "gaat", "gaan", "blijft", "blijven", "was", "waren" -> true;
                default -> false;
            };
        }
        if (finite) {
            return false;
        }
        for (var i = words.size() - 1; i >= Math.max(0, words.size() - 6); i--) {
            if (INFINITIVES.contains(words.get(i).plain()) && i > 0
                    && !Set.of("te", "het", "de", "deze", "een", "hun", "haar", "onze", "alle", "nieuwe")
                    .contains(words.get(i - 1).plain())) {
                return true;
            }
        }
        return false;
    }
}
