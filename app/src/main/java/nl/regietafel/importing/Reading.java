package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.decision.LineKind;
import org.jspecify.annotations.Nullable;

/// What we understood of one list (voorstel uit document): a proposal that a person corrects and accepts.
/// Every piece of text of the document is in it: as title, date, status, topic, entry, or in what remained.
///
/// @param blocks  the document as plain text, block by block, so that a screen can show it beside the proposal
/// @param leftOut what the file holds that one does not see in it, and that is no part of the list
public record Reading(
        @Nullable String title,
        @Nullable LocalDate date,
        @Nullable String status,
        List<Topic> topics,
        List<Leftover> rest,
        List<Block> blocks,
        List<LeftOut> leftOut) {

    /// A topic of the list (onderwerp).
    ///
    /// @param owners what the owner column says of the topic as a whole, as written
    /// @param adopts the date of the earlier list that is adopted here
    /// @param block  where in the document its title stands, -1 when the document gives it no title
    public record Topic(
            String title, List<String> owners, @Nullable LocalDate adopts, List<Entry> entries, int block) {}

    /// One line to be (regel), with what its words say about who and when.
    ///
    /// @param dueText    the words behind `due`, also when they are no date ("zo spoedig mogelijk")
    /// @param goesTo     the meeting whose agenda it is sent forward to
    /// @param partOf     index, in the same topic, of the entry this obligation is a part of
    /// @param confidence 0 to 1: how sure the kind is; an explicit prefix or column near 1, a default below a half
    /// @param number     the number it has in the document
    /// @param note       what other columns say about it (status, remarks)
    /// @param block      where in the document it stands
    public record Entry(
            LineKind kind,
            String text,
            List<String> owners,
            @Nullable LocalDate due,
            @Nullable String dueText,
            @Nullable LocalDate goesTo,
            @Nullable String dossier,
            @Nullable Integer partOf,
            double confidence,
            @Nullable String number,
            @Nullable String note,
            int block) {}

    /// Text that became no line (wat overbleef), and why.
    public record Leftover(String text, String why, int block) {}

    /// A piece of the document as plain text.
    ///
    /// @param place where it stands, in a file that has pages
    public record Block(Form form, int depth, String text, @Nullable Place place) {

        /// How the piece stands in the document.
        public enum Form { HEADING, TEXT, ITEM, CELL }
    }

    /// A place on a page (from 1), in thousandths of its width and height.
    public record Place(int page, int left, int top, int width, int height) {}
}
