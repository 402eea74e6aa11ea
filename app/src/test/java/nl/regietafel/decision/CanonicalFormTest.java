package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {

    @Test
    void keys_are_sorted_and_nothing_stands_between() {
        var map = new LinkedHashMap<String, Object>();
        map.put("text", "a");
        map.put("id", 1);
        map.put("on", true);
        map.put("all", List.of(Map.of(), List.of()));

        assertThat(CanonicalForm.of(map)).isEqualTo("{\"all\":[{},[]],\"id\":1,\"on\":true,\"text\":\"a\"}");
    }

    @Test
    void only_what_json_demands_is_escaped() {
        assertThat(CanonicalForm.of("\"\\\b\t\n\f\r\u0001/é€😀")).isEqualTo("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001/é€😀\"");
    }

    @Test
    void a_letter_with_its_mark_is_one_text_however_it_was_typed() {
        assertThat(CanonicalForm.of("éé")).isEqualTo(CanonicalForm.of("e\u0301\u00e9"));
    }

    @Test
    void the_fingerprint_is_sha_256_over_utf_8() {
        // printf '"Eén"' | sha256sum
        assertThat(CanonicalForm.fingerprint(CanonicalForm.of("Eén"))).isEqualTo("f31d287ec2808a6a0b0fb4f477f95e778bdf5a0d0cb8e7b9cdba78d18ab1c3db");
    }

    @Test
    void the_example_for_others_is_true() throws Exception {
        var document = Files.readString(Path.of("../docs/canonical-form.md"));
        var example = document.substring(document.indexOf("```json\n") + 8, document.indexOf("\n```\n", document.indexOf("```json\n")));

        assertThat(ListContent.read(example).canonical()).isEqualTo(example);
        assertThat(document).contains("Its fingerprint: `" + CanonicalForm.fingerprint(example) + "`");
    }
}
