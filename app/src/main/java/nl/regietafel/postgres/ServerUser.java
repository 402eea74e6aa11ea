package nl.regietafel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Under which user the server runs. PostgreSQL refuses to be root, so root hands it to another user: the one the data folder
/// already belongs to, else `regietafel` where the machine has such a user, else `nobody`.
record ServerUser(String name, int uid, int gid, boolean switched) {

    private static final int NOBODY = 65534;

    static ServerUser forFolder(Path folder) {
        if (uidOf(Path.of("/proc/self")) != 0) {
            return new ServerUser(System.getProperty("user.name"), uidOf(Path.of("/proc/self")), 0, false);
        }
        if (!Commands.run(List.of("setpriv", "--version")).succeeded()) {
            throw new CannotStart("PostgreSQL draait niet als root en het programma setpriv ontbreekt: installeer util-linux, "
                    + "of start Regietafel als gewone gebruiker.");
        }
        var owner = ownerOf(folder);
        if (!owner.equals("root") && known(owner)) {
            return named(owner);
        }
        return known("regietafel") ? named("regietafel") : new ServerUser("nobody", NOBODY, NOBODY, true);
    }

    /// Every process is started so that the kernel ends it together with the thread that forked it, and without the rights of
    /// root. It leads a session of its own: Ctrl-C in the terminal is for the application, which then ends its server itself.
    List<String> command(Path program, String... arguments) {
        var command = new ArrayList<String>();
        if (switched) {
            command.addAll(List.of("setpriv", "--pdeathsig", "INT", "--reuid=" + uid, "--regid=" + gid, "--clear-groups",
                    "--no-new-privs", "setsid"));
        } else if (Commands.run(List.of("setpriv", "--version")).succeeded()) {
            command.addAll(List.of("setpriv", "--pdeathsig", "INT", "setsid"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Whether this user can go into the folder, or into the nearest parent that exists.
    boolean reaches(Path folder) {
        var existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return !switched || Commands.run(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups",
                "test", "-x", existing.toString())).succeeded();
    }

    /// Gives the folder to this user, links themselves and not what they point at.
    void own(Path folder) {
        if (switched && (uidOf(folder) != uid)) {
            var outcome = Commands.run(List.of("chown", "-R", "-P", "-h", uid + ":" + gid, folder.toString()));
            if (!outcome.succeeded()) {
                throw new CannotStart("De map " + folder + " kan niet aan gebruiker " + name + " worden gegeven: " + outcome.output());
            }
        }
    }

    private static boolean known(String user) {
        return Commands.run(List.of("id", "-u", user)).succeeded() && !user.chars().allMatch(Character::isDigit);
    }

    private static ServerUser named(String user) {
        return new ServerUser(user, Integer.parseInt(Commands.run(List.of("id", "-u", user)).output()),
                Integer.parseInt(Commands.run(List.of("id", "-g", user)).output()), true);
    }

    private static String ownerOf(Path folder) {
        try {
            return Files.getOwner(folder).getName();
        } catch (IOException e) {
            throw new CannotStart("Van de map " + folder + " is niet te zien van wie zij is.", e);
        }
    }

    private static int uidOf(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid", path.startsWith("/proc") ? new LinkOption[0]
                    : new LinkOption[] {LinkOption.NOFOLLOW_LINKS});
        } catch (IOException | UnsupportedOperationException e) {
            throw new CannotStart("De eigen PostgreSQL van Regietafel draait alleen op Linux; gebruik hier een eigen database "
                    + "(REGIETAFEL_DB_URL).", e);
        }
    }
}
