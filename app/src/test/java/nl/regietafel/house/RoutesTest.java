package nl.regietafel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Needs;
import nl.regietafel.directory.Unguarded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// docs/routes.md is our table of contents: every address, who answers it, and what one must be allowed to do.
@RegietafelTest
class RoutesTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void the_table_of_contents_is_the_list_of_addresses() {
        KeptText.part(KeptText.root().resolve("docs/routes.md"), "routes").mustSay(table(mapping.getHandlerMethods()));
    }

    @Test
    void an_address_that_nobody_guards_shows_in_the_table() throws NoSuchMethodException {
        var open = Map.of(RequestMappingInfo.paths("/open").build(), new HandlerMethod(new Planted(), "open"),
                RequestMappingInfo.paths("/vrij").build(), new HandlerMethod(new Planted(), "free"),
                RequestMappingInfo.paths("/dicht").build(), new HandlerMethod(new Planted(), "guarded"));

        assertThat(table(open)).contains("| | `/open` | Planted.open | NOBODY GUARDS THIS |", "| | `/vrij` | Planted.free | – |",
                "| | `/dicht` | Planted.guarded | READ_MEETINGS |");
        assertThat(table(mapping.getHandlerMethods())).doesNotContain("NOBODY GUARDS THIS");
    }

    public static final class Planted {

        public void open() {}

        @Unguarded("a test")
        public void free() {}

        @Needs(Act.READ_MEETINGS)
        public void guarded() {}
    }

    private static String table(Map<RequestMappingInfo, HandlerMethod> routes) {
        return routes.entrySet().stream()
            .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("nl.regietafel"))
            .flatMap(route -> route.getKey().getPatternValues().stream().map(address -> "| "
                    + route.getKey().getMethodsCondition().getMethods().stream().map(method -> method.name() + " ").sorted().collect(Collectors.joining())
                    + "| `" + address.replace("|", "\\|") + "` | " + route.getValue().getBeanType().getSimpleName() + "." + route.getValue().getMethod().getName()
                    + " | " + guard(route.getValue()) + " |"))
            .sorted((one, other) -> order(one).compareTo(order(other)))
            .collect(Collectors.joining("\n", "| | address | answered by | needs |\n|---|---|---|---|\n", "\n"));
    }

    private static String order(String row) {
        return row.substring(row.indexOf('`') + 1).replace('`', ' ') + row;
    }

    private static String guard(HandlerMethod method) {
        var needs = method.getMethodAnnotation(Needs.class);
        return needs != null ? needs.value().name() : method.hasMethodAnnotation(Unguarded.class) ? "–" : "NOBODY GUARDS THIS";
    }
}
