/// When we talk (vergaderingen): meetings, their agenda, who was there. It does not know what was said.
@org.springframework.modulith.ApplicationModule(displayName = "meeting", allowedDependencies = {"web", "directory", "timeline", "dossier"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.meeting;
