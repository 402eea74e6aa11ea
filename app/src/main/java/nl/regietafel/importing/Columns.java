package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.regietafel.decision.LineKind;
import org.jspecify.annotations.Nullable;

/// What the columns of a table hold: by the words above them, else by what is in them.
record Columns(List<Column> all) {

    /// @param kind of the lines a text column holds, when its head says so
    record Column(Role role, @Nullable LineKind kind) {}

    enum Role { NUMBER, TOPIC, TEXT, OWNER, DUE, DATE, GOES_TO, KIND, STATUS, DOSSIER, NOTE }

    private static final Map<String, Column> HEADS = heads();
    private static final Pattern NUMBER_CELL = Pattern.compile("[A-Za-z]{0,2}-?\\d{1,4}([.-]\\d{1,3}){0,4}[.)]?");

    /// A row of words above columns. Half of them must be known, and one of them must be such a word and nothing more.
    static boolean isHead(List<String> cells) {
        var known = 0;
        var exact = 0;
        var filled = 0;
        for (var cell : cells) {
            if (cell.isBlank()) {
                continue;
            }
            if (cell.length() > 45) {
                return false;
            }
            filled++;
            known += column(cell) == null ? 0 : 1;
            exact += HEADS.containsKey(plain(cell)) ? 1 : 0;
        }
        return filled >= 2 && exact >= 1 && known * 2 >= filled && known >= 2;
    }

    private static String plain(String head) {
        return head.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}#/ ]", " ").replaceAll("\\s*/\\s*", "/")
                .replaceAll("\\s+", " ").strip();
    }

    static @Nullable Column column(String head) {
        if (head.length() > 60) {
            return null;
        }
        var words = plain(head);
        if (words.isEmpty()) {
            return head.strip().equals("#") ? HEADS.get("nr") : null;
        }
        var exact = HEADS.get(words);
        if (exact != null) {
            return exact;
        }
        if (words.contains("/") || words.contains(" en ")) {
            var parts = words.split("/| en ");
            var columns = Arrays.stream(parts).map(part -> HEADS.get(part.strip())).toList();
            if (columns.stream().allMatch(c -> c != null && c.role() == Role.TEXT)) {
                return new Column(Role.TEXT, null);
            }
            if (columns.getFirst() != null) {
                return columns.getFirst();
            }
        }
        var list = words.split(" ");
        if (list.length <= 4) {
            var last = HEADS.get(list[list.length - 1]);
            return last != null ? last : HEADS.get(list[0]);
        }
        return null;
    }

    static Columns of(List<String> head) {
        var all = new ArrayList<Column>();
        for (var cell : head) {
            var column = column(cell);
            all.add(column == null ? new Column(Role.NOTE, null) : column);
        }
        if (all.stream().noneMatch(c -> c.role() == Role.TEXT || c.role() == Role.TOPIC)) {
            var free = all.stream().filter(c -> c.role() == Role.NOTE).findFirst();
            if (free.isPresent()) {
                all.set(all.indexOf(free.get()), new Column(Role.TEXT, null));
            }
        }
        // "Datum" beside a column that says when it must be done is the day it was agreed
        var due = all.stream().anyMatch(c -> c.role() == Role.DUE);
        if (!due) {
            all.replaceAll(c -> c.role() == Role.DATE ? new Column(Role.DUE, null) : c);
        }
        return new Columns(all);
    }

    /// A table without words above its columns.
    static Columns guessed(List<Piece.Row> rows, int width) {
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
                dates[c] += text.length() <= 40 && Looks.isDateOnly(text) ? 1 : 0;
            }
        }
        var all = new ArrayList<Column>();
        var main = 0;
        for (var c = 0; c < width; c++) {
            main = length[c] > length[main] ? c : main;
        }
        for (var c = 0; c < width; c++) {
            var average = filled[c] == 0 ? 0 : length[c] / filled[c];
            Role role;
            if (c == main) {
                role = Role.TEXT;
            } else if (filled[c] > 0 && numbers[c] * 2 > filled[c]) {
                role = Role.NUMBER;
            } else if (filled[c] > 0 && dates[c] * 2 >= filled[c]) {
                role = Role.DUE;
            } else if (c < main && average <= 80) {
                role = Role.TOPIC;
            } else if (c > main && average <= 60 && all.stream().noneMatch(col -> col.role() == Role.OWNER)) {
                role = Role.OWNER;
            } else {
                role = Role.NOTE;
            }
            all.add(new Column(role, null));
        }
        if (width == 2 && main == 0) {
            all.set(0, new Column(Role.TOPIC, null));
        }
        return new Columns(all);
    }

    int find(Role role) {
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).role() == role) {
                return i;
            }
        }
        return -1;
    }

    boolean has(Role role) {
        return find(role) >= 0;
    }

    private static Map<String, Column> heads() {
        var all = new HashMap<String, Column>();
        put(all, Role.NUMBER, null, "nr", "no", "nummer", "volgnr", "volgnummer", "#", "id", "punt", "actienr",
                "actienummer", "agendanr", "ap");
        put(all, Role.TOPIC, null, "onderwerp", "agendapunt", "agenda onderwerp", "thema", "agenda", "titel", "rubriek",
                "topic", "subject", "agendapunt/onderwerp");
        put(all, Role.TEXT, null, "omschrijving", "tekst", "verslag", "bespreking", "bespreekpunt", "wat", "inhoud",
                "conclusie", "conclusies", "regel", "afspraak/actie", "besluit/actie", "actie/besluit",
                "actie/afspraak", "uitkomst", "resultaat", "besproken", "description", "toelichting op het punt",
                "kernpunten", "samenvatting", "beschrijving", "behandeling");
        put(all, Role.TEXT, LineKind.DECISION, "besluit", "besluiten", "beslispunt", "beslissing", "decision",
                "genomen besluit");
        put(all, Role.TEXT, LineKind.ACTION, "actie", "acties", "actiepunt", "actiepunten", "taak", "taken",
                "toezegging", "toezeggingen", "vervolgactie", "action", "actiepunt/toezegging", "openstaande actie",
                "openstaande acties", "to do", "actie/toezegging");
        put(all, Role.TEXT, LineKind.AGREEMENT, "afspraak", "afspraken");
        put(all, Role.TEXT, LineKind.QUESTION, "vraag", "vragen");
        put(all, Role.TEXT, LineKind.ANNOUNCEMENT, "mededeling", "mededelingen");
        put(all, Role.TEXT, LineKind.SIGNAL, "signaal", "signalen", "constatering");
        put(all, Role.OWNER, null, "wie", "door wie", "eigenaar", "actiehouder", "actiehouders", "trekker", "trekkers",
                "verantwoordelijk", "verantwoordelijke", "houder", "uitvoering door", "uitvoering", "actie door",
                "aan zet", "owner", "who", "behandelaar", "uitvoerder", "door", "portefeuillehouder", "contactpersoon",
                "partij", "aan wie");
        put(all, Role.DUE, null, "wanneer", "gereed", "datum gereed", "gereed op", "uiterlijk", "deadline", "voor",
                "vóór", "termijn", "planning", "streefdatum", "einddatum", "due", "due date", "when", "uiterste datum",
                "afdoen voor", "klaar", "klaar op", "gereed voor", "gereeddatum", "afhandeling", "tijdpad", "op tijd");
        put(all, Role.DATE, null, "datum", "date");
        put(all, Role.NOTE, null, "datum vergadering", "vergadering", "herkomst", "ontstaan", "dd", "datum overleg",
                "sinds", "opmerking", "opmerkingen", "toelichting", "bijzonderheden", "bron", "notitie", "remark",
                "datum besluit", "datum toezegging", "gesteld op", "ingebracht", "prioriteit", "datum actie", "bijlage",
                "datum afspraak");
        put(all, Role.STATUS, null, "status", "stand van zaken", "stavaza", "voortgang", "stand", "afgedaan",
                "afgehandeld", "state", "afdoening");
        put(all, Role.KIND, null, "soort", "type", "aard", "categorie", "a/b", "kind", "b/a", "b/a/i",
                "besluit of actie");
        put(all, Role.GOES_TO, null, "naar agenda", "terug op agenda", "agenderen", "agenderen voor",
                "naar vergadering", "behandelen op", "terug op", "agenda van");
        put(all, Role.DOSSIER, null, "dossier");
        return Map.copyOf(all);
    }

    private static void put(Map<String, Column> all, Role role, @Nullable LineKind kind, String... names) {
        for (var name : names) {
            all.put(name, new Column(role, kind));
        }
    }
}
