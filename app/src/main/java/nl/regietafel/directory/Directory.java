package nl.regietafel.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.regietafel.directory.DirectoryChanged.Of;
import nl.regietafel.directory.DirectoryChanged.What;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who sits at a table: the doorway to boards, parties, people and their memberships (wie is wie).
@Service
@Transactional
public class Directory {

    private final DirectoryStore store;
    private final Sessions sessions;
    private final ApplicationEventPublisher announce;
    private final Clock clock;
    private final Today today;

    Directory(DirectoryStore store, Sessions sessions, ApplicationEventPublisher announce, Clock clock, Today today) {
        this.store = store;
        this.sessions = sessions;
        this.announce = announce;
        this.clock = clock;
        this.today = today;
    }

    /// A party that comes to the table. Its id is made beforehand, so that a repetition names the same one.
    public record NewParty(PartyId id, PartyKind kind, String name, List<String> otherNames, LocalDate since) {}

    /// Someone who takes up a role for a party; a person who is new here when `name` says who.
    public record NewMember(PersonId person, @Nullable String name, PartyId party, Role role, @Nullable String title,
                            LocalDate since) {}

    /// Whether there is no board yet, so that the first may be founded.
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return store.boards().isEmpty();
    }

    @Transactional(readOnly = true)
    public Board board(BoardId id) {
        return store.boards().stream().filter(board -> board.id().equals(id)).findFirst().orElseThrow(Missing::new);
    }

    /// The parties that have to do with the board on this day: those with a seat, in the table's order, and its secretariaat.
    @Transactional(readOnly = true)
    public List<Party> parties(BoardId board, LocalDate day) {
        return store.parties(board, day);
    }

    /// The parties of the board with all that they and their people are called, for the entry line and for hiding.
    @Transactional(readOnly = true)
    public List<NamedParty> names(BoardId board, LocalDate day) {
        return store.names(board, day);
    }

    /// The parties that a group stands for on this day.
    @Transactional(readOnly = true)
    public List<PartyId> members(BoardId board, Group group, LocalDate day) {
        return store.parties(board, day).stream()
                .filter(party -> switch (group) {
                    case MUNICIPALITIES -> party.kind() == PartyKind.MUNICIPALITY;
                    case ALL -> party.kind() != PartyKind.SECRETARIAT;
                })
                .map(Party::id)
                .toList();
    }

    /// Who sits at the board on this day, party by party.
    @Transactional(readOnly = true)
    public List<Membership> memberships(BoardId board, LocalDate day) {
        return store.memberships(board).stream().filter(membership -> membership.holdsOn(day)).toList();
    }

    @Transactional(readOnly = true)
    public List<Membership> memberships(BoardId board, PersonId person) {
        return store.memberships(board).stream().filter(membership -> membership.person().equals(person)).toList();
    }

    /// Everyone's, past ones too, by party.
    @Transactional(readOnly = true)
    public Map<PartyId, List<Membership>> memberships(BoardId board) {
        return store.memberships(board).stream().collect(Collectors.groupingBy(Membership::party));
    }

    @Transactional(readOnly = true)
    public List<Membership> memberships(BoardId board, PartyId party) {
        return store.memberships(board).stream().filter(membership -> membership.party().equals(party)).toList();
    }

    /// The party, if it has or had to do with this board.
    @Transactional(readOnly = true)
    public Party party(BoardId board, PartyId id) {
        return store.party(board, id).orElseThrow(Missing::new);
    }

    /// The person, if they sit or sat at this board.
    @Transactional(readOnly = true)
    public Person person(BoardId board, PersonId id) {
        return store.person(board, id).orElseThrow(Missing::new);
    }

    /// The first act of an empty installation: a board with its secretariaat and its first secretary.
    public Viewer found(Board board, PartyId secretariat, PersonId secretary, String name, LocalDate since) {
        store.lockBoards();
        if (!isEmpty()) {
            throw new Missing();
        }
        store.insert(board, clock.instant());
        store.insert(new Party(secretariat, PartyKind.SECRETARIAT, "Secretariaat", List.of("secretaris", "secretariaat"), 1),
                board.id());
        store.insert(new Person(secretary, named(name, "directory.name-missing"), 1));
        store.insert(MembershipId.fresh(), board.id(), secretary, secretariat, Role.SECRETARY, null, since);
        store.enter(secretary, today.date());
        var viewer = sessions.viewerOf(secretary, board.id()).orElseThrow();
        tell(Command.by(viewer), Of.PERSON, secretary.value(), What.FOUNDED,
                "Heeft deze regietafel ingericht: " + board.name() + ".");
        return viewer;
    }

    public void add(Command command, NewParty party) {
        command.must(Act.KEEP_DIRECTORY);
        var name = named(party.name(), "directory.party-name-missing");
        if (party.kind() == PartyKind.SECRETARIAT) {
            throw new Refused("directory.one-secretariat").at("kind");
        }
        refuseTaken(command.board(), party.id(), name);
        store.insert(new Party(party.id(), party.kind(), name, party.otherNames(), 1), null);
        store.seat(command.board(), party.id(), party.since());
        tell(command, Of.PARTY, party.id().value(), What.PARTY_ADDED, name + " zit aan tafel sinds " + DutchDates.dayMonthYear(party.since()) + ".");
    }

    /// Gives a party its name and the other names it goes by.
    public void rename(Command command, PartyId id, int version, String name, List<String> otherNames) {
        command.must(Act.KEEP_DIRECTORY);
        var before = party(command.board(), id);
        var after = new Party(id, before.kind(), named(name, "directory.party-name-missing"), otherNames, version);
        refuseTaken(command.board(), id, after.name());
        if (!store.update(after)) {
            throw new Conflict(before);
        }
        tell(command, Of.PARTY, id.value(), What.PARTY_RENAMED, before.name().equals(after.name())
                ? "De andere namen van " + after.name() + " zijn gewijzigd."
                : before.name() + " heet nu " + after.name() + ".");
    }

    /// A party leaves the table; what it promised stays its own.
    public void endSeat(Command command, PartyId id, LocalDate until) {
        command.must(Act.KEEP_DIRECTORY);
        var party = party(command.board(), id);
        if (!store.endSeat(command.board(), id, until)) {
            throw new Refused("directory.no-seat-then").at("until");
        }
        tell(command, Of.PARTY, id.value(), What.PARTY_LEFT, party.name() + " zit aan tafel tot en met " + DutchDates.dayMonthYear(until) + ".");
    }

    public void add(Command command, NewMember member) {
        command.must(Act.KEEP_DIRECTORY);
        var party = party(command.board(), member.party());
        if (member.person().equals(command.person())) {
            throw new Refused("directory.not-yourself").at("role");
        }
        if (member.role() == Role.SECRETARY && party.kind() != PartyKind.SECRETARIAT) {
            throw new Refused("directory.secretary-of-secretariat").at("party");
        }
        var isNew = member.name() != null;
        var name = isNew ? named(member.name(), "directory.name-missing") : person(command.board(), member.person()).name();
        if (isNew) {
            store.insert(new Person(member.person(), name, 1));
        } else if (memberships(command.board(), member.person()).stream().anyMatch(now -> now.role() == member.role()
                && now.party().equals(member.party()) && (now.until() == null || !now.until().isBefore(member.since())))) {
            throw new Refused("directory.already-so").at("role");
        }
        var title = member.title() == null || member.title().isBlank() ? null : member.title().strip();
        store.insert(MembershipId.fresh(), command.board(), member.person(), member.party(), member.role(), title, member.since());
        tell(command, Of.PERSON, member.person().value(), isNew ? What.PERSON_ADDED : What.MEMBERSHIP_GIVEN,
                name + " is " + member.role().dutch() + " voor " + party.name() + " sinds " + DutchDates.dayMonthYear(member.since()) + ".");
    }

    public void rename(Command command, PersonId id, int version, String name) {
        command.must(Act.KEEP_DIRECTORY);
        var before = person(command.board(), id);
        var after = new Person(id, named(name, "directory.name-missing"), version);
        if (!store.update(after)) {
            throw new Conflict(before);
        }
        tell(command, Of.PERSON, id.value(), What.PERSON_RENAMED, before.name() + " heet nu " + after.name() + ".");
    }

    /// Someone leaves, or hands a role over: the last day of the membership. Their sessions end with it.
    public void endMembership(Command command, MembershipId id, int version, LocalDate until) {
        command.must(Act.KEEP_DIRECTORY);
        store.lockMemberships(command.board());
        var all = store.memberships(command.board());
        var ending = all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(Missing::new);
        if (until.isBefore(ending.since())) {
            throw new Refused("directory.ends-before-it-began").at("until");
        }
        if (ending.role() == Role.SECRETARY && all.stream().noneMatch(other -> !other.id().equals(id)
                && other.role() == Role.SECRETARY && other.holdsOn(until.plusDays(1)))) {
            throw new Refused("directory.last-secretary").at("until");
        }
        if (!store.end(id, version, until)) {
            throw new Conflict(ending);
        }
        if (until.isBefore(today.date())) {
            sessions.endAll(ending.person());
        }
        tell(command, Of.PERSON, ending.person().value(), What.MEMBERSHIP_ENDED,
                ending.personName() + " is " + ending.role().dutch() + " voor " + ending.partyName() + " tot en met " + DutchDates.dayMonthYear(until) + ".");
    }

    private void tell(Command command, Of of, String subject, What what, String detail) {
        announce.publishEvent(new DirectoryChanged(command, of, subject, what, detail));
    }

    /// Two parties of one board with one name cannot be told apart on a list.
    private void refuseTaken(BoardId board, PartyId self, String name) {
        if (store.parties(board, today.date()).stream()
                .anyMatch(other -> !other.id().equals(self) && other.name().equalsIgnoreCase(name))) {
            throw new Refused("directory.party-name-taken", name).at("name");
        }
    }

    private static String named(String name, String rule) {
        if (name.isBlank()) {
            throw new Refused(rule).at("name");
        }
        return name.strip();
    }
}
