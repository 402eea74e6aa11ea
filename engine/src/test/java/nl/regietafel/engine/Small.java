package nl.regietafel.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Small scenarios for tests: the synthetic province with everything in it that the engine knows, and parts of it.
final class Small {

    static final LocalDate START = LocalDate.of(2026, 2, 12);

    private Small() {}

    /// Twelve municipalities, thirty sites, minors, displaced people with convertible places, a site that still has to open, a
    /// transit site, changing rates and an uncertain extension.
    static Scenario province(int replications, int days) {
        var base = SyntheticCase.PROVINCE.scenario(replications, days);
        var sites = new ArrayList<>(base.sites());
        sites.add(Site.standing("Nieuw", Site.Kind.REGULAR, 60).from(START.plusDays(40), 20));
        sites.add(Site.standing("Doorstroom", Site.Kind.TRANSIT, 80).until(START.plusDays(100), 0.5, 90));
        sites.add(Site.standing("Jong", Site.Kind.MINORS, 40).in("M002"));
        sites.add(Site.standing("Oekraïne", Site.Kind.DISPLACED, 300).until(START.plusDays(150), 0.7, 120));
        var rates = base.rates();
        return new Scenario(base.name(), base.centre(), base.start(), base.dataDate(), days, replications, base.seed(), base.mode(), base.layers(),
                base.stocks(), base.inflow(),
                new Scenario.Rates(rates.ready(), rates.decision(), rates.granted(), rates.departure(), rates.familyPerGrant(), rates.familyStage(),
                        rates.direct(), rates.housing(), rates.usable(), Assumption.of(0, 0.3, "")),
                base.municipalities(), sites, 10, new Scenario.Minors(35, 0.4, 0.01), new Scenario.Displaced(290, 0.5, 0.002, 25), base.habit(),
                List.of(new Scenario.RateChange(Scenario.RateChange.Rate.DECISION, START.plusDays(50), 1.5),
                        new Scenario.RateChange(Scenario.RateChange.Rate.DECISION, START.plusDays(80), 1),
                        new Scenario.RateChange(Scenario.RateChange.Rate.HOUSING, START.plusDays(30), 0.8),
                        new Scenario.RateChange(Scenario.RateChange.Rate.FAMILY, START.plusDays(30), 1.1),
                        new Scenario.RateChange(Scenario.RateChange.Rate.INFLOW, START.plusDays(60), 1.2),
                        new Scenario.RateChange(Scenario.RateChange.Rate.DEPARTURE, START.plusDays(20), 1.3)),
                base.limits(), base.chanceDates(), List.of(), List.of(), List.of());
    }

    static List<Lever> levers() {
        return List.of(
                lever(30, new Lever.Change.ExtendSites(List.of(), 0.97)),
                lever(0, new Lever.Change.ExtendSites(List.of("M002", "M005"), 1)),
                lever(30, new Lever.Change.NewPlaces(50, Site.Kind.EMERGENCY, 10)),
                lever(20, new Lever.Change.HousingFactor(List.of(), 1.2)),
                lever(20, new Lever.Change.HousingFactor(List.of("M001"), 1.5)),
                lever(10, new Lever.Change.DirectFamily(0.5)),
                lever(5, new Lever.Change.NightBeds(15)),
                lever(60, new Lever.Change.RealiseAllocation(120, 0.5, 30)),
                lever(60, new Lever.Change.SwapDisplaced(40)),
                lever(25, new Lever.Change.DecisionSpeed(1.3)),
                lever(25, new Lever.Change.GrantShare(0.6)));
    }

    static Lever lever(int after, Lever.Change change) {
        return new Lever(change.getClass().getSimpleName(), "de tafel", Lever.Scale.PROVINCE, START.plusDays(after), 0, change);
    }

    static Scenario with(Scenario of, Scenario.Stocks stocks, Scenario.Inflow inflow, Scenario.Rates rates, List<Municipality> municipalities, List<Site> sites) {
        return new Scenario(of.name(), of.centre(), of.start(), of.dataDate(), of.days(), of.replications(), of.seed(), of.mode(), of.layers(), stocks, inflow,
                rates, municipalities, sites, 0, null, null, of.habit(), List.of(), of.limits(), of.chanceDates(), of.siteDates(), of.levers(), of.notKnown());
    }

    /// Nobody but new arrivals, the same number each day, who wait for nothing but their registration.
    static Scenario arrivalsOnly(int replications, int days, Scenario.Inflow inflow, double ready, int registering) {
        var none = Assumption.of(0, 0, "");
        return new Scenario("aankomst", "het aanmeldcentrum", START, START, days, replications, 1, Mode.NOTHING_EXTRA, EnumSet.noneOf(Layer.class),
                new Scenario.Stocks(registering, 0, 0, 0, 0, 0, 0, 0), inflow,
                new Scenario.Rates(Assumption.of(ready, 0, ""), none, none, none, none, none, none, none, Assumption.of(1, 0, ""), none),
                List.of(new Municipality("A", "A", 1, 0, 0)), List.of(Site.standing("ruim", Site.Kind.REGULAR, 200_000)), 0, null, null, null, List.of(),
                List.of(new Limit("grens", 1_000_000, Limit.Rule.ANY_MOMENT, 0, 0, 0, "")), List.of(), List.of(), List.of(), List.of());
    }
}
