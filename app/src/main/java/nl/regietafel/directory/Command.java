package nl.regietafel.directory;

import java.util.regex.Pattern;
import nl.regietafel.web.RandomId;

/// A change that someone asks for: who, with the key that lets it happen once however often it is sent, and the address it is
/// answered with. One command is one transaction is one record on the timeline; a repetition gets the first answer.
public record Command(Viewer by, String key, String answer) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{8,80}");

    public Command {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("An idempotency key has 8 to 80 letters, digits or . _ : -");
        }
    }

    /// A command of its own, for work that nobody can send twice (reading in the sample, tests).
    public static Command by(Viewer viewer) {
        return new Command(viewer, RandomId.fresh(), "/");
    }

    public Command answering(String address) {
        return new Command(by, key, address);
    }

    public PersonId person() {
        return by.person();
    }

    public BoardId board() {
        return by.board();
    }

    public void must(Act act) {
        by.must(act);
    }
}
