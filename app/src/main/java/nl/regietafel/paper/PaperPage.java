package nl.regietafel.paper;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import nl.regietafel.directory.Party;
import nl.regietafel.timeline.Event;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Frame;

/// One paper: its versions with who and when, and for who keeps it what happened to it and what can be done.
///
/// @param title     as typed, when it is being changed
/// @param sharing   as chosen
/// @param shown     the version of the paper that the forms are about
/// @param meanwhile someone else changed it since this page was opened
public record PaperPage(Paper paper, List<PaperVersion> versions, List<Event> events, boolean mayKeep, String title, Papers.Sharing sharing, int shown,
                        List<Party> parties, Errors errors, boolean meanwhile) {

    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    public List<Frame.Crumb> crumbs() {
        return PapersPage.crumbs(paper.place(), paper.title(), null);
    }

    /// The versions before the one that is read.
    public List<PaperVersion> earlier() {
        return versions.stream().filter(version -> version.number() != paper.latest().number()).toList();
    }

    public String address(PaperVersion version) {
        return paper.address() + "/versies/" + version.number();
    }

    public String day(PaperVersion version) {
        return DutchDates.inTable(version.onDay());
    }

    public String moment(Event event) {
        return DutchDates.inTable(event.onDay()) + ", " + DutchDates.time(time(event.at()));
    }

    /// Who may read it, in words.
    public String readers() {
        return switch (paper.confidentiality()) {
            case PUBLIC -> "openbaar: iedereen";
            case BOARD -> "tafel: wie deze tafel leest";
            case LIMITED -> "beperkt" + (mayKeep ? ": " + names() + " en het secretariaat" : ": genoemde partijen en het secretariaat");
        };
    }

    private String names() {
        return parties.stream().filter(party -> paper.sharedWith().contains(party.id())).map(Party::name)
            .collect(Collectors.collectingAndThen(Collectors.joining(", "), names -> names.isEmpty() ? "niemand anders" : names));
    }

    private static LocalTime time(Instant at) {
        return at.atZone(DUTCH).toLocalTime();
    }
}
