package nl.regietafel.importing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.regietafel.decision.LineKind;

/// By which words one hears what a sentence is. The table below is read top to bottom by a person: a kind, how sure its
/// words make us, and the phrases. In a phrase `a|b` is one of both, `agender*` any word that begins so, and `…` at
/// most ten words in between. No phrase names a place, a party or a case: they are the words of any table.
///
/// Every word of a text is looked up once by its own letters, so the cost is linear in the text.
final class Signals {

    private static final String TABLE = """
            decision 0.9   besloten is | besloten wordt | is besloten | wordt besloten | wordt … besloten \
            | er is besloten | zijn akkoord | is akkoord | gaat akkoord | gaan akkoord | akkoord bevonden \
            | stemt in | stemmen in | stemt … in met | stemmen … in met | is ingestemd | wordt ingestemd \
            | is … ingestemd | wordt … ingestemd | ingestemd met | ingestemd | ongewijzigd vastgesteld \
            | conform vastgesteld | gewijzigd vastgesteld | wordt vastgesteld | is vastgesteld \
            | worden vastgesteld | zijn vastgesteld | wordt … vastgesteld | is … vastgesteld \
            | worden … vastgesteld | stelt … vast | stellen … vast | conform besloten | conform advies \
            | conform voorstel | besluit akkoord | besluit dat | besluit om | besluit tot | besluit de \
            | besluit het | besluit een | besluit in | besluit met | besluiten dat | besluiten om | besluiten tot \
            | unaniem aangenomen | met algemene stemmen | goedgekeurd | wordt aangenomen | is aangenomen \
            | wordt verworpen | is verworpen | aangenomen met | keurt … goed | keuren … goed | wordt gekozen voor \
            | kiest ervoor | kiest voor | neemt het besluit | unaniem besloten | gaan … akkoord | gaat … akkoord \
            | besluit unaniem | is goedgekeurd
            decision 0.8   vastgesteld | akkoord | aangenomen | verworpen | besloten | wordt afgewezen \
            | voor kennisgeving aangenomen | ongewijzigd | decided | approved | agreed to
            decision 0.6   heeft … besloten | hebben … besloten
            agreement 0.9  afgesproken is | afsproken is | is afgesproken | is … afgesproken | wordt afgesproken \
            | afgesproken wordt | afgesproken dat | afgesproken om | afsproken | spreken af | spreekt af \
            | spreken … af | spreekt … af | de afspraak is | afspraak is | overeengekomen | werkafspraak \
            | als afspraak geldt | blijft de afspraak
            agreement 0.75 afgesproken | voortaan | in het vervolg | met ingang van heden | vaste afspraak \
            | als regel geldt | geldt als regel | hanteren als uitgangspunt | we agreed
            agreement 0.6  geldt dat | altijd vooraf | altijd eerst | telkens vooraf
            question 0.9   de vraag is | centrale vraag | vraag is of | vraag is hoe | vraag is wanneer \
            | vraag is welke | vraag is wat | vraagt zich af | vragen zich af | de vraag of | de vraag hoe \
            | de vraag welke | rijst de vraag | vraag aan | open vraag | vraagt of | vragen of | vraagt hoe \
            | vragen hoe | vraagt wanneer | vraagt welke | vraagt wat | vraagt waarom | wil weten | willen weten \
            | vraagt naar | openstaande vraag | stelt de vraag | legt de vraag
            call 0.85      roept … op om | roepen … op om | roept … op tot | roepen … op tot | roept … op te \
            | roept … op | roepen … op | wordt opgeroepen | worden opgeroepen | wordt … opgeroepen \
            | worden … opgeroepen | oproep aan | doet een beroep op | doen een beroep op | doet … een beroep op \
            | doen … een beroep op | dringt aan op | dringen aan op | dringt … aan | dringen … aan \
            | dringend verzoek | verzoekt | verzoeken | wordt verzocht | worden verzocht | wordt … verzocht \
            | worden … verzocht | spoort … aan | sporen … aan | het verzoek aan | verzoek aan | verzoek is om \
            | verzoekt … om | vraagt met klem | vragen met klem | is een oproep | doet een oproep \
            | doen een oproep | roept … toe
            call 0.7       pleit voor | pleiten voor | bepleit | bepleiten | vraagt aandacht | vragen aandacht \
            | vraagt … aandacht | vragen … aandacht | vraagt … om | vragen … om | wordt geadviseerd \
            | wordt … geadviseerd | worden geadviseerd | adviseert … om | adviseren … om | wordt gevraagd om \
            | worden gevraagd om | wordt … gevraagd om | worden … gevraagd om | wordt uitgenodigd om \
            | worden uitgenodigd om
            agenda_point 0.9 agendeert | agenderen | geagendeerd | agendeer | ter agendering \
            | op de agenda van de volgende | op de agenda van het volgende | op de agenda van de eerstvolgende \
            | doorgeschoven naar | doorgeschoven | agendapunt voor | agendapunten voor | agendapunten van \
            | aangehouden tot | schuift door naar | verschoven naar | terug op de agenda | opnieuw op de agenda \
            | komt op de agenda | komen op de agenda | op de agenda gezet | op de agenda geplaatst \
            | op de agenda zetten | op de agenda plaatsen | verplaatst naar de vergadering | bespreekpunt voor
            agenda_point 0.7 wordt meegenomen in het gesprek | wordt meegenomen in het overleg \
            | wordt meegenomen naar | meegenomen naar | komt terug in | komt terug op | komen terug op de \
            | volgende keer | wordt besproken op | wordt besproken in | wordt behandeld op | wordt behandeld in \
            | staat op de agenda van de volgende | inbrengen in het overleg | wordt ingebracht | worden ingebracht \
            | op de agenda | wordt voorgelegd aan de tafel
            action 0.8     wordt onderzocht | worden onderzocht | wordt … onderzocht | worden … onderzocht \
            | zoekt uit | zoeken uit | zoekt … uit | zoeken … uit | uitgezocht | wordt nagegaan | wordt … nagegaan \
            | gaat … na | gaat na | gaan … na | stuurt … toe | stuurt … rond | stuurt … door | stuurt … op \
            | stuurt | sturen | sturen … toe | sturen … rond | stuur | verstuurt | verstuurd door | verzendt \
            | mailt | bereidt … voor | bereiden … voor | werkt … uit | werken … uit | werkt … bij | stelt … op \
            | stellen … op | levert … aan | leveren … aan | levert … in | leveren … in | levert | neemt contact op \
            | nemen contact op | neemt … contact op | nemen … contact op | neemt contact | koppelt … terug \
            | koppelen … terug | plant … in | plannen … in | inventariseert | inventariseren | onderzoekt \
            | organiseert | organiseren | regelt | verzamelt | verzamelen | berekent | schrijft | nodigt … uit \
            | nodigen … uit | draagt zorg | zorgt voor | zorgt dat | zorgt ervoor | zorgen voor | zorgen ervoor \
            | pakt … op | pakken … op | verspreidt | past … aan | passen … aan | controleert | belt | rapporteert \
            | actualiseert | actualiseren | vult … aan | vullen … aan | legt … voor | leggen … voor \
            | brengt … in kaart | brengen … in kaart | zet … uit | zetten … uit | evalueert | benadert | benaderen \
            | doet navraag | doen navraag | doet … navraag | publiceert | komt met een | komen met een | maakt een \
            | maken een | maakt … een | deelt … met | deelt de | deelt een | delen … met | delen een | delen de \
            | vraagt … op | vragen … op | vraagt … na | vragen … na | vraagt uit | informeert | levert een \
            | doet een voorstel | doet een uitvraag | start een | stemt … af | stemmen … af | geeft … door \
            | geven … door | haalt … op | verwerkt | verwerken | toetst | bewaakt | monitort | peilt | houdt … bij \
            | reserveert | vertaalt … naar | bundelt | belegt | coördineert | coordineert | werkt aan | rondt … af \
            | ronden … af | dient … in | dienen … in | meldt … aan | melden … aan | voert … uit | voeren … uit \
            | koppelt … aan | vraagt … aan | vragen … aan | biedt … aan | bieden … aan | tekent … uit | checkt \
            | verkent | verkennen | dragen … aan | geeft … terugkoppeling | komt … terug op | komt hierop terug \
            | komt daarop terug | gaat in gesprek | gaan in gesprek | gaat … in gesprek | gaan … in gesprek \
            | gaat het gesprek aan | bespreekt … met | bespreken … met | overlegt met | overleggen met \
            | zet … op papier | sends | prepares | will send | will prepare
            action 0.75    wordt uitgewerkt | wordt … uitgewerkt | worden uitgewerkt | wordt opgesteld \
            | wordt … opgesteld | wordt gedeeld | wordt … gedeeld | worden gedeeld | worden … gedeeld \
            | wordt verstuurd | wordt … verstuurd | worden verstuurd | wordt verzonden | wordt … verzonden \
            | wordt toegestuurd | wordt … toegestuurd | worden … toegestuurd | wordt rondgestuurd \
            | wordt … rondgestuurd | wordt nagezonden | worden nagezonden | wordt … nagezonden | wordt opgepakt \
            | wordt … opgepakt | wordt voorbereid | wordt … voorbereid | wordt aangeleverd | wordt … aangeleverd \
            | worden aangeleverd | worden … aangeleverd | wordt geinventariseerd | wordt … geinventariseerd \
            | worden … geinventariseerd | wordt benaderd | wordt … benaderd | worden … benaderd | wordt ingepland \
            | wordt … ingepland | wordt georganiseerd | wordt … georganiseerd | wordt aangepast \
            | wordt … aangepast | wordt aangevuld | wordt … aangevuld | wordt bijgewerkt | wordt … bijgewerkt \
            | wordt geregeld | wordt … geregeld | wordt teruggekoppeld | wordt … teruggekoppeld | wordt verwerkt \
            | wordt … verwerkt | wordt uitgenodigd | worden uitgenodigd | wordt … uitgenodigd | wordt afgestemd \
            | wordt … afgestemd | wordt verspreid | wordt … verspreid | wordt geevalueerd | wordt … geevalueerd \
            | wordt berekend | wordt … berekend | wordt in kaart gebracht | wordt … in kaart gebracht \
            | worden … in kaart gebracht | wordt gemaakt | wordt … contact opgenomen | wordt contact opgenomen \
            | wordt uitgevraagd | wordt … uitgevraagd | wordt nagevraagd | wordt … nagevraagd | wordt opgevraagd \
            | wordt … opgevraagd | worden … opgevraagd | wordt … toegevoegd | wordt toegevoegd \
            | wordt geactualiseerd | wordt … geactualiseerd | wordt gecontroleerd | wordt … gecontroleerd \
            | wordt geschreven | wordt … geschreven | wordt doorgestuurd | wordt … doorgestuurd \
            | wordt gerapporteerd | wordt … gerapporteerd | wordt verkend | wordt … verkend | wordt getoetst \
            | wordt gebeld | wordt … gepubliceerd | wordt gepubliceerd | wordt … op papier gezet \
            | wordt ter hand genomen | wordt … uitgezet | wordt uitgezet | wordt … ingediend | wordt beantwoord \
            | wordt … beantwoord | worden beantwoord
            action 0.7     zal … onderzoeken | zal … sturen | zal … toesturen | zal … uitzoeken | zal … nagaan \
            | zal … opstellen | zal … uitwerken | zal … aanleveren | zal … organiseren | zal … delen \
            | zal … opnemen | zal … voorbereiden | zal … maken | zal … rondsturen | zal … informeren \
            | zal … vragen | zal … terugkoppelen | zal … bespreken | zal … inplannen | zal … verzorgen \
            | zullen … aanleveren | zullen … sturen | zullen … delen | zegt toe | zeggen toe | zegt … toe \
            | zeggen … toe | heeft toegezegd | hebben toegezegd | toegezegd | belooft | gaat … onderzoeken \
            | gaat … uitzoeken | gaan … uitzoeken | gaan … onderzoeken | gaat … uitwerken | gaan … uitwerken \
            | gaat … opstellen | gaat … organiseren | gaat … inventariseren | dient … aan te leveren \
            | dienen … aan te leveren | moet … aanleveren | moeten … aanleveren | moet … worden uitgezocht \
            | moet nog | moeten nog | dient nog | te doen | actiepunt
            action 0.4     wordt vervolgd | wordt gevolgd | wordt aan gewerkt | wordt nog bekeken | wordt bekeken | pm
            signal 0.75    zorg over | zorg om | zorg uit | zorgen over | zorgen om | zorgen uit \
            | maakt zich zorgen | maken zich zorgen | grote zorgen | spreekt zorgen uit | uit zorgen | bezorgd \
            | achterstand | achterstanden | onder druk | zit vol | zitten vol | is vol | zijn vol | vrijwel vol \
            | overvol | stukt | stokt | stagneert | stagneren | knelpunt* | knelt | schuurt | tekort | tekorten \
            | vertraging | vertragingen | vertraagd | loopt vast | lopen vast | loopt achter | lopen achter \
            | loopt terug | loopt op | lopen op | loopt verder op | lopen verder op | loopt … op | lopen … op \
            | blijft achter | blijven achter | blijft … achter | blijven … achter | achtergebleven | niet gehaald \
            | niet haalbaar | onhaalbaar | ondermijn* | spanning* | onrust | wachtlijst* | overlast | overbelast* \
            | overbezet | overbezetting | onvoldoende | te weinig | te hoog | te laag | neemt toe | nemen toe \
            | neemt af | nemen af | stijgt | stijgen | daalt | dalen | gedaald | gestegen | toegenomen | afgenomen \
            | gegroeid | groeit | zorgelijk | zorgwekkend | kritiek | moeizaam | stroef | onbeheersbaar | lastig \
            | bijna onmogelijk | niet uitvoerbaar | onuitvoerbaar | terughoudend | onduidelijk | onduidelijkheid \
            | onzeker | onzekerheid | kwetsbaar | risico | risico's | probleem | problemen | stilvalt | valt stil \
            | vallen stil | stilgevallen | draagvlak … af | nijpend | schaars | schaarste | krapte | krap | piek \
            | alarmerend | signaleert | signaleren | constateert | constateren | geconstateerd \
            | vastgesteld wordt dat | merkt op dat | ervaren | ervaart | loopt moeizaam | verslechtert \
            | verslechterd | teruggelopen | opgelopen | overschreden | overschrijdt | nadert … grens \
            | nadert het maximum | tegenvall* | blijven … liggen | blijft … liggen | extra inzet | weerstand \
            | verloop | uitval | ziekteverzuim | onveilig | incidenten | hoge druk | grote druk | druk op \
            | de druk | struikelblok | onder de maat | botst | botsen | niet op orde | baart … zorgen \
            | baren … zorgen | baart zorgen | concerned
            signal 0.55    complex* | urgent* | geen reden | geen aanleiding | achter op schema | lager dan \
            | hoger dan | minder dan | meer dan verwacht | bezet | bezetting is | staat leeg | staan leeg \
            | voor op schema | op schema | positief over | kritisch over | ziet … kansen | stabiel | vooralsnog
            announcement 0.6 ligt … in de | ligt … voor bij | treedt in werking | treedt … in werking \
            | gaat … van start | gaat … in | ter informatie | ter kennisname | ter kennisneming | deelt mee \
            | delen mee | deelt mede | meldt dat | melden dat | laat weten | laten weten | geeft een toelichting \
            | licht toe | heeft toegelicht | hebben toegelicht | is toegelicht | heeft … toegelicht \
            | opent de vergadering | opent | heet | sluit de vergadering | dankt | bedankt | dank | dankwoord \
            | is benoemd | is gestart | zijn gestart | zijn verstuurd | is verstuurd | is verzonden \
            | heeft … gestuurd | heeft … verstuurd | heeft plaatsgevonden | vindt plaats | vindt … plaats \
            | wordt geopend | wordt … geopend | is geopend | verwacht dat | de verwachting is | naar verwachting \
            | kondigt aan | neemt afscheid | neemt … afscheid | nieuwe collega | volgende vergadering is \
            | geen opmerkingen | geen mededelingen | geen gebruik gemaakt | geen vragen | niets te melden \
            | geen bijzonderheden | zijn … ontvangen | is ontvangen | zijn binnen | is afgerond | is … afgerond \
            | werkbezoek | is gepubliceerd | stond op de agenda | staat op de agenda van de | heeft aangekondigd \
            | afgehandeld | is gereed
            """;

    private static final int WIDEST_GAP = 10;

    /// A word of a sentence in plain small letters, and where it stands.
    record Word(String plain, int start, int end) {}

    /// @param from  first word of the phrase
    /// @param to    one past its last word
    /// @param gapFrom first word of what stood at `…`, or -1
    record Hit(LineKind kind, double weight, int from, int to, int gapFrom, int gapTo, String phrase) {}

    /// @param begins `agender*`: any word that begins so
    private record Part(String word, boolean begins, boolean gap) {
        boolean fits(String other) {
            return begins ? other.startsWith(word) : other.equals(word);
        }
    }

    private record Phrase(LineKind kind, double weight, List<Part> parts, String text) {}

    private static final Map<String, List<Phrase>> BY_WORD = new HashMap<>();
    private static final Map<String, List<Phrase>> BY_START = new HashMap<>();

    static {
        TABLE.lines().forEach(Signals::learn);
    }

    private Signals() {}

    private static void learn(String row) {
        var space = row.indexOf(' ');
        var kind = LineKind.ofCode(row.substring(0, space)).orElseThrow();
        var rest = row.substring(space).strip();
        var weight = Double.parseDouble(rest.substring(0, rest.indexOf(' ')));
        for (var text : rest.substring(rest.indexOf(' ')).split(" \\| ")) {
            var parts = new ArrayList<Part>();
            for (var word : text.strip().split(" ")) {
                var begins = word.endsWith("*");
                parts.add(new Part(begins ? word.substring(0, word.length() - 1) : word, begins, word.equals("…")));
            }
            var phrase = new Phrase(kind, weight, parts, text.strip());
            var first = parts.getFirst();
            var index = first.begins() ? BY_START : BY_WORD;
            index.computeIfAbsent(first.begins() ? first.word().substring(0, 4) : first.word(), _ -> new ArrayList<>())
                    .add(phrase);
        }
    }

    /// The words of a text; a hyphen or apostrophe inside a word belongs to it.
    static List<Word> words(String text) {
        var all = new ArrayList<Word>();
        var at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end))
                    || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK
                    || isTie(text.charAt(end)) && end + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(end + 1)))) {
                end++;
            }
            all.add(new Word(plain(text.substring(at, end)), at, end));
            at = end;
        }
        return all;
    }

    private static boolean isTie(char c) {
        return c == '-' || c == '\'' || c == '’' || c == '&';
    }

    static String plain(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 128) {
                return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "").replace('’', '\'')
                        .toLowerCase(Locale.ROOT);
            }
        }
        return word.toLowerCase(Locale.ROOT);
    }

    static List<Hit> hits(List<Word> words) {
        var all = new ArrayList<Hit>();
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at).plain();
            for (var phrase : BY_WORD.getOrDefault(word, List.of())) {
                match(phrase, words, at, all);
            }
            if (word.length() >= 4) {
                for (var phrase : BY_START.getOrDefault(word.substring(0, 4), List.of())) {
                    match(phrase, words, at, all);
                }
            }
        }
        return all;
    }

    private static void match(Phrase phrase, List<Word> words, int from, List<Hit> into) {
        var at = from;
        var gapFrom = -1;
        var gapTo = -1;
        for (var i = 0; i < phrase.parts().size(); i++) {
            var part = phrase.parts().get(i);
            if (part.gap()) {
                var next = phrase.parts().get(i + 1);
                gapFrom = at;
                var until = Math.min(words.size(), at + WIDEST_GAP);
                while (at < until && !next.fits(words.get(at).plain())) {
                    at++;
                }
                gapTo = at;
                if (at == until) {
                    return;
                }
                continue;
            }
            if (at >= words.size() || !part.fits(words.get(at).plain())) {
                return;
            }
            at++;
        }
        into.add(new Hit(phrase.kind(), phrase.weight(), from, at, gapFrom, gapTo, phrase.text()));
    }
}
