package nl.regietafel.engine;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The plain, slow, obviously right version of the simulation: one replication, one municipality and one site at a time, every
/// number found by searching its distribution function from zero. It shares the records and the keys of the draws with the
/// fast version and nothing else, so the two must agree to the person.
final class Witness {

    final Scenario scenario;
    final Lever lever;
    final long key;

    int registering, ready, phase1, phase2, refused, stage1, stage2, stage3, minors, minorsWaiting, displaced;
    final int[] queue;
    int anyMoment, overnight, placesShort, inReception;
    private final Map<Integer, Integer> found = new TreeMap<>();
    private final double[] multiplier;

    Witness(Scenario scenario, Lever lever, int replication) {
        this.scenario = scenario;
        this.lever = lever;
        key = Draws.replication(scenario.seed(), replication);
        var stocks = scenario.stocks();
        registering = stocks.registering();
        ready = stocks.ready();
        phase1 = stocks.firstPhase();
        phase2 = stocks.secondPhase();
        refused = stocks.refused();
        stage1 = stocks.familyStage1();
        stage2 = stocks.familyStage2();
        stage3 = stocks.familyStage3();
        minors = scenario.minors() == null ? 0 : scenario.minors().present();
        displaced = scenario.displaced() == null ? 0 : scenario.displaced().present();
        queue = scenario.municipalities().stream().mapToInt(Municipality::waiting).toArray();
        multiplier = multipliers();
    }

    int waiting() {
        int sum = 0;
        for (int people : queue) sum += people;
        return sum;
    }

    void day(int t) {
        var rates = scenario.rates();
        double a = drawn(rates.decision(), Draws.DECISION) * factor(Scenario.RateChange.Rate.DECISION, t) * (pulled(t) instanceof Lever.Change.DecisionSpeed it ? it.factor() : 1);
        double g = shifted(pulled(t) instanceof Lever.Change.GrantShare it ? it.share() : rates.granted().value(), bell(rates.granted(), Draws.GRANTED));
        double direct = pulled(t) instanceof Lever.Change.DirectFamily it ? it.share() : rates.direct().value();
        double f = rates.familyStage().value();

        // 1 decisions and departures, on the people of yesterday
        int decided = binomial(t, Draws.DECIDE, phase2, a);
        int granted = binomial(t, Draws.GRANT, decided, g);
        int moved = binomial(t, Draws.SECOND_PHASE, phase1, a);
        int gone = binomial(t, Draws.DEPART, refused, rates.departure().value() * factor(Scenario.RateChange.Rate.DEPARTURE, t));
        phase2 += moved - decided;
        phase1 -= moved;
        refused += decided - granted - gone;

        // 2 family
        int family = poisson(t, Draws.FAMILY, drawn(rates.familyPerGrant(), Draws.FAMILY_RATE) * factor(Scenario.RateChange.Rate.FAMILY, t) * granted);
        int out1 = binomial(t, Draws.STAGE_1, stage1, f);
        int out2 = binomial(t, Draws.STAGE_2, stage2, f);
        int out3 = binomial(t, Draws.STAGE_3, stage3, f);
        int straight = binomial(t, Draws.DIRECT, out3, direct);
        stage1 += family - out1;
        stage2 += out1 - out2;
        stage3 += out2 - out3;
        link(t, granted + out3 - straight);

        // 3 housing
        house(t);

        // 4 arrivals
        double inflow = drawn(scenario.inflow().perDay(), Draws.INFLOW) * multiplier[(t - 1) / 7] * season(t) * factor(Scenario.RateChange.Rate.INFLOW, t);
        int nowReady = binomial(t, Draws.READY, registering, rates.ready().value());
        registering += poisson(t, Draws.ARRIVE, inflow) - nowReady;
        ready += nowReady;
        if (scenario.minors() != null) {
            int left = binomial(t, Draws.MINORS_LEAVE, minors, scenario.minors().leavePerDay());
            minors -= left;
            minorsWaiting += poisson(t, Draws.MINORS_ARRIVE, scenario.minors().arrivalsPerDay() * multiplier[(t - 1) / 7] * season(t) * factor(Scenario.RateChange.Rate.INFLOW, t));
        }
        if (scenario.displaced() != null) {
            int left = binomial(t, Draws.DISPLACED_LEAVE, displaced, scenario.displaced().leavePerDay());
            displaced += poisson(t, Draws.DISPLACED_ARRIVE, scenario.displaced().arrivalsPerDay()) - left;
        }

        // 5 moving
        double u = rates.usable().value();
        int places = (int) Math.floor(u * places(t, Site.Kind.REGULAR, Site.Kind.EMERGENCY) + 1e-9);
        places += Math.min(waiting(), (int) Math.floor(u * places(t, Site.Kind.TRANSIT) + 1e-9));
        if (scenario.displaced() != null)
            places += Math.min(scenario.displaced().convertiblePlaces(), Math.max(0, places(t, Site.Kind.DISPLACED) - displaced));
        int people = phase1 + phase2 + refused + waiting();
        int free = places - people;
        int goes = Math.max(0, Math.min(ready, free));
        ready -= goes;
        phase1 += goes;
        placesShort = Math.max(0, -free);
        inReception = people + goes;
        int minorsFree = (int) Math.floor(u * places(t, Site.Kind.MINORS) + 1e-9) - minors;
        int minorsGo = Math.max(0, Math.min(minorsWaiting, minorsFree));
        minorsWaiting -= minorsGo;
        minors += minorsGo;

        // 6 counting
        int beds = scenario.nightBeds() + (pulled(t) instanceof Lever.Change.NightBeds it ? it.beds() : 0);
        anyMoment = registering + ready;
        overnight = anyMoment - Math.min(beds, ready);

        if (scenario.mode() == Mode.AS_USUAL) find(t);
    }

    private Lever.Change pulled(int t) {
        return lever != null && !lever.from().isAfter(scenario.start().plusDays(t)) ? lever.change() : null;
    }

    private void link(int t, int people) {
        var spread = spread(scenario.municipalities().stream().mapToDouble(Municipality::weight).toArray());
        if (spread.largest() >= 0) {
            int most = binomial(t, Draws.LINK_LARGEST, people, spread.largestShare());
            queue[spread.largest()] += most;
            people -= most;
        }
        for (int pick = 0; pick < people; pick++) queue[picked(t, Draws.LINK_PICKS, pick, spread)]++;
    }

    private void house(int t) {
        double factor = drawn(scenario.rates().housing(), Draws.HOUSING) * factor(Scenario.RateChange.Rate.HOUSING, t);
        double[] perDay = scenario.municipalities().stream().mapToDouble(Municipality::housedPerDay).toArray();
        double[] more = new double[perDay.length];
        double extra = 0;
        if (lever != null && lever.change() instanceof Lever.Change.HousingFactor it) {
            for (int m = 0; m < more.length; m++) {
                if (it.municipalities().isEmpty() || it.municipalities().contains(scenario.municipalities().get(m).code())) more[m] = perDay[m] * (it.factor() - 1);
                extra += more[m];
            }
        }
        double total = 0;
        for (double slots : perDay) total += slots;
        var spread = spread(perDay);
        double apart = spread.largest() >= 0 ? spread.largestShare() : 0;
        if (spread.largest() >= 0) {
            int slots = poisson(t, Draws.SLOTS_LARGEST, total * apart * factor);
            queue[spread.largest()] -= Math.min(queue[spread.largest()], slots);
        }
        if (apart < 1) {
            int slots = poisson(t, Draws.SLOTS, total * (1 - apart) * factor);
            int[] here = new int[queue.length];
            for (int pick = 0; pick < slots; pick++) here[picked(t, Draws.SLOT_PICKS, pick, spread)]++;
            for (int m = 0; m < here.length; m++) queue[m] -= Math.min(queue[m], here[m]);
        }
        if (extra > 0 && pulled(t) != null) {
            int slots = poisson(t, Draws.SLOTS_EXTRA, extra * factor);
            var other = spread(more);
            for (int pick = 0; pick < slots; pick++) {
                int m;
                if (other.largest() < 0) {
                    m = picked(t, Draws.EXTRA_PICKS, pick, other);
                } else {
                    long word = Draws.word(key, t, Draws.EXTRA_PICKS + pick);
                    m = (word >>> 48) < other.largestShare() * World.CELLS ? other.largest() : other.cells()[(int) (word & 0xFFFF)];
                }
                if (queue[m] > 0) queue[m]--;
            }
        }
    }

    private int picked(int t, int draw, int pick, World.Spread spread) {
        long word = Draws.word(key, t, draw + pick / 4);
        return spread.cells()[(int) (word >>> 16 * (pick % 4)) & 0xFFFF];
    }

    // the table of weights is data, shared like the records: weights are multiples of 1/65,536 by definition
    private final List<Map.Entry<double[], World.Spread>> spreads = new ArrayList<>();

    private World.Spread spread(double[] weights) {
        for (var known : spreads) if (java.util.Arrays.equals(known.getKey(), weights)) return known.getValue();
        var spread = World.spread(weights);
        spreads.add(Map.entry(weights, spread));
        return spread;
    }

    private int places(int t, Site.Kind... kinds) {
        int sum = 0;
        var wanted = List.of(kinds);
        for (int index = 0; index < scenario.sites().size(); index++) {
            var site = scenario.sites().get(index);
            if (wanted.contains(site.kind()) && isOpen(index, site, t)) sum += site.places();
        }
        if (lever != null) {
            var added = switch (lever.change()) {
                case Lever.Change.NewPlaces it -> Site.standing(lever.name(), it.kind(), it.places()).from(lever.from(), it.slipMeanDays());
                case Lever.Change.RealiseAllocation it -> Site.standing(lever.name(), Site.Kind.REGULAR, (int) Math.round(it.placesPromised() * it.share())).from(lever.from(), it.slipMeanDays());
                default -> null;
            };
            if (added != null && wanted.contains(added.kind()) && isOpen(scenario.sites().size(), added, t)) sum += added.places();
        }
        if (pulled(t) instanceof Lever.Change.SwapDisplaced it) {
            if (wanted.contains(Site.Kind.REGULAR)) sum += it.places();
            if (wanted.contains(Site.Kind.DISPLACED)) sum -= it.places();
        }
        if (wanted.contains(Site.Kind.EMERGENCY)) for (var change : found.entrySet()) if (change.getKey() <= t) sum += change.getValue();
        return sum;
    }

    private boolean isOpen(int index, Site site, int t) {
        int opens = site.opens() == null ? 0 : Math.max(0, between(site.opens()));
        if (opens > 0 && site.slipMeanDays() > 0)
            opens += (int) (StrictMath.log(1 - Draws.uniform(Draws.site(key, index, 0))) / StrictMath.log1p(-1 / (1 + site.slipMeanDays())));
        if (t < opens) return false;
        if (site.ends() != null) {
            double chance = site.extensionChance();
            if (lever != null && lever.change() instanceof Lever.Change.ExtendSites it && !site.ends().isBefore(lever.from())
                    && (it.municipalities().isEmpty() || site.municipality() != null && it.municipalities().contains(site.municipality()))) chance = it.chance();
            chance = shifted(chance, scenario.rates().extension().value() + bell(scenario.rates().extension(), Draws.EXTENSION));
            int ends = Math.max(0, between(site.ends()));
            for (int renewal = 1; ends <= t && Draws.uniform(Draws.site(key, index, renewal)) < chance; renewal++) ends += site.extensionDays();
            if (t >= ends) return false;
        }
        if (site.closureChancePerYear() > 0) {
            double hazard = 1 - StrictMath.pow(1 - site.closureChancePerYear(), 1 / 365.25);
            int closes = Math.max(1, opens) + (int) (StrictMath.log(1 - Draws.uniform(Draws.site(key, index, 0xFFFF))) / StrictMath.log1p(-hazard));
            return t < closes;
        }
        return true;
    }

    private int between(java.time.LocalDate date) {
        return (int) ChronoUnit.DAYS.between(scenario.start(), date);
    }

    private void find(int t) {
        var habit = scenario.habit();
        double rate = Math.min(3, habit.findsPerDay() * StrictMath.exp(Math.clamp((anyMoment - habit.trigger()) / 100.0 * habit.growthPerHundred(), -20.0, 5.0)));
        if (Draws.uniform(Draws.word(key, t, Draws.FIND)) < 1 - StrictMath.exp(-rate)) {
            double size = habit.smallest() * StrictMath.pow((double) habit.largest() / habit.smallest(), Draws.uniform(Draws.word(key, t, Draws.FIND_SIZE)));
            found.merge(t + habit.leadDays(), (int) size, Integer::sum);
            found.merge(t + habit.leadDays() + habit.stayDays(), -(int) size, Integer::sum);
        }
    }

    private double season(int t) {
        var date = scenario.start().plusDays(t);
        var inflow = scenario.inflow();
        return (1 + inflow.season() * StrictMath.cos(2 * StrictMath.PI * (date.getDayOfYear() - inflow.seasonPeakDay()) / 365.25))
                * inflow.weekdays().get(date.getDayOfWeek().getValue() - 1);
    }

    private double factor(Scenario.RateChange.Rate rate, int t) {
        return scenario.calendar().stream().filter(change -> change.rate() == rate && !change.from().isAfter(scenario.start().plusDays(t)))
                .max(java.util.Comparator.comparing(Scenario.RateChange::from)).map(Scenario.RateChange::factor).orElse(1.0);
    }

    private double[] multipliers() {
        var inflow = scenario.inflow();
        var weeks = new double[scenario.days() / 7 + 1];
        double wander = 0, level = 0;
        for (int w = 0; w < weeks.length; w++) {
            int t = 1 + 7 * w;
            wander = inflow.weeklyPersistence() * wander + inflow.weeklySpread() * bell(t, Draws.LEVEL);
            if (Draws.uniform(Draws.word(key, t, Draws.JUMP)) < 1 - StrictMath.exp(-inflow.jumpsPerYear() * 7 / 365.25)) level += inflow.jumpSpread() * bell(t, Draws.JUMP_SIZE);
            double noise = inflow.evenness() == 0 ? 1 : Simulation.gamma(inflow.evenness(), key, t) / inflow.evenness();
            weeks[w] = StrictMath.exp(Math.clamp(wander + level, -1.6, 1.6)) * noise;
        }
        return weeks;
    }

    private double bell(int t, int draw) {
        return Math.clamp(Exact.normal(Draws.uniform(Draws.word(key, t, draw))), -4.0, 4.0);
    }

    private double bell(Assumption assumption, int draw) {
        return assumption.spread() * bell(0, draw);
    }

    private double drawn(Assumption assumption, int draw) {
        return assumption.value() * StrictMath.exp(bell(assumption, draw));
    }

    private static double shifted(double share, double shift) {
        if (share == 0 || share == 1) return share;
        double logit = StrictMath.log(share / (1 - share)) + shift;
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private int binomial(int t, int draw, int n, double p) {
        return binomial(Draws.uniform(Draws.word(key, t, draw)), n, p);
    }

    private int poisson(int t, int draw, double mean) {
        return poisson(Draws.uniform(Draws.word(key, t, draw)), mean);
    }

    /// The smallest k whose distribution function reaches u.
    static int binomial(double u, int n, double p) {
        if (n == 0 || p == 0) return 0;
        if (p == 1) return n;
        double term = StrictMath.exp(n * StrictMath.log1p(-p)), sum = term;
        int k = 0;
        while (sum < u && k < n) {
            term *= p / (1 - p) * (n - k) / (k + 1);
            k++;
            sum += term;
        }
        return k;
    }

    static int poisson(double u, double mean) {
        double term = StrictMath.exp(-mean), sum = term;
        int k = 0;
        while (sum < u && k < 10_000) {
            k++;
            term *= mean / k;
            sum += term;
        }
        return k;
    }
}
