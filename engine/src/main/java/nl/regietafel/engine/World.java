package nl.regietafel.engine;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A scenario with at most one lever pulled, laid out by day for the simulation: everything that is the same in all
/// replications is settled here, once.
final class World {

    /// Municipalities are picked through 65,536 equal cells: weights are exact multiples of 1/65,536, here and in every
    /// reference we compare with.
    static final int CELLS = 65_536;

    static final int GENERAL = 0, MINORS = 1, TRANSIT = 2, DISPLACED = 3, KINDS = 4;

    final Scenario scenario;
    final int days;
    final boolean parameters;
    final boolean paths;

    // by day, 1..days
    final double[] inflow, decision, departure, housing, family, direct, granted;
    final int[] nightBeds;

    // places that are certain, by kind and day, and the sites that are not
    final int[][] certain = new int[KINDS][];
    final List<Dated> uncertain = new ArrayList<>();
    final List<Dated> steady = new ArrayList<>();
    final boolean[] hasKind = new boolean[KINDS];

    // matches and housing slots: one municipality apart when it holds half or more of a weight
    final Spread links;
    final Spread slots;
    final double slotsPerDay;
    final Spread extra;
    final double extraPerDay;
    final int extraFrom;

    /// A site whose calendar is drawn, with the index that keys its draws.
    record Dated(int index, int kind, int places, int opens, double slip, int ends, double extension, int renewal, double hazard) {}

    /// Weights over municipalities: `largest` (or -1) with its own share, the others through a table of cells.
    record Spread(int largest, double largestShare, short[] cells) {}

    World(Scenario scenario, Lever lever) {
        this.scenario = scenario;
        days = scenario.days();
        parameters = scenario.layers().contains(Layer.PARAMETERS);
        paths = scenario.layers().contains(Layer.PATHS);
        inflow = filled(1);
        decision = filled(1);
        departure = filled(1);
        housing = filled(1);
        family = filled(1);
        direct = filled(scenario.rates().direct().value());
        granted = filled(scenario.rates().granted().value());
        nightBeds = new int[days + 1];
        Arrays.fill(nightBeds, scenario.nightBeds());
        for (int kind = 0; kind < KINDS; kind++) certain[kind] = new int[days + 1];

        season();
        calendar();
        var sites = new ArrayList<>(scenario.sites());
        Set<String> extended = Set.of();
        double extendedChance = Double.NaN;
        double[] slotWeight = new double[scenario.municipalities().size()];
        double[] extraWeight = new double[slotWeight.length];
        double base = 0, more = 0;
        for (int m = 0; m < slotWeight.length; m++) base += slotWeight[m] = scenario.municipalities().get(m).housedPerDay();
        int from = lever == null ? days + 1 : day(lever.from());

        if (lever != null) switch (lever.change()) {
            case Lever.Change.ExtendSites change -> {
                extended = new HashSet<>(change.municipalities());
                extendedChance = change.chance();
            }
            case Lever.Change.NewPlaces change -> sites.add(new Site(lever.name(), null, change.kind(), change.places(),
                    lever.from(), change.slipMeanDays(), null, 0, 365, 0));
            case Lever.Change.RealiseAllocation change -> sites.add(new Site(lever.name(), null, Site.Kind.REGULAR,
                    (int) Math.round(change.placesPromised() * change.share()), lever.from(), change.slipMeanDays(), null, 0, 365, 0));
            case Lever.Change.HousingFactor change -> {
                for (int m = 0; m < slotWeight.length; m++) {
                    var code = scenario.municipalities().get(m).code();
                    if (change.municipalities().isEmpty() || change.municipalities().contains(code))
                        more += extraWeight[m] = slotWeight[m] * (change.factor() - 1);
                }
            }
            case Lever.Change.DirectFamily change -> Arrays.fill(direct, Math.min(from, days + 1), days + 1, change.share());
            case Lever.Change.GrantShare change -> Arrays.fill(granted, Math.min(from, days + 1), days + 1, change.share());
            case Lever.Change.NightBeds change -> {
                for (int t = from; t <= days; t++) nightBeds[t] += change.beds();
            }
            case Lever.Change.DecisionSpeed change -> {
                for (int t = from; t <= days; t++) decision[t] *= change.factor();
            }
            case Lever.Change.SwapDisplaced change -> {
                for (int t = from; t <= days; t++) {
                    certain[GENERAL][t] += change.places();
                    certain[DISPLACED][t] -= change.places();
                }
                hasKind[DISPLACED] |= change.places() > 0;
            }
        }

        // Extra housing is a stream of its own on top of the base: the base draws stay as they were. Less housing has
        // to thin the base, so there the whole stream is laid out anew from the first day.
        if (more < 0) {
            for (int m = 0; m < slotWeight.length; m++) slotWeight[m] = Math.max(0, slotWeight[m] + extraWeight[m]);
            base = Math.max(0, base + more);
            Arrays.fill(extraWeight, 0);
            more = 0;
        }
        slotsPerDay = base;
        slots = spread(slotWeight);
        extraPerDay = more;
        extra = more > 0 ? spread(extraWeight) : null;
        extraFrom = from;
        double[] weight = new double[slotWeight.length];
        for (int m = 0; m < weight.length; m++) weight[m] = scenario.municipalities().get(m).weight();
        links = spread(weight);

        for (int index = 0; index < sites.size(); index++) {
            var site = sites.get(index);
            boolean chosen = !Double.isNaN(extendedChance) && site.ends() != null && !site.ends().isBefore(lever.from())
                    && (extended.isEmpty() || extended.contains(site.municipality()));
            lay(index, chosen ? site.extendedWithChance(extendedChance) : site);
        }
    }

    private double[] filled(double value) {
        var byDay = new double[days + 1];
        Arrays.fill(byDay, value);
        return byDay;
    }

    int day(java.time.LocalDate date) {
        return (int) Math.clamp(ChronoUnit.DAYS.between(scenario.start(), date), 0L, days + 1L);
    }

    private void season() {
        var it = scenario.inflow();
        for (int t = 1; t <= days; t++) {
            var date = scenario.start().plusDays(t);
            double turn = 2 * StrictMath.PI * (date.getDayOfYear() - it.seasonPeakDay()) / 365.25;
            inflow[t] = (1 + it.season() * StrictMath.cos(turn)) * it.weekdays().get(date.getDayOfWeek().getValue() - 1);
        }
    }

    private void calendar() {
        var changes = new ArrayList<>(scenario.calendar());
        changes.sort(java.util.Comparator.comparing(Scenario.RateChange::from));
        for (var rate : Scenario.RateChange.Rate.values()) {
            double factor = 1;
            int next = 0;
            var mine = changes.stream().filter(change -> change.rate() == rate).toList();
            var byDay = switch (rate) {
                case INFLOW -> inflow;
                case DECISION -> decision;
                case DEPARTURE -> departure;
                case HOUSING -> housing;
                case FAMILY -> family;
            };
            for (int t = 1; t <= days; t++) {
                while (next < mine.size() && !mine.get(next).from().isAfter(scenario.start().plusDays(t))) factor = mine.get(next++).factor();
                byDay[t] *= factor;
            }
        }
    }

    private void lay(int index, Site site) {
        int kind = switch (site.kind()) {
            case REGULAR, EMERGENCY -> GENERAL;
            case MINORS -> MINORS;
            case TRANSIT -> TRANSIT;
            case DISPLACED -> DISPLACED;
        };
        if (site.places() == 0) return;
        hasKind[kind] = true;
        int opens = site.opens() == null ? 0 : day(site.opens());
        int ends = site.ends() == null ? days + 1 : day(site.ends());
        double hazard = site.closureChancePerYear() == 0 ? 0 : -StrictMath.expm1(StrictMath.log1p(-site.closureChancePerYear()) / 365.25);
        boolean slips = opens > 0 && site.slipMeanDays() > 0;
        if (opens > days) return;
        if (!slips && ends > days && hazard == 0) {
            for (int t = opens; t <= days; t++) certain[kind][t] += site.places();
            steady.add(new Dated(index, kind, site.places(), opens, 0, ends, 0, 0, 0));
        } else {
            uncertain.add(new Dated(index, kind, site.places(), opens, slips ? site.slipMeanDays() : 0, ends,
                    site.extensionChance(), site.extensionDays(), hazard));
        }
    }

    static Spread spread(double[] weight) {
        double total = 0;
        int largest = 0;
        for (int m = 0; m < weight.length; m++) {
            total += weight[m];
            if (weight[m] > weight[largest]) largest = m;
        }
        if (total == 0) return new Spread(0, 1, new short[CELLS]);
        if (weight.length == 1) return new Spread(0, 1, new short[CELLS]);
        if (weight[largest] >= total / 2) {
            double share = Math.rint(weight[largest] / total * CELLS) / CELLS;
            double[] others = weight.clone();
            others[largest] = 0;
            return share == 1 ? new Spread(largest, 1, new short[CELLS]) : new Spread(largest, share, cells(others, total - weight[largest]));
        }
        return new Spread(-1, 0, cells(weight, total));
    }

    // rounding by largest remainder, so that all cells are used and no share moves by more than one cell
    private static short[] cells(double[] weight, double total) {
        int[] count = new int[weight.length];
        double[] remainder = new double[weight.length];
        int used = 0;
        for (int m = 0; m < weight.length; m++) {
            double exact = total > 0 ? weight[m] / total * CELLS : 0;
            count[m] = (int) exact;
            remainder[m] = exact - count[m];
            used += count[m];
        }
        while (used < CELLS) {
            int most = 0;
            for (int m = 1; m < weight.length; m++) if (remainder[m] > remainder[most]) most = m;
            remainder[most] = -1;
            count[most]++;
            used++;
        }
        short[] cells = new short[CELLS];
        int cell = 0;
        for (int m = 0; m < count.length; m++) for (int i = 0; i < count[m]; i++) cells[cell++] = (short) m;
        return cells;
    }

    /// The rates of one replication: the parameter layer.
    record Drawn(double inflow, double decision, double grantedShift, double family, double housing, double extensionShift) {}

    Drawn draw(long replication) {
        var rates = scenario.rates();
        return new Drawn(
                scaled(scenario.inflow().perDay(), replication, Draws.INFLOW),
                scaled(rates.decision(), replication, Draws.DECISION),
                shift(rates.granted(), replication, Draws.GRANTED),
                scaled(rates.familyPerGrant(), replication, Draws.FAMILY_RATE),
                scaled(rates.housing(), replication, Draws.HOUSING),
                rates.extension().value() + shift(rates.extension(), replication, Draws.EXTENSION));
    }

    private double scaled(Assumption assumption, long replication, int draw) {
        return assumption.spread() == 0 ? assumption.value() : assumption.value() * StrictMath.exp(shift(assumption, replication, draw));
    }

    private double shift(Assumption assumption, long replication, int draw) {
        if (!parameters || assumption.spread() == 0) return 0;
        return assumption.spread() * Math.clamp(Exact.normal(Draws.uniform(Draws.word(replication, 0, draw))), -4.0, 4.0);
    }

    static double logitShifted(double share, double shift) {
        if (shift == 0 || share <= 0 || share >= 1) return share;
        double odds = share / (1 - share) * StrictMath.exp(shift);
        return odds / (1 + odds);
    }
}
