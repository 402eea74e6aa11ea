/// Follow-up (opvolging): what is asked of a party and how it stands, each party its own. It reads lines and keeps none.
@org.springframework.modulith.ApplicationModule(displayName = "followup", allowedDependencies = {"web", "directory", "dossier", "meeting", "decision"})
@org.jspecify.annotations.NullMarked
package nl.regietafel.followup;
