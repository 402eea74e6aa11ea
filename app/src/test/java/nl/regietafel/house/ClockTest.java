package nl.regietafel.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import nl.regietafel.house.planted.AsksForTheTime;
import nl.regietafel.house.planted.IsToldTheTime;
import org.junit.jupiter.api.Test;

/// Nobody asks the system for the time: a Clock or the table's date is handed in. Only the two clocks themselves do, and what
/// runs before there are any. How long something took (`nanoTime`) is no time of day.
class ClockTest {

    private static final Set<String> BEFORE_CLOCKS = Set.of("nl.regietafel.web.Clocks", "nl.regietafel.Regietafel",
            "nl.regietafel.Installation", "nl.regietafel.Training");

    private static final ArchRule RULE = noClasses()
            .that(DescribedPredicate.describe("have clocks", type -> !BEFORE_CLOCKS.contains(type.getName())))
            .should().callMethodWhere(DescribedPredicate.describe("asks the system for the time", ClockTest::asksForTheTime));

    @Test
    void nobody_asks_the_system_for_the_time() {
        assertThat(Code.violations(RULE, Code.OURS)).isEmpty();
    }

    @Test
    void whoever_asks_is_found() {
        assertThat(Code.violations(RULE, Code.planted(AsksForTheTime.class))).hasSize(3);
        assertThat(Code.violations(RULE, Code.planted(IsToldTheTime.class))).isEmpty();
    }

    private static boolean asksForTheTime(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        var owner = target.getOwner();
        var name = target.getName();
        return owner.getPackageName().equals("java.time") && name.equals("now") && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class))
            || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
            || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
    }
}
