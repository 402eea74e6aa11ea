/// The kit under every page: refusals, ids, dates, the layout. It knows nothing of what a province does.
@org.springframework.modulith.ApplicationModule(displayName = "web", allowedDependencies = {}, type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package nl.regietafel.web;
