/// What others send (inlezen): lists as files, read into topics and lines that a person checks.
@org.springframework.modulith.ApplicationModule(displayName = "importing", allowedDependencies = {"web", "directory", "timeline", "dossier", "meeting", "decision"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.importing;
