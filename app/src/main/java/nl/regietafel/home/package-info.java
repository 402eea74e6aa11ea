/// The front of the house: what belongs to no module below it.
@org.jspecify.annotations.NullMarked
package nl.regietafel.home;
