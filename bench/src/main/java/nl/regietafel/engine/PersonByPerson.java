package nl.regietafel.engine;

import java.util.ArrayDeque;
import umontreal.ssj.rng.LFSR258;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/// The reference: a discrete-event simulation with one object per person on SSJ (Université de Montréal, Apache-2). Each person draws
/// how many days a stage takes and schedules its own next event; queues are queues of persons. The order within a day is that of the
/// specification, by fractions of the day. It takes cases without minors, displaced people and changing rates.
final class PersonByPerson {

    private static final double DECIDE = 0.1, JOIN = 0.2, READY = 0.4, EVENING = 0.5;

    private enum Stage { REGISTERING, PHASE_1, PHASE_2, REFUSED, FAMILY_1, FAMILY_2, FAMILY_3 }

    private final World world;
    private final Scenario scenario;
    private final EventList events;
    private final RandomStream random;
    private final ArrayDeque<Person> readyQueue = new ArrayDeque<>();
    private final ArrayDeque<Person>[] waitingIn;

    private Simulator simulator;
    private Surroundings now;
    private int registering, inProcedure, refused, waiting;
    private int today;
    private double logReady, logDecision, logDeparture, logFamily;

    @SuppressWarnings("unchecked")
    PersonByPerson(World world, EventList events, long seed) {
        this.world = world;
        this.events = events;
        scenario = world.scenario;
        var stream = new LFSR258();
        long at = seed;
        var state = new long[5];
        for (int i = 0; i < 5; i++) state[i] = Draws.mix(at += Draws.GOLDEN) >>> 1 | 1L << 40;
        stream.setSeed(state);
        random = stream;
        waitingIn = new ArrayDeque[scenario.municipalities().size()];
        for (int m = 0; m < waitingIn.length; m++) waitingIn[m] = new ArrayDeque<>();
    }

    /// `[series][day]`: in the application centre, status holders waiting, people in reception.
    int[][] run(int replication, int... days) {
        var counts = new int[3][days.length];
        now = new Surroundings(world, replication);
        simulator = new Simulator(events);
        simulator.init();
        readyQueue.clear();
        registering = inProcedure = refused = waiting = 0;
        today = 0;
        var rates = scenario.rates();
        logReady = 1 / Math.log1p(-rates.ready().value());
        logDecision = 1 / Math.log1p(-now.drawn.decision());
        logDeparture = 1 / Math.log1p(-rates.departure().value());
        logFamily = 1 / Math.log1p(-rates.familyStage().value());
        var stocks = scenario.stocks();
        for (int i = 0; i < stocks.registering(); i++) new Person().register();
        for (int i = 0; i < stocks.ready(); i++) readyQueue.add(new Person());
        for (int i = 0; i < stocks.firstPhase(); i++) new Person().moveIn();
        for (int i = 0; i < stocks.secondPhase(); i++) new Person().secondPhase();
        for (int i = 0; i < stocks.refused(); i++) new Person().refuse();
        for (int i = 0; i < stocks.familyStage1(); i++) new Person().family(Stage.FAMILY_1);
        for (int i = 0; i < stocks.familyStage2(); i++) new Person().family(Stage.FAMILY_2);
        for (int i = 0; i < stocks.familyStage3(); i++) new Person().family(Stage.FAMILY_3);
        for (int m = 0; m < waitingIn.length; m++) {
            waitingIn[m].clear();
            for (int i = 0; i < scenario.municipalities().get(m).waiting(); i++) {
                waitingIn[m].add(new Person());
                waiting++;
            }
        }
        new Event(simulator) {
            int at = 0;

            @Override
            public void actions() {
                evening();
                if (at < days.length && days[at] == today) {
                    counts[0][at] = registering + readyQueue.size();
                    counts[1][at] = waiting;
                    counts[2][at++] = inProcedure + refused + waiting;
                }
                if (today < world.days) {
                    today++;
                    schedule(1);
                } else {
                    simulator.stop();
                }
            }
        }.schedule(1 + EVENING);
        today = 1;
        simulator.start();
        return counts;
    }

    private void evening() {
        int slots = poisson(scenario.municipalities().stream().mapToDouble(Municipality::housedPerDay).sum() * now.drawn.housing());
        for (int i = 0; i < slots; i++) {
            if (waitingIn[pick(world.slots)].poll() != null) waiting--;
        }
        int arrivals = poisson(now.arrivals[today]);
        for (int i = 0; i < arrivals; i++) new Person().register();
        int free = (int) Math.floor(scenario.rates().usable().value() * now.places[today] + 1e-9) - (inProcedure + refused + waiting);
        for (; free > 0 && !readyQueue.isEmpty(); free--) readyQueue.poll().moveIn();
    }

    private int pick(World.Spread spread) {
        if (spread.largest() >= 0 && random.nextDouble() < spread.largestShare()) return spread.largest();
        return spread.cells()[(int) (random.nextDouble() * World.CELLS)];
    }

    // by the gaps between arrivals: one logarithm a person, no more than the person itself costs
    private int poisson(double mean) {
        int k = -1;
        for (double sum = 0; sum < mean; k++) sum -= Math.log(random.nextDouble());
        return Math.max(k, 0);
    }

    private final class Person extends Event {
        private Stage stage;

        Person() {
            super(simulator);
        }

        void register() {
            registering++;
            after(Stage.REGISTERING, logReady, READY);
        }

        void moveIn() {
            inProcedure++;
            after(Stage.PHASE_1, logDecision, DECIDE);
        }

        void secondPhase() {
            inProcedure++;
            after(Stage.PHASE_2, logDecision, DECIDE);
        }

        void refuse() {
            refused++;
            after(Stage.REFUSED, logDeparture, DECIDE);
        }

        void family(Stage of) {
            after(of, logFamily, JOIN);
        }

        private void after(Stage next, double oneOverLog, double partOfDay) {
            stage = next;
            double days = 1 + Math.floor(Math.log(random.nextDouble()) * oneOverLog);
            double at = Math.floor(simulator.time()) + days + partOfDay;
            // nothing is scheduled that will not be seen: that keeps the event list as short as it can be
            if (at <= world.days + 1) schedule(at - simulator.time());
        }

        private void hold() {
            waitingIn[pick(world.links)].add(this);
            waiting++;
        }

        @Override
        public void actions() {
            switch (stage) {
                case REGISTERING -> {
                    registering--;
                    readyQueue.add(this);
                }
                case PHASE_1 -> {
                    inProcedure--;
                    secondPhase();
                }
                case PHASE_2 -> {
                    inProcedure--;
                    if (random.nextDouble() < now.granted) {
                        hold();
                        int family = poisson(now.drawn.family());
                        for (int i = 0; i < family; i++) new Person().family(Stage.FAMILY_1);
                    } else {
                        refuse();
                    }
                }
                case REFUSED -> refused--;
                case FAMILY_1 -> family(Stage.FAMILY_2);
                case FAMILY_2 -> family(Stage.FAMILY_3);
                case FAMILY_3 -> {
                    if (random.nextDouble() >= scenario.rates().direct().value()) hold();
                }
            }
        }
    }
}
