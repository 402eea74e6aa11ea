/// What was said and agreed: the lines (regels) of a list, what became of each, and the actie- en besluitenlijst itself.
@org.springframework.modulith.ApplicationModule(displayName = "decision", allowedDependencies = {"web", "printing", "directory", "timeline", "dossier", "meeting", "paper"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.decision;
