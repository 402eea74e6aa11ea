/// On paper (afdruk): HTML of ours becomes a PDF that everyone can read and that keeps, and text becomes Word with real headings.
/// It knows no list and no table, and does nothing until someone asks for a file.
@org.springframework.modulith.ApplicationModule(displayName = "printing", allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package nl.regietafel.printing;
