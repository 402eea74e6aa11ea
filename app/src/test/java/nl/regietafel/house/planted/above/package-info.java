/// A module that stands on the one below it.
@org.springframework.modulith.ApplicationModule(allowedDependencies = "below")
package nl.regietafel.house.planted.above;
