package nl.regietafel.directory;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.regietafel.directory.DirectoryChanged.Of;
import nl.regietafel.directory.DirectoryChanged.What;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The doorway to accounts: inviting, passwords, the second step, closing. Links are shown once, to be handed over by whoever
/// made them; the database keeps only their hash.
@Service
@Transactional
public class Accounts {

    static final Duration INVITATION_LASTS = Duration.ofDays(14);
    static final Duration RESET_LASTS = Duration.ofHours(24);
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,180}\\.[^\\s@]{2,}");

    private final AccountStore store;
    private final DirectoryStore directory;
    private final Sessions sessions;
    private final ApplicationEventPublisher announce;
    private final Clock clock;
    private final Today today;

    Accounts(AccountStore store, DirectoryStore directory, Sessions sessions, ApplicationEventPublisher announce, Clock clock, Today today) {
        this.store = store;
        this.directory = directory;
        this.sessions = sessions;
        this.announce = announce;
        this.clock = clock;
        this.today = today;
    }

    /// A link that still works: for whom it is, and whether they have an account already.
    public record OpenLink(String name, String email, boolean isReset, Instant expiresAt) {}

    @Transactional(readOnly = true)
    Optional<Account> of(PersonId person) {
        return store.of(person);
    }

    /// What comes of asking a link: its token, which is nowhere else; or, for who sits at other boards too, the names of those
    /// that have yet to ask the same.
    public record Asked(@Nullable String token, List<String> awaits) {}

    /// Invites someone who sits at the table.
    public Asked invite(Command command, PersonId person, String email) {
        command.must(Act.KEEP_ACCOUNTS);
        var invited = known(command, person);
        var address = checked(email);
        if (store.of(person).filter(Account::isOpen).isPresent()) {
            throw new Refused("account.has-one", invited.name()).at("email");
        }
        if (store.of(address).filter(other -> !other.person().equals(person)).isPresent()) {
            throw new Refused("account.email-taken").at("email");
        }
        store.put(person, address, clock.instant());
        return link(command, invited, "INVITATION", INVITATION_LASTS, What.INVITED,
                invited.name() + " is uitgenodigd om zich aan te melden.");
    }

    /// For who forgot a password or lost a telephone: a link to a new password, after which the second step is set up anew.
    public Asked reset(Command command, PersonId person) {
        command.must(Act.KEEP_ACCOUNTS);
        var known = known(command, person);
        if (person.equals(command.person())) {
            throw new Refused("account.not-your-own");
        }
        if (store.of(person).filter(Account::isOpen).isEmpty()) {
            throw new Refused("account.has-none", known.name());
        }
        return link(command, known, "RESET", RESET_LASTS, What.RESET_GIVEN,
                "Voor " + known.name() + " is een link gemaakt om een nieuw wachtwoord te kiezen.");
    }

    /// Whoever holds a link is that person at every board where they sit. So each of those boards asks for it, within a day; the
    /// last one sees the link.
    private Asked link(Command command, Person person, String purpose, Duration lasts, What what, String detail) {
        var now = clock.instant();
        store.askLink(person.id(), command.board(), command.person(), now);
        var awaits = store.awaited(person.id(), today.date(), now.minus(RESET_LASTS));
        if (!awaits.isEmpty()) {
            announce.publishEvent(new DirectoryChanged(command, Of.PERSON, person.id().value(), what,
                    "Voor " + person.name() + " is een link gevraagd. Ook " + String.join(" en ", awaits) + " moet die vragen."));
            return new Asked(null, awaits);
        }
        store.forgetAsked(person.id());
        store.withdrawLinks(person.id());
        var token = Sessions.freshToken();
        store.insertLink(Sessions.hash(token), purpose, person.id(), command.person(), now, now.plus(lasts));
        announce.publishEvent(new DirectoryChanged(command, Of.PERSON, person.id().value(), what, detail));
        return new Asked(token, List.of());
    }

    @Transactional(readOnly = true)
    public Optional<OpenLink> link(String token) {
        return store.link(Sessions.hash(token), clock.instant())
                .filter(link -> !link.purpose().equals("SETUP"))
                .map(link -> new OpenLink(link.personName(), link.email(), link.purpose().equals("RESET"), link.expiresAt()));
    }

    /// Chooses a password with a link, which is then used up. Whatever session there was ends, and after a reset the second
    /// step is gone too.
    public PersonId choosePassword(String token, String password) {
        var link = link(token).orElseThrow(Missing::new);
        var person = new PersonId(store.link(Sessions.hash(token), clock.instant()).orElseThrow().personId());
        Passwords.mustDo(password, link.name(), link.email());
        if (!store.use(Sessions.hash(token), clock.instant())) {
            throw new Missing();
        }
        store.setPassword(person, Passwords.hash(password), clock.instant());
        store.offerSecondStep(person, null);
        store.forgetPlaces(person);
        sessions.endAll(person);
        tellAs(person, What.ACCOUNT_OPENED, link.isReset() ? "Heeft een nieuw wachtwoord gekozen." : "Heeft de uitnodiging aangenomen.");
        return person;
    }

    /// Asks the old password, so that an open screen is not enough; ends all other sessions.
    public void changePassword(PersonId person, String name, String old, String password, String sessionToken) {
        var account = store.of(person).filter(Account::isOpen).orElseThrow(Missing::new);
        if (!Passwords.matches(old, account.passwordHash())) {
            throw new Refused("account.old-password-wrong").at("old");
        }
        Passwords.mustDo(password, name, account.email());
        store.setPassword(person, Passwords.hash(password), clock.instant());
        store.forgetPlaces(person);
        store.withdrawLinks(person);
        sessions.endOthers(person, sessionToken);
    }

    /// A secret for the second step, which counts once a code proves that the app has it.
    String offerSecondStep(PersonId person) {
        var account = store.of(person).filter(Account::isOpen).orElseThrow(Missing::new);
        if (account.hasSecondStep()) {
            throw new Refused("account.second-step-there");
        }
        if (account.totpSecret() != null) {
            return account.totpSecret();
        }
        var secret = OneTimeCodes.freshSecret();
        store.offerSecondStep(person, secret);
        return secret;
    }

    /// Whether this code is right, now and for the first time. The first right one confirms the second step.
    boolean takeCode(PersonId person, String code) {
        var account = store.of(person).filter(Account::isOpen).orElseThrow(Missing::new);
        if (account.totpSecret() == null) {
            return false;
        }
        var step = OneTimeCodes.step(account.totpSecret(), code, clock.instant());
        if (step.isEmpty() || !store.useStep(person, step.getAsLong())) {
            return false;
        }
        store.confirmSecondStep(person, clock.instant());
        return true;
    }

    /// Another telephone: the second step begins anew. Asks the password, for the same reason as a new password does.
    void renewSecondStep(PersonId person, String password) {
        var account = store.of(person).filter(Account::isOpen).orElseThrow(Missing::new);
        if (!Passwords.matches(password, account.passwordHash())) {
            throw new Refused("account.old-password-wrong").at("again");
        }
        store.offerSecondStep(person, null);
    }

    /// Closes an account: one's own, or that of someone who may no longer come in. What they did stays theirs.
    public void close(Command command, PersonId person) {
        var known = known(command, person);
        if (!person.equals(command.person())) {
            command.must(Act.KEEP_ACCOUNTS);
            var elsewhere = store.boardsOf(person, today.date(), command.board());
            if (!elsewhere.isEmpty()) {
                throw new Refused("account.sits-elsewhere", known.name(), String.join(" en ", elsewhere));
            }
        }
        if (store.of(person).filter(account -> account.closedAt() == null).isEmpty()) {
            throw new Refused("account.has-none", known.name());
        }
        store.close(person, clock.instant());
        store.withdrawLinks(person);
        store.forgetPlaces(person);
        sessions.endAll(person);
        announce.publishEvent(new DirectoryChanged(command, Of.PERSON, person.value(), What.ACCOUNT_CLOSED,
                "Het account van " + known.name() + " is gesloten."));
    }

    /// The account of the first secretary, who has just founded the table.
    void open(PersonId person, String name, String email, String password) {
        var address = checked(email);
        Passwords.mustDo(password, name, address);
        store.put(person, address, clock.instant());
        store.setPassword(person, Passwords.hash(password), clock.instant());
    }

    Optional<Account> byEmail(String email) {
        return store.of(email.strip());
    }

    boolean knows(PersonId person, String place) {
        return store.knows(person, Sessions.hash(place));
    }

    void remember(PersonId person, String place) {
        store.remember(person, Sessions.hash(place), clock.instant());
    }

    void forgetPlaces(PersonId person) {
        store.forgetPlaces(person);
    }

    private Person known(Command command, PersonId person) {
        return directory.person(command.board(), person).orElseThrow(Missing::new);
    }

    private void tellAs(PersonId person, What what, String detail) {
        sessions.viewerOf(person, null).ifPresent(viewer -> {
            directory.enter(person, today.date());
            announce.publishEvent(new DirectoryChanged(Command.by(viewer), Of.PERSON, person.value(), what, detail));
        });
    }

    private static String checked(String email) {
        if (!EMAIL.matcher(email.strip()).matches()) {
            throw new Refused("account.no-email").at("email");
        }
        return email.strip();
    }
}
