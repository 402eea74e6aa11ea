/// Finding again (registers en zoeken): every line ever, by kind, with the query line, as a table and as a spreadsheet. It
/// reads lines and keeps none of them; it keeps only the queries that people keep for themselves.
@org.springframework.modulith.ApplicationModule(displayName = "register", allowedDependencies = {"web", "directory", "dossier", "meeting", "paper", "decision"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.register;
