package nl.regietafel.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.regietafel.directory.Board;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Directory.NewMember;
import nl.regietafel.directory.Directory.NewParty;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PartyKind;
import nl.regietafel.directory.PersonId;
import nl.regietafel.directory.Role;
import org.jspecify.annotations.Nullable;

/// The one cast of Waterrijk, a made-up province: who they are and where they come from. Their ids never change, so that
/// stories, tests and screenshots can name them.
public final class Waterrijk {

    private Waterrijk() {}

    /// The day the table began to work with Regietafel; two meetings lie between it and the pictures' day.
    public static final LocalDate FOUNDED = LocalDate.of(2025, 1, 6);

    public static final Board BOARD = new Board(id("waterrijk", BoardId::new), "Provinciale regietafel Waterrijk", "Waterrijk");

    public static final PartyId SECRETARIAAT = id("secretariaat", PartyId::new);
    public static final PartyId PROVINCIE = id("provincie", PartyId::new);
    public static final PartyId LISDONK = id("lisdonk", PartyId::new);
    public static final PartyId STEENWAARD = id("steenwaard", PartyId::new);
    public static final PartyId NIEUWEVAART = id("nieuwevaart", PartyId::new);
    public static final PartyId ZWANEMEER = id("zwanemeer", PartyId::new);
    public static final PartyId OEVERHOVEN = id("oeverhoven", PartyId::new);
    public static final PartyId DE_ZANDEN = id("dezanden", PartyId::new);
    public static final PartyId COA = id("coa", PartyId::new);
    public static final PartyId MINISTERIE = id("ministerie", PartyId::new);
    public static final PartyId VEILIGHEIDSREGIO = id("veiligheid", PartyId::new);

    public static final PersonId HOGENDOORN = id("hogendoorn", PersonId::new);
    public static final PersonId DE_RUITER = id("deruiter", PersonId::new);
    public static final PersonId VERWEIJ = id("verweij", PersonId::new);
    public static final PersonId TERPSTRA = id("terpstra", PersonId::new);
    public static final PersonId ADEMA = id("adema", PersonId::new);
    public static final PersonId BOUMA = id("bouma", PersonId::new);
    public static final PersonId OOSTERHUIS = id("oosterhuis", PersonId::new);
    public static final PersonId KLAASSEN = id("klaassen", PersonId::new);
    public static final PersonId BOUZIDI = id("bouzidi", PersonId::new);
    public static final PersonId VISSER = id("visser", PersonId::new);
    public static final PersonId SEDNEY = id("sedney", PersonId::new);
    public static final PersonId DE_GRAAF = id("degraaf", PersonId::new);
    public static final PersonId EL_KHATIB = id("elkhatib", PersonId::new);
    public static final PersonId KAMERLING = id("kamerling", PersonId::new);
    public static final PersonId MARTENS = id("martens", PersonId::new);
    public static final PersonId TIMMER = id("timmer", PersonId::new);

    /// The parties, in the order in which they sit. The municipalities stand for a situation each: behind with its housing,
    /// refusing to be named, ahead, all its places on one boat, newly merged, islands.
    static final List<NewParty> PARTIES = List.of(
            party(PROVINCIE, PartyKind.PROVINCE, "Provincie", "provincie Waterrijk", "gedeputeerde staten", "GS"),
            party(LISDONK, PartyKind.MUNICIPALITY, "Lisdonk", "gemeente Lisdonk"),
            party(STEENWAARD, PartyKind.MUNICIPALITY, "Steenwaard", "gemeente Steenwaard"),
            party(NIEUWEVAART, PartyKind.MUNICIPALITY, "Nieuwevaart", "gemeente Nieuwevaart"),
            party(ZWANEMEER, PartyKind.MUNICIPALITY, "Zwanemeer", "gemeente Zwanemeer"),
            party(OEVERHOVEN, PartyKind.MUNICIPALITY, "Oeverhoven", "gemeente Oeverhoven", "Oever en Hoven"),
            party(DE_ZANDEN, PartyKind.MUNICIPALITY, "De Zanden", "gemeente De Zanden", "de eilanden"),
            party(COA, PartyKind.AGENCY, "COA", "Centraal Orgaan opvang asielzoekers"),
            party(MINISTERIE, PartyKind.MINISTRY, "Ministerie", "ministerie van Asiel en Migratie", "AenM"),
            party(VEILIGHEIDSREGIO, PartyKind.OTHER, "Veiligheidsregio", "Veiligheidsregio Waterrijk", "VRW"));

    /// The people, in the order in which the sign-in page names them. The first secretary founds the table.
    static final List<NewMember> PEOPLE = List.of(
            member(HOGENDOORN, "Marit Hogendoorn", SECRETARIAAT, Role.SECRETARY, null),
            member(VERWEIJ, "Henk Verweij", PROVINCIE, Role.CHAIR, "voorzitter, commissaris van de Koning"),
            member(TERPSTRA, "Joost Terpstra", LISDONK, Role.MEMBER, "wethouder Lisdonk"),
            member(ADEMA, "Femke Adema", STEENWAARD, Role.OFFICIAL, "ambtenaar Steenwaard"),
            member(SEDNEY, "Ruben Sedney", COA, Role.AGENCY, "COA"),
            member(DE_GRAAF, "Iris de Graaf", MINISTERIE, Role.MINISTRY, "ministerie"),
            member(EL_KHATIB, "Nadia el Khatib", PROVINCIE, Role.SUPERVISOR, "toezichthouder, provincie"),
            member(KAMERLING, "Thijs Kamerling", PROVINCIE, Role.WOO_OFFICER, "Woo-medewerker"),
            member(MARTENS, "Loes Martens", VEILIGHEIDSREGIO, Role.OBSERVER, "waarnemer, Veiligheidsregio"),
            member(TIMMER, "Bas Timmer", PROVINCIE, Role.ADMINISTRATOR, "beheerder"),
            member(DE_RUITER, "Pim de Ruiter", SECRETARIAAT, Role.SECRETARY, "tweede secretaris"),
            member(BOUMA, "Aleid Bouma", STEENWAARD, Role.MEMBER, "burgemeester Steenwaard"),
            member(OOSTERHUIS, "Dirk Oosterhuis", NIEUWEVAART, Role.MEMBER, "wethouder Nieuwevaart"),
            member(KLAASSEN, "Rens Klaassen", ZWANEMEER, Role.MEMBER, "burgemeester Zwanemeer"),
            member(BOUZIDI, "Samira Bouzidi", OEVERHOVEN, Role.MEMBER, "wethouder Oeverhoven"),
            member(VISSER, "Geert Visser", DE_ZANDEN, Role.MEMBER, "burgemeester De Zanden"));

    /// Who signs in with `Authorization: Bearer waterrijk-<name>`: one person for each role.
    public static final Map<String, PersonId> NAMES = names();

    private static Map<String, PersonId> names() {
        var names = new LinkedHashMap<String, PersonId>();
        names.put("secretaris", HOGENDOORN);
        names.put("voorzitter", VERWEIJ);
        names.put("lid", TERPSTRA);
        names.put("ambtenaar", ADEMA);
        names.put("coa", SEDNEY);
        names.put("ministerie", DE_GRAAF);
        names.put("toezicht", EL_KHATIB);
        names.put("woo", KAMERLING);
        names.put("waarnemer", MARTENS);
        names.put("beheer", TIMMER);
        return names;
    }

    private static NewParty party(PartyId id, PartyKind kind, String name, String... otherNames) {
        return new NewParty(id, kind, name, List.of(otherNames), FOUNDED);
    }

    private static NewMember member(PersonId id, String name, PartyId party, Role role, @Nullable String title) {
        return new NewMember(id, name, party, role, title, FOUNDED);
    }

    /// An id that reads as the name it belongs to, filled up to the twelve characters of an id.
    static <I> I id(String name, Function<String, I> as) {
        return as.apply(name + "0".repeat(12 - name.length()));
    }
}
