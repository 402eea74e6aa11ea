package nl.regietafel.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import nl.regietafel.web.Missing;
import nl.regietafel.web.RandomId;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Setting up an empty installation (inrichten), once. Whoever can read what the application prints at its start may do it:
/// the page asks the code that is printed there, and is gone as soon as there is a table.
@Service
class SetUp {

    private final AccountStore links;
    private final Accounts accounts;
    private final Directory directory;
    private final Clock clock;
    private final Today today;
    private final boolean hasSample;

    SetUp(AccountStore links, Accounts accounts, Directory directory, Clock clock, Today today,
          @Value("${regietafel.sample:none}") String sample) {
        this.links = links;
        this.accounts = accounts;
        this.directory = directory;
        this.clock = clock;
        this.today = today;
        this.hasSample = !sample.equals("none");
    }

    /// A code for each start; that of an earlier start no longer works.
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void printCode() {
        if (isOpen()) {
            System.out.println("Eenmalige code: " + freshCode());
        }
    }

    String freshCode() {
        var code = RandomId.fresh() + RandomId.fresh();
        links.withdrawSetUp();
        links.insertLink(Sessions.hash(code), "SETUP", null, null, clock.instant(), clock.instant().plus(Duration.ofDays(365)));
        return code.replaceAll("(.{6})(?=.)", "$1-");
    }

    boolean isOpen() {
        return !hasSample && directory.isEmpty();
    }

    record First(String code, String board, String shortName, String name, String email, String password) {}

    /// Founds the table, with its first secretary and their account, all at once.
    @Transactional
    public PersonId found(First first) {
        if (!isOpen()) {
            throw new Missing();
        }
        var hash = Sessions.hash(first.code().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
        if (links.link(hash, clock.instant()).filter(link -> link.purpose().equals("SETUP")).isEmpty()) {
            throw new Refused("set-up.code-wrong").at("code");
        }
        if (first.board().isBlank()) {
            throw new Refused("set-up.board-missing").at("board");
        }
        var person = PersonId.fresh();
        directory.found(new Board(BoardId.fresh(), first.board().strip(), first.shortName().isBlank() ? first.board().strip() : first.shortName().strip()),
                PartyId.fresh(), person, first.name(), today.date());
        accounts.open(person, first.name(), first.email(), first.password());
        if (!links.use(hash, clock.instant())) {
            throw new Missing();
        }
        return person;
    }
}
