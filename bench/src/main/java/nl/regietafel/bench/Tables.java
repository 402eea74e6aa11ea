package nl.regietafel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The published series as rows by column name.
final class Tables {

    private final Path folder;

    Tables(Path folder) {
        this.folder = folder;
    }

    List<Map<String, String>> rows(String file) throws IOException {
        var lines = Files.readAllLines(folder.resolve(file));
        var names = cells(lines.getFirst());
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var row = new LinkedHashMap<String, String>();
            var cells = cells(line);
            for (int i = 0; i < names.size(); i++) row.put(names.get(i), i < cells.size() ? cells.get(i) : "");
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
