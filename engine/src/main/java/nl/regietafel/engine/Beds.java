package nl.regietafel.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Who lives where (bezetting per locatie): on request, on a few dates, for display only. The days know kinds of places, not sites.
///
/// The idea: people in one stage are exchangeable, and any of them may lie in any open place of their kind. So given the people of a
/// kind, the people per site are multivariate hypergeometric: site by site, a hypergeometric part of the people who are left in the
/// places that are left. Places that were found as usual are no site and take what remains. Each draw is exact (to the rounding of a
/// double) and has a key of its own, so the split is the same for any threads and blocks, and nothing of it flows back into the days.
/// Cost: about a microsecond per site, date and replication.
final class Beds {

    private final World world;
    private final List<World.Dated> sites = new ArrayList<>();
    private final int[] days;
    /// By date, site and replication; -1 where the site is closed.
    final int[][][] persons;

    Beds(World world) {
        this.world = world;
        var scenario = world.scenario;
        days = scenario.siteDates().stream().mapToInt(world::day).toArray();
        // the sites whose calendar is drawn come first, in the order of the world's list
        sites.addAll(world.uncertain);
        sites.addAll(world.steady);
        persons = new int[days.length][sites.size()][scenario.replications()];
    }

    void add(int replication, int day, Simulation now) {
        for (int d = 0; d < days.length; d++) {
            if (days[d] != day) continue;
            for (int lane = 0; lane < now.lanes(); lane++) split(persons[d], replication + lane, lane, day, now);
        }
    }

    private void split(int[][] persons, int replication, int lane, int day, Simulation now) {
        double usable = world.scenario.rates().usable().value();
        int[] places = {now.general[lane], now.minorPlaces[lane], now.transit[lane], now.displacedPlaces[lane]};
        int[] people = new int[World.KINDS];
        // as in the day itself: status holders fill transit places first, convertible places come last; who then has none is short
        people[World.TRANSIT] = Math.min(now.waiting[lane], usable(usable, places[World.TRANSIT]));
        int others = now.inReception[lane] - people[World.TRANSIT];
        people[World.GENERAL] = Math.min(others, usable(usable, places[World.GENERAL]));
        people[World.MINORS] = Math.min(now.minors[lane], usable(usable, places[World.MINORS]));
        var displaced = world.scenario.displaced();
        if (displaced != null) {
            int free = Math.max(0, places[World.DISPLACED] - now.displaced[lane]);
            people[World.DISPLACED] = Math.min(now.displaced[lane], places[World.DISPLACED])
                    + Math.min(others - people[World.GENERAL], Math.min(displaced.convertiblePlaces(), free));
        }
        long key = Draws.replication(world.scenario.seed(), replication);
        for (int s = 0; s < sites.size(); s++) {
            var site = sites.get(s);
            boolean open = s < world.uncertain.size() ? now.isOpen(s, lane, day) : site.opens() <= day;
            if (!open) {
                persons[s][replication] = -1;
                continue;
            }
            int kind = site.kind();
            int here = hypergeometric(Draws.uniform(Draws.word(key, day, Draws.SITES + site.index())), places[kind], site.places(), people[kind]);
            persons[s][replication] = here;
            places[kind] -= site.places();
            people[kind] -= here;
        }
    }

    private static int usable(double share, int places) {
        return (int) Math.floor(share * places + 1e-9);
    }

    /// Of `people` spread over `all` places, how many lie in these `here`: outward from the likeliest number, so that few terms are summed.
    static int hypergeometric(double u, int all, int here, int people) {
        if (here == 0 || people == 0) return 0;
        if (here == all) return people;
        if (people == all) return here;
        int least = Math.max(0, people - (all - here)), most = Math.min(here, people);
        int mode = Math.clamp((long) ((people + 1.0) * (here + 1.0) / (all + 2.0)), least, most);
        double share = (double) people / all, elsewhere = all - here - people;
        double up = Exact.probability(here, share, mode) * Exact.probability(all - here, share, people - mode) / Exact.probability(all, share, people), down = up;
        double left = u - up;
        int low = mode, high = mode;
        while (left >= 0 && (low > least || high < most)) {
            if (high < most) {
                up *= (here - high) * (double) (people - high) / ((high + 1.0) * (elsewhere + high + 1));
                high++;
                left -= up;
                if (left < 0) return high;
            }
            if (low > least) {
                down *= low * (elsewhere + low) / ((here - low + 1.0) * (people - low + 1.0));
                low--;
                left -= down;
                if (left < 0) return low;
            }
        }
        return mode;
    }

    /// By date, in the order of the scenario; sites of a kind that is not looked at are left out.
    List<Forecast.Occupancy> occupancies() {
        var scenario = world.scenario;
        var all = new ArrayList<Forecast.Occupancy>();
        for (int d = 0; d < days.length; d++) {
            var bySite = new int[scenario.sites().size()][];
            for (int s = 0; s < sites.size(); s++) bySite[sites.get(s).index()] = persons[d][s];
            for (int index = 0; index < bySite.length; index++) {
                var site = scenario.sites().get(index);
                if (site.kind() == Site.Kind.MINORS && scenario.minors() == null || site.kind() == Site.Kind.DISPLACED && scenario.displaced() == null) continue;
                // no places, or opening after the last day
                int[] here = bySite[index] == null ? filled(scenario.replications()) : bySite[index];
                int open = (int) Arrays.stream(here).filter(people -> people >= 0).count();
                all.add(new Forecast.Occupancy(site, scenario.siteDates().get(d), Forecast.Chance.of(open, here.length),
                        Forecast.Spread.of(Arrays.stream(here).map(people -> Math.max(0, people)).toArray())));
            }
        }
        return List.copyOf(all);
    }

    private static int[] filled(int replications) {
        var closed = new int[replications];
        Arrays.fill(closed, -1);
        return closed;
    }
}
