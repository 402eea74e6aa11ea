package nl.regietafel.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.regietafel.house.planted.LooseQuery;
import nl.regietafel.house.planted.LooseThing;
import nl.regietafel.house.planted.above.AbovePage;
import nl.regietafel.house.planted.below.Below;
import org.junit.jupiter.api.Test;

/// From a click to a row: addresses in controllers, SQL in stores, rules in plain types.
class LayersTest {

    /// Where a province's words are; what stands beside them (postgres, sample, forecast's command) is technique.
    private static final Set<String> MODULES = Set.of("directory", "timeline", "dossier", "meeting", "paper", "decision", "register", "followup", "importing", "home");

    /// Says who acts to the database at the start of each transaction; the SQL of no noun.
    private static final Set<String> TRANSACTIONS = Set.of("nl.regietafel.directory.ViewerTransactions");

    private static final ArchRule ONLY_STORES_TOUCH_THE_DATABASE = noClasses()
            .that(describe("are not a store", type -> isOfAModule(type) && !endsWith(type, "Store") && !TRANSACTIONS.contains(type.getName())))
            .should().dependOnClassesThat(resideInAnyPackage("java.sql..", "org.springframework.jdbc.."));

    private static final ArchRule ONLY_CONTROLLERS_KNOW_ADDRESSES = noClasses()
            .that(describe("are no controller, form or part of signing in", type -> isOfAModule(type)
                    && !endsWith(type, "Controller", "Form", "Configuration", "Interceptor", "Filter", "Advice")
                    && !type.getPackageName().equals("nl.regietafel.directory")))
            .should().dependOnClassesThat(resideInAnyPackage("org.springframework.web..", "jakarta.servlet.."));

    private static final ArchRule THINGS_ARE_PLAIN = noClasses()
            .that(describe("are a thing: a record, an enum or a sealed interface", LayersTest::isThing))
            .should().dependOnClassesThat(resideInAnyPackage("org.springframework..", "java.sql..", "jakarta.."));

    private static final ArchRule PAGES_STAY_AT_HOME = classes()
            .that(describe("are used", _ -> true))
            .should(new ArchCondition<>("not use a page, store or controller of another module") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith("nl.regietafel."))
                        .filter(dependency -> endsWith(dependency.getTargetClass(), "Page", "Store", "Controller"))
                        .filter(dependency -> !dependency.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    @Test
    void only_a_store_touches_the_database() {
        assertThat(Code.violations(ONLY_STORES_TOUCH_THE_DATABASE, Code.OURS)).isEmpty();
    }

    @Test
    void only_a_controller_knows_addresses() {
        assertThat(Code.violations(ONLY_CONTROLLERS_KNOW_ADDRESSES, Code.OURS)).isEmpty();
    }

    @Test
    void a_thing_of_the_province_knows_no_technique() {
        assertThat(Code.violations(THINGS_ARE_PLAIN, Code.OURS)).isEmpty();
    }

    @Test
    void a_page_a_store_and_a_controller_are_known_in_their_own_module_only() {
        assertThat(Code.violations(PAGES_STAY_AT_HOME, Code.OURS)).isEmpty();
    }

    @Test
    void each_of_these_is_found_when_it_is_broken() {
        assertThat(Code.violations(ONLY_STORES_TOUCH_THE_DATABASE, Code.planted(LooseQuery.class))).isNotEmpty();
        assertThat(Code.violations(ONLY_CONTROLLERS_KNOW_ADDRESSES, Code.planted(LooseQuery.class))).isNotEmpty();
        assertThat(Code.violations(THINGS_ARE_PLAIN, Code.planted(LooseThing.class))).isNotEmpty();
        assertThat(Code.violations(PAGES_STAY_AT_HOME, Code.planted(Below.class, AbovePage.class))).isNotEmpty();
    }

    private static boolean isOfAModule(JavaClass type) {
        return isPlanted(type) || MODULES.contains(module(type));
    }

    private static boolean isThing(JavaClass type) {
        return isOfAModule(type) && (type.isRecord() || type.isEnum() || type.isInterface() && isSealed(type))
            && !endsWith(type, "Page", "Form", "Row") && !outermost(type).getSimpleName().matches(".*(Page|Form|Store|Controller|Configuration)");
    }

    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }

    private static boolean endsWith(JavaClass type, String... suffixes) {
        var name = outermost(type).getSimpleName();
        return Stream.of(suffixes).anyMatch(name::endsWith);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(LayersTest::outermost).orElse(type);
    }

    private static boolean isPlanted(JavaClass type) {
        return type.getPackageName().startsWith("nl.regietafel.house.planted");
    }

    private static String module(JavaClass type) {
        var parts = List.of(type.getPackageName().split("\\."));
        return parts.size() > 2 ? parts.get(2) : "";
    }
}
