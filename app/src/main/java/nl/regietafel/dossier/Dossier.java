package nl.regietafel.dossier;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.regietafel.directory.BoardId;
import nl.regietafel.web.Refused;

/// A dossier: what lines, letters and figures are about, over the years. People say it in different words, so beside its
/// name it has a short name (after `#` in an entry line) and the other names it goes by.
public record Dossier(DossierId id, BoardId board, String name, String shortName, List<String> otherNames, int version) {

    private static final Pattern SHORT = Pattern.compile("[^\\s#@!>\\[\\]]{1,30}");
    static final int LONGEST_NAME = 120;

    public Dossier {
        otherNames = List.copyOf(otherNames);
    }

    /// Whether someone who says this means this dossier: in any of its names, capitals aside.
    public boolean isCalled(String said) {
        return Stream.concat(Stream.of(shortName, name), otherNames.stream()).anyMatch(said.strip()::equalsIgnoreCase);
    }

    Dossier renamed(String newName, String newShortName) {
        return new Dossier(id, board, checkedName(newName, "naam"), checkedShortName(newShortName), otherNames, version + 1);
    }

    static String checkedName(String name, String field) {
        var bare = name.strip();
        if (bare.isEmpty()) {
            throw new Refused("dossier.without-name").at(field);
        }
        if (bare.length() > LONGEST_NAME) {
            throw new Refused("dossier.name-too-long", LONGEST_NAME).at(field);
        }
        return bare;
    }

    /// What stands after `#`: one word, so that it can be typed and read back without marks around it.
    static String checkedShortName(String shortName) {
        var bare = shortName.strip();
        if (bare.startsWith("#")) {
            bare = bare.substring(1);
        }
        if (bare.isEmpty()) {
            throw new Refused("dossier.without-short-name").at("korte-naam");
        }
        if (!SHORT.matcher(bare).matches()) {
            throw new Refused("dossier.short-name-is-one-word").at("korte-naam");
        }
        return bare;
    }
}
