/// Work without a page (taken): each job of the house, done once among all nodes that share a database. It knows no job.
@org.springframework.modulith.ApplicationModule(displayName = "jobs", allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package nl.regietafel.jobs;
