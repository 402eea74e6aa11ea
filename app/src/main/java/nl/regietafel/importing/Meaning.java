package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// What the words of one bullet mean: which kind it is, who, when, to which meeting, and what further obligations it
/// holds. It reads sentence by sentence. What is written out (a prefix, a column) goes before what is heard in a verb.
final class Meaning {

    /// What stands around a text.
    ///
    /// @param kind   that its section, column or introduction gives it; a weight of 0.8 or less was only inferred
    /// @param goesTo the meeting its section is about
    record Around(@Nullable LineKind kind, double weight, @Nullable LocalDate goesTo) {
        static final Around NOTHING = new Around(null, 0, null);
    }

    record Sense(LineKind kind, double confidence, List<String> owners, @Nullable LocalDate due, @Nullable String dueText,
            @Nullable LocalDate goesTo, @Nullable String dossier) {}

    record Part(String text, Sense sense) {}

    record Understood(Sense whole, List<Part> parts) {}

    private record Sentence(String text, List<Signals.Word> words, @Nullable LineKind kind, double weight, Signals.@Nullable Hit hit,
            List<String> owners, @Nullable LocalDate due, @Nullable String dueText, @Nullable LocalDate goesTo, boolean explicit) {

        /// "Zij koppelt dit terug": the one spoken of just before.
        Sentence after(Sentence before) {
            var again = owners.isEmpty() && !words.isEmpty() && Set.of("zij", "hij", "ze", "die", "deze").contains(words.getFirst().plain());
            return again ? new Sentence(text, words, kind, weight, hit, before.owners, due, dueText, goesTo, explicit) : this;
        }
    }

    static final Map<String, LineKind> PREFIXES = Map.ofEntries(
            Map.entry("actie", LineKind.ACTION), Map.entry("acties", LineKind.ACTION), Map.entry("actiepunt", LineKind.ACTION),
            Map.entry("actiepunten", LineKind.ACTION), Map.entry("toezegging", LineKind.ACTION), Map.entry("action", LineKind.ACTION),
            Map.entry("todo", LineKind.ACTION), Map.entry("to do", LineKind.ACTION), Map.entry("taak", LineKind.ACTION), Map.entry("a", LineKind.ACTION),
            Map.entry("toezeggingen", LineKind.ACTION), Map.entry("vervolgactie", LineKind.ACTION),
            Map.entry("openstaande acties", LineKind.ACTION), Map.entry("open acties", LineKind.ACTION), Map.entry("openstaande actiepunten", LineKind.ACTION),
            Map.entry("actielijst", LineKind.ACTION), Map.entry("actiepuntenlijst", LineKind.ACTION), Map.entry("nieuwe acties", LineKind.ACTION),
            Map.entry("lopende acties", LineKind.ACTION), Map.entry("afgeronde acties", LineKind.ACTION), Map.entry("afgehandelde acties", LineKind.ACTION),
            Map.entry("besluit", LineKind.DECISION), Map.entry("besluiten", LineKind.DECISION), Map.entry("decision", LineKind.DECISION),
            Map.entry("genomen besluiten", LineKind.DECISION), Map.entry("genomen besluit", LineKind.DECISION), Map.entry("beslissing", LineKind.DECISION),
            Map.entry("b", LineKind.DECISION), Map.entry("besloten", LineKind.DECISION), Map.entry("besluitenlijst", LineKind.DECISION),
            Map.entry("afspraak", LineKind.AGREEMENT), Map.entry("afspraken", LineKind.AGREEMENT), Map.entry("werkafspraak", LineKind.AGREEMENT),
            Map.entry("werkafspraken", LineKind.AGREEMENT), Map.entry("gemaakte afspraken", LineKind.AGREEMENT), Map.entry("afgesproken", LineKind.AGREEMENT),
            Map.entry("spelregels", LineKind.AGREEMENT), Map.entry("agreement", LineKind.AGREEMENT),
            Map.entry("vraag", LineKind.QUESTION), Map.entry("vragen", LineKind.QUESTION), Map.entry("openstaande vragen", LineKind.QUESTION),
            Map.entry("open vragen", LineKind.QUESTION), Map.entry("question", LineKind.QUESTION), Map.entry("open vraag", LineKind.QUESTION), Map.entry("v", LineKind.QUESTION),
            Map.entry("oproep", LineKind.CALL), Map.entry("oproepen", LineKind.CALL), Map.entry("verzoek", LineKind.CALL), Map.entry("call", LineKind.CALL), Map.entry("verzoeken", LineKind.CALL),
            Map.entry("signaal", LineKind.SIGNAL), Map.entry("signalen", LineKind.SIGNAL), Map.entry("constatering", LineKind.SIGNAL),
            Map.entry("constateringen", LineKind.SIGNAL), Map.entry("knelpunten", LineKind.SIGNAL), Map.entry("knelpunt", LineKind.SIGNAL), Map.entry("zorgpunt", LineKind.SIGNAL),
            Map.entry("zorgpunten", LineKind.SIGNAL), Map.entry("aandachtspunt", LineKind.SIGNAL), Map.entry("aandachtspunten", LineKind.SIGNAL), Map.entry("s", LineKind.SIGNAL),
            Map.entry("mededeling", LineKind.ANNOUNCEMENT), Map.entry("mededelingen", LineKind.ANNOUNCEMENT), Map.entry("ter kennisname", LineKind.ANNOUNCEMENT),
            Map.entry("ter informatie", LineKind.ANNOUNCEMENT), Map.entry("info", LineKind.ANNOUNCEMENT), Map.entry("informatie", LineKind.ANNOUNCEMENT), Map.entry("m", LineKind.ANNOUNCEMENT),
            Map.entry("i", LineKind.ANNOUNCEMENT), Map.entry("toelichting", LineKind.ANNOUNCEMENT), Map.entry("achtergrond", LineKind.ANNOUNCEMENT), Map.entry("announcement", LineKind.ANNOUNCEMENT), Map.entry("ter kennisneming", LineKind.ANNOUNCEMENT),
            Map.entry("agendapunt", LineKind.AGENDA_POINT), Map.entry("agendapunten", LineKind.AGENDA_POINT), Map.entry("agenderen", LineKind.AGENDA_POINT),
            Map.entry("te agenderen", LineKind.AGENDA_POINT), Map.entry("terugkomend punt", LineKind.AGENDA_POINT));

    private static final Set<String> OWNER_LABELS = Set.of("actiehouder", "actiehouders", "wie", "door wie", "door", "eigenaar", "trekker", "houder",
            "verantwoordelijk", "verantwoordelijke", "uitvoering", "uitvoering door", "owner", "actie door", "aan zet", "portefeuillehouder");
    private static final Set<String> DUE_LABELS = Set.of("wanneer", "deadline", "uiterlijk", "gereed", "gereed op", "termijn", "planning", "streefdatum",
            "voor", "einddatum", "due", "due date", "klaar", "gereed voor", "datum gereed", "datum");

    // who decides for itself what this table only hears of
    private static final Set<String> OTHERS = Set.of("kabinet", "minister", "ministers", "staatssecretaris", "ministerie", "ministeries", "coa", "ind", "rechtbank",
            "rechter", "kamer", "tk", "ek", "ministerraad", "rijk", "rvs", "vng", "ipo", "senaat", "europese", "brussel", "raad van state", "mr");
    private static final Set<String> BODIES = Set.of("ministerraad", "kamer", "tweede kamer", "eerste kamer", "staten", "gemeenteraad", "gemeenteraden", "raadsvergadering",
            "kabinet", "commissie", "college", "colleges", "rechtbank", "ledenvergadering", "alv", "mr", "raad", "senaat", "gs", "ps", "veiligheidsberaad", "lrt");
    private static final Set<String> TABLE = Set.of("vergadering", "overleg", "regietafel", "tafel", "prt", "lirt", "bijeenkomst", "agenda", "bestuurstafel", "tafeloverleg");
    private static final Set<String> STRONG_FORWARD = Set.of("agendapunt", "agendapunten", "geagendeerd", "agendeert", "agenderen", "agendeer", "agendering", "doorgeschoven", "aangehouden", "verschoven");
    private static final Set<String> FORWARD = Set.of("meegenomen", "meenemen", "terug", "terugkomen", "terugkomt", "besproken", "bespreking", "bespreken", "bespreekt", "behandeld",
            "behandelen", "behandeling", "voorgelegd", "voorleggen", "ingebracht", "inbrengen", "gesprek", "doorgezet", "verder", "aan de orde", "orde", "vervolgd", "hervat", "geagendeerd", "ter tafel", "tafel", "terugkoppeling", "besluitvorming");
    private static final Set<String> BEFORE = Set.of("voor", "uiterlijk", "uiterlijk op", "uiterlijk voor", "uiterlijk per", "uiterlijk in", "voor of op", "niet later dan",
            "ten laatste", "ten laatste op", "tegen", "tot", "uiterlijk de", "voor de", "voor het");
    private static final Set<String> ABOUT = Set.of("van", "d.d.", "dd", "na", "sinds", "rond", "omstreeks");
    private static final Set<String> FROM = Set.of("per", "vanaf", "met ingang van", "m.i.v.");
    private static final Set<String> ROLES = Set.of("kabinet", "minister", "staatssecretaris", "regering", "provincies", "secretaris", "secretariaat", "voorzitter", "griffier", "griffie", "provincie", "gemeente", "gemeenten", "allen", "iedereen", "leden",
            "ministerie", "commissaris", "gedeputeerde", "burgemeester", "wethouder", "coa", "vng", "ipo", "gs", "college", "projectleider", "ambtelijk", "werkgroep", "bestuurlijk", "regisseur", "wethouders", "burgemeesters",
            "ggd", "veiligheidsregio", "politie", "nidos", "ind", "programmamanager", "notulist", "beleidsadviseur", "kwartiermaker", "stuurgroep", "rijk", "corporaties", "corporatie", "directeur", "presidium", "bestuurder", "toezichthouder", "secretary", "chair");
    private static final Set<String> NO_SUBJECT = Set.of("dit", "dat", "deze", "die", "er", "hierover", "hierbij", "daarom", "daarover", "daarbij", "ook", "in", "op", "per", "voor", "na", "bij", "om", "als",
            "hiervoor", "daarvoor", "zij", "hij", "ze", "het", "men", "we", "wij", "u", "ik", "alle", "wie", "wat", "hoe", "welke", "wanneer", "vervolgens", "verder", "daarna", "tevens", "nog", "uiterlijk", "actie",
            "besloten", "afgesproken", "wordt", "worden", "is", "zijn", "conform", "naar", "met", "van", "uit", "hiertoe", "daartoe", "volgens", "tijdens", "binnen", "vanuit", "door", "over", "rond", "tot", "tussen", "zodra", "omdat", "indien", "graag", "deadline");
    private static final Set<String> PRONOUNS_AFTER = Set.of("we", "wij", "zij", "hij", "ze", "men", "er", "u", "ik", "het", "zich", "hierover", "dit", "deze", "nog", "nu", "ook", "dan", "hier", "daar", "een");
    private static final Set<String> INFINITIVES = Set.of("rondsturen", "uitzoeken", "nagaan", "opstellen", "uitwerken", "aanleveren", "organiseren", "inplannen", "plannen", "voorbereiden", "delen", "versturen",
            "verzenden", "toesturen", "sturen", "terugkoppelen", "informeren", "opnemen", "bespreken", "onderzoeken", "inventariseren", "evalueren", "actualiseren", "controleren", "regelen", "navragen", "opvragen",
            "aanpassen", "verwerken", "maken", "schrijven", "bellen", "mailen", "uitnodigen", "verzamelen", "afstemmen", "bijwerken", "aanvullen", "voorleggen", "publiceren", "verspreiden", "uitvragen", "berekenen", "benaderen",
            "ophalen", "vragen", "checken", "monitoren", "bewaken", "toetsen", "verkennen", "opleveren", "leveren", "indienen", "aanvragen", "afronden", "uitzetten", "oppakken", "zetten", "brengen", "doorgeven", "doorsturen", "nasturen",
            "bijhouden", "reserveren", "vastleggen", "toevoegen", "aanmelden", "presenteren", "toelichten", "overleggen", "uitvoeren", "opzetten", "bundelen", "samenvatten", "beantwoorden", "zoeken", "doen", "rapporteren", "contact", "nabellen", "peilen", "tekenen",
            "ondertekenen", "plaatsen", "voeren", "wijzigen", "herzien", "stellen", "nazenden", "toezenden", "rondzenden", "aanschrijven", "formuleren", "concretiseren", "verduidelijken", "prioriteren", "prepare", "send");
    private static final Pattern NO_DATE = Pattern.compile(
            "(?i)(?=[zdpovnetqiwc][.soepóiaewn1-4])\\b(?:z\\.s\\.m\\.?|zsm\\b|zo (?:spoedig|snel) mogelijk|doorlopend|per direct|op korte termijn|v(?:oo|óó|óo)r (?:de zomer|het zomerreces|de kerst|het eind van het jaar)\\w{0,9}|na (?:de zomer|het reces)\\w{0,9}"
                    + "|(?:eerste|tweede|derde|vierde) kwartaal(?: van)?(?: \\d{4})?|[qQ][1-4](?:[ -]?\\d{4})?\\b|in (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?: \\d{4})?\\b|week \\d{1,2}\\b|continu\\b|volgende (?:keer|vergadering|overleg)|eerstvolgende (?:vergadering|overleg))");
    private static final Pattern NUMBERED_PREFIX = Pattern.compile("(?i)^(ap|actiepunt|actie|besluit|afspraak|toezegging)[ -]?\\d{1,3}(?:\\.\\d{1,3})?\\s?[:.)–-]\\s");
    private static final Pattern HASHTAG = Pattern.compile("(?<![\\w&])#(\\p{L}[\\p{L}\\d_-]{1,40})");
    private static final Pattern AT = Pattern.compile("(?<![\\w.])@(?:\\[([^\\]\\n]{1,80})\\]|(\\p{L}[\\p{L}\\d_-]{1,40}))");

    private final @Nullable LocalDate on;
    private final Set<LocalDate> meetings;
    /// The dates of this bullet, of each text of which they were asked: a sentence, the whole, a name between brackets.
    private final Map<String, List<DutchDates.Found>> dates = new HashMap<>();

    /// @param on       the day of the meeting, when known
    /// @param meetings later days on which this table meets, as the document tells
    Meaning(@Nullable LocalDate on, Set<LocalDate> meetings) {
        this.on = on;
        this.meetings = new TreeSet<>(meetings);
    }

    Understood of(String text, Around around) {
        dates.clear();
        var trailing = new Trailing(text);
        var sentences = new ArrayList<Sentence>();
        for (var written : Sentences.of(text)) {
            if (sentences.isEmpty() || !isNote(written)) {
                var sentence = sentence(written, sentences.isEmpty() ? around : Around.NOTHING);
                sentences.add(sentences.isEmpty() ? sentence : sentence.after(sentences.getLast()));
            }
        }
        if (sentences.isEmpty()) {
            return new Understood(new Sense(LineKind.ANNOUNCEMENT, 0.2, List.of(), null, null, around.goesTo(), null), List.of());
        }
        var head = head(sentences, around);
        var lead = sentences.get(head);
        var kind = lead.kind();
        var confidence = lead.weight();
        if (around.kind() != null && !lead.explicit() && goesBefore(around, kind, confidence)) {
            confidence = kind == around.kind() ? Math.min(0.98, Math.max(confidence, around.weight()) + 0.05) : around.weight();
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
        if (owners.isEmpty() && takesOwner(kind)) {
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
        if (due == null && dueText == null && (sentences.size() == 1 || sentences.stream().anyMatch(sentence -> !dates(sentence.text()).isEmpty()))) {
            var words = lead.text().equals(text) ? lead.words() : Signals.words(text);
            var ofKind = due(text, words, kind, List.of());
            due = ofKind.due();
            dueText = ofKind.text();
        }
        if (dueText == null && kind == LineKind.ACTION && sentences.size() > 1) {
            var vague = NO_DATE.matcher(text);
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
        // "Afgesproken is dat X dit voor de volgende keer doet": one owner and a moment make it something to do
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
        return around.kind() == LineKind.ACTION && sentences.size() > 1 && sentences.get(1).kind() == LineKind.ACTION ? 1 : 0;
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

    // ---- one sentence ----

    private Sentence sentence(String text, Around around) {
        var words = Signals.words(text);
        var label = TypedLines.label(text);
        LineKind kind = null;
        var weight = 0.0;
        var explicit = false;
        var owners = new ArrayList<String>();
        if (label != null) {
            var prefix = prefix(label, text, owners);
            if (prefix != null && text.length() > text.indexOf(':') + 2) {
                kind = prefix;
                weight = label.length() == 1 ? 0.8 : 0.95;
                explicit = true;
            }
        }
        if (kind == null) {
            var numbered = NUMBERED_PREFIX.matcher(text);
            if (numbered.find()) {
                kind = PREFIXES.getOrDefault(numbered.group(1).toLowerCase(java.util.Locale.ROOT), LineKind.ACTION);
                weight = 0.92;
                explicit = true;
            }
        }
        Signals.Hit best = null;
        var hits = Signals.hits(words);
        var denied = hits.removeIf(hit -> isDenied(hit, words) || isOthers(hit, words));
        hits.removeIf(hit -> isUnsure(hit, words));
        if (kind == null) {
            for (var hit : hits) {
                if (best == null || hit.weight() > best.weight() + 0.001
                        || hit.weight() > best.weight() - 0.001 && hit.kind().equals(best.kind()) && hit.to() - hit.from() > best.to() - best.from()) {
                    best = hit;
                }
            }
            if (best != null) {
                kind = best.kind();
                weight = best.weight();
            }
            if (isAsked(text) && (kind == null || weight < 0.88 || kind == LineKind.ACTION)) {
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
        if (kind == null && isTask(words)) {
            kind = LineKind.ACTION;
            weight = 0.6;
        }
        if (!explicit && (kind == null || kind == LineKind.ACTION || weight < 0.7) && owners.isEmpty()) {
            var name = nameBeforeColon(text, words);
            name = name == null ? nameBeforeDash(text) : name;
            if (name != null && (kind == LineKind.ACTION || isTask(words) || around.kind() == LineKind.ACTION)) {
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
        var forward = forwarded(text, words, hits, kind);
        if (forward.sent() && (kind == null || kind == LineKind.AGENDA_POINT || kind == LineKind.ANNOUNCEMENT || kind == LineKind.ACTION && !explicit && best != null && best.weight() < 0.79
                || kind == LineKind.SIGNAL)) {
            kind = LineKind.AGENDA_POINT;
            weight = Math.max(0.75, weight);
        } else if (kind == LineKind.AGENDA_POINT && !explicit && !forward.sent() && hasOtherBody(words)) {
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
                owners.addAll(ownersIn(body, bodyWords, kind, bodyHits.stream().filter(hit -> hit.kind() == of).findFirst().orElse(null)));
                var name = owners.isEmpty() && kind == LineKind.ACTION ? nameBeforeColon(body, bodyWords) : null;
                name = name == null && owners.isEmpty() && kind == LineKind.ACTION ? nameBeforeDash(body) : name;
                if (name != null) {
                    owners.addAll(Owners.of(name));
                }
            } else {
                owners.addAll(ownersIn(text, words, kind, best));
            }
        }
        for (var at = AT.matcher(text); text.indexOf('@') >= 0 && at.find();) {
            owners.add(at.group(1) != null ? at.group(1) : at.group(2));
        }
        var due = kind == null ? new When(null, null) : due(text, words, kind, forward.used());
        if (kind == LineKind.AGREEMENT && !explicit && due.text() != null && best != null && owners.size() == 1 && isMoment(due.text())) {
            kind = LineKind.ACTION;
            weight = 0.55;
        }
        return new Sentence(text, words, kind, weight, best, owners, kind == LineKind.SIGNAL || kind == LineKind.ANNOUNCEMENT ? null : due.due(),
                kind == LineKind.SIGNAL || kind == LineKind.ANNOUNCEMENT ? null : due.text(), forward.to(), explicit);
    }

    /// "Actie: Lisdonk." after what is to be done says who, and is no sentence of its own.
    private static boolean isNote(String sentence) {
        var label = TypedLines.label(sentence);
        if (label == null) {
            return false;
        }
        if (OWNER_LABELS.contains(label) || DUE_LABELS.contains(label)) {
            return true;
        }
        var value = sentence.substring(sentence.indexOf(':') + 1);
        var words = Signals.words(value);
        return label.equals("actie") && words.size() <= 5 && !isTask(words) && Signals.hits(words).isEmpty();
    }

    private static boolean isMoment(String dueText) {
        var plain = Signals.plain(dueText);
        return plain.startsWith("voor") || plain.startsWith("uiterlijk");
    }

    private static @Nullable LineKind prefix(String label, String text, List<String> owners) {
        var kind = PREFIXES.get(label);
        if (kind != null) {
            return kind;
        }
        for (var word : List.of("actiepunt", "actie", "besluit", "afspraak", "vraag", "oproep", "toezegging", "verzoek", "signaal", "mededeling", "agendapunt")) {
            if (label.startsWith(word + " ")) {
                var who = text.substring(word.length(), text.indexOf(':')).replaceAll("[()–-]", " ").strip();
                who = who.replaceFirst("(?i)^(aan|voor|door|van)\\s+(de |het )?", "");
                if (!who.isEmpty() && !who.matches("\\d+.*")) {
                    owners.addAll(Owners.of(who));
                }
                return PREFIXES.get(word);
            }
        }
        return null;
    }

    private static boolean isAsked(String text) {
        var end = text.length();
        while (end > 0 && ")’'\"” ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '?';
    }

    private static boolean isDenied(Signals.Hit hit, List<Signals.Word> words) {
        if (hit.kind() == LineKind.SIGNAL || hit.kind() == LineKind.ANNOUNCEMENT) {
            return false;
        }
        var from = Math.max(0, hit.from() - 3);
        var to = Math.min(words.size(), hit.to() + 1);
        for (var i = from; i < to; i++) {
            var word = words.get(i).plain();
            if ((word.equals("niet") || word.equals("geen")) && !(hit.kind() == LineKind.QUESTION)) {
                return i < hit.to() || hit.kind() != LineKind.AGREEMENT && hit.kind() != LineKind.DECISION || hit.to() - hit.from() == 1;
            }
        }
        return false;
    }

    /// "Het kabinet heeft besloten": a decision, but not of this table.
    private static boolean isOthers(Signals.Hit hit, List<Signals.Word> words) {
        if (hit.kind() != LineKind.DECISION) {
            return false;
        }
        for (var i = 0; i < hit.to(); i++) {
            if (OTHERS.contains(words.get(i).plain()) && (i < hit.from() || hit.gapFrom() >= 0 && i >= hit.gapFrom() && i < hit.gapTo())) {
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
    private static boolean isUnsure(Signals.Hit hit, List<Signals.Word> words) {
        if (hit.kind() != LineKind.ACTION && hit.kind() != LineKind.AGENDA_POINT) {
            return false;
        }
        if (hit.from() > 0 && words.get(hit.from() - 1).plain().equals("te") || hit.to() > 1 && words.get(hit.to() - 2).plain().equals("te")) {
            return true;
        }
        if (hit.gapFrom() >= 0 && hit.to() < words.size() && words.get(hit.to()).plain().equals("te")) {
            return true;
        }
        for (var i = Math.max(0, hit.from() - 8); i < hit.to(); i++) {
            var word = words.get(i).plain();
            switch (word) {
                case "kan", "kunnen", "zou", "zouden", "mogelijk", "verwachting", "wellicht", "misschien", "werd", "werden", "afgelopen", "vorige" -> {
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
    private static boolean isTask(List<Signals.Word> words) {
        if (words.isEmpty() || words.size() > 40) {
            return false;
        }
        if (INFINITIVES.contains(words.getFirst().plain()) && words.size() > 1) {
            return true;
        }
        var finite = false;
        for (var word : words) {
            finite |= switch (word.plain()) {
                case "is", "zijn", "wordt", "worden", "heeft", "hebben", "kan", "kunnen", "moet", "moeten", "wil", "willen", "zal", "zullen", "gaat", "gaan", "blijft", "blijven", "was", "waren" -> true;
                default -> false;
            };
        }
        if (finite) {
            return false;
        }
        for (var i = words.size() - 1; i >= Math.max(0, words.size() - 6); i--) {
            if (INFINITIVES.contains(words.get(i).plain()) && i > 0
                    && !Set.of("te", "het", "de", "deze", "een", "hun", "haar", "onze", "alle", "nieuwe").contains(words.get(i - 1).plain())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String nameBeforeColon(String text, List<Signals.Word> words) {
        var colon = text.indexOf(':');
        if (colon < 2 || colon > 40 || colon + 2 >= text.length() || words.isEmpty()) {
            return null;
        }
        var name = text.substring(0, colon).strip();
        var plain = Signals.words(name);
        if (plain.isEmpty() || plain.size() > 4 || !Character.isUpperCase(name.charAt(0)) && !ROLES.contains(plain.getFirst().plain())) {
            return null;
        }
        if (NO_SUBJECT.contains(plain.getFirst().plain()) && !plain.getFirst().plain().equals("alle") || TypedLines.label(text) != null && PREFIXES.containsKey(TypedLines.label(text))) {
            return null;
        }
        return name;
    }

    /// "Secretaris - stukken rondsturen - voor 22 januari"
    private static @Nullable String nameBeforeDash(String text) {
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

    // ---- who ----

    private static boolean takesOwner(LineKind kind) {
        return switch (kind) {
            case ACTION, QUESTION, CALL, AGREEMENT -> true;
            case DECISION, SIGNAL, ANNOUNCEMENT, AGENDA_POINT -> false;
        };
    }

    private static List<String> ownersIn(String text, List<Signals.Word> words, LineKind kind, Signals.@Nullable Hit hit) {
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
            if (!first.isEmpty() && !words.get(hit.from()).plain().startsWith("word") && !first.getFirst().plain().equals("bij")) {
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
        if (at + 1 < words.size() && Set.of("alle", "elke", "iedere").contains(words.get(at).plain()) && ROLES.contains(words.get(at + 1).plain())) {
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
            var link = Set.of("van", "en", "de", "voor", "het").contains(word.plain()) && end + 1 < words.size() && isClose(text, words, end + 1)
                    && (Character.isUpperCase(text.charAt(words.get(end + 1).start())) || word.plain().equals("en") && ROLES.contains(words.get(end + 1).plain())
                            || word.plain().equals("en") && end + 2 < words.size() && words.get(end + 1).plain().equals("de") && ROLES.contains(words.get(end + 2).plain()));
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

    private static String bare(String name) {
        return name.strip().replaceFirst("(?i)^(de|het|een)\\s+", "");
    }

    // ---- when ----

    private record When(@Nullable LocalDate due, @Nullable String text) {}

    private record Forward(boolean sent, @Nullable LocalDate to, List<DutchDates.Found> used) {}

    private List<DutchDates.Found> dates(String text) {
        return dates.computeIfAbsent(text, _ -> Dates.in(text, on));
    }

    /// A date without a year says nothing when the day of the meeting is unknown.
    private @Nullable LocalDate dateOf(DutchDates.Found found, String text) {
        return switch (found) {
            case DutchDates.Day day -> on != null || Dates.hasYear(text.substring(day.start(), day.end())) ? day.date() : null;
            case DutchDates.NextMeeting _ -> next();
            case DutchDates.NoSuchDay _ -> null;
        };
    }

    private @Nullable LocalDate next() {
        for (var date : meetings) {
            if (on == null || date.isAfter(on)) {
                return date;
            }
        }
        return null;
    }

    private Forward forwarded(String text, List<Signals.Word> words, List<Signals.Hit> hits, @Nullable LineKind kind) {
        var strong = false;
        var weak = false;
        var talk = false;
        for (var word : words) {
            strong |= STRONG_FORWARD.contains(word.plain());
            weak |= FORWARD.contains(word.plain());
            talk |= word.plain().equals("gesprek") || word.plain().equals("overleg");
        }
        for (var i = 1; i < words.size(); i++) {
            strong |= words.get(i).plain().equals("agenda") && (words.get(i - 1).plain().equals("de") && i > 1 && words.get(i - 2).plain().equals("op")
                    || words.get(i - 1).plain().equals("naar") || i + 1 < words.size() && words.get(i + 1).plain().equals("van"));
        }
        strong |= hits.stream().anyMatch(hit -> hit.kind() == LineKind.AGENDA_POINT && hit.weight() >= 0.9);
        if (!strong && !weak) {
            return new Forward(false, null, List.of());
        }
        var done = hits.stream().anyMatch(hit -> hit.kind() == LineKind.ACTION && hit.weight() > 0.79);
        var elsewhere = hasOtherBody(words);
        var sent = false;
        for (var found : dates(text)) {
            var date = dateOf(found, text);
            var next = found instanceof DutchDates.NextMeeting;
            var known = next || date != null && meetings.contains(date);
            var lead = found.lead();
            var accented = text.substring(found.start(), Math.min(text.length(), found.start() + 4)).contains("ó");
            var before = BEFORE.contains(lead) && !lead.equals("tot") && (accented || lead.startsWith("uiterlijk") || lead.startsWith("niet") || !strong && !next);
            if (before || ABOUT.contains(lead) && !followsTable(text, words, found) || lead.equals("per")) {
                continue;
            }
            if (on != null && date != null && !date.isAfter(on)) {
                continue;
            }
            var back = words.stream().anyMatch(word -> word.plain().equals("terug")) && words.stream().anyMatch(word -> word.plain().startsWith("kom"));
            var goes = known ? strong || back || weak && !(done && (talk || !followsTable(text, words, found)))
                    : !elsewhere && (strong || weak && followsTable(text, words, found) && !done);
            if (goes) {
                sent = true;
                if (date != null) {
                    return new Forward(true, date, List.of(found));
                }
            }
        }
        return new Forward(sent, null, List.of());
    }

    /// "het overleg van 3 maart": a word for this table's meeting stands just before the date.
    private static boolean followsTable(String text, List<Signals.Word> words, DutchDates.Found found) {
        for (var i = words.size() - 1; i >= 0; i--) {
            var word = words.get(i);
            if (word.end() <= found.start()) {
                for (var k = i; k > i - 4 && k >= 0; k--) {
                    if (TABLE.contains(words.get(k).plain())) {
                        return true;
                    }
                }
                return false;
            }
        }
        return false;
    }

    private static boolean hasOtherBody(List<Signals.Word> words) {
        for (var word : words) {
            if (BODIES.contains(word.plain())) {
                return true;
            }
        }
        return false;
    }

    private When due(String text, List<Signals.Word> words, LineKind kind, List<DutchDates.Found> used) {
        if (kind == LineKind.SIGNAL || kind == LineKind.AGENDA_POINT) {
            return new When(null, null);
        }
        DutchDates.Found chosen = null;
        var sure = false;
        for (var found : dates(text)) {
            var lead = found.lead();
            var date = dateOf(found, text);
            if (used.contains(found) || found instanceof DutchDates.NoSuchDay || date != null && on != null && date.isBefore(on)
                    || lead.isEmpty() && isAboutBefore(text, found.start())) {
                continue;
            }
            var before = BEFORE.contains(lead);
            var fits = switch (kind) {
                case ACTION -> !ABOUT.contains(lead) && !lead.equals("vanaf") && !lead.equals("met ingang van") && !lead.equals("tot en met");
                case AGREEMENT -> before || FROM.contains(lead);
                case DECISION -> isReview(words) && !ABOUT.contains(lead);
                case QUESTION, CALL -> before;
                case ANNOUNCEMENT -> date != null && found instanceof DutchDates.Day day && day.calendar() && !lead.startsWith("tot") && !meetings.contains(date) && on != null && date.isAfter(on) && (!ABOUT.contains(lead) || hasOtherBody(words) && lead.equals("van"));
                case SIGNAL, AGENDA_POINT -> false;
            };
            if (fits && (chosen == null || before && !sure)) {
                chosen = found;
                sure = before;
            }
        }
        if (chosen != null) {
            return new When(dateOf(chosen, text), text.substring(chosen.start(), chosen.end()).strip());
        }
        if (kind == LineKind.ACTION) {
            var vague = NO_DATE.matcher(text);
            if (vague.find()) {
                return new When(null, vague.group().strip());
            }
        }
        return new When(null, null);
    }

    private static boolean isAboutBefore(String text, int at) {
        var before = text.substring(Math.max(0, at - 6), at).strip().toLowerCase(java.util.Locale.ROOT);
        return before.endsWith("d.d.") || before.endsWith(" dd") || before.endsWith(" dd.") || before.endsWith(" van");
    }

    private static boolean isReview(List<Signals.Word> words) {
        for (var word : words) {
            if (word.plain().startsWith("evalu") || word.plain().startsWith("geevalueerd") || word.plain().startsWith("herzien") || word.plain().startsWith("heroverw")
                    || word.plain().startsWith("herijk") || word.plain().startsWith("terugkijk") || word.plain().startsWith("tussenbalans")) {
                return true;
            }
        }
        return false;
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

    /// The day that a cell or label names, when it names one.
    @Nullable LocalDate dateIn(String cell) {
        for (var found : dates(cell)) {
            var date = dateOf(found, cell);
            if (date != null) {
                return date;
            }
        }
        var whole = DutchDates.whole(cell, on == null ? Dates.ANY_DAY : on);
        return whole == null ? null : dateOf(whole, cell);
    }

    // ---- what is written at the end ----

    /// "(actie: secretaris, uiterlijk 1 maart)", "Actiehouder: provincie. Gereed: 1 maart", "Actie: secretaris".
    private final class Trailing {

        private final List<String> owners = new ArrayList<>();
        /// Names between brackets that only count when the text is an action.
        private final List<String> names = new ArrayList<>();
        private @Nullable LocalDate due;
        private @Nullable String dueText;
        private @Nullable LineKind kind;

        Trailing(String text) {
            labels(text);
            var bare = text.strip();
            while (bare.endsWith(".") || bare.endsWith(";")) {
                bare = bare.substring(0, bare.length() - 1).strip();
            }
            for (var pair : List.of("()", "[]")) {
                var from = bare.lastIndexOf(pair.charAt(0));
                if (bare.endsWith(pair.substring(1)) && from > 0 && bare.length() - from < 90) {
                    inside(bare.substring(from + 1, bare.length() - 1));
                }
            }
            for (var arrow : List.of("→", "->", "=>", "»")) {
                var from = bare.lastIndexOf(arrow);
                if (from > 0 && bare.length() - from < 60) {
                    inside(bare.substring(from + arrow.length()));
                }
            }
            var from = Math.max(bare.lastIndexOf(" - "), bare.lastIndexOf(" – "));
            if (from > 0 && bare.length() - from < 50 && owners.isEmpty()) {
                var tail = bare.substring(from + 3).strip();
                var words = Signals.words(tail);
                if (!words.isEmpty() && words.size() <= 6 && (ROLES.contains(words.getFirst().plain()) || dateIn(tail) != null && words.size() <= 5)) {
                    inside(tail);
                }
            }
        }

        private void inside(String note) {
            var rest = note.strip();
            var label = TypedLines.label(rest);
            var named = false;
            if (label != null && (PREFIXES.containsKey(label) || OWNER_LABELS.contains(label) || DUE_LABELS.contains(label))) {
                if (PREFIXES.get(label) == LineKind.ACTION || OWNER_LABELS.contains(label)) {
                    kind = LineKind.ACTION;
                    named = true;
                }
                rest = rest.substring(rest.indexOf(':') + 1);
            } else if (Signals.plain(rest).startsWith("actie ")) {
                kind = LineKind.ACTION;
                named = true;
                rest = rest.substring(6);
            }
            var found = new ArrayList<String>();
            for (var part : rest.split("[,;/|]| – | - ")) {
                var words = Signals.words(part);
                if (words.isEmpty() || words.size() > 6) {
                    continue;
                }
                var date = dateIn(part);
                if (date != null || NO_DATE.matcher(part).find()) {
                    if (dueText == null && (on == null || date == null || !date.isBefore(on)) && !ABOUT.contains(words.getFirst().plain()) && !words.getFirst().plain().startsWith("d")) {
                        due = date;
                        dueText = part.strip();
                    }
                } else if (words.size() <= 4 && (named || ROLES.contains(words.getFirst().plain()))) {
                    found.addAll(Owners.of(bare(part)));
                } else if (words.size() <= 3 && isName(part.strip())) {
                    names.addAll(Owners.of(bare(part)));
                }
            }
            if (owners.isEmpty()) {
                owners.addAll(found);
                if (kind == null && dueText != null && !found.isEmpty()) {
                    kind = LineKind.ACTION;
                }
            }
        }

        private static boolean isName(String part) {
            return Character.isUpperCase(part.charAt(0)) && part.chars().noneMatch(Character::isDigit)
                    && !(part.length() <= 5 && part.equals(part.toUpperCase(java.util.Locale.ROOT)));
        }

        /// "Actiehouder: …", "Deadline: …" anywhere, each until the next full stop, bar, semicolon or label.
        private void labels(String text) {
            for (var colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
                var from = colon;
                while (from > 0 && colon - from < 24 && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == ' ')) {
                    from--;
                }
                var label = Signals.plain(text.substring(from, colon).strip());
                var space = label.lastIndexOf(' ');
                var last = space < 0 ? label : label.substring(space + 1);
                var owner = OWNER_LABELS.contains(label) || OWNER_LABELS.contains(last) && Character.isUpperCase(text.charAt(colon - last.length()));
                var moment = DUE_LABELS.contains(label) || DUE_LABELS.contains(last) && Character.isUpperCase(text.charAt(colon - last.length()));
                var atEnd = label.equals("actie") && from > 0 && text.length() - colon < 50;
                if (!owner && !moment && !atEnd) {
                    continue;
                }
                var value = value(text, colon + 1);
                var words = Signals.words(value);
                if (words.isEmpty() || words.size() > 8) {
                    continue;
                }
                if (moment) {
                    due = dateIn(value);
                    dueText = value;
                } else if (owner && from > 0) {
                    owners.addAll(Owners.of(value));
                    kind = LineKind.ACTION;
                } else if (atEnd && words.size() <= 5 && !isTask(words) && Signals.hits(words).isEmpty()) {
                    inside("actie: " + value);
                }
            }
        }

        private String value(String text, int from) {
            var end = from;
            while (end < text.length() && ";|\n)]".indexOf(text.charAt(end)) < 0
                    && !(text.charAt(end) == '.' && (end + 1 >= text.length() || text.charAt(end + 1) == ' ')
                            && !(end > 1 && Character.isDigit(text.charAt(end - 1)) && end + 2 < text.length() && Character.isLetterOrDigit(text.charAt(end + 2)) && Character.isLowerCase(text.charAt(end + 2))))) {
                end++;
            }
            var value = text.substring(from, end);
            for (var label : List.of(" Deadline:", " Wanneer:", " Gereed:", " Uiterlijk:", " Actiehouder:", " Wie:", " Termijn:", " Door:", " Planning:", " Status:", ", deadline:", ", wanneer:", ", gereed:", ", uiterlijk:", " Datum:", " Eigenaar:", " Opmerking:")) {
                var at = value.indexOf(label);
                if (at >= 0) {
                    value = value.substring(0, at);
                }
            }
            return value.strip();
        }
    }
}
