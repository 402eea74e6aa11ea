package nl.regietafel.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Three made-up cases of different size, for measuring and for trying out. National starting stocks are published
/// figures, rounded; sites, their dates and the weights of municipalities are invented by a fixed rule: no case says
/// anything about a real municipality.
///
/// The rule: weights fall by rank as 1/(rank+8), sites take places in proportion to 1/(rank+12), every third site is
/// emergency reception, four in ten have an end date, spread evenly over the horizon by the golden ratio, with a chance
/// of extension of 85 % by half a year, and one in two hundred closes early in a year. Places together are what is needed
/// today and 0.6 % more.
public enum SyntheticCase {

    /// A province by itself, at 5.6 % of the national scale: 12 municipalities, 30 sites.
    PROVINCE(12, 30, 0.056),
    /// What a table needs: 12 municipalities and the rest of the country as one, 330 sites of which 30 at home.
    VIEW(13, 330, 1),
    /// The whole country: 342 municipalities, 330 sites.
    NATIONAL(342, 330, 1);

    private static final LocalDate START = LocalDate.of(2026, 2, 12);
    private static final String SOURCE = "verzonnen of afgeronde waarde, alleen om te meten";

    private final int municipalities;
    private final int sites;
    private final double scale;

    SyntheticCase(int municipalities, int sites, double scale) {
        this.municipalities = municipalities;
        this.sites = sites;
        this.scale = scale;
    }

    public Scenario scenario(int replications, int days) {
        var stocks = new Scenario.Stocks(scaled(980), scaled(900), scaled(22_000), scaled(22_000), scaled(9_500), scaled(3_000), scaled(4_500), scaled(5_000));
        int waiting = scaled(18_400);
        var places = municipal(waiting);
        int needed = stocks.firstPhase() + stocks.secondPhase() + stocks.refused() + places.stream().mapToInt(Municipality::waiting).sum();
        var levers = levers();
        return new Scenario("Meetgeval " + name().toLowerCase(java.util.Locale.ROOT), "het aanmeldcentrum", START, START.minusDays(1), days, replications, 20251119L,
                Mode.NOTHING_EXTRA, EnumSet.allOf(Layer.class), stocks, Scenario.Inflow.of(assumed(70 * scale, 0.08)), rates(), places,
                dated((int) Math.round(needed / 0.96 * 1.006)), 0, null, null, new Scenario.Habit(scaled(2_000), 0.05, 1.0, Math.max(1, scaled(80)), scaled(1_250), 3, 180),
                List.of(),
                List.of(new Limit("Bestuurlijk afgesproken grens", scaled(2_000), Limit.Rule.ANY_MOMENT, 50_000, 5_000_000, 0, "bestuursovereenkomst en rechter"),
                        new Limit("Bestuurlijk afgesproken grens, nachten", scaled(2_000), Limit.Rule.OVERNIGHT, 0, 0, 0, SOURCE),
                        new Limit("Hoogste telling tot nu toe", scaled(2_463), Limit.Rule.ANY_MOMENT, 0, 0, 0, "telling van 9 mei 2024")),
                List.of(30, 90, 180, 365).stream().filter(day -> day <= days).map(START::plusDays).toList(),
                List.of(), levers, List.of("Alle locaties, einddata en gewichten zijn verzonnen."));
    }

    static Scenario.Rates rates() {
        return new Scenario.Rates(assumed(1.0 / 14, 0), assumed(1.0 / 370, 0.08), assumed(0.42, 0.25), assumed(1.0 / 300, 0), assumed(1.1, 0.20),
                assumed(1.0 / 110, 0), assumed(0.12, 0), assumed(1, 0.12), assumed(0.96, 0), assumed(0, 0));
    }

    private static Assumption assumed(double value, double spread) {
        return new Assumption(value, spread, SOURCE, START.minusDays(1), "meetgeval");
    }

    private int scaled(int national) {
        return (int) Math.round(national * scale);
    }

    private List<Municipality> municipal(int waiting) {
        int own = this == VIEW ? 12 : municipalities;
        double share = this == VIEW ? 0.056 : 1, total = 0;
        for (int m = 0; m < own; m++) total += 1.0 / (m + 9);
        var list = new ArrayList<Municipality>();
        for (int m = 0; m < own; m++) {
            double part = share / (m + 9) / total;
            list.add(new Municipality("M%03d".formatted(m + 1), "Gemeente " + (m + 1), part, 66 * scale * part, (int) Math.round(waiting * part)));
        }
        if (this == VIEW) list.add(new Municipality("REST", "Rest van het land", 1 - share, 66 * (1 - share), (int) Math.round(waiting * (1 - share))));
        return list;
    }

    private List<Site> dated(int needed) {
        int own = this == VIEW ? 30 : sites;
        var list = new ArrayList<Site>();
        for (int block = 0; block < (this == VIEW ? 2 : 1); block++) {
            int count = block == 0 ? own : sites - own;
            double share = this != VIEW ? 1 : block == 0 ? 0.056 : 0.944, total = 0;
            int left = (int) Math.round(needed * share);
            for (int s = 0; s < count; s++) total += 1.0 / (s + 13);
            for (int s = 0; s < count; s++) {
                int places = s == count - 1 ? left : (int) Math.round(needed * share / (s + 13) / total);
                left -= places;
                int number = list.size();
                double golden = (number * 0.6180339887498949) % 1;
                var in = this == VIEW && block == 1 ? "REST" : "M%03d".formatted(s % (this == VIEW ? 12 : municipalities) + 1);
                boolean ends = number % 10 < 4;
                list.add(new Site("Locatie " + (number + 1), in, number % 3 == 2 ? Site.Kind.EMERGENCY : Site.Kind.REGULAR, places, null, 0,
                        ends ? START.plusDays(10 + (int) (golden * 720)) : null, ends ? 0.85 : 0, ends ? 182 : 365, 0.005));
            }
        }
        return list;
    }

    private List<Lever> levers() {
        var own = this == VIEW ? java.util.stream.IntStream.rangeClosed(1, 12).mapToObj("M%03d"::formatted).toList() : List.of("M001");
        return List.of(
                lever("Nareis rechtstreeks naar de gemeente, landelijk de helft", "ministerie", Lever.Scale.COUNTRY, 0, new Lever.Change.DirectFamily(0.5)),
                lever("Extra plaatsen over een maand", "COA", Lever.Scale.COUNTRY, 30, new Lever.Change.NewPlaces(scaled(1_250), Site.Kind.EMERGENCY, 0)),
                lever("Huisvesting 10 % meer, landelijk", "gemeenten", Lever.Scale.COUNTRY, 0, new Lever.Change.HousingFactor(List.of(), 1.1)),
                lever("Aflopende locaties verlengen, landelijk 95 %", "COA en gemeenten", Lever.Scale.COUNTRY, 0, new Lever.Change.ExtendSites(List.of(), 0.95)),
                lever("200 nachtbedden", "COA", Lever.Scale.PROVINCE, 0, new Lever.Change.NightBeds(scaled(200))),
                lever("350 plaatsen in de provincie over twee maanden", "gemeente", Lever.Scale.PROVINCE, 60, new Lever.Change.NewPlaces(scaled(350), Site.Kind.REGULAR, 0)),
                lever("Aflopende locaties in de provincie verlengen", "gemeenten", Lever.Scale.PROVINCE, 0, new Lever.Change.ExtendSites(own, 1)),
                lever("Huisvesting 10 % meer, in de provincie", "gemeenten", Lever.Scale.PROVINCE, 0, new Lever.Change.HousingFactor(own, 1.1)));
    }

    private static Lever lever(String name, String decidedBy, Lever.Scale scale, int after, Lever.Change change) {
        return new Lever(name, decidedBy, scale, START.plusDays(after), 0, change);
    }
}
