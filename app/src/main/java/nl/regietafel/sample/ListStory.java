package nl.regietafel.sample;

import static nl.regietafel.sample.Waterrijk.DE_RUITER;
import static nl.regietafel.sample.Waterrijk.HOGENDOORN;
import static nl.regietafel.sample.Waterrijk.LISDONK;
import static nl.regietafel.sample.Waterrijk.NIEUWEVAART;
import static nl.regietafel.sample.Waterrijk.OEVERHOVEN;
import static nl.regietafel.sample.Waterrijk.STEENWAARD;
import static nl.regietafel.sample.Waterrijk.TERPSTRA;
import static nl.regietafel.sample.Waterrijk.VERWEIJ;
import static nl.regietafel.sample.Waterrijk.COA;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import nl.regietafel.decision.CommentId;
import nl.regietafel.decision.Comments;
import nl.regietafel.decision.DecisionLists;
import nl.regietafel.decision.FollowUp;
import nl.regietafel.decision.FollowUps;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineDetail;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.Lines;
import nl.regietafel.decision.Minutes;
import nl.regietafel.decision.PublicChoice;
import nl.regietafel.decision.Variants;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.Attendance;
import nl.regietafel.meeting.Attendances;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What was said at three meetings of Waterrijk: a list that was adopted seven months late, a list that waits for its adoption,
/// and the list of today, half written. Between them the lines live: some are done, some are late, one has lapsed.
@Component
@Order(2)
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
class ListStory implements Story {

    static final LocalDate APRIL_10 = LocalDate.of(2025, 4, 10);
    static final LocalDate NOVEMBER_20 = LocalDate.of(2025, 11, 20);
    static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

    private final Meetings meetings;
    private final Attendances attendances;
    private final Dossiers dossiers;
    private final Lines lines;
    private final Minutes minutes;
    private final FollowUps followUps;
    private final DecisionLists lists;
    private final Variants variants;
    private final Comments comments;

    ListStory(Meetings meetings, Attendances attendances, Dossiers dossiers, Lines lines, Minutes minutes, FollowUps followUps,
              DecisionLists lists, Variants variants, Comments comments) {
        this.meetings = meetings;
        this.attendances = attendances;
        this.dossiers = dossiers;
        this.lines = lines;
        this.minutes = minutes;
        this.followUps = followUps;
        this.lists = lists;
        this.variants = variants;
        this.comments = comments;
    }

    @Override
    public void tell(Storyteller teller) {
        dossiers(teller);
        planned(teller, LocalDate.of(2025, 3, 3), APRIL_10);
        april(teller);
        planned(teller, LocalDate.of(2025, 10, 6), NOVEMBER_20);
        november(teller);
        comments(teller);
        between(teller);
        today(teller);
    }

    private void dossiers(Storyteller teller) {
        dossier(teller, "Noodopvang Lisdonk", "noodopvang", "Havenhotel", "crisisopvang haven");
        dossier(teller, "Boot Zwanemeer", "boot", "de boot", "het schip");
        dossier(teller, "Jongeren zonder ouders", "amv", "kleine woonvormen");
        dossier(teller, "Plaatsingen", "plaatsingen", "aankondigen van plaatsingen");
        dossier(teller, "Bekostiging", "bekostiging", "financiering", "regeling kleine groepen");
        dossier(teller, "Overlast rond het station", "overlast", "aanpak overlast");
        dossier(teller, "Woo-verzoek verdeling", "woo");
        dossier(teller, "Opvang Oekraïne", "oekraine", "ontheemden");
        dossier(teller, "Reservelocaties", "reserve", "leegstaande panden");
        dossier(teller, "Huisvesting statushouders", "wonen", "taakstelling", "achterstand");
        dossier(teller, "Nachtopvang", "nacht", "extra nachtbedden");
    }

    private void april(Storyteller teller) {
        said(teller, APRIL_10, AgendaItem.Kind.ANNOUNCEMENTS, null, "m De nieuwe bestuurlijk adviseur van het COA stelt zich voor.",
                "m De minister kondigt een andere verdeelsleutel aan !16-5-2025 #bekostiging");
        said(teller, APRIL_10, AgendaItem.Kind.REGULAR, "Opvang asielzoekers",
                "b De noodopvang in Lisdonk gaat open voor 270 mensen @lisdonk !1-3-2026 #noodopvang",
                "f Extra nachtbedden alleen na overleg met de burgemeester @coa @gemeenten !1-5-2025 #nacht",
                "a Een draaiboek maken voor de eerste nacht @oeverhoven !1-9-2025 #nacht",
                "o Stuur de bezetting voortaan elke maand, met de datum erbij @coa #boot");
        said(teller, APRIL_10, AgendaItem.Kind.REGULAR, "Opvang Oekraïne", "v Hoe lang blijft het schoolgebouw beschikbaar? @nieuwevaart !1-6-2025 #oekraine",
                "a Een lijst van zorgaanbieders rondsturen @secretaris !1-6-2025 #oekraine");
        said(teller, APRIL_10, AgendaItem.Kind.REGULAR, "Huisvesting statushouders", "s De achterstand loopt in drie gemeenten op #wonen",
                "b Toezicht begint met hulp: eerst een gesprek, dan pas een volgende stap @provincie #wonen");
        follow(teller, APRIL_10.plusDays(1), "draaiboek", FollowUp.DUE_MOVED, null, LocalDate.of(2026, 1, 13), "Het nieuwe college wil eerst meelezen.");
        teller.on(APRIL_10.plusDays(7), HOGENDOORN, "rond:april", command -> lists.circulate(command, meeting(teller, APRIL_10).id(), LocalDate.of(2025, 5, 8)));
        follow(teller, LocalDate.of(2025, 5, 19), "verdeelsleutel", FollowUp.OUTCOME, null, null, "Uitgesteld tot na de zomer; de raming komt later.");
        follow(teller, LocalDate.of(2025, 5, 28), "zorgaanbieders", FollowUp.REPORT, null, null, "Lijst staat bij de stukken.");
        follow(teller, LocalDate.of(2025, 6, 3), "zorgaanbieders", FollowUp.ACCEPTANCE, null, null, "");
        follow(teller, LocalDate.of(2025, 6, 12), "schoolgebouw", FollowUp.ANSWER, NIEUWEVAART, LocalDate.of(2025, 6, 11), "Zeker tot 1 januari 2027.");
        follow(teller, LocalDate.of(2025, 6, 12), "bezetting voortaan", FollowUp.DELIVERY, COA, LocalDate.of(2025, 6, 10), "Brief van de voorzitter.");
    }

    private void november(Storyteller teller) {
        attended(teller, NOVEMBER_20, STEENWAARD, new Attendance.State.Replaced("F. Adema"));
        teller.on(NOVEMBER_20, VERWEIJ, "vast:april", command -> lists.adopt(command, meeting(teller, APRIL_10).id(),
                topic(teller, NOVEMBER_20, AgendaItem.Kind.ADOPTION, null).id(), false));
        open(teller);
        said(teller, NOVEMBER_20, AgendaItem.Kind.ANNOUNCEMENTS, null,
                "m De regeling voor opvang in kleine groepen ligt in de ministerraad; de toets van de VNG is er niet in verwerkt @ministerie !27-2-2026 #bekostiging",
                "v Is het gunstiger om de vergoeding voor gastgezinnen vóór of na 1 juli aan te vragen? @secretaris !29-5-2026 #bekostiging",
                "m Er ligt een Woo-verzoek over de verdeling van opvang; het ontwerpbesluit gaat naar alle leden #woo",
                "g Aanpak van overlast rond het station >9-4-2026 #overlast");
        said(teller, NOVEMBER_20, AgendaItem.Kind.REGULAR, "Opvang asielzoekers",
                "s Het aanmeldcentrum zit vol en er vertrekken weinig mensen @coa",
                "a Een gesprek voeren met de huisartsen over een spreekuur op de locatie @lisdonk !11-2-2026 #noodopvang",
                "f Het COA meldt een plaatsing van meer dan twintig mensen tien werkdagen vooraf aan de gemeente @coa @gemeenten !1-12-2025 #plaatsingen",
                "b De noodopvang in Lisdonk blijft open tot 1 september 2026 @lisdonk !1-6-2026 #noodopvang",
                "v Hoeveel plekken blijven er over als de boot in Zwanemeer in oktober vertrekt? @[Ruben Sedney] !27-2-2026 #boot");
        said(teller, NOVEMBER_20, AgendaItem.Kind.REGULAR, "Opvang Oekraïne",
                "s Eén gemeente zoekt vervanging voor een locatie die volgend jaar sluit @steenwaard #oekraine",
                "o Geef gemeenten voor meer dan één jaar zekerheid over de bekostiging @ministerie !2-2-2026 #bekostiging",
                "a De stappen naar de opgave van 2026 op een rij zetten, met data @lisdonk @[De Zanden] !27-3-2026 #oekraine");
        said(teller, NOVEMBER_20, AgendaItem.Kind.REGULAR, "Huisvesting statushouders",
                "a Een gezamenlijke tekst schrijven voor het gesprek met het ministerie @oeverhoven !1-4-2026 #wonen",
                "a Nagaan welke panden van het Rijk dit jaar vrijkomen @provincie !15-1-2026 #reserve");
        said(teller, NOVEMBER_20, AgendaItem.Kind.NEXT_MEETING, null, "g AMV: welke kleine woonvormen kunnen wél? >9-4-2026 #amv",
                "g De sporthal als reservelocatie >12-2-2026 #reserve");
        said(teller, NOVEMBER_20, AgendaItem.Kind.ANY_OTHER_BUSINESS, null, "m De voorzitter bedankt de vrijwilligers van de nachtopvang.");
        teller.on(NOVEMBER_20, HOGENDOORN, "beperkt:aanmeldcentrum", command -> {
            var line = line(teller, "aanmeldcentrum zit vol");
            lines.restrict(command, line.id(), line.version(), Confidentiality.LIMITED, Set.of(COA, LISDONK));
        });
        teller.on(NOVEMBER_20, HOGENDOORN, "verborgen:vervanging", command -> {
            var line = line(teller, "zoekt vervanging");
            lines.hide(command, line.id(), line.version(), Set.of(STEENWAARD));
        });
        follow(teller, NOVEMBER_20, "blijft open tot 1 september", FollowUp.CONDITION, null, LocalDate.of(2026, 4, 1), "een huisarts op de locatie");
        follow(teller, NOVEMBER_20, "blijft open tot 1 september", FollowUp.REFERRAL, null, NOVEMBER_20, "gedeputeerde staten: stem in met de verlenging");
        planned(teller, LocalDate.of(2025, 11, 21), FEBRUARY_12);
        planned(teller, LocalDate.of(2025, 11, 21), APRIL_9);
        teller.on(LocalDate.of(2025, 11, 27), HOGENDOORN, "rond:november",
                command -> lists.circulate(command, meeting(teller, NOVEMBER_20).id(), LocalDate.of(2025, 12, 11)));
    }

    /// The list of April becomes public: one line left out, one in other words and without its municipality.
    private void open(Storyteller teller) {
        var day = NOVEMBER_20.plusDays(1);
        teller.on(day, HOGENDOORN, "openbaar:achterstand", command -> variants.choose(command,
                PublicChoice.leftOut(line(teller, "achterstand loopt").id(), 0, "de gemeenten worden eerst gehoord")));
        teller.on(day, HOGENDOORN, "openbaar:draaiboek", command -> variants.choose(command,
                PublicChoice.shown(line(teller, "draaiboek").id(), 0, "Er komt een draaiboek voor de eerste nacht.", false, Set.of(OEVERHOVEN))));
        teller.on(day, HOGENDOORN, "openbaar:rest", command -> variants.showRest(command, meeting(teller, APRIL_10).id()));
        teller.on(day, HOGENDOORN, "openbaar:april", command -> variants.make(command, meeting(teller, APRIL_10).id()));
    }

    /// What the members said of the list of November, and what the secretary did with it.
    private void comments(Storyteller teller) {
        teller.on(LocalDate.of(2025, 12, 2), TERPSTRA, "reactie:huisartsen", command -> comments.comment(command, line(teller, "huisartsen over een spreekuur").id(),
                LISDONK, "Graag een vast spreekuur: af en toe is er al een."));
        teller.on(LocalDate.of(2025, 12, 4), TERPSTRA, "reactie:boot", command -> comments.comment(command, line(teller, "blijven er over als de boot").id(), LISDONK,
                "Dit is een vraag aan de gemeente, niet aan het COA."));
        teller.on(LocalDate.of(2025, 12, 12), HOGENDOORN, "verwerkt:huisartsen", command -> comments.process(command, commentOn(teller, "huisartsen over een spreekuur"),
                true, "Komt in de volgende versie."));
        teller.on(LocalDate.of(2025, 12, 12), HOGENDOORN, "verwerkt:boot", command -> comments.process(command, commentOn(teller, "blijven er over als de boot"), false,
                "Het COA heeft het contract."));
    }

    private CommentId commentOn(Storyteller teller, String words) {
        var line = line(teller, words);
        return lists.find(secretary(teller), line.meeting()).comments().stream().filter(comment -> comment.line().equals(line.id())).findFirst().orElseThrow().id();
    }

    /// What became of the lines between the last meeting and today.
    private void between(Storyteller teller) {
        follow(teller, LocalDate.of(2025, 12, 16), "blijft open tot 1 september", FollowUp.REFERRAL_ANSWER, null, LocalDate.of(2025, 12, 16),
                "Gedeputeerde staten stemmen in.");
        follow(teller, LocalDate.of(2025, 12, 18), "zekerheid over de bekostiging", FollowUp.DELIVERY, null, LocalDate.of(2026, 1, 5),
                "Brief aan het ministerie.");
        follow(teller, LocalDate.of(2026, 1, 14), "twintig mensen", FollowUp.BREACH, OEVERHOVEN, LocalDate.of(2026, 1, 9),
                "Bericht kwam op de dag van aankomst.");
        follow(teller, LocalDate.of(2026, 1, 19), "panden van het Rijk", FollowUp.LAPSE, null, null, "Het Rijk publiceert de lijst nu zelf.");
        follow(teller, LocalDate.of(2026, 2, 3), "gezamenlijke tekst", FollowUp.REPORT, OEVERHOVEN, null, "Concept staat bij de stukken.");
        teller.on(LocalDate.of(2026, 2, 4), HOGENDOORN, "woord:huisartsen", command -> {
            var line = line(teller, "huisartsen over een spreekuur");
            lines.change(command, line.id(), line.version(), minutes.said(command.by(), line.topic(),
                    "a Een gesprek voeren met de huisartsen over een vast spreekuur op de locatie @lisdonk !11-2-2026 #noodopvang",
                    LineKind.ACTION).getFirst());
        });
    }

    /// The list of today, as far as it has been typed: with gaps, and not read by anyone else yet.
    private void today(Storyteller teller) {
        attended(teller, FEBRUARY_12, STEENWAARD, new Attendance.State.Replaced("F. Adema"));
        said(teller, FEBRUARY_12, AgendaItem.Kind.ANNOUNCEMENTS, null, "m Het COA heeft een nieuwe regiomanager.",
                "m De raad van Lisdonk spreekt over de verlenging !24-3-2026 #noodopvang");
        said(teller, FEBRUARY_12, AgendaItem.Kind.REGULAR, "Opvang asielzoekers",
                "s Alle locaties zijn vol. Er vertrekken minder mensen dan er bijkomen. #plaatsingen",
                "v Wat is er nodig om de noodopvang na 1 september open te houden? @lisdonk !27-2-2026 #noodopvang",
                "a Een overzicht maken van panden die binnen drie maanden leeg komen. #reserve",
                "a Nagaan of de sporthal als reserve kan dienen. @oosterhuis !13-3-2026 >9-4-2026 #reserve");
        figure(teller, "Alle locaties zijn vol");
    }

    private void figure(Storyteller teller, String words) {
        follow(teller, FEBRUARY_12, words, FollowUp.FIGURE, COA, LocalDate.of(2026, 2, 9), "2.412 van 2.460 plekken bezet");
    }

    private void dossier(Storyteller teller, String name, String shortName, String... otherNames) {
        teller.on(Waterrijk.FOUNDED, HOGENDOORN, "dossier:" + shortName, command -> dossiers.create(command, name, shortName));
        for (var other : otherNames) {
            teller.on(Waterrijk.FOUNDED, HOGENDOORN, "dossier:" + shortName + ":" + other.replaceAll("[^A-Za-z]", ""),
                    command -> dossiers.addName(command, dossiers.byName(command.by(), shortName).orElseThrow().id(), other));
        }
    }

    private void planned(Storyteller teller, LocalDate on, LocalDate day) {
        teller.on(on, HOGENDOORN, "vergadering:" + day, command -> meetings.plan(command,
                new Arrangement(day, LocalTime.of(10, 0), LocalTime.of(12, 0), "provinciehuis, zaal Veerhaven", null),
                new FirstAgenda.FixedPoints()));
    }

    private void attended(Storyteller teller, LocalDate day, PartyId party, Attendance.State state) {
        teller.on(day, HOGENDOORN, "aanwezig:" + day, command -> {
            var sheet = attendances.of(command.by(), meeting(teller, day).id());
            attendances.record(command, meeting(teller, day).id(), sheet.version(), sheet.seats().stream()
                .map(seat -> new Attendance(seat.party(), seat.party().equals(party) ? state : sheet.of(seat.party()))).toList(), List.of());
        });
    }

    /// These lines, typed at this topic while the table met; the second secretary types the last ones.
    private void said(Storyteller teller, LocalDate day, AgendaItem.Kind kind, @Nullable String title, String... typed) {
        for (int i = 0; i < typed.length; i++) {
            var line = typed[i];
            var by = i == typed.length - 1 && i > 2 ? DE_RUITER : HOGENDOORN;
            teller.on(day, by, "regel:" + day + ":" + kind + ":" + (title == null ? "" : title.substring(title.length() - 5).replaceAll("[^a-z]", "")) + ":" + i, command -> {
                var topic = topic(teller, day, kind, title);
                lines.write(command, topic.id(), minutes.said(command.by(), topic.id(), line, LineKind.ANNOUNCEMENT), null);
            });
        }
    }

    private void follow(Storyteller teller, LocalDate on, String words, FollowUp act, @Nullable PartyId party, @Nullable LocalDate day, String text) {
        teller.on(on, HOGENDOORN, "gevolg:" + act.address() + ":" + on + ":" + words.replaceAll("[^A-Za-z]", ""), command -> {
            var line = line(teller, words);
            var about = line.detail() instanceof LineDetail.DecisionTaken decision && act == FollowUp.REFERRAL_ANSWER
                    ? decision.referrals().getFirst().fact().id() : null;
            followUps.record(command, line.id(), act, party, about, day, text);
        });
    }

    private Meeting meeting(Storyteller teller, LocalDate day) {
        return meetings.onDay(secretary(teller), day).orElseThrow();
    }

    private AgendaItem topic(Storyteller teller, LocalDate day, AgendaItem.Kind kind, @Nullable String title) {
        return meetings.agenda(secretary(teller), meeting(teller, day).id()).stream()
            .filter(item -> item.kind() == kind && (title == null || item.title().equals(title)))
            .findFirst().orElseThrow();
    }

    /// The line in which these words occur.
    private Line line(Storyteller teller, String words) {
        var viewer = secretary(teller);
        return List.of(FEBRUARY_12, NOVEMBER_20, APRIL_10).stream()
            .flatMap(day -> meetings.onDay(viewer, day).stream())
            .flatMap(meeting -> meetings.agenda(viewer, meeting.id()).stream())
            .flatMap(topic -> lines.ofTopic(viewer, topic.id()).stream())
            .filter(line -> line.text().contains(words))
            .findFirst().orElseThrow(() -> new IllegalStateException("Nobody said: " + words));
    }

    private static Viewer secretary(Storyteller teller) {
        return teller.viewer(HOGENDOORN);
    }
}
