package nl.regietafel.decision;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A stretch of words that two versions of a text share, that only the earlier has, or that only the later has.
public record WordRun(How how, String text) {

    public enum How { SAME, GONE, ADDED }

    /// A word, a stretch of white space, or one sign: a comma is another thing than the word before it.
    private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);

    /// From the earlier text to the later one.
    static List<WordRun> between(String earlier, String later) {
        var runs = new ArrayList<WordRun>();
        for (var delta : DiffUtils.diff(pieces(earlier), pieces(later), true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                add(runs, How.SAME, delta.getSource().getLines());
            } else {
                add(runs, How.GONE, delta.getSource().getLines());
                add(runs, How.ADDED, delta.getTarget().getLines());
            }
        }
        return runs;
    }

    private static void add(List<WordRun> runs, How how, List<String> pieces) {
        if (!pieces.isEmpty()) {
            runs.add(new WordRun(how, String.join("", pieces)));
        }
    }

    private static List<String> pieces(String text) {
        return PIECE.matcher(text).results().map(match -> match.group()).toList();
    }
}
