/// Where it goes (prognose): a scenario as JSON goes to the engine, its forecast comes back as JSON and as one plain sentence.
/// The command needs nothing of the web application. What the figures mean is in docs/model.
@org.springframework.modulith.ApplicationModule(displayName = "forecast", allowedDependencies = "engine")
@org.jspecify.annotations.NullMarked
package nl.regietafel.forecast;
