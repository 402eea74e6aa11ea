/// What others send (inlezen): lists as files, read into topics and lines that a person checks.
///
/// From file to proposal, each step in the class that has its name:
///
/// - **Place**: a file is opened in the [ReadingRoom], a process of its own with little time and memory ([ReadingDesk]);
///   what was sent together waits in the [ReadingQueue].
/// - **Text**: [FileText] (bytes, encoding, what is refused) and [ListReader] (which form it has).
/// - **Pieces**: [HtmlForm], [MarkdownForm], [PlainForm], [WordForm] (of a [WordFile], with its [WordStyles] and
///   [WordNumbers]) and [PdfForm] (of each [PdfPage] its [PdfText] and [PdfTables]) take the form off, [TypedLines] sees typed bullets and numbers and joins broken lines; a [Document]
///   of [Piece]s comes out, with what was [LeftOut].
/// - **What stands above and around**: [PageEdges] (headers and footers), [NumberedHeadings], [Opening] (title,
///   status, date; by the words of [HeadLabels]) and [NextMeetings].
/// - **Topics and lines**: [Outline], piece by piece, with [Looks] (what a text looks like by itself), [Underneath]
///   (by what stands under it), [Sections] (what a heading makes of its lines), and [TableLines] with [Columns] (rows
///   of a table, also one that goes on over a page break); they grow as [Drafts].
/// - **Meaning**: [Entries] asks [Meaning] for each line, which weighs each [Sentence]: the kind from [Prefixes]
///   (written out), [Signals] (the table of words) and [Heard] (a question mark, a task, what does not count); who
///   from [Who] and [Owners]; when from [Moments] and [Dates]; [Forward] (sent to a meeting); [Trailing] (what stands
///   at the end). [Adoption] tells which earlier list a topic adopts.
/// - **Proposal**: a [Reading] becomes a [Proposal], whose doubts a person settles in [ImportController].
@org.springframework.modulith.ApplicationModule(displayName = "importing",
        allowedDependencies = {"web", "directory", "timeline", "dossier", "meeting", "decision"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.importing;
