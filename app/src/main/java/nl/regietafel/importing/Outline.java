package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.regietafel.decision.LineKind;
import nl.regietafel.importing.Meaning.Around;

/// From pieces to topics and lines, piece by piece: which open a topic, which are its lines, and which are neither.
final class Outline {

    /// The level of a short item with items under it.
    static final int GROUP = 30;

    private static final Pattern CLOSING =
            Pattern.compile("(?i)^(met (vriendelijke|hartelijke|collegiale) groet(en)?|vriendelijke groet(en)?"
            + "|hartelijke groet(en)?|groet(en)?|mvg|m\\.v\\.g\\.|kind regards|groetjes)\\b.{0,60}");
    private static final Set<String> SMALL_TALK = Set.of("agenda");

    private final Document document;
    private final Set<Integer> furniture;
    private final Set<Integer> headings;
    private final Opening opening;
    private final Set<LocalDate> meetings;
    private final Sections sections;
    private final Drafts drafts = new Drafts();
    private final Underneath underneath;
    private final TableLines tables;

    /// What the heading above makes of the lines under it, and what an introduction makes of those until the next text.
    Around section = Around.NOTHING;
    Around intro = Around.NOTHING;

    private final List<Nested> nested = new ArrayList<>();
    private boolean attending;
    private boolean signing;
    private boolean inAgenda;

    /// An item with items under it, and what it makes of them.
    private record Nested(int depth, Around around) {}

    Outline(Document document, String fileName) {
        this.document = document;
        furniture = PageEdges.in(document.pieces());
        headings = NumberedHeadings.in(document.pieces(), furniture);
        opening = new Opening(document, fileName, furniture, headings);
        meetings = NextMeetings.in(document.texts(), opening);
        sections = new Sections(opening.date(), meetings);
        underneath = new Underneath(document, furniture, headings, opening, sections, drafts);
        tables = new TableLines(this, opening, sections, drafts);
    }

    Reading reading() {
        if (opening.title() != null) {
            section = sections.ofTitle(opening.title());
        }
        for (var i = 0; i < document.pieces().size(); i++) {
            switch (document.pieces().get(i)) {
                case Piece.Text text -> visit(text, false, i);
                case Piece.Table table -> tables.read(table);
                case Piece.Break _ -> { }
            }
        }
        var entries = new Entries(opening.date(), meetings);
        return new Reading(opening.title(), opening.date(), opening.status(),
                drafts.topics.stream().map(entries::of).toList(),
                Stream.concat(drafts.rest.stream(), document.asides().stream()).toList(),
                List.copyOf(document.blocks()), document.leftOut());
    }

    /// A topic that a column of the table names.
    void openTopic(String name, int block) {
        drafts.topics.add(new Drafts.Topic(name.endsWith(":") ? name.substring(0, name.length() - 1) : name, block, 7));
        intro = Around.NOTHING;
        nested.clear();
        section = sections.of(name, section);
    }

    void visit(Piece.Text text, boolean inCell, int at) {
        if (text.block() == opening.titleBlock()) {
            return;
        }
        if (text.block() < opening.titleBlock() && drafts.topics.isEmpty()) {
            drafts.leave(text, "boven de titel");
            return;
        }
        if (furniture.contains(text.block())) {
            if (!opening.saidIn(text.block())) {
                drafts.leave(text, "kop- of voettekst");
            }
            return;
        }
        if (opening.saidIn(text.block())) {
            return;
        }
        if (text.text().equals(opening.title()) && drafts.topics.isEmpty()) {
            drafts.leave(text, "titel, nog eens");
            return;
        }
        if (signing) {
            drafts.leave(text, "ondertekening");
            return;
        }
        switch (text.form()) {
            case HEADING -> heading(text, text.depth());
            case STRONG -> {
                if (attending && TypedLines.label(text.text()) != null
                        && HeadLabels.ATTENDANCE.contains(TypedLines.label(text.text()).replace('.', ' ').strip())) {
                    drafts.leave(text, "aanwezigheid");
                } else if (Looks.isTitleLike(text.text()) || TypedLines.isShouted(text.text())
                        || text.text().length() <= 60 && !text.text().endsWith(".")) {
                    heading(text, 7);
                } else {
                    line(text);
                }
            }
            case NUMBERED -> {
                if (headings.contains(text.block())) {
                    heading(text, 8 + text.depth());
                } else if (attending && drafts.topics.isEmpty() && text.text().length() < 80) {
                    drafts.leave(text, "aanwezigheid");
                } else {
                    line(text);
                }
            }
            case ITEM -> {
                if (headings.contains(text.block())) {
                    heading(text, 9);
                } else if (attending) {
                    drafts.leave(text, "aanwezigheid");
                } else if (inAgenda) {
                    drafts.leave(text, "agenda");
                } else if (underneath.isGroup(text, at, section)) {
                    heading(text, GROUP);
                } else {
                    item(text);
                }
            }
            case TEXT -> paragraph(text, inCell, at);
        }
    }

    void heading(Piece.Text text, int level) {
        var name = underneath.isNamed(text) ? Looks.after(text.text()) : text.text().strip();
        if (name.endsWith(":")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        var plain = Looks.words(name);
        intro = Around.NOTHING;
        nested.clear();
        attending = HeadLabels.ATTENDANCE.contains(plain);
        inAgenda = false;
        if (attending) {
            drafts.leave(text, "aanwezigheid");
            return;
        }
        if (Looks.isDateOnly(name) && drafts.topics.isEmpty() && name.length() < 45) {
            drafts.leave(text, "datum van de vergadering");
            return;
        }
        var label = underneath.isNamed(text) ? null : TypedLines.label(text.text());
        if (label != null && !text.text().strip().endsWith(":")
                && (HeadLabels.META.contains(label) || HeadLabels.DATE_LABELS.contains(label)
                || HeadLabels.ATTENDANCE.contains(label)) && drafts.topics.isEmpty()) {
            paragraph(text, false, -1);
            return;
        }
        var around = sections.of(name, section);
        var current = drafts.topics.isEmpty() ? null : drafts.topics.getLast();
        if (SMALL_TALK.contains(plain) && drafts.topics.isEmpty()) {
            inAgenda = true;
            drafts.leave(text, "agenda");
            return;
        }
        if (current != null && level > current.level && around.kind() != null && Prefixes.PREFIXES.containsKey(plain)
                && current.level < 8 + 20) {
            section = around;
            drafts.leave(text, "tussenkop");
            return;
        }
        if (current != null && current.title.equals(name) && !name.isEmpty()) {
            drafts.leave(text, "kop, nog eens");
            return;
        }
        section = around.kind() == null && around.goesTo() == null && drafts.topics.isEmpty() && section.weight() == 0.5
                ? section : around.kind() == null && around.goesTo() == null && section.weight() == 0.5 ? section
                : around;
        drafts.topics.add(new Drafts.Topic(name, text.block(), level));
    }

    private void item(Piece.Text text) {
        nested.removeIf(parent -> parent.depth() >= text.depth());
        if (text.text().endsWith(":") && text.text().length() <= 90) {
            var around = sections.intro(text.text(), section);
            nested.add(new Nested(text.depth(), around));
            if (around.kind() != null && TypedLines.label(text.text()) != null) {
                drafts.leave(text, "kopje boven de regels");
                return;
            }
        }
        line(text);
    }

    private void paragraph(Piece.Text text, boolean inCell, int at) {
        var bare = text.text().strip();
        if (CLOSING.matcher(bare).matches() && bare.length() < 80 && !inCell) {
            signing = true;
            drafts.leave(text, "ondertekening");
            return;
        }
        if (isContinuation(bare)) {
            var lines = drafts.topics.getLast().lines;
            lines.getLast().text = lines.getLast().text + " " + bare;
            return;
        }
        var label = TypedLines.label(bare);
        if (label != null) {
            var plain = label.replace('.', ' ').strip();
            if (HeadLabels.ATTENDANCE.contains(plain)) {
                attending = Looks.after(bare).isEmpty() || attending;
                attending = true;
                drafts.leave(text, "aanwezigheid");
                return;
            }
            if (!underneath.isNamed(text) && (HeadLabels.META.contains(plain) || HeadLabels.DATE_LABELS.contains(plain)
                    || plain.equals("status") || plain.equals("onderwerp")) && drafts.topics.isEmpty()) {
                attending = false;
                drafts.leave(text, "gegevens van de vergadering");
                return;
            }
        }
        var plainText = Looks.words(bare);
        if (HeadLabels.ATTENDANCE.contains(plainText)) {
            attending = true;
            drafts.leave(text, "aanwezigheid");
            return;
        }
        if (attending && !underneath.isHeadingByPlace(text, at)
                && (label == null || !Prefixes.PREFIXES.containsKey(label))
                && !(drafts.topics.size() > 0 && bare.length() > 160)) {
            drafts.leave(text, "aanwezigheid");
            return;
        }
        if (underneath.isHeadingByPlace(text, at)) {
            heading(text, 20);
            return;
        }
        if (drafts.topics.isEmpty() && !inCell && underneath.isPreamble(bare, at)) {
            drafts.leave(text, Looks.GREETING.matcher(bare).matches() ? "aanhef" : Looks.isStatus(bare) ? "status"
                    : "inleiding");
            return;
        }
        if (bare.endsWith(":") && underneath.followedByItem(text, at, inCell)) {
            intro = sections.intro(bare, section);
            nested.clear();
            drafts.leave(text, "inleiding bij de regels eronder");
            return;
        }
        if (bare.endsWith(":") && Prefixes.PREFIXES.containsKey(plainText)) {
            intro = new Around(Prefixes.PREFIXES.get(plainText), 0.85, null);
            drafts.leave(text, "kopje boven de regels");
            return;
        }
        if (label != null && Looks.isNextMeeting(label.replace('.', ' ')) && Looks.isDateOnly(Looks.after(bare))) {
            drafts.leave(text, "volgende vergadering");
            return;
        }
        if (Looks.isPrintRemark(bare)) {
            drafts.leave(text, "opmerking over het stuk");
            return;
        }
        line(text);
    }

    boolean isContinuation(String text) {
        if (drafts.topics.isEmpty() || drafts.topics.getLast().lines.isEmpty() || !Character.isLowerCase(text.charAt(0))
                || intro != Around.NOTHING) {
            return false;
        }
        var last = drafts.topics.getLast().lines.getLast().text;
        return last.length() > 20 && ".?!:;".indexOf(last.charAt(last.length() - 1)) < 0;
    }

    Drafts.Line line(Piece.Text text) {
        attending = false;
        var draft = new Drafts.Line(text.text(), text.block());
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
        if (around.kind() == null && around.goesTo() != null && Looks.isPoint(text.text())) {
            around = new Around(LineKind.AGENDA_POINT, 0.65, around.goesTo());
        }
        if (text.marker().startsWith("[") && around.kind() == null) {
            around = new Around(LineKind.ACTION, 0.7, around.goesTo());
        }
        draft.around = around;
        drafts.current().lines.add(draft);
        return draft;
    }
}
