/// Waterrijk: the made-up province that the trial, the tests and the screenshots share. It stands above all modules and is
/// reached by none; without the property `regietafel.sample=waterrijk` nothing of it exists.
@org.springframework.modulith.ApplicationModule(displayName = "sample")
@org.jspecify.annotations.NullMarked
package nl.regietafel.sample;
