/// The database under the house. A trial, or one province on one server, runs on a PostgreSQL of its own that starts and ends
/// with the application; a province with a database of its own points to it. In both cases the same three roles, the same
/// migrations, and the same check that nothing is unsafe before the first page is served.
@org.springframework.modulith.ApplicationModule(displayName = "postgres", allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package nl.regietafel.postgres;
