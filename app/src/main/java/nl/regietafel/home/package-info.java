/// The front of the house: what belongs to no module below it.
@org.springframework.modulith.ApplicationModule(displayName = "home")
@org.jspecify.annotations.NullMarked
package nl.regietafel.home;
