package nl.regietafel.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// The code as the house tests read it: ours, and the small planted pieces with which each check is shown to fail.
final class Code {

    static final JavaClasses OURS = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.regietafel");

    private Code() {}

    static JavaClasses planted(Class<?>... classes) {
        return new ClassFileImporter().importClasses(classes);
    }

    static List<String> violations(ArchRule rule, JavaClasses code) {
        return rule.allowEmptyShould(true).evaluate(code).getFailureReport().getDetails();
    }
}
