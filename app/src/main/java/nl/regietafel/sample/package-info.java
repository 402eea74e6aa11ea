/// Waterrijk: the made-up province that the trial, the tests and the screenshots share.
@org.jspecify.annotations.NullMarked
package nl.regietafel.sample;
