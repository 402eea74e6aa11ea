package nl.regietafel.decision;

import java.util.Arrays;
import java.util.Optional;
import nl.regietafel.decision.Fact.What;
import org.jspecify.annotations.Nullable;

/// An act by which one records what became of a line (opvolging): its address, its words, and what it asks for. Which acts a
/// line offers follows from its kind and its facts, see {@link FollowUps#available}.
public enum FollowUp {
    REPORT(What.REPORT, "melding", "Melden als klaar", "Wat kwam eruit?", false, null, false, true),
    ACCEPTANCE(What.ACCEPTANCE, "aanvaarding", "Aanvaarden", "Opmerking", false, null, false, true),
    RETURN(What.RETURN, "teruggave", "Teruggeven", "Wat ontbreekt er nog?", true, null, false, true),
    ANSWER(What.ANSWER, "antwoord", "Antwoord vastleggen", "Wat is het antwoord?", true, "Beantwoord op", false, true),
    DELIVERY(What.DELIVERY, "overbrenging", "Overbrenging vastleggen", "Hoe is dit overgebracht? (brief, gesprek …)", true,
            "Overgebracht op", false, true),
    CONDITION(What.CONDITION, "voorwaarde", "Voorwaarde toevoegen", "Wat is de voorwaarde?", true, "Gehaald vóór", false, false),
    CONDITION_MET(What.CONDITION_MET, "voorwaarde-gehaald", "Voorwaarde is gehaald", "Hoe?", false, "Gehaald op", false, false),
    REFERRAL(What.REFERRAL, "doorsturing", "Doorsturen naar ander orgaan", "Naar welk orgaan, met welke vraag?", true, "Doorgestuurd op",
            false, false),
    REFERRAL_ANSWER(What.REFERRAL_ANSWER, "doorsturing-antwoord", "Antwoord op doorsturing", "Wat heeft dat orgaan besloten?", true,
            "Besloten op", false, false),
    REVIEW(What.REVIEW, "terugblik", "Terugblik vastleggen", "Wat bleek bij het terugkijken?", true, null, false, false),
    BREACH(What.BREACH, "inbreuk", "Inbreuk melden", "Wat is er gebeurd?", true, "Gebeurd op", true, true),
    ENDING(What.ENDING, "einde", "Afspraak beëindigen", "Waarom eindigt deze afspraak?", true, "Geldt tot", true, false),
    OUTCOME(What.OUTCOME, "uitkomst", "Uitkomst vastleggen", "Wat kwam eruit?", true, null, false, false),
    DUE_MOVED(What.DUE_MOVED, "datum", "Andere datum", "Waarom een andere datum?", true, "Nieuwe datum", true, false),
    FIGURE(What.FIGURE, "cijfer", "Cijfer vastzetten", "Welk cijfer, en wat telt het?", true, "Cijfer van", true, true),
    LAPSE(What.LAPSE, "verval", "Vervallen, omdat…", "Waarom vervalt deze regel?", true, null, false, false),
    REOPENING(What.REOPENING, "heropening", "Heropenen", "Waarom komt deze regel terug?", true, null, false, false),
    WITHOUT(What.WITHOUT, "bewust-zonder", "Bewust zonder", "Wat blijft leeg?", true, null, false, false),
    PROGRESS(What.PROGRESS, "voortgang", "Nog bezig, of het lukt niet", "Hoe staat het ervoor?", true, null, false, true),
    DUE_ASKED(What.DUE_ASKED, "datum-gevraagd", "Andere datum vragen", "Waarom een andere datum?", true, "Gevraagde datum", true, true);

    private final What what;
    private final String address;
    private final String button;
    private final String asks;
    private final boolean textNeeded;
    private final @Nullable String asksDay;
    private final boolean dayNeeded;
    private final boolean byParty;

    FollowUp(What what, String address, String button, String asks, boolean textNeeded, @Nullable String asksDay, boolean dayNeeded,
             boolean byParty) {
        this.what = what;
        this.address = address;
        this.button = button;
        this.asks = asks;
        this.textNeeded = textNeeded;
        this.asksDay = asksDay;
        this.dayNeeded = dayNeeded;
        this.byParty = byParty;
    }

    public What what() {
        return what;
    }

    /// The last part of its address: `/regels/{id}/melding`.
    public String address() {
        return address;
    }

    public String button() {
        return button;
    }

    public String asks() {
        return asks;
    }

    public boolean isTextNeeded() {
        return textNeeded;
    }

    /// The label of its date field; null when it asks no date.
    public @Nullable String asksDay() {
        return asksDay;
    }

    public boolean isDayNeeded() {
        return dayNeeded;
    }

    /// Whether each party of the line can be followed up on its own.
    public boolean isByParty() {
        return byParty;
    }

    static Optional<FollowUp> at(String address) {
        return Arrays.stream(values()).filter(act -> act.address.equals(address)).findFirst();
    }
}
