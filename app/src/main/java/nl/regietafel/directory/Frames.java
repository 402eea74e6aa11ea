package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Frame;
import nl.regietafel.web.Place;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Makes what stands around a page for whoever looks at it. What one may not enter has no place in the menu.
@Component
public class Frames {

    private final Today today;
    private final boolean hasSample;

    Frames(Today today, @Value("${regietafel.sample:none}") String sample) {
        this.today = today;
        this.hasSample = !sample.equals("none");
    }

    public Frame page(Viewer viewer, HttpServletRequest request, String title, @Nullable Place here) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(title, viewer.boardName(), viewer.name(), viewer.title(), here, places(viewer),
                hasSample ? DutchDates.full(today.date()) : null, csrf.getParameterName(), csrf.getToken());
    }

    private static List<Place> places(Viewer viewer) {
        var places = new ArrayList<Place>();
        if (viewer.may(Act.READ_MEETINGS)) {
            places.add(Place.MEETINGS);
        }
        if (viewer.may(Act.READ_DOSSIERS)) {
            places.add(Place.DOSSIERS);
        }
        if (viewer.may(Act.READ_DIRECTORY)) {
            places.add(Place.PEOPLE);
        }
        return places;
    }
}
