/// Who: boards (regietafels), parties, people, dated memberships and roles; how they sign in; and the one table of who may
/// do what (Act). It does not know what the table talks about.
@org.springframework.modulith.ApplicationModule(displayName = "directory", allowedDependencies = "web", type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package nl.regietafel.directory;
