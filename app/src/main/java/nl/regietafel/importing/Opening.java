package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the document says of itself: the title, the status and the day of the list, and in which blocks it says so.
final class Opening {

    private static final Pattern STATUS_IN_TITLE = Pattern.compile(
            "(?i)(?:^|[\\s(\\[–-])(concept|vastgesteld|definitief|draft)(?=$|[\\s)\\]:–-])|^(concept)(?=-?(?:actie"
            + "|besluit|verslag|notulen|lijst|afspraken))");

    private final List<Piece> pieces;
    private final List<Piece.Text> texts;
    private final String fileName;
    private final Set<Integer> furniture;
    private final Set<Integer> headings;
    private final Set<Integer> used = new HashSet<>();

    private @Nullable String title;
    private int titleBlock = -1;
    private @Nullable LocalDate date;
    private @Nullable String status;

    Opening(Document document, String fileName, Set<Integer> furniture, Set<Integer> headings) {
        this.pieces = document.pieces();
        this.texts = document.texts();
        this.fileName = fileName;
        this.furniture = furniture;
        this.headings = headings;
        findTitle();
        findStatus();
        findDate();
        lookAside(document.asides().stream().map(Reading.Leftover::text).toList());
    }

    /// What the text itself does not say, a header may.
    private void lookAside(List<String> asides) {
        for (var aside : asides) {
            if (Looks.LIST_WORD.matcher(aside).find() && aside.length() <= 120
                    && (title == null || !Looks.TITLE_WORD.matcher(title).find())) {
                title = aside;
                titleBlock = -1;
            }
            if (date == null && (Looks.isDateOnly(aside) || Looks.TITLE_WORD.matcher(aside).find())) {
                date = Looks.fullDate(aside);
            }
            if (status == null && Looks.isStatus(aside)) {
                status = aside;
            }
        }
        if (date == null) {
            date = Looks.fullDate(fileName.replace('_', ' '));
        }
    }

    @Nullable String title() {
        return title;
    }

    /// Where the title stands, -1 when there is none.
    int titleBlock() {
        return titleBlock;
    }

    @Nullable LocalDate date() {
        return date;
    }

    @Nullable String status() {
        return status;
    }

    /// The blocks that hold the status or the day and nothing else.
    boolean saidIn(int block) {
        return used.contains(block);
    }

    private void findTitle() {
        var seen = 0;
        for (var text : texts) {
            var label = TypedLines.label(text.text());
            if (label != null && Set.of("onderwerp", "betreft", "subject").contains(label) && seen < 8
                    && isMail(texts)) {
                title = Looks.after(text.text());
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
                if (piece instanceof Piece.Table table && !HeadLabels.isHeadOfDocument(table.rows())) {
                    return;
                }
                continue;
            }
            if (++seen > 6 || text.form() == Piece.Form.ITEM) {
                return;
            }
            if (furniture.contains(text.block()) || Looks.isStatus(text.text())
                    || headings.contains(text.block()) && seen > 1) {
                continue;
            }
            var label = TypedLines.label(text.text());
            if (label != null && (HeadLabels.META.contains(label) || HeadLabels.DATE_LABELS.contains(label)
                    || HeadLabels.ATTENDANCE.contains(label) || Prefixes.PREFIXES.containsKey(label)
                    && !label.contains("lijst") || label.equals("status"))
                    || Looks.GREETING.matcher(text.text()).matches()) {
                continue;
            }
            var words = Looks.TITLE_WORD.matcher(text.text()).find();
            var fits = switch (text.form()) {
                case HEADING -> words || seen == 1 && text.depth() == 1 && hasDeeper(text);
                case STRONG -> words || seen == 1 && !Looks.isSectionWord(text.text());
                case TEXT -> words && text.text().length() <= 140 && !text.text().endsWith(".")
                        && !text.text().endsWith(":") || seen == 1 && text.text().length() <= 80
                        && !text.text().endsWith(".") && !text.text().endsWith(":") && label == null
                        && !Looks.isDateOnly(text.text()) && opensNothing(text);
                case NUMBERED, ITEM -> false;
            };
            if (fits && !isAdoptionTitle(text)) {
                var better = text.form() == Piece.Form.HEADING || Looks.LIST_WORD.matcher(text.text()).find() ? null
                        : listTitle(text);
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
            if (!(pieces.get(i) instanceof Piece.Text text)
                    || text.form() != Piece.Form.TEXT && text.form() != Piece.Form.STRONG
                    && text.form() != Piece.Form.HEADING) {
                return null;
            }
            if (Looks.LIST_WORD.matcher(text.text()).find() && text.text().length() <= 120 && !text.text().endsWith(".")
                    && TypedLines.label(text.text()) == null && !isAdoptionTitle(text)
                    && !Looks.hasVerbOfLine(text.text())) {
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
        return at + 1 >= pieces.size() || !(pieces.get(at + 1) instanceof Piece.Text next)
                || next.form() != Piece.Form.ITEM;
    }

    private boolean isAdoptionTitle(Piece.Text text) {
        return (text.form() == Piece.Form.NUMBERED || !text.marker().isEmpty()
                || Looks.TO_ADOPT.matcher(text.text()).find()) && Looks.LIST_WORD.matcher(text.text()).find();
    }

    private static boolean isMail(List<Piece.Text> texts) {
        var labels = new HashSet<String>();
        texts.stream().limit(10).map(text -> TypedLines.label(text.text())).filter(label -> label != null)
                .forEach(labels::add);
        return (labels.contains("van") || labels.contains("from"))
                && (labels.contains("aan") || labels.contains("to") || labels.contains("verzonden")
                || labels.contains("sent") || labels.contains("datum"));
    }

    private void findStatus() {
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var label = TypedLines.label(text.text());
            if (label != null && (label.equals("status") || label.equals("versie")) && i < 14
                    && !Looks.after(text.text()).isEmpty() && Looks.after(text.text()).length() <= 60) {
                var match = Looks.STATUS.matcher(Looks.after(text.text()));
                if (match.matches() || label.equals("status")) {
                    status = match.matches() ? match.group(1) : Looks.after(text.text());
                    used.add(text.block());
                    return;
                }
            }
        }
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if ((i < 14 || i >= texts.size() - 6) && text.block() != titleBlock && text.form() != Piece.Form.ITEM
                    && text.form() != Piece.Form.NUMBERED && Looks.isStatus(text.text())
                    && (i < 6 || i >= texts.size() - 3 || TypedLines.isShouted(text.text())
                    || furniture.contains(text.block()))
                    && (topLevel(text) || text.text().length() < 20)) {
                // a lone word after a title of a topic is its outcome, not the state of the list
                if (!isOutcome(texts, i)) {
                    status = Looks.STATUS.matcher(text.text().strip()).results().findFirst().map(m -> m.group(1))
                            .orElse(text.text());
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
        return before.block() != titleBlock && (headings.contains(before.block()) || before.form() == Piece.Form.HEADING
                || before.form() == Piece.Form.STRONG || Looks.LIST_WORD.matcher(before.text()).find());
    }

    private void findDate() {
        var mail = isMail(texts);
        LocalDate ofMail = null;
        for (var i = 0; i < texts.size() && i < 24 && date == null; i++) {
            var text = texts.get(i);
            var label = TypedLines.label(text.text());
            if (label != null && HeadLabels.DATE_LABELS.contains(label.replace('.', ' ').strip())) {
                var value = Looks.after(text.text());
                if (value.isEmpty() && i + 1 < texts.size()) {
                    value = texts.get(i + 1).text();
                }
                var found = Looks.fullDate(value);
                if (mail && i < 8) {
                    ofMail = found;
                } else if (found != null) {
                    date = found;
                    used.add(text.block());
                }
            }
            // a table with "Datum" in one cell and the day in the next
            if (date == null && label == null && HeadLabels.DATE_LABELS.contains(Looks.words(text.text()))
                    && i + 1 < texts.size() && text.text().length() < 20 && i < 12) {
                date = Looks.fullDate(texts.get(i + 1).text());
            }
        }
        if (date == null && title != null) {
            date = Looks.fullDate(title);
        }
        for (var i = 0; i < texts.size() && i < 14 && date == null; i++) {
            var text = texts.get(i);
            var plain = Signals.plain(text.text());
            if (text.form() == Piece.Form.ITEM || headings.contains(text.block()) || isAdoptionTitle(text)
                    || plain.startsWith("volgende") || plain.contains("vastgesteld") && text.block() != titleBlock
                    || plain.contains("verzonden") || text.text().length() > 160) {
                continue;
            }
            if (Looks.isDateOnly(text.text()) || Looks.TITLE_WORD.matcher(text.text()).find() || plain.startsWith("d.d")
                    || plain.contains("gehouden")) {
                date = Looks.fullDate(text.text());
                if (date != null && text.block() != titleBlock && Looks.isDateOnly(text.text())) {
                    used.add(text.block());
                }
            }
        }
        if (date == null) {
            date = ofMail;
        }
    }
}
