package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import nl.regietafel.importing.Meaning.Around;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// From pieces to a list: what is the title, the date, the status, which pieces open a topic and which are its lines. What
/// is none of these stays visible as the rest, with the reason.
final class Outline {

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?i)(?:.{0,80}\\b(?:pagina|blad|blz\\.?|page)\\s*\\d{1,4}(?:\\s*(?:van|/|of|-)\\s*\\d{1,4})?.{0,40}|[-–—]{0,2}\\s*\\d{1,4}\\s*[-–—]{0,2}|\\d{1,4}\\s*(?:/|van|of)\\s*\\d{1,4})");
    private static final Pattern STATUS = Pattern.compile(
            "(?i)[*\\[(]?\\s*(concept|definitief|definitieve versie|vastgesteld|ongewijzigd vastgesteld|gewijzigd vastgesteld|rondgezonden|ter vaststelling|niet vastgesteld|draft|final|voorlopig|conceptversie|openbaar|besluitvormend)\\b[\\s\\])*.!,-]*(.{0,60})");
    private static final Pattern STATUS_IN_TITLE = Pattern.compile(
            "(?i)(?:^|[\\s(\\[–-])(concept|vastgesteld|definitief|draft)(?=$|[\\s)\\]:–-])|^(concept)(?=-?(?:actie|besluit|verslag|notulen|lijst|afspraken))");
    private static final Pattern LIST_WORD = Pattern.compile(
            "(?i)(?=[cabtvnml][ocfei])(?:\\b(?:concept-?)?(?:actie|besluiten|besluit|afspraken|actiepunten|toezeggingen|actie-? ?en ?besluiten|actie-? ?en ?afspraken|besluiten-? ?en ?actie)-?(?:punten)?lijst|\\b(?:concept-?)?(?:verslag|notulen|verslagen|minutes|lijst|besluitenoverzicht)\\b)");
    private static final Pattern TITLE_WORD = Pattern.compile(
            "(?i)lijst\\b|verslag|notulen|besluiten|regietafel|overleg|\\btafel|vergadering|\\braad\\b|college|stuurgroep|commissie|bijeenkomst|memo\\b|minutes|actiepunten|afspraken|presidium|\\bPRT\\b|\\bLiRT\\b");
    private static final Pattern NEXT = Pattern.compile("(?i)(?=[vka][oeg])(?:volgend|komende|agendapunt|vergaderdata|vergaderschema)");
    private static final Pattern STATUS_TAIL = Pattern.compile("(?i)^(in|op|d\\.?d\\.?|door|versie|vergadering|ter|\\d|\\(|v\\d).*");
    private static final Pattern TO_ADOPT = Pattern.compile("(?i)vaststell|goedkeur");
    private static final Pattern ADOPTED = Pattern.compile("(?i)vastgesteld|stelt|stellen|goedgekeurd|ingestemd|akkoord");
    private static final Pattern HELD_OVER = Pattern.compile("(?i)niet vastgesteld|aangehouden|doorgeschoven|nog niet");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[.:]\\d\\d");
    private static final Pattern NUMBER_CELL = Pattern.compile("[A-Za-z]{0,2}-?\\d{1,4}([.-]\\d{1,3}){0,4}[.)]?");
    private static final Pattern REMARK = Pattern.compile("(?i)^(einde (verslag|lijst|vergadering)|aldus vastgesteld|bijlagen?:|zie bijlage).*");
    private static final Set<String> ATTENDANCE = Set.of("aanwezig", "aanwezigen", "afwezig", "afwezigen", "afgemeld", "afmeldingen", "deelnemers", "deelnemerslijst", "presentie", "presentielijst", "genodigden", "gasten",
            "leden", "met kennisgeving", "afwezig met kennisgeving", "afmelding", "aanwezig namens", "met bericht van verhindering", "verhinderd", "present", "attendees", "aanwezigheid", "tevens aanwezig", "ook aanwezig",
            "afwezig m k", "samenstelling", "afwezig met bericht", "absent");
    private static final Set<String> META = Set.of("plaats", "locatie", "tijd", "tijdstip", "voorzitter", "secretaris", "notulist", "van", "aan", "cc", "bcc", "verzonden", "kopie", "kenmerk", "aanvang", "verslaglegging", "verslag", "betreft", "bijlage", "bijlagen",
            "from", "to", "sent", "opsteller", "auteur", "versie", "zaaknummer", "ons kenmerk", "telefoon", "e-mail", "email", "contact", "contactpersoon", "documentnummer", "afdeling", "opgesteld door", "verslaglegger", "duur", "einde", "prioriteit", "griffier", "verspreiding", "link", "gemaakt door", "portefeuillehouder",
            "antwoord aan", "locatie/tijd", "vergaderlocatie", "ruimte", "eindtijd", "begintijd", "tijd en plaats", "technisch voorzitter");
    private static final Set<String> DATE_LABELS = Set.of("datum", "date", "vergaderdatum", "datum vergadering", "datum overleg", "datum bijeenkomst", "vergadering", "overleg", "bijeenkomst", "vergadering van", "overleg van", "vergadering d d", "datum en tijd", "datum/tijd", "datum en plaats", "wanneer");
    private static final Pattern GREETING = Pattern.compile("(?i)^(beste|geachte|hallo|goedemorgen|goedemiddag|dag|hoi|dear|l\\.s\\.|ls)\\b.{0,80}");
    private static final Pattern CLOSING = Pattern.compile("(?i)^(met (vriendelijke|hartelijke|collegiale) groet(en)?|vriendelijke groet(en)?|hartelijke groet(en)?|groet(en)?|mvg|m\\.v\\.g\\.|kind regards|groetjes)\\b.{0,60}");
    private static final Map<String, String> ENGLISH_MONTHS = Map.of("January", "januari", "February", "februari", "March", "maart", "May ", "mei ",
            "June", "juni", "July", "juli", "August ", "augustus ", "October", "oktober");
    private static final Set<String> SMALL_TALK = Set.of("agenda");

    private static final int GROUP = 30;

    private final Document document;
    private final String fileName;
    private final List<Piece> pieces;
    private final Set<Integer> furniture = new HashSet<>();
    private final Set<Integer> headings = new HashSet<>();
    private final List<Reading.Leftover> rest = new ArrayList<>();
    private final List<Draft> topics = new ArrayList<>();
    private final Set<LocalDate> meetings = new TreeSet<>();
    private final Set<Integer> used = new HashSet<>();

    private @Nullable String title;
    private int titleBlock = -1;
    private @Nullable LocalDate date;
    private @Nullable String status;
    private @Nullable Columns lastColumns;
    private Around section = Around.NOTHING;
    private Around intro = Around.NOTHING;
    private final List<Nested> nested = new ArrayList<>();
    private int named;
    private boolean attending;
    private boolean signing;
    private boolean inAgenda;
    private @Nullable Meaning meaning;

    private record Nested(int depth, Around around) {}

    private static final class Draft {
        private final String title;
        private final int block;
        private final int level;
        private final Set<String> owners = new LinkedHashSet<>();
        private final List<LineDraft> lines = new ArrayList<>();

        Draft(String title, int block, int level) {
            this.title = title;
            this.block = block;
            this.level = level;
        }
    }

    private static final class LineDraft {
        private String text;
        private final int block;
        private @Nullable String number;
        private Around around = Around.NOTHING;
        private List<String> owners = List.of();
        private String due = "";
        private String goesTo = "";
        private @Nullable String dossier;
        private @Nullable String note;

        LineDraft(String text, int block) {
            this.text = text;
            this.block = block;
        }
    }

    Outline(Document document, String fileName) {
        this.document = document;
        this.fileName = fileName;
        this.pieces = document.pieces();
    }

    Reading reading() {
        findFurniture();
        findHeadings();
        findTitle();
        findStatus();
        findDate();
        findMeetings();
        meaning = new Meaning(date, meetings);
        named = (int) texts().stream().filter(text -> "onderwerp".equals(TypedLines.label(text.text())) || "agendapunt".equals(TypedLines.label(text.text()))).count();
        if (title != null) {
            section = ofTitle(title);
        }
        for (var i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Piece.Text text -> visit(text, false, i);
                case Piece.Table table -> table(table);
                case Piece.Break _ -> { }
            }
        }
        var all = topics.stream().map(this::topic).toList();
        return new Reading(title, date, status, all, List.copyOf(rest), List.copyOf(document.blocks()));
    }

    /// A list that is called after one kind: what says nothing of its own is of that kind.
    private Around ofTitle(String name) {
        var plain = Signals.plain(name);
        var decisions = plain.contains("besluitenlijst") || plain.contains("besluitenoverzicht");
        if (decisions && !plain.contains("actie") && !plain.contains("afspraken")) {
            return new Around(LineKind.DECISION, 0.5, null);
        }
        var around = decisions ? Around.NOTHING : aroundOf(name);
        return around.kind() == null || around.kind() == LineKind.AGENDA_POINT ? Around.NOTHING : new Around(around.kind(), 0.5, null);
    }

    // ---- what stands above and around ----

    private List<Piece.Text> texts() {
        var all = new ArrayList<Piece.Text>();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Text text -> all.add(text);
                case Piece.Table table -> table.rows().forEach(row -> row.cells().forEach(cell -> cell.pieces().forEach(inner -> {
                    if (inner instanceof Piece.Text text) {
                        all.add(text);
                    }
                })));
                case Piece.Break _ -> { }
            }
        }
        return all;
    }

    /// Headers and footers of pages: page numbers, and what is repeated beside them.
    private void findFurniture() {
        var places = new HashMap<String, List<Integer>>();
        var edges = new HashSet<Integer>();
        for (var i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Piece.Text text -> {
                    if (text.form() != Piece.Form.ITEM && text.text().length() <= 120) {
                        if (text.form() != Piece.Form.NUMBERED && hasDigit(text.text()) && PAGE_NUMBER.matcher(text.text().strip()).matches() && !text.text().endsWith(".") && hasPageSense(text.text())) {
                            furniture.add(text.block());
                            edges.add(i);
                        } else {
                            places.computeIfAbsent(shape(text.text()), _ -> new ArrayList<>()).add(i);
                        }
                    }
                }
                case Piece.Break _ -> edges.add(i);
                case Piece.Table _ -> { }
            }
        }
        for (var same : places.values()) {
            if (same.size() < 2) {
                continue;
            }
            var beside = 0;
            for (var at : same) {
                var near = false;
                for (var k = -2; k <= 2; k++) {
                    near |= edges.contains(at + k);
                }
                beside += near ? 1 : 0;
            }
            if (beside * 2 >= same.size() && beside >= 1) {
                same.stream().skip(1).forEach(at -> furniture.add(((Piece.Text) pieces.get(at)).block()));
            }
        }
    }

    /// The same words with other numbers are the same header.
    private static String shape(String text) {
        var shape = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            shape.append(Character.isDigit(text.charAt(i)) ? '0' : Character.toLowerCase(text.charAt(i)));
        }
        return shape.toString();
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean hasPageSense(String text) {
        var bare = text.strip();
        return bare.length() <= 12 || bare.length() <= 90 && Signals.words(bare).size() <= 14;
    }

    /// Which numbered pieces open a topic: short ones with something of another form, or a longer number, under them.
    private void findHeadings() {
        var groups = new HashMap<String, int[]>();
        for (var pass = 0; pass < 2; pass++) {
            for (var i = 0; i < pieces.size(); i++) {
                if (!(pieces.get(i) instanceof Piece.Text text) || !isNumbered(text)) {
                    continue;
                }
                var group = groups.computeIfAbsent(group(text), _ -> new int[2]);
                var shortOne = isTitleLike(text.text());
                if (pass == 0) {
                    group[0] += shortOne ? 1 : 0;
                    group[1] += shortOne && opensSomething(i, text) ? 1 : 0;
                } else if (group[1] > 0 && (group[1] * 3 >= group[0]) && (shortOne || text.text().length() <= 110 && opensSomething(i, text) && !hasVerbOfLine(text.text()))) {
                    headings.add(text.block());
                }
            }
        }
    }

    private static boolean isNumbered(Piece.Text text) {
        return text.form() == Piece.Form.NUMBERED || text.form() == Piece.Form.ITEM && text.depth() == 1 && !text.marker().isEmpty() && Character.isLetterOrDigit(text.marker().charAt(0));
    }

    private static String group(Piece.Text text) {
        var marker = text.marker();
        var dots = marker.chars().filter(c -> c == '.').count() - (marker.endsWith(".") ? 1 : 0);
        var c = marker.charAt(0);
        return text.form() + (Character.isDigit(c) ? "1" : Character.isUpperCase(c) ? "A" : Character.isLowerCase(c) && marker.length() < 4 ? "a" : "w") + dots;
    }

    private boolean opensSomething(int at, Piece.Text text) {
        for (var i = at + 1; i < pieces.size() && i < at + 4; i++) {
            switch (pieces.get(i)) {
                case Piece.Table _ -> {
                    return true;
                }
                case Piece.Text next -> {
                    if (furniture.contains(next.block())) {
                        continue;
                    }
                    if (isNumbered(next) && group(next).equals(group(text))) {
                        return false;
                    }
                    if (next.form() == Piece.Form.HEADING || next.form() == Piece.Form.STRONG) {
                        return false;
                    }
                    return !(isNumbered(next) && depthOf(next) < depthOf(text));
                }
                case Piece.Break _ -> { }
            }
        }
        return false;
    }

    private static int depthOf(Piece.Text text) {
        return (int) text.marker().chars().filter(c -> c == '.').count() - (text.marker().endsWith(".") ? 1 : 0);
    }

    private static boolean isTitleLike(String text) {
        var bare = text.strip();
        return bare.length() <= 90 && !bare.endsWith(".") && !bare.endsWith(";") && !bare.endsWith("?") && (TypedLines.label(bare) == null || bare.endsWith(":") || isNextMeeting(TypedLines.label(bare))) && !hasVerbOfLine(bare);
    }

    private static boolean hasVerbOfLine(String text) {
        var label = TypedLines.label(text);
        if (label != null && Meaning.PREFIXES.containsKey(label) && !text.strip().endsWith(":")) {
            return true;
        }
        var words = Signals.words(text);
        for (var hit : Signals.hits(words)) {
            if (hit.to() - hit.from() > 1 && hit.kind() != LineKind.SIGNAL && hit.kind() != LineKind.ANNOUNCEMENT && hit.kind() != LineKind.AGENDA_POINT && hit.weight() >= 0.6) {
                return true;
            }
        }
        for (var word : words) {
            switch (word.plain()) {
                case "wordt", "worden", "heeft", "hebben", "moet", "moeten", "zal", "zullen", "stuurt", "is", "zijn", "levert", "maakt" -> {
                    return true;
                }
                default -> { }
            }
        }
        return false;
    }

    private void findTitle() {
        var seen = 0;
        var texts = texts();
        for (var text : texts) {
            var label = TypedLines.label(text.text());
            if (label != null && Set.of("onderwerp", "betreft", "subject").contains(label) && seen < 8 && isMail(texts)) {
                title = after(text.text());
                titleBlock = text.block();
                return;
            }
            if (++seen > 10) {
                break;
            }
        }
        seen = 0;
        for (var piece : pieces) {
            if (!(piece instanceof Piece.Text text)) {
                if (piece instanceof Piece.Table table && !isMeta(table.rows())) {
                    return;
                }
                continue;
            }
            if (++seen > 6 || text.form() == Piece.Form.ITEM) {
                return;
            }
            if (furniture.contains(text.block()) || isStatus(text.text()) || headings.contains(text.block()) && seen > 1) {
                continue;
            }
            var label = TypedLines.label(text.text());
            if (label != null && (META.contains(label) || DATE_LABELS.contains(label) || ATTENDANCE.contains(label) || Meaning.PREFIXES.containsKey(label) && !label.contains("lijst") || label.equals("status"))
                    || GREETING.matcher(text.text()).matches()) {
                continue;
            }
            var words = TITLE_WORD.matcher(text.text()).find();
            var fits = switch (text.form()) {
                case HEADING -> words || seen == 1 && text.depth() == 1 && hasDeeper(text);
                case STRONG -> words || seen == 1 && !isSectionWord(text.text());
                case TEXT -> words && text.text().length() <= 140 && !text.text().endsWith(".") && !text.text().endsWith(":") || seen == 1 && text.text().length() <= 80 && !text.text().endsWith(".") && !text.text().endsWith(":") && label == null && !isDateOnly(text.text()) && opensNothing(text);
                case NUMBERED, ITEM -> false;
            };
            if (fits && !isAdoptionTitle(text)) {
                var better = text.form() == Piece.Form.HEADING || LIST_WORD.matcher(text.text()).find() ? null : listTitle(text);
                title = better == null ? text.text() : better.text();
                titleBlock = better == null ? text.block() : better.block();
                return;
            }
            if (text.form() == Piece.Form.HEADING && seen > 2) {
                return;
            }
        }
    }

    /// Under the name of the table often stands the name of the list.
    private Piece.@Nullable Text listTitle(Piece.Text above) {
        var at = pieces.indexOf(above);
        for (var i = at + 1; i < pieces.size() && i < at + 4; i++) {
            if (!(pieces.get(i) instanceof Piece.Text text) || text.form() != Piece.Form.TEXT && text.form() != Piece.Form.STRONG && text.form() != Piece.Form.HEADING) {
                return null;
            }
            if (LIST_WORD.matcher(text.text()).find() && text.text().length() <= 120 && !text.text().endsWith(".") && TypedLines.label(text.text()) == null && !isAdoptionTitle(text) && !hasVerbOfLine(text.text())) {
                return text;
            }
        }
        return null;
    }

    /// A first heading of deeper ones is the title, whatever it says.
    private boolean hasDeeper(Piece.Text first) {
        var same = 0;
        var deeper = 0;
        for (var piece : pieces) {
            if (piece instanceof Piece.Text text && text.form() == Piece.Form.HEADING) {
                same += text.depth() == first.depth() ? 1 : 0;
                deeper += text.depth() > first.depth() ? 1 : 0;
            }
        }
        return same == 1 && deeper > 0;
    }

    private boolean opensNothing(Piece.Text first) {
        var at = pieces.indexOf(first);
        return at + 1 >= pieces.size() || !(pieces.get(at + 1) instanceof Piece.Text next) || next.form() != Piece.Form.ITEM;
    }

    private boolean isAdoptionTitle(Piece.Text text) {
        return (text.form() == Piece.Form.NUMBERED || !text.marker().isEmpty() || TO_ADOPT.matcher(text.text()).find()) && LIST_WORD.matcher(text.text()).find();
    }

    private static boolean isSectionWord(String text) {
        return Meaning.PREFIXES.containsKey(words(text)) || Set.of("opening", "mededelingen", "rondvraag", "sluiting").contains(words(text));
    }

    private static boolean isMail(List<Piece.Text> texts) {
        var labels = new HashSet<String>();
        texts.stream().limit(10).map(text -> TypedLines.label(text.text())).filter(label -> label != null).forEach(labels::add);
        return (labels.contains("van") || labels.contains("from")) && (labels.contains("aan") || labels.contains("to") || labels.contains("verzonden") || labels.contains("sent") || labels.contains("datum"));
    }

    private static String after(String text) {
        return text.substring(text.indexOf(':') + 1).strip();
    }

    private static boolean isStatus(String text) {
        var bare = text.strip();
        var match = STATUS.matcher(bare);
        if (!match.matches()) {
            return false;
        }
        var tail = words(match.group(2));
        return tail.isEmpty() || match.group(2).length() <= 60 && bare.length() <= 80 && !bare.contains(":")
                && STATUS_TAIL.matcher(match.group(2).strip()).matches() && !tail.contains("wordt");
    }

    private void findStatus() {
        var texts = texts();
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var label = TypedLines.label(text.text());
            if (label != null && (label.equals("status") || label.equals("versie")) && i < 14 && !after(text.text()).isEmpty() && after(text.text()).length() <= 60) {
                var match = STATUS.matcher(after(text.text()));
                if (match.matches() || label.equals("status")) {
                    status = match.matches() ? match.group(1) : after(text.text());
                    used.add(text.block());
                    return;
                }
            }
        }
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if ((i < 14 || i >= texts.size() - 6) && text.block() != titleBlock && text.form() != Piece.Form.ITEM && text.form() != Piece.Form.NUMBERED && isStatus(text.text())
                    && (i < 6 || i >= texts.size() - 3 || TypedLines.isShouted(text.text()) || furniture.contains(text.block()))
                    && (topLevel(text) || text.text().length() < 20)) {
                // a lone word after a title of a topic is its outcome, not the state of the list
                if (!isOutcome(texts, i)) {
                    status = STATUS.matcher(text.text().strip()).results().findFirst().map(m -> m.group(1)).orElse(text.text());
                    used.add(text.block());
                    return;
                }
            }
        }
        if (title != null) {
            var match = STATUS_IN_TITLE.matcher(title);
            if (match.find()) {
                status = match.group(1) != null ? match.group(1) : match.group(2);
            }
        }
    }

    private boolean topLevel(Piece.Text text) {
        return pieces.contains(text);
    }

    private boolean isOutcome(List<Piece.Text> texts, int at) {
        if (TypedLines.isShouted(texts.get(at).text())) {
            return false;
        }
        var word = Signals.plain(texts.get(at).text());
        if (!word.contains("vastgesteld") || at == 0) {
            return false;
        }
        var before = texts.get(at - 1);
        return before.block() != titleBlock && (headings.contains(before.block()) || before.form() == Piece.Form.HEADING || before.form() == Piece.Form.STRONG || LIST_WORD.matcher(before.text()).find());
    }

    private void findDate() {
        var texts = texts();
        var mail = isMail(texts);
        LocalDate ofMail = null;
        for (var i = 0; i < texts.size() && i < 24 && date == null; i++) {
            var text = texts.get(i);
            var label = TypedLines.label(text.text());
            if (label != null && DATE_LABELS.contains(label.replace('.', ' ').strip())) {
                var value = after(text.text());
                if (value.isEmpty() && i + 1 < texts.size()) {
                    value = texts.get(i + 1).text();
                }
                var found = fullDate(value);
                if (mail && i < 8) {
                    ofMail = found;
                } else if (found != null) {
                    date = found;
                    used.add(text.block());
                }
            }
            // a table with "Datum" in one cell and the day in the next
            if (date == null && label == null && DATE_LABELS.contains(words(text.text())) && i + 1 < texts.size() && text.text().length() < 20 && i < 12) {
                date = fullDate(texts.get(i + 1).text());
            }
        }
        if (date == null && title != null) {
            date = fullDate(title);
        }
        for (var i = 0; i < texts.size() && i < 14 && date == null; i++) {
            var text = texts.get(i);
            var plain = Signals.plain(text.text());
            if (text.form() == Piece.Form.ITEM || headings.contains(text.block()) || isAdoptionTitle(text) || plain.startsWith("volgende") || plain.contains("vastgesteld") && text.block() != titleBlock || plain.contains("verzonden") || text.text().length() > 160) {
                continue;
            }
            if (isDateOnly(text.text()) || TITLE_WORD.matcher(text.text()).find() || plain.startsWith("d.d") || plain.contains("gehouden")) {
                date = fullDate(text.text());
                if (date != null && text.block() != titleBlock && isDateOnly(text.text())) {
                    used.add(text.block());
                }
            }
        }
        if (date == null) {
            date = ofMail;
        }
        if (date == null) {
            date = fullDate(fileName.replace('_', ' '));
        }
    }

    private static boolean isDateOnly(String text) {
        var bare = text.strip();
        for (var found : Dates.in(bare, Dates.ANY_DAY)) {
            var length = found.end() - found.start();
            if (found instanceof DutchDates.Day && (bare.length() - length <= 24 && found.start() <= 16
                    || found.start() == 0 && bare.length() <= 100 && length >= 10 && Dates.hasYear(bare.substring(0, found.end())) && !hasVerbOfLine(bare))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable LocalDate fullDate(String text) {
        for (var found : Dates.in(inDutch(text), Dates.ANY_DAY)) {
            if (found instanceof DutchDates.Day day && Dates.hasYear(inDutch(text).substring(day.start(), day.end()))) {
                return day.date();
            }
        }
        return null;
    }

    private static String inDutch(String text) {
        var dutch = text;
        for (var month : ENGLISH_MONTHS.entrySet()) {
            if (dutch.contains(month.getKey())) {
                dutch = dutch.replace(month.getKey(), month.getValue());
            }
        }
        return dutch;
    }

    /// Days on which this table meets next, as the document tells: where else could a point be sent?
    private void findMeetings() {
        var texts = texts();
        for (var t = 0; t < texts.size(); t++) {
            var text = texts.get(t);
            if (text.text().length() > 400) {
                continue;
            }
            if (t + 1 < texts.size() && text.text().length() < 60 && NEXT.matcher(text.text()).find() && Dates.in(text.text(), Dates.ANY_DAY).stream().noneMatch(DutchDates.Day.class::isInstance) && isNextMeeting(words(text.text())) && texts.get(t + 1).text().length() < 120) {
                addMeeting(texts.get(t + 1).text());
                if (t + 2 < texts.size() && meetings.isEmpty() && texts.get(t + 2).text().length() < 120) {
                    addMeeting(texts.get(t + 2).text());
                }
            }
            if ((text.form() == Piece.Form.HEADING || text.form() == Piece.Form.STRONG) && text.block() != titleBlock && text.text().length() < 60 && isTable(words(text.text()).split(" ")[0])) {
                addMeeting(text.text());
            }
            if (!NEXT.matcher(text.text()).find()) {
                continue;
            }
            var plain = Signals.words(text.text());
            for (var i = 0; i < plain.size() && i < 30; i++) {
                var word = plain.get(i).plain();
                var next = word.startsWith("volgend") || word.startsWith("eerstvolgend") || word.equals("komende") || word.startsWith("agendapunten") || word.startsWith("vergaderdata") || word.startsWith("vergaderschema");
                if (!next || text.block() == titleBlock) {
                    continue;
                }
                var from = plain.get(i).start();
                var table = false;
                for (var k = i; k < plain.size() && k < i + 6; k++) {
                    table |= Set.of("vergadering", "overleg", "bijeenkomst", "regietafel", "tafel", "prt", "lirt", "vergaderingen", "overleggen", "keer", "bijeenkomsten", "data", "vergaderdata", "vergaderschema", "datum").contains(plain.get(k).plain())
                            || plain.get(k).plain().startsWith("agendapunt") || plain.get(k).plain().endsWith("tafel") || plain.get(k).plain().endsWith("vergadering") || plain.get(k).plain().endsWith("overleg");
                }
                if (!table) {
                    continue;
                }
                for (var found : Dates.in(text.text(), date)) {
                    if (found instanceof DutchDates.Day day && day.start() >= from && day.start() - from < 90 && (date != null && day.date().isAfter(date) || date == null && Dates.hasYear(text.text().substring(day.start(), day.end())))) {
                        meetings.add(day.date());
                        if (!word.startsWith("vergader")) {
                            break;
                        }
                    }
                }
                break;
            }
        }
    }

    private static boolean isNextMeeting(String plain) {
        var list = plain.split(" ");
        return list.length >= 2 && list.length <= 5 && (list[0].startsWith("volgend") || list[0].startsWith("eerstvolgend"))
                && (Set.of("vergadering", "overleg", "bijeenkomst", "regietafel", "tafel", "prt", "lirt", "keer").contains(list[1]) || list[1].endsWith("tafel") || list[1].endsWith("overleg"));
    }

    private void addMeeting(String text) {
        for (var found : Dates.in(text, date)) {
            if (found instanceof DutchDates.Day day && (date != null ? day.date().isAfter(date) : Dates.hasYear(text.substring(day.start(), day.end())))) {
                meetings.add(day.date());
                return;
            }
        }
    }

    // ---- piece by piece ----

    private void leave(Piece.Text text, String why) {
        rest.add(new Reading.Leftover(text.text(), why, text.block()));
    }

    private void visit(Piece.Text text, boolean inCell, int at) {
        if (text.block() == titleBlock) {
            return;
        }
        if (text.block() < titleBlock && topics.isEmpty()) {
            leave(text, "boven de titel");
            return;
        }
        if (furniture.contains(text.block())) {
            if (!used.contains(text.block())) {
                leave(text, "kop- of voettekst");
            }
            return;
        }
        if (used.contains(text.block())) {
            return;
        }
        if (text.text().equals(title) && topics.isEmpty()) {
            leave(text, "titel, nog eens");
            return;
        }
        if (signing) {
            leave(text, "ondertekening");
            return;
        }
        switch (text.form()) {
            case HEADING -> heading(text, text.depth());
            case STRONG -> {
                if (attending && TypedLines.label(text.text()) != null && ATTENDANCE.contains(TypedLines.label(text.text()).replace('.', ' ').strip())) {
                    leave(text, "aanwezigheid");
                } else if (isTitleLike(text.text()) || TypedLines.isShouted(text.text()) || text.text().length() <= 60 && !text.text().endsWith(".")) {
                    heading(text, 7);
                } else {
                    line(text);
                }
            }
            case NUMBERED -> {
                if (headings.contains(text.block())) {
                    heading(text, 8 + text.depth());
                } else if (attending && topics.isEmpty() && text.text().length() < 80) {
                    leave(text, "aanwezigheid");
                } else {
                    line(text);
                }
            }
            case ITEM -> {
                if (headings.contains(text.block())) {
                    heading(text, 9);
                } else if (attending) {
                    leave(text, "aanwezigheid");
                } else if (inAgenda) {
                    leave(text, "agenda");
                } else if (isGroup(text, at)) {
                    heading(text, GROUP);
                } else {
                    item(text);
                }
            }
            case TEXT -> paragraph(text, inCell, at);
        }
    }

    private void heading(Piece.Text text, int level) {
        var name = isNamed(text) ? after(text.text()) : text.text().strip();
        if (name.endsWith(":")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        var plain = words(name);
        intro = Around.NOTHING;
        nested.clear();
        attending = ATTENDANCE.contains(plain);
        inAgenda = false;
        if (attending) {
            leave(text, "aanwezigheid");
            return;
        }
        if (isDateOnly(name) && topics.isEmpty() && name.length() < 45) {
            leave(text, "datum van de vergadering");
            return;
        }
        var label = isNamed(text) ? null : TypedLines.label(text.text());
        if (label != null && !text.text().strip().endsWith(":") && (META.contains(label) || DATE_LABELS.contains(label) || ATTENDANCE.contains(label)) && topics.isEmpty()) {
            paragraph(text, false, -1);
            return;
        }
        var around = aroundOf(name);
        var current = topics.isEmpty() ? null : topics.getLast();
        if (SMALL_TALK.contains(plain) && topics.isEmpty()) {
            inAgenda = true;
            leave(text, "agenda");
            return;
        }
        if (current != null && level > current.level && around.kind() != null && Meaning.PREFIXES.containsKey(plain) && current.level < 8 + 20) {
            section = around;
            leave(text, "tussenkop");
            return;
        }
        if (current != null && current.title.equals(name) && !name.isEmpty()) {
            leave(text, "kop, nog eens");
            return;
        }
        section = around.kind() == null && around.goesTo() == null && topics.isEmpty() && section.weight() == 0.5 ? section : around.kind() == null && around.goesTo() == null && section.weight() == 0.5 ? section : around;
        topics.add(new Draft(name, text.block(), level));
    }

    private static String words(String text) {
        var all = new StringBuilder();
        for (var word : Signals.words(text)) {
            all.append(all.isEmpty() ? "" : " ").append(word.plain());
        }
        return all.toString();
    }

    /// What a heading or introduction says about all that stands under it.
    private Around aroundOf(String text) {
        var plain = words(text);
        LocalDate day = null;
        for (var found : Dates.in(text, date)) {
            if (found instanceof DutchDates.Day d && (date != null && d.date().isAfter(date) || date == null && Dates.hasYear(text.substring(d.start(), d.end())))) {
                day = d.date();
                break;
            }
        }
        var exact = Meaning.PREFIXES.get(plain);
        if (exact != null && plain.length() > 1) {
            return new Around(exact, exact == LineKind.ANNOUNCEMENT ? 0.45 : 0.88, exact == LineKind.AGENDA_POINT ? nextMeeting(day) : null);
        }
        var kinds = new HashSet<LineKind>();
        var list = plain.split(" ");
        var following = list.length > 0 && (day != null && list.length <= 6 && isTable(list[0]) || list[0].startsWith("volgend") || list[0].startsWith("eerstvolgend") || list[0].equals("komende"));
        for (var word : list) {
            if (word.startsWith("agendapunt") && list.length > 1 || word.equals("agenderen") || word.equals("agendering") || word.equals("vooruitblik") && day != null || following && word.equals("agenda")) {
                return new Around(LineKind.AGENDA_POINT, 0.9, nextMeeting(day));
            }
            if (list.length <= 6) {
                switch (word) {
                    case "acties", "actiepunten", "actielijst", "toezeggingen", "actiepunt" -> kinds.add(LineKind.ACTION);
                    case "besluiten", "besluitenlijst" -> kinds.add(LineKind.DECISION);
                    case "afspraken" -> kinds.add(LineKind.AGREEMENT);
                    case "vragen" -> kinds.add(LineKind.QUESTION);
                    case "signalen", "knelpunten" -> kinds.add(LineKind.SIGNAL);
                    case "mededelingen" -> kinds.add(LineKind.ANNOUNCEMENT);
                    default -> { }
                }
            }
        }
        if (kinds.size() == 1 && !LIST_WORD.matcher(text).find()) {
            var kind = kinds.iterator().next();
            return new Around(kind, kind == LineKind.ANNOUNCEMENT ? 0.45 : 0.85, null);
        }
        if (following && (day != null || !meetings.isEmpty())) {
            return new Around(null, 0, nextMeeting(day));
        }
        return Around.NOTHING;
    }

    private static boolean isTable(String word) {
        return Set.of("vergadering", "overleg", "bijeenkomst", "regietafel", "tafel", "prt", "lirt").contains(word);
    }

    private @Nullable LocalDate nextMeeting(@Nullable LocalDate named) {
        return named != null ? named : section.goesTo() != null ? section.goesTo() : meetings.isEmpty() ? null : meetings.iterator().next();
    }

    /// A short item with items under it, in a document without other headings, is a topic.
    private boolean isGroup(Piece.Text text, int at) {
        if (at < 0 || text.depth() != 1 || !topics.isEmpty() && topics.getLast().level != GROUP) {
            return false;
        }
        var bare = text.text().strip();
        var next = nextText(at);
        return next != null && next.form() == Piece.Form.ITEM && next.depth() > 1 && isTitleLike(bare) && Signals.words(bare).size() <= 6
                && (aroundOf(bare).goesTo() != null || Signals.hits(Signals.words(bare)).stream().noneMatch(hit -> hit.weight() >= 0.7));
    }

    private void item(Piece.Text text) {
        nested.removeIf(parent -> parent.depth() >= text.depth());
        if (text.text().endsWith(":") && text.text().length() <= 90) {
            var around = introOf(text.text());
            nested.add(new Nested(text.depth(), around));
            if (around.kind() != null && TypedLines.label(text.text()) != null) {
                leave(text, "kopje boven de regels");
                return;
            }
        }
        line(text);
    }

    private Around introOf(String text) {
        var bare = text.strip();
        bare = bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare;
        var named = aroundOf(bare);
        if (named.kind() != null) {
            return named;
        }
        Signals.Hit best = null;
        for (var hit : Signals.hits(Signals.words(bare))) {
            if (hit.weight() >= 0.7 && (best == null || hit.weight() > best.weight())) {
                best = hit;
            }
        }
        return best == null ? new Around(null, 0, section.goesTo()) : new Around(best.kind(), best.weight() - 0.1, best.kind() == LineKind.AGENDA_POINT ? nextMeeting(null) : null);
    }

    private void paragraph(Piece.Text text, boolean inCell, int at) {
        var bare = text.text().strip();
        if (CLOSING.matcher(bare).matches() && bare.length() < 80 && !inCell) {
            signing = true;
            leave(text, "ondertekening");
            return;
        }
        if (isContinuation(bare)) {
            var lines = topics.getLast().lines;
            lines.getLast().text = lines.getLast().text + " " + bare;
            return;
        }
        var label = TypedLines.label(bare);
        if (label != null) {
            var plain = label.replace('.', ' ').strip();
            if (ATTENDANCE.contains(plain)) {
                attending = after(bare).isEmpty() || attending;
                attending = true;
                leave(text, "aanwezigheid");
                return;
            }
            if (!isNamed(text) && (META.contains(plain) || DATE_LABELS.contains(plain) || plain.equals("status") || plain.equals("onderwerp")) && topics.isEmpty()) {
                attending = false;
                leave(text, "gegevens van de vergadering");
                return;
            }
        }
        var plainText = words(bare);
        if (ATTENDANCE.contains(plainText)) {
            attending = true;
            leave(text, "aanwezigheid");
            return;
        }
        if (attending && !isHeadingByPlace(text, at) && (label == null || !Meaning.PREFIXES.containsKey(label)) && !(topics.size() > 0 && bare.length() > 160)) {
            leave(text, "aanwezigheid");
            return;
        }
        if (isHeadingByPlace(text, at)) {
            heading(text, 20);
            return;
        }
        if (topics.isEmpty() && !inCell && isPreamble(bare, at)) {
            leave(text, GREETING.matcher(bare).matches() ? "aanhef" : isStatus(bare) ? "status" : "inleiding");
            return;
        }
        if (bare.endsWith(":") && followedByItem(text, at, inCell)) {
            intro = introOf(bare);
            nested.clear();
            leave(text, "inleiding bij de regels eronder");
            return;
        }
        if (bare.endsWith(":") && Meaning.PREFIXES.containsKey(plainText)) {
            intro = new Around(Meaning.PREFIXES.get(plainText), 0.85, null);
            leave(text, "kopje boven de regels");
            return;
        }
        if (label != null && isNextMeeting(label.replace('.', ' ')) && isDateOnly(after(bare))) {
            leave(text, "volgende vergadering");
            return;
        }
        if (isPrintRemark(bare)) {
            leave(text, "opmerking over het stuk");
            return;
        }
        line(text);
    }

    private static boolean isPrintRemark(String text) {
        return Signals.words(text).isEmpty() || text.length() < 60 && REMARK.matcher(text).matches();
    }

    private boolean isContinuation(String text) {
        if (topics.isEmpty() || topics.getLast().lines.isEmpty() || !Character.isLowerCase(text.charAt(0)) || intro != Around.NOTHING) {
            return false;
        }
        var last = topics.getLast().lines.getLast().text;
        return last.length() > 20 && ".?!:;".indexOf(last.charAt(last.length() - 1)) < 0;
    }

    private boolean isHeadingByPlace(Piece.Text text, int at) {
        var bare = text.text().strip();
        if (isNamed(text)) {
            return true;
        }
        if (at < 0 || bare.length() > 70 || Character.isLowerCase(bare.charAt(0)) || ".;?!,".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            return false;
        }
        var next = nextText(at);
        if (next == null) {
            return false;
        }
        if (topics.isEmpty() && isDateOnly(next.text())) {
            return false;
        }
        var label = TypedLines.label(bare);
        var points = next.form() == Piece.Form.ITEM || next.form() == Piece.Form.NUMBERED && !headings.contains(next.block());
        if (points && (label == null ? isNextMeeting(words(bare).replaceAll(" \\d.*", "")) || words(bare).startsWith("agendapunt") : isNextMeeting(label))) {
            return true;
        }
        if (label != null && !bare.endsWith(":") || hasVerbOfLine(bare)) {
            return false;
        }
        if (bare.endsWith(":")) {
            var words = Signals.words(bare);
            return words.size() <= 6 && (next.form() == Piece.Form.ITEM || next.form() == Piece.Form.TEXT && !Meaning.PREFIXES.containsKey(words(bare))) && Signals.hits(words).stream().noneMatch(hit -> hit.weight() >= 0.68 && hit.to() - hit.from() > 1)
                    && !ATTENDANCE.contains(words(bare)) && !Set.of("volgende", "volgend", "de", "het", "er", "dit", "afgesproken", "besloten").contains(words.isEmpty() ? "" : words.getFirst().plain().equals("volgende") ? "" : words.getFirst().plain());
        }
        if (points) {
            return Signals.words(bare).size() <= 9;
        }
        return next.form() == Piece.Form.TEXT && bare.length() <= 50 && next.text().length() >= 50 && Signals.words(bare).size() <= 6 && !isDateOnly(bare)
                && !GREETING.matcher(bare).matches() && titleBlock != text.block() && (!topics.isEmpty() || title != null || at == 0);
    }

    /// "Onderwerp: …" said more than once says each time that a topic begins.
    private boolean isNamed(Piece.Text text) {
        var label = TypedLines.label(text.text());
        return label != null && (label.equals("onderwerp") || label.equals("agendapunt")) && !after(text.text()).isEmpty() && named > 1;
    }

    private Piece.@Nullable Text nextText(int at) {
        for (var i = at + 1; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Piece.Text next -> {
                    if (!furniture.contains(next.block())) {
                        return next;
                    }
                }
                case Piece.Table _ -> {
                    return null;
                }
                case Piece.Break _ -> { }
            }
        }
        return null;
    }

    private boolean followedByItem(Piece.Text text, int at, boolean inCell) {
        if (inCell) {
            return true;
        }
        var next = nextText(at);
        return next != null && (next.form() == Piece.Form.ITEM || next.form() == Piece.Form.NUMBERED) || at + 1 < pieces.size() && pieces.get(at + 1) instanceof Piece.Table;
    }

    private boolean isPreamble(String text, int at) {
        if (GREETING.matcher(text).matches() || isStatus(text)) {
            return true;
        }
        var label = TypedLines.label(text);
        if (label != null && Meaning.PREFIXES.containsKey(label)) {
            return false;
        }
        for (var i = at + 1; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Table || pieces.get(i) instanceof Piece.Text next
                    && (next.form() == Piece.Form.HEADING || next.form() == Piece.Form.STRONG || headings.contains(next.block()) || next.form() == Piece.Form.ITEM || next.form() == Piece.Form.NUMBERED)) {
                return true;
            }
        }
        return text.endsWith(":") || text.length() < 100 && TITLE_WORD.matcher(text).find() && fullDate(text) != null;
    }

    private Draft current() {
        if (topics.isEmpty()) {
            topics.add(new Draft("", -1, 99));
        }
        return topics.getLast();
    }

    private LineDraft line(Piece.Text text) {
        attending = false;
        var draft = new LineDraft(text.text(), text.block());
        if (!text.marker().isEmpty() && Character.isLetterOrDigit(text.marker().charAt(0))) {
            draft.number = text.marker();
        }
        if (text.marker().startsWith("[")) {
            draft.note = text.marker().equals("[x]") ? "afgevinkt" : null;
        }
        if (text.form() != Piece.Form.ITEM && text.form() != Piece.Form.NUMBERED && intro.kind() == null) {
            intro = Around.NOTHING;
        }
        var around = intro != Around.NOTHING ? intro : section;
        for (var parent : nested) {
            if (parent.around().kind() != null && parent.depth() < text.depth()) {
                around = parent.around();
            }
        }
        if (around.kind() == null && around.goesTo() != null && isPoint(text.text())) {
            around = new Around(LineKind.AGENDA_POINT, 0.65, around.goesTo());
        }
        if (text.marker().startsWith("[") && around.kind() == null) {
            around = new Around(LineKind.ACTION, 0.7, around.goesTo());
        }
        draft.around = around;
        current().lines.add(draft);
        return draft;
    }

    /// A subject rather than a sentence: what one puts on an agenda.
    private static boolean isPoint(String text) {
        return !text.endsWith(".") && TypedLines.label(text) == null && !hasVerbOfLine(text) && !isDateOnly(text) && Dates.in(text, Dates.ANY_DAY).isEmpty() && !CLOCK.matcher(text).find();
    }

    // ---- tables ----

    private void table(Piece.Table table) {
        var rows = new ArrayList<>(table.rows());
        rows.removeIf(row -> row.cells().stream().allMatch(cell -> cell.text().isBlank()));
        if (rows.isEmpty()) {
            return;
        }
        var width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (isMeta(rows)) {
            rows.forEach(row -> leaveRow(row, "gegevens van de vergadering"));
            return;
        }
        Columns columns = null;
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var cells = row.cells().stream().map(Piece.Cell::text).toList();
            if (Columns.isHead(cells) && cells.stream().allMatch(cell -> cell.length() <= 60)) {
                columns = Columns.of(cells);
                leaveRow(row, "kop van de tabel");
                lastColumns = columns;
                continue;
            }
            if (columns == null) {
                columns = lastColumns != null && lastColumns.all().size() == width ? lastColumns : guessed(rows, width);
            }
            row(row, columns);
        }
    }

    private void leaveRow(Piece.Row row, String why) {
        for (var cell : row.cells()) {
            for (var piece : cell.pieces()) {
                if (piece instanceof Piece.Text text && !used.contains(text.block()) && text.block() != titleBlock) {
                    leave(text, why);
                }
            }
        }
    }

    /// "Datum: | 3 maart", "Aanwezig | …": the head of a document, set in a table.
    private boolean isMeta(List<Piece.Row> rows) {
        var known = 0;
        for (var row : rows) {
            if (row.cells().size() > 4) {
                return false;
            }
            var first = words(row.cells().getFirst().text().replace(":", " "));
            known += ATTENDANCE.contains(first) || META.contains(first) || DATE_LABELS.contains(first) || first.equals("status") || first.equals("onderwerp") && rows.size() > 1 && !Columns.isHead(row.cells().stream().map(Piece.Cell::text).toList()) ? 1 : 0;
        }
        return topics.isEmpty() && known * 2 > rows.size();
    }

    private Columns guessed(List<Piece.Row> rows, int width) {
        var length = new int[width];
        var filled = new int[width];
        var numbers = new int[width];
        var dates = new int[width];
        for (var row : rows) {
            for (var c = 0; c < row.cells().size(); c++) {
                var text = row.cells().get(c).text().strip();
                if (text.isEmpty()) {
                    continue;
                }
                filled[c]++;
                length[c] += text.length();
                numbers[c] += text.length() <= 8 && NUMBER_CELL.matcher(text).matches() ? 1 : 0;
                dates[c] += text.length() <= 40 && isDateOnly(text) ? 1 : 0;
            }
        }
        var all = new ArrayList<Columns.Column>();
        var main = 0;
        for (var c = 0; c < width; c++) {
            main = length[c] > length[main] ? c : main;
        }
        for (var c = 0; c < width; c++) {
            var average = filled[c] == 0 ? 0 : length[c] / filled[c];
            Columns.Role role;
            if (c == main) {
                role = Columns.Role.TEXT;
            } else if (filled[c] > 0 && numbers[c] * 2 > filled[c]) {
                role = Columns.Role.NUMBER;
            } else if (filled[c] > 0 && dates[c] * 2 >= filled[c]) {
                role = Columns.Role.DUE;
            } else if (c < main && average <= 80) {
                role = Columns.Role.TOPIC;
            } else if (c > main && average <= 60 && all.stream().noneMatch(col -> col.role() == Columns.Role.OWNER)) {
                role = Columns.Role.OWNER;
            } else {
                role = Columns.Role.NOTE;
            }
            all.add(new Columns.Column(role, null));
        }
        if (width == 2 && main == 0) {
            all.set(0, new Columns.Column(Columns.Role.TOPIC, null));
        }
        return new Columns(all);
    }

    private void row(Piece.Row row, Columns columns) {
        var cells = row.cells();
        var filled = cells.stream().filter(cell -> !cell.text().isBlank()).toList();
        if (filled.size() == 1 && columns.all().size() > 2 && (cells.size() == 1 || filled.getFirst() == cells.getFirst())) {
            var only = filled.getFirst();
            var first = only.pieces().getFirst();
            if (only.pieces().size() == 1 && first instanceof Piece.Text text && isTitleLike(text.text()) && columns.find(Columns.Role.NUMBER) != 0) {
                heading(text, 7);
                return;
            }
        }
        String number = null;
        var owners = new ArrayList<String>();
        var perLine = new ArrayList<List<String>>();
        var due = "";
        var goesTo = "";
        String dossier = null;
        var note = new StringBuilder();
        LineKind kind = null;
        for (var c = 0; c < cells.size(); c++) {
            var cell = cells.get(c);
            var role = c < columns.all().size() ? columns.all().get(c).role() : Columns.Role.NOTE;
            var text = cell.text().strip();
            if (text.isEmpty()) {
                continue;
            }
            switch (role) {
                case NUMBER -> number = text;
                case OWNER -> cell.pieces().forEach(piece -> {
                    if (piece instanceof Piece.Text t) {
                        var names = Owners.of(t.text());
                        perLine.add(names);
                        names.stream().filter(name -> !owners.contains(name)).forEach(owners::add);
                    }
                });
                case DUE -> due = text;
                case GOES_TO -> goesTo = text;
                case DOSSIER -> dossier = text;
                case KIND -> kind = Meaning.PREFIXES.get(words(text));
                case STATUS, NOTE, DATE -> note.append(note.isEmpty() ? "" : "; ").append(text);
                case TOPIC, TEXT -> { }
            }
        }
        var topicAt = columns.find(Columns.Role.TOPIC);
        var hasText = columns.has(Columns.Role.TEXT);
        var added = new ArrayList<LineDraft>();
        if (topicAt >= 0 && topicAt < cells.size() && !cells.get(topicAt).text().isBlank()) {
            if (hasText) {
                topicTitle(cells.get(topicAt), owners, number);
            } else {
                added.addAll(mixed(cells.get(topicAt), !owners.isEmpty() && !due.isEmpty() || !due.isEmpty()));
            }
        }
        for (var c = 0; c < cells.size() && hasText; c++) {
            if (c < columns.all().size() && columns.all().get(c).role() == Columns.Role.TEXT && !cells.get(c).text().isBlank()) {
                added.addAll(textCell(cells.get(c), columns.all().get(c), kind, !owners.isEmpty(), !due.isEmpty(), number != null));
            }
        }
        if (!topics.isEmpty() && (topicAt >= 0) && !owners.isEmpty()) {
            topics.getLast().owners.addAll(owners);
        }
        give(added, owners, perLine, due, goesTo, dossier, note.toString(), number, kind);
        if (added.isEmpty() && topicAt < 0) {
            leaveRow(row, "rij zonder tekst");
        }
    }

    private void topicTitle(Piece.Cell cell, List<String> owners, @Nullable String number) {
        var name = cell.text().strip();
        var block = cell.pieces().getFirst() instanceof Piece.Text text ? text.block() : -1;
        if (!topics.isEmpty() && topics.getLast().title.equals(name)) {
            return;
        }
        topics.add(new Draft(name.endsWith(":") ? name.substring(0, name.length() - 1) : name, block, 7));
        intro = Around.NOTHING;
        nested.clear();
        section = aroundOf(name);
    }

    /// A cell that holds a topic and its lines together, as in the two columns of the list the table knows.
    private List<LineDraft> mixed(Piece.Cell cell, boolean isLine) {
        var before = topics.isEmpty() ? 0 : topics.getLast().lines.size();
        var topicsBefore = topics.size();
        var inner = cell.pieces();
        var first = inner.getFirst();
        var rest = inner;
        if (first instanceof Piece.Text text && text.block() != titleBlock) {
            var strong = text.form() == Piece.Form.STRONG || text.form() == Piece.Form.HEADING;
            var opens = inner.size() > 1 && text.form() != Piece.Form.ITEM && isTitleLike(text.text());
            var alone = inner.size() == 1 && !isLine && text.form() != Piece.Form.ITEM && isTitleLike(text.text()) && text.text().length() <= 70;
            if ((strong || opens || alone) && !isLine) {
                heading(text, 7);
                rest = inner.subList(1, inner.size());
            }
        }
        for (var piece : rest) {
            switch (piece) {
                case Piece.Text text -> visit(text, true, -1);
                case Piece.Table table -> table(table);
                case Piece.Break _ -> { }
            }
        }
        intro = Around.NOTHING;
        if (topics.isEmpty()) {
            return List.of();
        }
        var lines = topics.getLast().lines;
        return List.copyOf(lines.subList(topics.size() == topicsBefore ? Math.min(before, lines.size()) : 0, lines.size()));
    }

    private List<LineDraft> textCell(Piece.Cell cell, Columns.Column column, @Nullable LineKind kind, boolean owned, boolean dated, boolean numbered) {
        var added = new ArrayList<LineDraft>();
        var texts = cell.pieces().stream().filter(Piece.Text.class::isInstance).map(Piece.Text.class::cast).toList();
        var items = texts.stream().anyMatch(text -> text.form() == Piece.Form.ITEM || text.form() == Piece.Form.NUMBERED);
        var given = kind != null ? new Around(kind, 0.97, null) : column.kind() != null ? new Around(column.kind(), 0.9, null)
                : owned && dated ? new Around(LineKind.ACTION, 0.8, null) : dated ? new Around(LineKind.ACTION, 0.7, null) : owned ? new Around(LineKind.ACTION, 0.55, null) : section;
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (isNothing(text.text())) {
                leave(text, "leeg in de tabel");
                continue;
            }
            var open = added.isEmpty() ? null : added.getLast();
            var joins = open != null && (!items && numbered && (owned || dated) || Character.isLowerCase(text.text().charAt(0)) && text.form() == Piece.Form.TEXT && !open.text.endsWith("."));
            if (joins) {
                open.text = open.text + " " + text.text();
                continue;
            }
            if (open == null && Character.isLowerCase(text.text().charAt(0)) && !owned && !dated && !numbered && !topics.isEmpty() && isContinuation(text.text())) {
                var last = topics.getLast().lines.getLast();
                last.text = last.text + " " + text.text();
                continue;
            }
            if (items && text.form() == Piece.Form.TEXT && text.text().endsWith(":")) {
                intro = introOf(text.text());
                leave(text, "inleiding bij de regels eronder");
                continue;
            }
            var strongTitle = (text.form() == Piece.Form.STRONG || text.form() == Piece.Form.HEADING) && i + 1 < texts.size() && open == null;
            if (strongTitle && isTitleLike(text.text())) {
                open = null;
            }
            var draft = line(text);
            if (intro.kind() == null && given.kind() != null) {
                draft.around = given;
            }
            added.add(draft);
        }
        intro = Around.NOTHING;
        return added;
    }

    private static boolean isNothing(String text) {
        return Set.of("-", "–", "—", "n.v.t.", "nvt", "geen", "geen.", ".", "x").contains(text.strip().toLowerCase());
    }

    private static void give(List<LineDraft> added, List<String> owners, List<List<String>> perLine, String due, String goesTo,
            @Nullable String dossier, String note, @Nullable String number, @Nullable LineKind kind) {
        var takers = added;
        if (added.size() > 1) {
            var acting = added.stream().filter(line -> line.around.kind() == LineKind.ACTION).toList();
            takers = !acting.isEmpty() && acting.size() < added.size() ? acting : added;
        }
        var pairwise = perLine.size() > 1 && perLine.size() == takers.size();
        for (var i = 0; i < takers.size(); i++) {
            var line = takers.get(i);
            if (pairwise) {
                line.owners = perLine.get(i);
            } else if (takers.size() == 1 || !due.isEmpty()) {
                line.owners = List.copyOf(owners);
            }
            line.due = due;
        }
        for (var line : added) {
            line.goesTo = goesTo;
            line.dossier = dossier;
            line.note = note.isEmpty() ? line.note : note;
            line.number = line.number == null ? number : line.number;
        }
    }

    // ---- what it all means ----

    private Reading.Topic topic(Draft draft) {
        var entries = new ArrayList<Reading.Entry>();
        for (var line : draft.lines) {
            var understood = meaning.of(line.text, line.around);
            var whole = understood.whole();
            var index = entries.size();
            var owners = line.owners.isEmpty() ? whole.owners() : line.owners;
            var due = line.due.isEmpty() ? whole.due() : meaning.dateIn(line.due);
            var dueText = line.due.isEmpty() ? whole.dueText() : line.due;
            var goesTo = line.goesTo.isEmpty() ? whole.goesTo() : meaning.dateIn(line.goesTo);
            if (goesTo == null && due != null && meetings.contains(due) && Signals.plain(line.text).startsWith("agender")) {
                goesTo = due;
            }
            entries.add(new Reading.Entry(whole.kind(), line.text, owners, due, dueText, goesTo,
                    line.dossier == null ? whole.dossier() : line.dossier, null, whole.confidence(), line.number, line.note, line.block));
            for (var part : understood.parts()) {
                var sense = part.sense();
                entries.add(new Reading.Entry(sense.kind(), part.text(), sense.owners(), sense.due(), sense.dueText(), sense.goesTo(),
                        sense.dossier(), index, sense.confidence(), null, null, line.block));
            }
        }
        return new Reading.Topic(draft.title, List.copyOf(draft.owners), adopted(draft, entries), List.copyOf(entries), draft.block);
    }

    /// The earlier list that is adopted in this topic: named with its date, and not held over.
    private @Nullable LocalDate adopted(Draft draft, List<Reading.Entry> entries) {
        var named = LIST_WORD.matcher(draft.title).find()
                && (entries.stream().anyMatch(entry -> entry.kind() == LineKind.DECISION) || TO_ADOPT.matcher(draft.title).find());
        var deciding = entries.stream()
                .filter(entry -> entry.kind() == LineKind.DECISION && LIST_WORD.matcher(entry.text()).find() && ADOPTED.matcher(entry.text()).find())
                .toList();
        if (!named && deciding.isEmpty() || isHeldOver(entries)) {
            return null;
        }
        if (named) {
            var day = past(draft.title);
            for (var i = 0; day == null && i < entries.size(); i++) {
                day = past(entries.get(i).text());
            }
            return day;
        }
        for (var entry : deciding) {
            var day = past(entry.text());
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    private static boolean isHeldOver(List<Reading.Entry> entries) {
        return entries.stream().anyMatch(entry -> HELD_OVER.matcher(entry.text()).find());
    }

    private @Nullable LocalDate past(String text) {
        for (var found : Dates.in(text, date)) {
            if (found instanceof DutchDates.Day day) {
                var year = Dates.hasYear(text.substring(day.start(), day.end()));
                if (year || date != null) {
                    var when = !year && day.date().isAfter(date) ? day.date().minusYears(1) : day.date();
                    if (date == null || when.isBefore(date)) {
                        return when;
                    }
                }
            }
        }
        return null;
    }
}
