package nl.regietafel.paper;

import java.util.List;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Party;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Frame;
import org.jspecify.annotations.Nullable;

/// Keeping the papers of one topic or dossier: those that lie there, those that were withdrawn, and the form to add some.
///
/// @param title   as typed
/// @param sharing as chosen, or what a new paper begins with
public record PapersPage(PaperPlace place, List<Paper> papers, String title, Papers.Sharing sharing, List<Party> parties, Errors errors) {

    public List<Paper> onTheTable() {
        return papers.stream().filter(paper -> !paper.withdrawn()).toList();
    }

    public List<Paper> withdrawn() {
        return papers.stream().filter(Paper::withdrawn).toList();
    }

    public String heading() {
        return switch (place) {
            case PaperPlace.AtTopic at -> at.title();
            case PaperPlace.InDossier in -> in.name();
        };
    }

    public List<Frame.Crumb> crumbs() {
        return crumbs(place, "Stukken", null);
    }

    static List<Frame.Crumb> crumbs(PaperPlace place, String here, @Nullable String address) {
        return switch (place) {
            case PaperPlace.AtTopic at -> List.of(new Frame.Crumb("Vergaderingen", "/vergaderingen"),
                    new Frame.Crumb(DutchDates.dayMonthYear(at.day()), "/vergaderingen/" + at.meeting()),
                    new Frame.Crumb(at.title(), "/vergaderingen/" + at.meeting() + "#" + at.topic()), new Frame.Crumb(here, address));
            case PaperPlace.InDossier in -> List.of(new Frame.Crumb("Dossiers", "/dossiers"),
                    new Frame.Crumb(in.name(), "/dossiers/" + in.dossier()), new Frame.Crumb(here, address));
        };
    }

    public Confidentiality[] confidentialities() {
        return Confidentiality.values();
    }
}
