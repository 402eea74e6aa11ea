/// What happened: one record for each command, with who and when, chained by hash so that tampering shows. It knows who
/// (directory), not what about: those above name their subjects and say who may know of them.
@org.springframework.modulith.ApplicationModule(displayName = "timeline", allowedDependencies = {"web", "directory"}, type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package nl.regietafel.timeline;
