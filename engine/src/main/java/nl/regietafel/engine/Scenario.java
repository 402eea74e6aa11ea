package nl.regietafel.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A question to the forecast (scenario): where everybody is today, the rates at which they move, the dated places,
/// the limits that count, and the measures to compare. Numbers of people and places only, never a person.
public record Scenario(
        String name,
        String centre,
        LocalDate start,
        LocalDate dataDate,
        int days,
        int replications,
        long seed,
        Mode mode,
        Set<Layer> layers,
        Stocks stocks,
        Inflow inflow,
        Rates rates,
        List<Municipality> municipalities,
        List<Site> sites,
        int nightBeds,
        Minors minors,
        Displaced displaced,
        Habit habit,
        List<RateChange> calendar,
        List<Limit> limits,
        List<LocalDate> chanceDates,
        List<LocalDate> siteDates,
        List<Lever> levers,
        List<String> notKnown) {

    /// How many days one run may simulate in all; a few minutes on a small server.
    public static final long MOST_REPLICATION_DAYS = 2_000_000_000L;

    /// How many people per site, date and replication may be kept.
    public static final long MOST_SITE_COUNTS = 20_000_000L;

    /// People today, except status holders, who stand with their municipality.
    public record Stocks(
            int registering, int ready, int firstPhase, int secondPhase, int refused, int familyStage1, int familyStage2, int familyStage3) {
        public Stocks {
            Unfit.within("registering", registering, 0, 500_000);
            Unfit.within("ready", ready, 0, 500_000);
            Unfit.within("first_phase", firstPhase, 0, 500_000);
            Unfit.within("second_phase", secondPhase, 0, 500_000);
            Unfit.within("refused", refused, 0, 500_000);
            Unfit.within("family_stage_1", familyStage1, 0, 2_000_000);
            Unfit.within("family_stage_2", familyStage2, 0, 2_000_000);
            Unfit.within("family_stage_3", familyStage3, 0, 2_000_000);
        }
    }

    /// New arrivals: a level, its slow wandering and rare jumps by the week, season and day of the week.
    public record Inflow(
            Assumption perDay,
            double season,
            int seasonPeakDay,
            List<Double> weekdays,
            double weeklyPersistence,
            double weeklySpread,
            double jumpsPerYear,
            double jumpSpread,
            double evenness) {
        public Inflow {
            Unfit.present("per_day", perDay).bounded("per_day", 0, 20_000);
            Unfit.within("season", season, 0, 0.9);
            Unfit.within("season_peak_day", seasonPeakDay, 1, 366);
            weekdays = List.copyOf(Unfit.present("weekdays", weekdays));
            if (weekdays.size() != 7) throw new Unfit("weekdays", "moet zeven getallen hebben, maandag eerst, heeft er " + weekdays.size());
            for (double factor : weekdays) Unfit.within("weekdays", factor, 0, 7);
            Unfit.within("weekly_persistence", weeklyPersistence, 0, 1);
            Unfit.within("weekly_spread", weeklySpread, 0, 0.5);
            Unfit.within("jumps_per_year", jumpsPerYear, 0, 26);
            Unfit.within("jump_spread", jumpSpread, 0, 1);
            // evenness 0 means no weekly noise
            if (evenness != 0) Unfit.within("evenness", evenness, 1, 1_000_000);
        }

        public static final List<Double> WEEK = List.of(1.25, 1.20, 1.05, 1.00, 0.95, 0.75, 0.80);

        public static Inflow of(Assumption perDay) {
            return new Inflow(perDay, 0.12, 288, WEEK, 0.93, 0.045, 1 / 3.0, 0.30, 40);
        }

        /// The same every day: for checks against theory.
        public static Inflow constant(double perDay) {
            return new Inflow(Assumption.of(perDay, 0, ""), 0, 1, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0), 0, 0, 0, 0, 0);
        }
    }

    /// The rates per day and the shares.
    public record Rates(
            Assumption ready,
            Assumption decision,
            Assumption granted,
            Assumption departure,
            Assumption familyPerGrant,
            Assumption familyStage,
            Assumption direct,
            Assumption housing,
            Assumption usable,
            Assumption extension) {
        public Rates {
            Unfit.present("ready", ready).bounded("ready", 0, 1);
            Unfit.present("decision", decision).bounded("decision", 0, 0.1);
            Unfit.present("granted", granted).bounded("granted", 0, 1);
            Unfit.present("departure", departure).bounded("departure", 0, 1);
            Unfit.present("family_per_grant", familyPerGrant).bounded("family_per_grant", 0, 20);
            Unfit.present("family_stage", familyStage).bounded("family_stage", 0, 1);
            Unfit.present("direct", direct).bounded("direct", 0, 1);
            Unfit.present("housing", housing).bounded("housing", 0, 10);
            Unfit.present("usable", usable).bounded("usable", 0, 1);
            Unfit.present("extension", extension).bounded("extension", -5, 5);
        }
    }

    /// Unaccompanied minors (amv), with places of their own.
    public record Minors(int present, double arrivalsPerDay, double leavePerDay) {
        public Minors {
            Unfit.within("present", present, 0, 500_000);
            Unfit.within("arrivals_per_day", arrivalsPerDay, 0, 5_000);
            Unfit.within("leave_per_day", leavePerDay, 0, 1);
        }
    }

    /// People displaced from Ukraine (ontheemden); coupled to the rest only through places that may be converted.
    public record Displaced(int present, double arrivalsPerDay, double leavePerDay, int convertiblePlaces) {
        public Displaced {
            Unfit.within("present", present, 0, 2_000_000);
            Unfit.within("arrivals_per_day", arrivalsPerDay, 0, 20_000);
            Unfit.within("leave_per_day", leavePerDay, 0, 1);
            Unfit.within("convertible_places", convertiblePlaces, 0, 2_000_000);
        }
    }

    /// The habit of finding emergency places when the application centre is full ("zoals gebruikelijk"): finds per day
    /// at the trigger, more as the count passes it, of sizes spread evenly in log, open after a lead, for a stay.
    public record Habit(
            int trigger, double findsPerDay, double growthPerHundred, int smallest, int largest, int leadDays, int stayDays) {
        public Habit {
            Unfit.within("trigger", trigger, 0, 1_000_000);
            Unfit.within("finds_per_day", findsPerDay, 0, 5);
            Unfit.within("growth_per_hundred", growthPerHundred, 0, 5);
            Unfit.within("smallest", smallest, 1, 100_000);
            Unfit.within("largest", largest, 1, 100_000);
            if (largest < smallest) throw new Unfit("largest", "moet ten minste smallest (" + smallest + ") zijn, is " + largest);
            Unfit.within("lead_days", leadDays, 1, 3_650);
            Unfit.within("stay_days", stayDays, 1, 3_650);
        }
    }

    /// A rate that changes on a date: a backlog campaign, a moratorium. The factor is on the assumption's value.
    public record RateChange(Rate rate, LocalDate from, double factor) {
        public enum Rate {
            INFLOW("instroom"), DECISION("beslissen"), DEPARTURE("vertrek"), HOUSING("huisvesting"), FAMILY("nareis");

            private final String label;

            Rate(String label) {
                this.label = label;
            }

            public String label() {
                return label;
            }
        }

        public RateChange {
            Unfit.present("rate", rate);
            Unfit.present("from", from);
            Unfit.within("factor", factor, 0, 10);
        }
    }

    public Scenario {
        Unfit.present("name", name);
        Unfit.present("centre", centre);
        Unfit.present("start", start);
        Unfit.present("data_date", dataDate);
        if (dataDate.isAfter(start)) throw new Unfit("data_date", "moet niet na start (" + start + ") liggen, is " + dataDate);
        Unfit.within("days", days, 1, 3_650);
        Unfit.within("replications", replications, 1, 100_000);
        Unfit.present("mode", mode);
        layers = layers.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(layers);
        Unfit.present("stocks", stocks);
        Unfit.present("inflow", inflow);
        Unfit.present("rates", rates);
        municipalities = bounded("municipalities", municipalities, 1, 1_000);
        sites = bounded("sites", sites, 0, 10_000);
        Unfit.within("night_beds", nightBeds, 0, 100_000);
        calendar = bounded("calendar", calendar, 0, 1_000);
        limits = bounded("limits", limits, 1, 10);
        chanceDates = bounded("chance_dates", chanceDates, 0, 200);
        siteDates = bounded("site_dates", siteDates, 0, 24);
        levers = bounded("levers", levers, 0, 50);
        notKnown = bounded("not_known", notKnown, 0, 100);
        if (mode == Mode.AS_USUAL && habit == null) throw new Unfit("habit", "ontbreekt, en is nodig bij mode " + mode.label());
        double weight = 0, housed = 0;
        var codes = new HashSet<String>();
        for (var municipality : municipalities) {
            weight += municipality.weight();
            housed += municipality.housedPerDay();
            if (!codes.add(municipality.code())) throw new Unfit("municipalities", "code " + municipality.code() + " komt twee keer voor");
        }
        if (!(weight > 0)) throw new Unfit("municipalities", "de gewichten zijn samen 0");
        Unfit.within("municipalities: housed_per_day samen", housed, 0, 10_000);
        var last = start.plusDays(days);
        within("chance_dates", chanceDates, start, last);
        within("site_dates", siteDates, start, last);
        if (new HashSet<>(siteDates).size() < siteDates.size()) throw new Unfit("site_dates", "een datum komt twee keer voor");
        long split = (long) siteDates.size() * sites.size() * replications;
        if (split > MOST_SITE_COUNTS)
            throw new Unfit("site_dates", "datums x locaties x doorrekeningen is " + split + ", hoogstens " + MOST_SITE_COUNTS);
        for (int i = 0; i < limits.size(); i++) {
            var limit = limits.get(i);
            // a limit that holds on no day would be told as never passed
            if (limit.validFrom() != null && limit.validFrom().isAfter(last))
                throw new Unfit("limits[" + i + "].valid_from", "moet niet na de laatste dag (" + last + ") liggen, is " + limit.validFrom());
            if (limit.validUntil() != null && !limit.validUntil().isAfter(start))
                throw new Unfit("limits[" + i + "].valid_until", "moet na start (" + start + ") liggen, is " + limit.validUntil());
        }
        for (int i = 0; i < levers.size(); i++) {
            var lever = levers.get(i);
            if (lever.from().isBefore(start))
                throw new Unfit("levers[" + i + "].from", "moet niet voor start (" + start + ") liggen, is " + lever.from());
        }
        long work = (long) days * replications * (levers.size() + 1);
        if (work > MOST_REPLICATION_DAYS)
            throw new Unfit("replications", "dagen x doorrekeningen x (maatregelen + 1) is " + work + ", hoogstens " + MOST_REPLICATION_DAYS);
    }

    private static void within(String field, List<LocalDate> dates, LocalDate start, LocalDate last) {
        for (int i = 0; i < dates.size(); i++) {
            var date = dates.get(i);
            if (!date.isAfter(start) || date.isAfter(last))
                throw new Unfit(field + "[" + i + "]", "moet na " + start + " en niet na " + last + " liggen, is " + date);
        }
    }

    private List<LocalDate> before(List<LocalDate> dates, int days) {
        return dates.stream().filter(date -> !date.isAfter(start.plusDays(days))).toList();
    }

    private static <T> List<T> bounded(String field, Collection<T> list, int least, int most) {
        Unfit.present(field, list);
        if (list.size() < least || list.size() > most)
            throw new Unfit(field, "moet " + least + " tot en met " + most + " delen hebben, heeft er " + list.size());
        return List.copyOf(list);
    }

    public Scenario with(int replications, int days) {
        return new Scenario(name, centre, start, dataDate, days, replications, seed, mode, layers, stocks, inflow, rates, municipalities, sites,
                nightBeds, minors, displaced, habit, calendar, limits,
                before(chanceDates, days), before(siteDates, days), levers, notKnown);
    }

    public Scenario with(List<Lever> levers) {
        return new Scenario(name, centre, start, dataDate, days, replications, seed, mode, layers, stocks, inflow, rates, municipalities, sites,
                nightBeds, minors, displaced, habit, calendar, limits, chanceDates, siteDates, levers, notKnown);
    }

    public Scenario withSitesOn(List<LocalDate> dates) {
        return new Scenario(name, centre, start, dataDate, days, replications, seed, mode, layers, stocks, inflow, rates, municipalities, sites,
                nightBeds, minors, displaced, habit, calendar, limits, chanceDates, dates, levers, notKnown);
    }

    public Scenario withSeed(long seed) {
        return new Scenario(name, centre, start, dataDate, days, replications, seed, mode, layers, stocks, inflow, rates, municipalities, sites,
                nightBeds, minors, displaced, habit, calendar, limits, chanceDates, siteDates, levers, notKnown);
    }

    public Scenario with(Mode mode) {
        return new Scenario(name, centre, start, dataDate, days, replications, seed, mode, layers, stocks, inflow, rates, municipalities, sites,
                nightBeds, minors, displaced, habit, calendar, limits, chanceDates, siteDates, levers, notKnown);
    }

    public Scenario with(Set<Layer> layers) {
        return new Scenario(name, centre, start, dataDate, days, replications, seed, mode, layers, stocks, inflow, rates, municipalities, sites,
                nightBeds, minors, displaced, habit, calendar, limits, chanceDates, siteDates, levers, notKnown);
    }
}
