package nl.regietafel.importing;

import java.util.List;
import java.util.Set;

/// The words by which one knows the head of a document: who was there, where, when, and what else stands above a list.
final class HeadLabels {

    static final Set<String> ATTENDANCE = Set.of("aanwezig", "aanwezigen", "afwezig", "afwezigen", "afgemeld",
            "afmeldingen", "deelnemers", "deelnemerslijst", "presentie", "presentielijst", "genodigden", "gasten",
            "leden", "met kennisgeving", "afwezig met kennisgeving", "afmelding", "aanwezig namens",
            "met bericht van verhindering", "verhinderd", "present", "attendees", "aanwezigheid", "tevens aanwezig",
            "ook aanwezig", "afwezig m k", "samenstelling", "afwezig met bericht", "absent");
    static final Set<String> META = Set.of("plaats", "locatie", "tijd", "tijdstip", "voorzitter", "secretaris",
            "notulist", "van", "aan", "cc", "bcc", "verzonden", "kopie", "kenmerk", "aanvang", "verslaglegging",
            "verslag", "betreft", "bijlage", "bijlagen", "from", "to", "sent", "opsteller", "auteur", "versie",
            "zaaknummer", "ons kenmerk", "telefoon", "e-mail", "email", "contact", "contactpersoon", "documentnummer",
            "afdeling", "opgesteld door", "verslaglegger", "duur", "einde", "prioriteit", "griffier", "verspreiding",
            "link", "gemaakt door", "portefeuillehouder", "antwoord aan", "locatie/tijd", "vergaderlocatie", "ruimte",
            "eindtijd", "begintijd", "tijd en plaats", "technisch voorzitter");
    static final Set<String> DATE_LABELS = Set.of("datum", "date", "vergaderdatum", "datum vergadering",
            "datum overleg", "datum bijeenkomst", "vergadering", "overleg", "bijeenkomst", "vergadering van",
            "overleg van", "vergadering d d", "datum en tijd", "datum/tijd", "datum en plaats", "wanneer");

    private HeadLabels() {}

    /// "Datum: | 3 maart", "Aanwezig | …": the head of a document, set in a table.
    static boolean isHeadOfDocument(List<Piece.Row> rows) {
        var known = 0;
        for (var row : rows) {
            if (row.cells().size() > 4) {
                return false;
            }
            var first = Looks.words(row.cells().getFirst().text().replace(":", " "));
            known += ATTENDANCE.contains(first) || META.contains(first) || DATE_LABELS.contains(first)
                    || first.equals("status") || first.equals("onderwerp") && rows.size() > 1
                    && !Columns.isHead(row.cells().stream().map(Piece.Cell::text).toList()) ? 1 : 0;
        }
        return known * 2 > rows.size();
    }
}
