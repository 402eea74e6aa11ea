/// What lies on the table (stukken): the papers of a topic or a dossier, every version of them, who may read them, and the words in them.
/// It keeps and serves files of others, trusts none of them, and makes none of its own but all papers of a meeting as one PDF.
@org.springframework.modulith.ApplicationModule(displayName = "paper", allowedDependencies = {"web", "printing", "directory", "timeline", "dossier", "meeting"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.paper;
