package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The names in an owner column or phrase, one by one and as written. Who they are is settled by a person.
final class Owners {

    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;/|\\n+]\\s*|\\s{2,}|\\s+&\\s+(?=\\p{Lu})");
    private static final Set<String> NOBODY = Set.of("-", "–", "—", "n.v.t.", "nvt", "n.v.t", "geen", "?", "x", "pm",
            "...", "…", "nader te bepalen", "ntb", "n.t.b.");

    private Owners() {}

    static List<String> of(String written) {
        var all = new ArrayList<String>();
        for (var part : BETWEEN.split(written.strip())) {
            var name = part.strip();
            while (name.endsWith(".") && !name.equals("n.v.t.") || name.endsWith(":")) {
                name = name.substring(0, name.length() - 1);
            }
            var and = name.indexOf(" en ");
            if (and > 0 && isOne(name.substring(0, and)) && isOne(name.substring(and + 4))) {
                add(all, name.substring(0, and));
                add(all, name.substring(and + 4));
            } else {
                add(all, name);
            }
        }
        return List.copyOf(all);
    }

    /// "secretaris en COA" are two; "ministerie van Asiel en Migratie" is one.
    private static boolean isOne(String name) {
        var words = name.strip().split("\\s+");
        return words.length <= 2 && !name.contains(" van ") && !name.isBlank();
    }

    private static void add(List<String> all, String name) {
        var bare = name.strip().replaceFirst("(?i)^(de|het)\\s+", "");
        if (!bare.isEmpty() && !NOBODY.contains(bare.toLowerCase()) && !all.contains(bare)) {
            all.add(bare);
        }
    }
}
