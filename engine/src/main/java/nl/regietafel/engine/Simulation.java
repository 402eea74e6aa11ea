package nl.regietafel.engine;

import java.util.Arrays;

/// The hot loop: a block of replications that go through the days together.
///
/// The idea: count people instead of following them. A stage that each person leaves with the same chance per day loses
/// a binomial number of its people, whatever their names; people in one stage are exchangeable, so counts have the same
/// law as a person-by-person simulation, at a cost that does not depend on how many there are. Some fifteen draws per
/// replication and day, each an exact inverse (see [Lanes]), each keyed (see [Draws]). All state is in arrays over the
/// replications of the block; the day loop allocates nothing.
///
/// The order within a day is that of the specification: decide and depart, family, housing, arrive, move, count.
final class Simulation {

    /// Hears of every day of every block; for tests and for the fan.
    interface Watch {
        void day(int firstReplication, int day, Simulation now);
    }

    private static final double FARTHEST_LEVEL = 1.6;

    final World world;
    private final Lanes draws;
    private final int width, municipalities, days;

    // people, per replication of the block
    final int[] registering, ready, phase1, phase2, refused, waiting, stage1, stage2, stage3;
    final int[] minors, minorsWaiting, displaced;
    /// Status holders waiting, replication by replication, municipality by municipality.
    final int[] queue;
    // counted since the start
    final int[] arrived, joined, departed, housed, directly;
    // places today
    final int[] general, transit, minorPlaces, displacedPlaces;
    /// Openings and closings, by kind: day by day, replication by replication.
    private final int[][] change = new int[World.KINDS][];
    /// From which day until which each uncertain site is open, site by site, replication by replication; only kept when asked for.
    private final int[] opened, closed;
    // counts of today
    final int[] anyMoment, overnight, placesShort, inReception;

    private final int[] decided, grantedToday, moved, left, family, out1, out2, out3, direct, some, slots;
    private final double[] mean, level, wander, multiplier, inflowRate, decisionRate, familyRate, housingRate, extensionShift, grantedShift;
    private final Lanes.Chance decisionChance, grantedChance, readyChance, departureChance, familyChance, directChance, largestChance, minorsLeave, displacedLeave;

    Simulation(World world, int width) {
        this.world = world;
        this.width = width;
        days = world.days;
        municipalities = world.scenario.municipalities().size();
        draws = new Lanes(width);
        registering = new int[width];
        ready = new int[width];
        phase1 = new int[width];
        phase2 = new int[width];
        refused = new int[width];
        waiting = new int[width];
        stage1 = new int[width];
        stage2 = new int[width];
        stage3 = new int[width];
        minors = new int[width];
        minorsWaiting = new int[width];
        displaced = new int[width];
        queue = new int[width * municipalities];
        arrived = new int[width];
        joined = new int[width];
        departed = new int[width];
        housed = new int[width];
        directly = new int[width];
        general = new int[width];
        transit = new int[width];
        minorPlaces = new int[width];
        displacedPlaces = new int[width];
        for (int kind = 0; kind < World.KINDS; kind++) if (kind == World.GENERAL || world.hasKind[kind]) change[kind] = new int[(days + 2) * width];
        opened = new int[world.scenario.siteDates().isEmpty() ? 0 : world.uncertain.size() * width];
        closed = new int[opened.length];
        anyMoment = new int[width];
        overnight = new int[width];
        placesShort = new int[width];
        inReception = new int[width];
        decided = new int[width];
        grantedToday = new int[width];
        moved = new int[width];
        left = new int[width];
        family = new int[width];
        out1 = new int[width];
        out2 = new int[width];
        out3 = new int[width];
        direct = new int[width];
        some = new int[width];
        slots = new int[width];
        mean = new double[width];
        level = new double[width];
        wander = new double[width];
        multiplier = new double[width];
        inflowRate = new double[width];
        decisionRate = new double[width];
        familyRate = new double[width];
        housingRate = new double[width];
        extensionShift = new double[width];
        grantedShift = new double[width];
        decisionChance = new Lanes.Chance(width);
        grantedChance = new Lanes.Chance(width);
        readyChance = new Lanes.Chance(width);
        departureChance = new Lanes.Chance(width);
        familyChance = new Lanes.Chance(width);
        directChance = new Lanes.Chance(width);
        largestChance = new Lanes.Chance(width);
        minorsLeave = new Lanes.Chance(width);
        displacedLeave = new Lanes.Chance(width);
    }

    int lanes() {
        return draws.lanes;
    }

    /// Replications `first` to `first + count - 1`, from the start to the last day.
    void run(int first, int count, Watch watch) {
        begin(first, count);
        for (int day = 1; day <= days; day++) {
            if ((day - 1) % 7 == 0) week(day);
            rates(day);
            decide(day);
            joinFamily(day);
            link(day);
            house(day);
            arrive(day);
            others(day);
            places(day);
            move();
            count(day);
            if (world.scenario.mode() == Mode.AS_USUAL) find(day);
            watch.day(first, day, this);
        }
    }

    private void begin(int first, int count) {
        draws.lanes = count;
        var scenario = world.scenario;
        var stocks = scenario.stocks();
        for (int[] deltas : change) if (deltas != null) Arrays.fill(deltas, 0);
        int all = 0;
        for (int m = 0; m < municipalities; m++) all += scenario.municipalities().get(m).waiting();
        for (int i = 0; i < count; i++) {
            long key = Draws.replication(scenario.seed(), first + i);
            draws.base[i] = key;
            var drawn = world.draw(key);
            inflowRate[i] = drawn.inflow();
            decisionRate[i] = drawn.decision();
            grantedShift[i] = drawn.grantedShift();
            familyRate[i] = drawn.family();
            housingRate[i] = drawn.housing();
            extensionShift[i] = drawn.extensionShift();
            level[i] = 0;
            wander[i] = 0;
            multiplier[i] = 1;
            registering[i] = stocks.registering();
            ready[i] = stocks.ready();
            phase1[i] = stocks.firstPhase();
            phase2[i] = stocks.secondPhase();
            refused[i] = stocks.refused();
            stage1[i] = stocks.familyStage1();
            stage2[i] = stocks.familyStage2();
            stage3[i] = stocks.familyStage3();
            waiting[i] = all;
            for (int m = 0; m < municipalities; m++) queue[i * municipalities + m] = scenario.municipalities().get(m).waiting();
            minors[i] = scenario.minors() == null ? 0 : scenario.minors().present();
            minorsWaiting[i] = 0;
            displaced[i] = scenario.displaced() == null ? 0 : scenario.displaced().present();
            arrived[i] = joined[i] = departed[i] = housed[i] = directly[i] = 0;
            general[i] = transit[i] = minorPlaces[i] = displacedPlaces[i] = 0;
            for (int u = 0; u < world.uncertain.size(); u++) layOut(u, key, i);
        }
        if (world.links.largest() >= 0) largestChance.setAll(world.links.largestShare());
        if (scenario.minors() != null) minorsLeave.setAll(scenario.minors().leavePerDay());
        if (scenario.displaced() != null) displacedLeave.setAll(scenario.displaced().leavePerDay());
        readyChance.setAll(scenario.rates().ready().value());
        familyChance.setAll(scenario.rates().familyStage().value());
    }

    /// A site's calendar in one replication: a slipped opening, renewals until one is refused, perhaps an early closure.
    private void layOut(int uncertain, long key, int lane) {
        var site = world.uncertain.get(uncertain);
        int opens = site.opens(), ends = site.ends(), closes = Integer.MAX_VALUE;
        if (site.slip() > 0) {
            opens += world.paths
                    ? geometric(Draws.uniform(Draws.site(key, site.index(), 0)), 1 / (1 + site.slip()))
                    : (int) Math.rint(site.slip());
        }
        if (ends <= days) {
            double chance = World.logitShifted(site.extension(), extensionShift[lane]);
            for (int renewal = 1; ends <= days; renewal++) {
                double u = world.paths ? Draws.uniform(Draws.site(key, site.index(), renewal)) : 0.5;
                if (u >= chance) break;
                ends += site.renewal();
            }
        }
        if (site.hazard() > 0 && world.paths) {
            closes = geometric(Draws.uniform(Draws.site(key, site.index(), 0xFFFF)), site.hazard());
            closes = closes > days ? Integer.MAX_VALUE : Math.max(opens, 1) + closes;
        }
        int last = Math.min(ends, closes);
        if (opened.length > 0) {
            opened[uncertain * width + lane] = opens;
            closed[uncertain * width + lane] = last;
        }
        if (opens > days || last <= opens) return;
        int[] deltas = change[site.kind()];
        deltas[opens * width + lane] += site.places();
        if (last <= days) deltas[last * width + lane] -= site.places();
    }

    /// Failures before the first success; the inverse, so that a smaller chance never gives fewer.
    private static int geometric(double u, double chance) {
        if (chance >= 1) return 0;
        return (int) Math.min(1e6, StrictMath.log(1 - u) / StrictMath.log1p(-chance));
    }

    private void week(int day) {
        var inflow = world.scenario.inflow();
        if (!world.paths) return;
        double jumpChance = -StrictMath.expm1(-inflow.jumpsPerYear() * 7 / 365.25);
        for (int i = 0; i < draws.lanes; i++) {
            long key = draws.base[i];
            if (inflow.weeklySpread() > 0)
                wander[i] = inflow.weeklyPersistence() * wander[i] + inflow.weeklySpread() * bell(Draws.word(key, day, Draws.LEVEL));
            if (jumpChance > 0 && Draws.uniform(Draws.word(key, day, Draws.JUMP)) < jumpChance)
                level[i] += inflow.jumpSpread() * bell(Draws.word(key, day, Draws.JUMP_SIZE));
            double noise = inflow.evenness() == 0 ? 1 : gamma(inflow.evenness(), key, day) / inflow.evenness();
            multiplier[i] = Lanes.exp(Math.clamp(wander[i] + level[i], -FARTHEST_LEVEL, FARTHEST_LEVEL)) * noise;
        }
    }

    // shocks are bounded in log space: an unbounded heavy tail on a log level has no finite mean
    private static double bell(long word) {
        return Math.clamp(Exact.normal(Draws.uniform(word)), -4.0, 4.0);
    }

    /// Gamma(shape) for shape of one or more, exact by rejection (Marsaglia and Tsang 2000). No lever changes the shape, so rejection
    /// disturbs no comparison; tries are keyed like everything else.
    static double gamma(double shape, long key, int day) {
        double d = shape - 1.0 / 3, c = 1 / Math.sqrt(9 * d);
        for (int attempt = 0; ; attempt += 2) {
            double x = Exact.normal(Draws.uniform(Draws.word(key, day, Draws.NOISE + attempt)));
            double v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            double u = Draws.uniform(Draws.word(key, day, Draws.NOISE + attempt + 1));
            if (u < 1 - 0.0331 * x * x * x * x || StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) return d * v;
        }
    }

    private void rates(int day) {
        if (day == 1 || world.decision[day] != world.decision[day - 1])
            for (int i = 0; i < draws.lanes; i++) decisionChance.set(i, Math.min(1, decisionRate[i] * world.decision[day]));
        if (day == 1 || world.granted[day] != world.granted[day - 1])
            for (int i = 0; i < draws.lanes; i++) grantedChance.set(i, World.logitShifted(world.granted[day], grantedShift[i]));
        if (day == 1 || world.departure[day] != world.departure[day - 1])
            departureChance.setAll(Math.min(1, world.scenario.rates().departure().value() * world.departure[day]));
        if (day == 1 || world.direct[day] != world.direct[day - 1]) directChance.setAll(world.direct[day]);
    }

    private void decide(int day) {
        draws.binomial(day, Draws.DECIDE, phase2, decisionChance, decided);
        draws.binomial(day, Draws.GRANT, decided, grantedChance, grantedToday);
        draws.binomial(day, Draws.SECOND_PHASE, phase1, decisionChance, moved);
        draws.binomial(day, Draws.DEPART, refused, departureChance, left);
        for (int i = 0; i < draws.lanes; i++) {
            phase2[i] += moved[i] - decided[i];
            phase1[i] -= moved[i];
            refused[i] += decided[i] - grantedToday[i] - left[i];
            departed[i] += left[i];
        }
    }

    private void joinFamily(int day) {
        double factor = world.family[day];
        for (int i = 0; i < draws.lanes; i++) mean[i] = familyRate[i] * factor * grantedToday[i];
        draws.poisson(day, Draws.FAMILY, mean, family);
        draws.binomial(day, Draws.STAGE_1, stage1, familyChance, out1);
        draws.binomial(day, Draws.STAGE_2, stage2, familyChance, out2);
        draws.binomial(day, Draws.STAGE_3, stage3, familyChance, out3);
        draws.binomial(day, Draws.DIRECT, out3, directChance, direct);
        for (int i = 0; i < draws.lanes; i++) {
            stage1[i] += family[i] - out1[i];
            stage2[i] += out1[i] - out2[i];
            stage3[i] += out2[i] - out3[i];
            joined[i] += family[i];
            directly[i] += direct[i];
            // status holders new in reception today
            some[i] = grantedToday[i] + out3[i] - direct[i];
            waiting[i] += some[i];
        }
    }

    private void link(int day) {
        int largest = world.links.largest();
        if (largest >= 0) {
            draws.binomial(day, Draws.LINK_LARGEST, some, largestChance, slots);
            for (int i = 0; i < draws.lanes; i++) {
                queue[i * municipalities + largest] += slots[i];
                some[i] -= slots[i];
            }
        }
        // four municipalities a word
        short[] cells = world.links.cells();
        int[] queue = this.queue;
        long step = Draws.step(day, Draws.LINK_PICKS);
        for (int i = 0; i < draws.lanes; i++) {
            int row = i * municipalities, left = some[i];
            long key = draws.base[i] + step;
            for (; left >= 4; left -= 4, key += Draws.GOLDEN) {
                long word = Draws.mix(key);
                queue[row + cells[(int) word & 0xFFFF]]++;
                queue[row + cells[(int) (word >>> 16) & 0xFFFF]]++;
                queue[row + cells[(int) (word >>> 32) & 0xFFFF]]++;
                queue[row + cells[(int) (word >>> 48)]]++;
            }
            for (long word = Draws.mix(key); left > 0; left--, word >>>= 16) queue[row + cells[(int) word & 0xFFFF]]++;
        }
    }

    private void house(int day) {
        double factor = world.housing[day];
        int largest = world.slots.largest();
        double apart = largest >= 0 ? world.slots.largestShare() : 0;
        if (largest >= 0) {
            for (int i = 0; i < draws.lanes; i++) mean[i] = world.slotsPerDay * apart * factor * housingRate[i];
            draws.poisson(day, Draws.SLOTS_LARGEST, mean, slots);
            for (int i = 0; i < draws.lanes; i++) {
                int at = i * municipalities + largest, out = Math.min(queue[at], slots[i]);
                queue[at] -= out;
                housed[i] += out;
                waiting[i] -= out;
            }
        }
        if (apart < 1) {
            for (int i = 0; i < draws.lanes; i++) mean[i] = world.slotsPerDay * (1 - apart) * factor * housingRate[i];
            draws.poisson(day, Draws.SLOTS, mean, slots);
            pickSlots(day, Draws.SLOT_PICKS, world.slots.cells());
        }
        if (world.extra != null && day >= world.extraFrom) {
            for (int i = 0; i < draws.lanes; i++) mean[i] = world.extraPerDay * factor * housingRate[i];
            draws.poisson(day, Draws.SLOTS_EXTRA, mean, slots);
            pickExtra(day);
        }
    }

    // a slot in a municipality where nobody waits stays unused: min(queue, slots) without storing the slots
    private void pickSlots(int day, int draw, short[] cells) {
        int[] queue = this.queue;
        long step = Draws.step(day, draw);
        for (int i = 0; i < draws.lanes; i++) {
            int row = i * municipalities, used = 0, left = slots[i];
            long key = draws.base[i] + step;
            for (; left >= 4; left -= 4, key += Draws.GOLDEN) {
                long word = Draws.mix(key);
                used += take(queue, row + cells[(int) word & 0xFFFF]);
                used += take(queue, row + cells[(int) (word >>> 16) & 0xFFFF]);
                used += take(queue, row + cells[(int) (word >>> 32) & 0xFFFF]);
                used += take(queue, row + cells[(int) (word >>> 48)]);
            }
            for (long word = Draws.mix(key); left > 0; left--, word >>>= 16) used += take(queue, row + cells[(int) word & 0xFFFF]);
            housed[i] += used;
            waiting[i] -= used;
        }
    }

    private static int take(int[] queue, int at) {
        int people = queue[at], one = -people >>> 31;
        queue[at] = people - one;
        return one;
    }

    private void pickExtra(int day) {
        var extra = world.extra;
        if (extra.largest() < 0) {
            pickSlots(day, Draws.EXTRA_PICKS, extra.cells());
            return;
        }
        // the extra stream is small: one uniform per slot says whether it is the largest one's
        for (int i = 0; i < draws.lanes; i++) {
            int row = i * municipalities, used = 0;
            for (int pick = 0; pick < slots[i]; pick++) {
                long word = Draws.word(draws.base[i], day, Draws.EXTRA_PICKS + pick);
                boolean largest = (word >>> 48) < extra.largestShare() * World.CELLS;
                int at = row + (largest ? extra.largest() : extra.cells()[(int) word & 0xFFFF]), one = queue[at] > 0 ? 1 : 0;
                queue[at] -= one;
                used += one;
            }
            housed[i] += used;
            waiting[i] -= used;
        }
    }

    private void arrive(int day) {
        draws.binomial(day, Draws.READY, registering, readyChance, moved);
        for (int i = 0; i < draws.lanes; i++) mean[i] = inflowRate[i] * multiplier[i] * world.inflow[day];
        draws.poisson(day, Draws.ARRIVE, mean, some);
        for (int i = 0; i < draws.lanes; i++) {
            registering[i] += some[i] - moved[i];
            ready[i] += moved[i];
            arrived[i] += some[i];
        }
    }

    private void others(int day) {
        var young = world.scenario.minors();
        if (young != null) {
            draws.binomial(day, Draws.MINORS_LEAVE, minors, minorsLeave, left);
            for (int i = 0; i < draws.lanes; i++) mean[i] = young.arrivalsPerDay() * multiplier[i] * world.inflow[day];
            draws.poisson(day, Draws.MINORS_ARRIVE, mean, some);
            for (int i = 0; i < draws.lanes; i++) {
                minors[i] -= left[i];
                minorsWaiting[i] += some[i];
            }
        }
        var fled = world.scenario.displaced();
        if (fled != null) {
            draws.binomial(day, Draws.DISPLACED_LEAVE, displaced, displacedLeave, left);
            Arrays.fill(mean, 0, draws.lanes, fled.arrivalsPerDay());
            draws.poisson(day, Draws.DISPLACED_ARRIVE, mean, some);
            for (int i = 0; i < draws.lanes; i++) displaced[i] += some[i] - left[i];
        }
    }

    private void places(int day) {
        open(day, World.GENERAL, general);
        open(day, World.TRANSIT, transit);
        open(day, World.MINORS, minorPlaces);
        open(day, World.DISPLACED, displacedPlaces);
    }

    private void open(int day, int kind, int[] now) {
        int[] deltas = change[kind];
        if (deltas == null) return;
        int from = day == 1 ? world.certain[kind][1] : world.certain[kind][day] - world.certain[kind][day - 1];
        int row = day * width;
        for (int i = 0; i < draws.lanes; i++) now[i] += from + deltas[row + i];
        // sites that stood open on the day of the start
        if (day == 1) for (int i = 0; i < draws.lanes; i++) now[i] += deltas[i];
    }

    private void move() {
        double usable = world.scenario.rates().usable().value();
        boolean hasTransit = world.hasKind[World.TRANSIT], hasMinors = world.scenario.minors() != null;
        int convertible = world.scenario.displaced() == null ? 0 : world.scenario.displaced().convertiblePlaces();
        for (int i = 0; i < draws.lanes; i++) {
            int people = phase1[i] + phase2[i] + refused[i] + waiting[i];
            int places = (int) Math.floor(usable * general[i] + 1e-9);
            // floors per kind: places of one kind never serve another
            if (hasTransit) places += Math.min(waiting[i], (int) Math.floor(usable * transit[i] + 1e-9));
            if (convertible > 0) places += Math.min(convertible, Math.max(0, displacedPlaces[i] - displaced[i]));
            int free = places - people;
            int goes = Math.min(ready[i], Math.max(0, free));
            ready[i] -= goes;
            phase1[i] += goes;
            inReception[i] = people + goes;
            placesShort[i] = Math.max(0, -free);
        }
        if (hasMinors) {
            for (int i = 0; i < draws.lanes; i++) {
                int free = (int) Math.floor(usable * minorPlaces[i] + 1e-9) - minors[i];
                int goes = Math.min(minorsWaiting[i], Math.max(0, free));
                minorsWaiting[i] -= goes;
                minors[i] += goes;
            }
        }
    }

    private void count(int day) {
        int beds = world.nightBeds[day];
        for (int i = 0; i < draws.lanes; i++) {
            anyMoment[i] = registering[i] + ready[i];
            overnight[i] = anyMoment[i] - Math.min(beds, ready[i]);
        }
    }

    /// "Zoals gebruikelijk": as the centre fills, emergency places are found.
    private void find(int day) {
        var habit = world.scenario.habit();
        double widest = StrictMath.log((double) habit.largest() / habit.smallest());
        for (int i = 0; i < draws.lanes; i++) {
            double pressure = Math.clamp((anyMoment[i] - habit.trigger()) / 100.0 * habit.growthPerHundred(), -20.0, 5.0);
            double rate = Math.min(3, habit.findsPerDay() * Lanes.exp(pressure));
            if (Draws.uniform(Draws.word(draws.base[i], day, Draws.FIND)) >= 1 - Lanes.exp(-rate)) continue;
            int places = (int) (habit.smallest() * Lanes.exp(widest * Draws.uniform(Draws.word(draws.base[i], day, Draws.FIND_SIZE))));
            int opens = day + habit.leadDays(), ends = opens + habit.stayDays();
            if (opens <= days) change[World.GENERAL][opens * width + i] += places;
            if (ends <= days) change[World.GENERAL][ends * width + i] -= places;
        }
    }

    /// Where the outcome of a replication goes: by its number, so that order and threads do not matter.
    int waitingIn(int lane, int municipality) {
        return queue[lane * municipalities + municipality];
    }

    /// Whether an uncertain site, by its place in the list of the world, is open today; only when sites were asked for.
    boolean isOpen(int uncertain, int lane, int day) {
        return opened[uncertain * width + lane] <= day && day < closed[uncertain * width + lane];
    }

    int minorsShort(int lane) {
        return minorsWaiting[lane] + Math.max(0, minors[lane] - (int) Math.floor(world.scenario.rates().usable().value() * minorPlaces[lane] + 1e-9));
    }

    int displacedShort(int lane) {
        return Math.max(0, displaced[lane] - displacedPlaces[lane]);
    }
}
