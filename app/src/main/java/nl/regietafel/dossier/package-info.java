/// What about (dossiers): the subjects that lines are about, with the other names they go by.
@org.springframework.modulith.ApplicationModule(displayName = "dossier", allowedDependencies = {"web", "directory", "timeline"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.dossier;
