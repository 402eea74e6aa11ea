package nl.regietafel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import nl.regietafel.engine.Assumption;
import nl.regietafel.engine.Forecaster;
import nl.regietafel.engine.Layer;
import nl.regietafel.engine.Limit;
import nl.regietafel.engine.Mode;
import nl.regietafel.engine.Municipality;
import nl.regietafel.engine.Scenario;
import nl.regietafel.engine.Score;
import nl.regietafel.engine.Series;
import nl.regietafel.engine.Site;

/// How good the forecast is on what really happened: issues forecasts at past dates from what was published by then, scores them on
/// what followed, and writes docs/model/skill.md with its pictures. Bad results are written down like good ones.
public final class Backtest {

    private static final int LIMIT = 2_000, REPLICATIONS = 4_000, HORIZON = 90;
    private static final int[] MONTHS = {1, 3, 6, 12};

    /// Days without a night above, read from counts and counter together; both ends included.
    private static final List<List<LocalDate>> QUIET = List.of(
            List.of(LocalDate.of(2025, 10, 3), LocalDate.of(2025, 10, 20)), List.of(LocalDate.of(2025, 11, 22), LocalDate.of(2025, 12, 5)));

    private final Tables tables;
    private final Path folder;
    private final StringBuilder text = new StringBuilder();
    private final List<String> verdicts = new ArrayList<>();

    private final TreeMap<LocalDate, Integer> counts = new TreeMap<>();
    private final TreeMap<LocalDate, Integer> nights = new TreeMap<>();

    private Backtest(Path data, Path folder) {
        tables = new Tables(data);
        this.folder = folder;
    }

    /// `Backtest DATA-FOLDER DOCS-MODEL-FOLDER`
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        new Backtest(Path.of(args[0]), Path.of(args[1])).write();
    }

    private void write() throws IOException {
        var inflow = inflow();
        var national = national();
        var centre = centre();
        var november = november();
        say("# How good the forecast is");
        say("");
        say("Written by `nl.regietafel.bench.Backtest`; not edited by hand. Counts, inflow and stocks are those published on or before the date of issue. What is not strictly so: housing of 66 a day");
        say("and the stay of 24 days in registration are judgements that were made knowing 2025, and the sizes of emergency finds were read from reports within the period scored.");
        say("The data are second-hand: press reports of the application centre's morning counts and of the penalty, transcriptions of Statistics Netherlands and Eurostat");
        say("series. They must be replaced by originals before a figure is shown to a table as fact. Smaller scores are better.");
        say("");
        say("## In short");
        say("");
        for (var verdict : verdicts) say("- %s", verdict);
        say("");
        text.append(inflow).append(national).append(centre).append(november).append('\n').append(moments());
        Files.writeString(Files.createDirectories(folder).resolve("skill.md"), text.toString().stripTrailing() + "\n");
    }

    // ---- inflow by the month

    private String inflow() throws IOException {
        var out = new StringBuilder();
        out.append("## Inflow by the month\n\nRolling origins, one each month, after at least 36 months of history. CRPS in persons a month; coverage of the 80 % and 90 % band;\n");
        out.append("WIS over 23 quantiles; bias is the mean of median minus outcome. `Regietafel` joins the random walk and the level of three years, quantile by quantile, with weights set\nbeforehand from the specification (0.95, 0.7, 0.45 and 0.35 on the walk at 1, 3, 6 and 12 months). That specification had seen both series, so this is no blind test.\n\n");
        var all = new LinkedHashMap<String, double[]>();
        var eurostat = tables.rows("nl_asylum_applicants_monthly_eurostat_2012_2019.csv");
        all.put("Eurostat, first and repeat, 2012-2019", eurostat.stream().mapToDouble(row -> Double.parseDouble(row.get("applicants_first_and_repeat"))).toArray());
        var byMonth = new TreeMap<YearMonth, Double>();
        for (var row : tables.rows("nl_asylum_monthly_by_origin_2015_2025.csv"))
            if (row.get("kind").equals("first_application")) byMonth.merge(YearMonth.parse(row.get("month")), Double.parseDouble(row.get("persons")), Double::sum);
        all.put("Five origins, first applications, 2015-2025", byMonth.values().stream().mapToDouble(Double::doubleValue).toArray());

        int covered = 0, cells = 0, beats = 0, far = 0, farBeats = 0, tailBeats = 0, highBeats = 0;
        var places = new int[10];
        for (var entry : all.entrySet()) {
            double[] series = entry.getValue();
            out.append("### ").append(entry.getKey()).append("\n\n| months ahead | forecast | n | CRPS | WIS | interval score 80 % | covers 50 % | covers 80 % | covers 90 % | bias |\n|---|---|---|---|---|---|---|---|---|---|\n");
            var tails = new StringBuilder("\nThe upper tail apart: CRPS above the level that one in ten of the 36 months before the origin passed, and quantile scores.\n\n| months ahead | forecast | n | of which above | CRPS above | at 90 % | at 97.5 % |\n|---|---|---|---|---|---|---|\n");
            for (int months : MONTHS) {
                Map<InflowOutlook, Double> crps = new EnumMap<>(InflowOutlook.class), tail = new EnumMap<>(InflowOutlook.class), high = new EnumMap<>(InflowOutlook.class);
                for (var outlook : InflowOutlook.values()) {
                    double sum = 0, wis = 0, bias = 0;
                    int n = 0, in50 = 0, in80 = 0, in90 = 0;
                    double interval = 0, above = 0, at90 = 0, at97 = 0;
                    int passed = 0;
                    for (int origin = 36; origin + months - 1 < series.length; origin++) {
                        double[] sample = outlook.sample(Arrays.copyOf(series, origin), months);
                        double outcome = series[origin + months - 1];
                        sum += Score.crps(sample, outcome);
                        double[] past = Arrays.copyOfRange(series, origin - 36, origin);
                        Arrays.sort(past);
                        double threshold = Score.quantile(past, 0.9);
                        if (outcome > threshold) passed++;
                        above += Score.crpsAbove(threshold, sample, outcome);
                        at90 += Score.atQuantile(0.9, sample, outcome);
                        at97 += Score.atQuantile(0.975, sample, outcome);
                        wis += Score.weightedInterval(sample, outcome);
                        if (Score.covers(sample, 0.5, outcome)) in50++;
                        if (Score.covers(sample, 0.8, outcome)) in80++;
                        if (Score.covers(sample, 0.9, outcome)) in90++;
                        double[] sorted = sample.clone();
                        Arrays.sort(sorted);
                        bias += Score.quantile(sorted, 0.5) - outcome;
                        interval += Score.interval(Score.quantile(sorted, 0.1), Score.quantile(sorted, 0.9), 0.2, outcome);
                        if (outlook == InflowOutlook.OURS) places[Math.min(9, (int) (10 * Score.pit(sample, outcome)))]++;
                        n++;
                    }
                    crps.put(outlook, sum / n);
                    tail.put(outlook, above / n);
                    high.put(outlook, at97 / n);
                    tails.append("| %d | %s | %d | %d | %.0f | %.0f | %.0f |\n".formatted(months, outlook.label, n, passed, above / n, at90 / n, at97 / n));
                    out.append("| %d | %s | %d | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f | %+.0f |\n".formatted(months, outlook.label, n, sum / n, wis / n, interval / n, (double) in50 / n, (double) in80 / n, (double) in90 / n, bias / n));
                    if (outlook == InflowOutlook.OURS && months <= 6) {
                        cells++;
                        if ((double) in80 / n >= 0.75 && (double) in80 / n <= 0.88) covered++;
                    }
                }
                double ours = crps.get(InflowOutlook.OURS), walk = crps.get(InflowOutlook.RANDOM_WALK), best = Math.min(walk, crps.get(InflowOutlook.CLIMATOLOGY));
                if (ours <= best) beats++;
                if (tail.get(InflowOutlook.OURS) <= Math.min(tail.get(InflowOutlook.RANDOM_WALK), tail.get(InflowOutlook.CLIMATOLOGY))) tailBeats++;
                if (high.get(InflowOutlook.OURS) <= Math.min(high.get(InflowOutlook.RANDOM_WALK), high.get(InflowOutlook.CLIMATOLOGY))) highBeats++;
                if (months >= 6) {
                    far++;
                    if (ours <= 0.9 * walk) farBeats++;
                }
            }
            out.append(tails).append('\n');
        }
        verdicts.add("Inflow, 80 %% band covers 75-88 %% at 1, 3 and 6 months: **%d of %d** cases (goal: all).".formatted(covered, cells));
        verdicts.add("Inflow, CRPS no worse than the best of random walk and climatology: **%d of %d** horizons (goal: all).".formatted(beats, all.size() * MONTHS.length));
        verdicts.add("Inflow, CRPS at most 0.9 of the random walk at 6 and 12 months: **%d of %d** (goal: all).".formatted(farBeats, far));
        verdicts.add("Inflow, the upper tail apart, no worse than the best of random walk and climatology: threshold-weighted CRPS **%d of %d**, quantile score at 97.5 %% **%d of %d** horizons (no goal was set)."
                .formatted(tailBeats, all.size() * MONTHS.length, highBeats, all.size() * MONTHS.length));
        int most = Arrays.stream(places).max().orElse(1);
        var picture = new Picture("Where the outcome fell in the forecast (PIT), inflow, all horizons", "Tien staven; even hoog is goed. Een hoge buitenste staaf is een verrassing.", 0, 10, 0, most * 1.1)
                .tickY(0, "0").tickY(most, Integer.toString(most)).tickX(0, "0").tickX(5, "0.5").tickX(10, "1");
        for (int i = 0; i < 10; i++) picture.bar(i, i + 1, places[i], "#2b7a86");
        save("skill-inflow-pit.svg", picture);
        out.append("![Histogram of where outcomes fell](skill-inflow-pit.svg)\n\n");
        return out.toString();
    }

    // ---- the national forecast as reference

    private String national() throws IOException {
        var out = new StringBuilder("## The national forecast (MPP) as reference\n\nNo published skill score of it was found; this is our scoring of its published bands. Beside it a naive band: last full calendar year times what a random walk of 30 % a year\nallows, 10-90 %.\n\n| issued | for | band | outcome | inside | naive band | inside |\n|---|---|---|---|---|---|---|\n");
        var totals = new TreeMap<Integer, Double>();
        for (var row : tables.rows("nl_asylum_yearly.csv")) {
            double total = row.get("total").isBlank()
                    ? number(row.get("first")) + number(row.get("nareis")) + (row.get("repeat").isBlank() ? 1_700 : number(row.get("repeat"))) : number(row.get("total"));
            totals.put(Integer.parseInt(row.get("year")), total);
        }
        int n = 0, inside = 0, naiveInside = 0;
        for (var row : tables.rows("mpp_forecasts_vs_outcome.csv")) {
            if (!row.get("quantity").equals("total inflow") || row.get("low").isBlank() || row.get("outcome").isBlank()) continue;
            double low = number(row.get("low")), high = number(row.get("high")), outcome = number(row.get("outcome"));
            int issued = Integer.parseInt(row.get("published").substring(0, 4)), year = Integer.parseInt(row.get("for"));
            double known = totals.get(issued - 1), spread = 1.2816 * 0.30 * Math.sqrt(year - issued + 1);
            double naiveLow = known * Math.exp(-spread), naiveHigh = known * Math.exp(spread);
            boolean hit = outcome >= low && outcome <= high, naive = outcome >= naiveLow && outcome <= naiveHigh;
            n++;
            if (hit) inside++;
            if (naive) naiveInside++;
            out.append("| %s | %d | %,.0f-%,.0f | %,.0f | %s | %,.0f-%,.0f | %s |\n".formatted(row.get("published"), year, low, high, outcome, hit ? "yes" : "no", naiveLow, naiveHigh, naive ? "yes" : "no"));
        }
        verdicts.add("National forecast (MPP): outcome inside its band %d of %d times; the naive band %d of %d. We make no yearly inflow promise of our own.".formatted(inside, n, naiveInside, n));
        return out.append('\n').toString();
    }

    // ---- the application centre, "zoals gebruikelijk"

    private String centre() throws IOException {
        for (var row : tables.rows("ter_apel_nights.csv")) {
            var persons = row.get("persons").replace("~", "");
            if (!persons.startsWith(">")) counts.put(LocalDate.parse(row.get("morning_of")), Integer.parseInt(persons));
        }
        for (var row : tables.rows("ter_apel_penalty_counter.csv")) nights.put(LocalDate.parse(row.get("date")), Integer.parseInt(row.get("nights_above_2000_since_sep2025")));

        var out = new StringBuilder("## The application centre, closed loop (\"zoals gebruikelijk\")\n\n");
        out.append("Weekly origins from 1 September 2025 to 9 February 2026. Start: the last count published by then. Only the closed loop is scored, because the outcome contains the reaction.\n");
        out.append("No list of sites with end dates is public: contracts and openings are invented, spread evenly, the same at every origin. The size of emergency finds (80 to 1,250) was read from reports within\nthe period; their frequency was set beforehand and not fitted. Whether a window held a night above 2,000 is known only where counts, the penalty counter or the reading of them tell; other windows are left\nout, and bad nights are reported more than good ones.\n\n");
        double[] sumOurs = new double[3], sumBase = new double[3], sumLast = new double[3];
        int[] known = new int[3], happened = new int[3];
        int[] windows = {7, 14, 30};
        var chances = new ArrayList<double[]>();
        var stockCrps = new double[3][3];
        var stockN = new int[3];
        // by days ahead, by forecast, by score: above 2,000, at 90 %, at 97.5 %
        var tail = new double[3][3][3];
        var passed = new int[3];
        var firsts = new ArrayList<FirstNight>();
        int in80 = 0, points = 0;
        double bias = 0;
        var reliability = new double[5][2];
        var reliabilityN = new int[5];
        for (var origin = LocalDate.of(2025, 9, 1); !origin.isAfter(LocalDate.of(2026, 2, 9)); origin = origin.plusDays(7)) {
            var last = counts.floorEntry(origin);
            int[][] paths = paths(origin, last.getValue());
            var first = firstNight(origin, last.getValue(), paths);
            if (first != null) firsts.add(first);
            for (int w = 0; w < 3; w++) {
                Boolean above = above(origin, windows[w]);
                double chance = share(paths, windows[w]);
                if (above == null) continue;
                known[w]++;
                if (above) happened[w]++;
                sumOurs[w] += Score.brier(chance, above);
                sumLast[w] += Score.brier(last.getValue() > LIMIT ? 1 : 0, above);
                chances.add(new double[] {w, above ? 1 : 0});
                int bin = Math.min(4, (int) (chance * 5));
                reliability[bin][0] += chance;
                reliability[bin][1] += above ? 1 : 0;
                reliabilityN[bin]++;
            }
            for (var point : counts.subMap(origin, false, origin.plusDays(30), true).entrySet()) {
                int day = (int) ChronoUnit.DAYS.between(origin, point.getKey()), bucket = day <= 7 ? 0 : day <= 14 ? 1 : 2;
                double[] sample = Arrays.stream(paths[day - 1]).asDoubleStream().toArray();
                double[] earlier = counts.headMap(origin, true).values().stream().mapToDouble(Integer::doubleValue).toArray();
                stockCrps[bucket][0] += Score.crps(sample, point.getValue());
                stockCrps[bucket][1] += Math.abs(last.getValue() - point.getValue());
                stockCrps[bucket][2] += Score.crps(earlier, point.getValue());
                double[][] said = {sample, {last.getValue()}, earlier};
                for (int f = 0; f < 3; f++) {
                    tail[bucket][f][0] += Score.crpsAbove(LIMIT, said[f], point.getValue());
                    tail[bucket][f][1] += Score.atQuantile(0.9, said[f], point.getValue());
                    tail[bucket][f][2] += Score.atQuantile(0.975, said[f], point.getValue());
                }
                if (point.getValue() > LIMIT) passed[bucket]++;
                stockN[bucket]++;
                points++;
                if (Score.covers(sample, 0.8, point.getValue())) in80++;
                Arrays.sort(sample);
                bias += Score.quantile(sample, 0.5) - point.getValue();
            }
        }
        for (int w = 0; w < 3; w++) {
            double rate = (double) happened[w] / known[w];
            sumBase[w] = known[w] * (rate * (1 - rate));
        }
        out.append("### Above 2,000 within so many days (Brier)\n\nClimatology is the share of the known windows themselves: a baseline that has seen the outcome. \"Last count\" says yes when the last published count was above.\n\n| days | windows known | happened | Regietafel | climatology | last count | ratio to climatology |\n|---|---|---|---|---|---|---|\n");
        for (int w = 0; w < 3; w++) {
            out.append("| %d | %d | %d | %.3f | %.3f | %.3f | %s |\n".formatted(windows[w], known[w], happened[w], sumOurs[w] / known[w], sumBase[w] / known[w], sumLast[w] / known[w],
                    sumBase[w] == 0 ? "no variation" : "%.2f".formatted(sumOurs[w] / sumBase[w])));
        }
        for (int w = 1; w < 3; w++) {
            verdicts.add(sumBase[w] == 0
                    ? "Above 2,000 within %d days: every window that is known held a night above, so climatology cannot be beaten here; our Brier score is %.3f (goal cannot be tested).".formatted(windows[w], sumOurs[w] / known[w])
                    : "Above 2,000 within %d days: Brier %.3f against climatology %.3f, ratio **%.2f** (goal 0.9 or less), %d windows.".formatted(windows[w], sumOurs[w] / known[w], sumBase[w] / known[w], sumOurs[w] / sumBase[w], known[w]));
        }
        out.append("\nReliability, the three windows together: ");
        for (int bin = 0; bin < 5; bin++) if (reliabilityN[bin] > 0)
            out.append("said %.0f %%, happened %.0f %% (n %d); ".formatted(100 * reliability[bin][0] / reliabilityN[bin], 100 * reliability[bin][1] / reliabilityN[bin], reliabilityN[bin]));
        out.append("\n\n### Counts (CRPS, persons)\n\n| days ahead | counts | Regietafel | last count | all earlier counts |\n|---|---|---|---|---|\n");
        for (int b = 0; b < 3; b++)
            out.append("| %s | %d | %.0f | %.0f | %.0f |\n".formatted(b == 0 ? "1-7" : b == 1 ? "8-14" : "15-30", stockN[b], stockCrps[b][0] / stockN[b], stockCrps[b][1] / stockN[b], stockCrps[b][2] / stockN[b]));
        out.append("\nThe 80 %% band held %d of %d counts (%.0f %%); bias %+.0f persons.\n\n".formatted(in80, points, 100.0 * in80 / points, bias / points));
        upperTail(out, stockN, passed, tail);
        firstPassage(out, firsts);
        verdicts.add("Counts in the centre up to 30 days ahead: the 80 %% band held **%.0f %%** of %d published counts (goal 75-88 %%), bias %+.0f persons.".formatted(100.0 * in80 / points, points, bias / points));

        out.append("### Nights above 2,000 between two readings of the penalty counter\n\n| from | to | nights | forecast median | 80 % band | inside |\n|---|---|---|---|---|---|\n");
        int inside = 0, all = 0;
        var dates = new ArrayList<>(nights.keySet());
        for (int i = 0; i + 1 < dates.size(); i++) {
            var from = dates.get(i);
            var to = dates.get(i + 1);
            int days = (int) ChronoUnit.DAYS.between(from, to), outcome = nights.get(to) - nights.get(from);
            double[] sample = nightsAbove(paths(from, counts.floorEntry(from).getValue()), 1, days);
            Arrays.sort(sample);
            boolean hit = Score.covers(sample, 0.8, outcome);
            all++;
            if (hit) inside++;
            out.append("| %s | %s | %d | %.0f | %.0f-%.0f | %s |\n".formatted(from, to, outcome, Score.quantile(sample, 0.5), Score.quantile(sample, 0.1), Score.quantile(sample, 0.9), hit ? "yes" : "no"));
        }
        verdicts.add("Nights between readings of the penalty counter: inside the 80 %% band **%d of %d** times.".formatted(inside, all));
        return out.append('\n').toString();
    }

    private void upperTail(StringBuilder out, int[] n, int[] passed, double[][][] tail) {
        var names = List.of("Regietafel", "last count", "all earlier counts");
        out.append("The upper tail apart: CRPS above 2,000 (threshold-weighted: only what is said about going above it counts) and quantile scores; persons.\n\n| days ahead | counts | of which above 2,000 | forecast | CRPS above 2,000 | at 90 % | at 97.5 % |\n|---|---|---|---|---|---|---|\n");
        double[] sum = new double[3];
        for (int b = 0; b < 3; b++) for (int f = 0; f < 3; f++) {
            sum[f] += tail[b][f][0];
            out.append("| %s | %d | %d | %s | %.1f | %.0f | %.0f |\n".formatted(b == 0 ? "1-7" : b == 1 ? "8-14" : "15-30", n[b], passed[b], names.get(f), tail[b][f][0] / n[b], tail[b][f][1] / n[b], tail[b][f][2] / n[b]));
        }
        out.append('\n');
        int all = Arrays.stream(n).sum();
        verdicts.add("Counts above 2,000, the upper tail apart: threshold-weighted CRPS %.1f persons against %.1f for the last count and %.1f for all earlier counts (no goal was set).".formatted(sum[0] / all, sum[1] / all, sum[2] / all));
    }

    // ---- first passage: the first night above, at most a month on

    private static final int FAR = 30;

    /// What an origin said about its first night above, and between which days that night is known to lie.
    private record FirstNight(double[] said, double lastCount, int earliest, int latest) {}

    private FirstNight firstNight(LocalDate origin, int last, int[][] paths) {
        int latest = latestFirstNight(origin), earliest = 1;
        while (earliest < latest && knownBelow(origin.plusDays(earliest))) earliest++;
        // not known at all: no night above was published, nor that there was none
        if (latest > FAR && earliest <= FAR) return null;
        double[] said = new double[paths[0].length];
        for (int r = 0; r < said.length; r++) {
            int day = 1;
            while (day < FAR && paths[day - 1][r] <= LIMIT) day++;
            said[r] = day;
        }
        return new FirstNight(said, last > LIMIT ? 1 : FAR, Math.min(earliest, FAR), Math.min(latest, FAR));
    }

    private int latestFirstNight(LocalDate origin) {
        int latest = FAR + 1;
        for (var point : counts.subMap(origin, false, origin.plusDays(FAR), true).entrySet())
            if (point.getValue() > LIMIT) latest = Math.min(latest, (int) ChronoUnit.DAYS.between(origin, point.getKey()));
        for (var reading : nights.subMap(origin, false, origin.plusDays(FAR), true).entrySet()) {
            var before = nights.lowerEntry(reading.getKey());
            // more nights than fit before the origin: one at least fell after it
            if (before != null && reading.getValue() - before.getValue() > Math.max(0, ChronoUnit.DAYS.between(before.getKey(), origin)))
                latest = Math.min(latest, (int) ChronoUnit.DAYS.between(origin, reading.getKey()));
        }
        return latest;
    }

    private boolean knownBelow(LocalDate day) {
        var count = counts.get(day);
        return count != null && count <= LIMIT || QUIET.stream().anyMatch(quiet -> !day.isBefore(quiet.getFirst()) && !day.isAfter(quiet.getLast()));
    }

    private void firstPassage(StringBuilder out, List<FirstNight> firsts) {
        double[][] sum = new double[3][2];
        int exact = 0;
        for (var one : firsts) {
            if (one.earliest() == one.latest()) exact++;
            var others = firsts.stream().filter(other -> other != one).toList();
            for (int end = 0; end < 2; end++) {
                ToDoubleFunction<FirstNight> night = end == 0 ? FirstNight::latest : FirstNight::earliest;
                double[][] said = {one.said(), others.stream().mapToDouble(night).toArray(), {one.lastCount()}};
                for (int f = 0; f < 3; f++) sum[f][end] += Score.crps(said[f], night.applyAsDouble(one));
            }
        }
        int n = firsts.size();
        out.append("### The first night above 2,000 (CRPS on the days until it, at most %d)\n\nThe first night itself was seldom published: between the first night that was and the earliest it can have been lies a gap, closed for %d of the %d origins. Both ends are scored.\nClimatology is the same night of all other origins, also later ones. \"Last count\" says tomorrow when the last published count was above, and never when it was not.\n\n| forecast | origins | first night published | earliest it can have been |\n|---|---|---|---|\n"
                .formatted(FAR, exact, n));
        var names = List.of("Regietafel", "climatology", "last count");
        for (int f = 0; f < 3; f++) out.append("| %s | %d | %.1f | %.1f |\n".formatted(names.get(f), n, sum[f][0] / n, sum[f][1] / n));
        out.append('\n');
        verdicts.add("First night above 2,000, days until it: CRPS %.1f against climatology %.1f when the first published night is taken, %.1f against %.1f when the earliest possible one is; %d origins, %d of them with the night known exactly."
                .formatted(sum[0][0] / n, sum[1][0] / n, sum[0][1] / n, sum[1][1] / n, n, exact));
    }

    // ---- the first acceptance case

    private String november() throws IOException {
        var origin = LocalDate.of(2025, 11, 19);
        var last = counts.floorEntry(origin);
        int[][] paths = paths(origin, last.getValue());
        var out = new StringBuilder("## A forecast issued on 19 November 2025\n\nStart: %,d people, the last count published by then (%s). Closed loop, %,d replications. A listed outcome is inside when it lies between the 2.5 %% and 97.5 %% points of the forecast.\n\n| outcome | happened | forecast 2.5 %% | median | 97.5 %% | inside |\n|---|---|---|---|---|---|\n"
                .formatted(last.getValue(), last.getKey(), REPLICATIONS));
        int[] hits = {0, 0};
        line(out, hits, "nights above, 20-21 November (reading: about 2)", 2, nightsAbove(paths, 1, 2));
        line(out, hits, "nights above, 22 November - 5 December (reading: none)", 0, nightsAbove(paths, 3, 16));
        for (var date : List.of(LocalDate.of(2025, 12, 6), LocalDate.of(2025, 12, 7), LocalDate.of(2025, 12, 8), LocalDate.of(2025, 12, 12), LocalDate.of(2025, 12, 13), LocalDate.of(2026, 1, 20), LocalDate.of(2026, 1, 21), LocalDate.of(2026, 2, 9), LocalDate.of(2026, 2, 10), LocalDate.of(2026, 2, 11))) {
            int day = (int) ChronoUnit.DAYS.between(origin, date);
            line(out, hits, "count on " + date + (date.getYear() == 2026 && date.getMonthValue() == 1 ? " (date uncertain)" : ""), counts.get(date), Arrays.stream(paths[day - 1]).asDoubleStream().toArray());
        }
        // the counter itself stood unknown on 19 November: 32 on the 10th; the reading gives about 40
        int counter = 40;
        for (var date : List.of(LocalDate.of(2025, 12, 8), LocalDate.of(2025, 12, 15), LocalDate.of(2026, 2, 11))) {
            int day = (int) ChronoUnit.DAYS.between(origin, date);
            line(out, hits, "nights above until " + date + " (counter " + nights.get(date) + ", taken as 40 on 19 November)", nights.get(date) - counter, nightsAbove(paths, 1, day));
        }
        double[] highest = new double[REPLICATIONS];
        for (int r = 0; r < REPLICATIONS; r++) for (int d = 0; d < 84; d++) highest[r] = Math.max(highest[r], paths[d][r]);
        line(out, hits, "highest count known until 11 February", 2_161, highest);
        double above = Arrays.stream(highest).filter(value -> value >= 2_463).count() / (double) REPLICATIONS;
        out.append("\nThe chance that the count would reach 2,463 within the horizon was put at %.0f %%; it did not, in the counts we have.\n".formatted(100 * above));
        double quiet = Arrays.stream(nightsAbove(paths, 3, 16)).filter(value -> value == 0).count() / (double) REPLICATIONS;
        double first = 0;
        for (int r = 0; r < REPLICATIONS; r++) {
            boolean still = true;
            for (int d = 2; d < 16; d++) still &= paths[d][r] <= LIMIT;
            boolean then = false;
            for (int d = 16; d < 19; d++) then |= paths[d][r] > LIMIT;
            if (still && then) first++;
        }
        out.append("A fortnight without a night above (22 November - 5 December) was given %.0f %%; exactly that and then above again within three days %.1f %%.\n".formatted(100 * quiet, 100 * first / REPLICATIONS));
        out.append("\nInside: %d of %d.\n\n![Fan of the forecast with the counts that followed](skill-november.svg)\n".formatted(hits[0], hits[0] + hits[1]));
        verdicts.add("A forecast issued on 19 November 2025: **%d of %d** listed outcomes inside the 2.5-97.5 %% band; %s.".formatted(hits[0], hits[0] + hits[1],
                hits[1] == 0 ? "none outside" : hits[1] + " outside, named below"));

        var days = new double[84];
        double[][] fan = new double[5][84];
        double[] levels = {0.025, 0.25, 0.5, 0.75, 0.975};
        for (int d = 0; d < 84; d++) {
            days[d] = d + 1;
            double[] sorted = Arrays.stream(paths[d]).asDoubleStream().sorted().toArray();
            for (int l = 0; l < 5; l++) fan[l][d] = Score.quantile(sorted, levels[l]);
        }
        var picture = new Picture("Issued on 19 November 2025: people in the application centre", "Waaier van 95 en 50 van de 100, middelste lijn, en de tellingen die volgden.", 0, 85, 1_400, 2_600)
                .band(days, fan[0], fan[4], "#cfe3e6").band(days, fan[1], fan[3], "#8fbfc6").line(days, fan[2], "#0b5563").level(2_000, "2,000");
        for (int y = 1_400; y <= 2_600; y += 200) picture.tickY(y, "%,d".formatted(y));
        for (var date = LocalDate.of(2025, 12, 1); date.isBefore(LocalDate.of(2026, 2, 12)); date = date.plusDays(date.getDayOfMonth() == 1 ? 14 : 0).withDayOfMonth(date.getDayOfMonth() == 1 ? 15 : 1).plusMonths(date.getDayOfMonth() == 1 ? 0 : 1))
            picture.tickX(ChronoUnit.DAYS.between(origin, date), date.toString());
        for (var point : counts.tailMap(origin, false).entrySet()) picture.point(ChronoUnit.DAYS.between(origin, point.getKey()), point.getValue(), "#1b2a2f");
        save("skill-november.svg", picture);
        return out.toString();
    }

    // ---- the start values beside what the published years say

    private String moments() throws IOException {
        var out = new StringBuilder("## Calibration: start values beside published years\n\nRates are set by moments of yearly flows, since weekly series are not public. People a day; a difference of more than 15 % is marked. The start values are those of the\nspecification and were not moved to fit.\n\n| flow | start value | published | difference | from |\n|---|---|---|---|---|\n");
        Map<String, String> year = new LinkedHashMap<>(), permits = new LinkedHashMap<>(), flow = new LinkedHashMap<>();
        for (var row : tables.rows("nl_asylum_yearly.csv")) if (row.get("year").equals("2025")) year = row;
        for (var row : tables.rows("nl_permits_yearly.csv")) if (row.get("year").equals("2025")) permits = row;
        for (var row : tables.rows("coa_flow_2024.csv")) flow.put(row.get("item"), row.get("persons"));
        double nareis = number(year.get("nareis")), granted = number(permits.get("refugee")) + number(permits.get("subsidiary")) + number(permits.get("humanitarian"));
        Map<String, Double> stock = new LinkedHashMap<>();
        for (var row : tables.rows("coa_occupancy_points.csv")) stock.put(row.get("date"), number(row.get("of_which_status_holders")));
        moment(out, "new applications", 70, (number(year.get("first")) + 1_600) / 365, "2025, first and about 1,600 repeated");
        moment(out, "grants", 22_000 / 370.0 * 0.42, granted / 365, "permits of 2025");
        moment(out, "joining family", 5_000 / 110.0, nareis / 365, "2025");
        moment(out, "refused who leave", 9_500 / 300.0, number(flow.get("of which asylum seekers")) / 366, "asylum seekers who left COA in 2024, also others than refused");
        moment(out, "status holders housed", 66, (granted + 0.88 * nareis + stock.get("2025-01-01") - stock.get("2026-01-05")) / 369, "balance of 2025: grants and family in, less the growth of the stock");
        moment(out, "status holders housed", 66, number(flow.get("of which status holders")) / 366, "2024");
        int lowest = counts.entrySet().stream().filter(count -> count.getKey().isBefore(LocalDate.of(2025, 11, 19))).mapToInt(Map.Entry::getValue).min().orElse(0);
        moment(out, "registering (a stock, q = 1/24)", 70 * 24, lowest, "lowest published count before 19 November 2025");
        return out.append("\nNot scored for want of public data: stocks of COA by the week and the waiting time per municipality.\n").toString();
    }

    private static void moment(StringBuilder out, String flow, double start, double published, String from) {
        double difference = 100 * (start / published - 1);
        out.append("| %s | %,.1f | %,.1f | %s%+.0f %%%s | %s |\n".formatted(flow, start, published, Math.abs(difference) > 15 ? "**" : "", difference, Math.abs(difference) > 15 ? "**" : "", from));
    }

    private void line(StringBuilder out, int[] hits, String what, double outcome, double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double low = Score.quantile(sorted, 0.025), high = Score.quantile(sorted, 0.975);
        boolean inside = outcome >= low && outcome <= high;
        hits[inside ? 0 : 1]++;
        out.append("| %s | %,.0f | %,.0f | %,.0f | %,.0f | %s |\n".formatted(what, outcome, low, Score.quantile(sorted, 0.5), high, inside ? "inside" : "**outside**"));
    }

    private static double[] nightsAbove(int[][] paths, int from, int to) {
        var sample = new double[paths[0].length];
        for (int day = from; day <= Math.min(to, HORIZON); day++) for (int r = 0; r < sample.length; r++) if (paths[day - 1][r] > LIMIT) sample[r]++;
        return sample;
    }

    private static double share(int[][] paths, int days) {
        return Arrays.stream(nightsAbove(paths, 1, days)).filter(value -> value > 0).count() / (double) paths[0].length;
    }

    /// Whether a night above fell in the days after the origin; null when the published counts do not tell.
    private Boolean above(LocalDate origin, int days) {
        var end = origin.plusDays(days);
        for (var point : counts.subMap(origin, false, end, true).values()) if (point > LIMIT) return true;
        var inside = nights.subMap(origin, true, end, true);
        if (inside.size() > 1 && inside.lastEntry().getValue() > inside.firstEntry().getValue()) return true;
        for (var quiet : QUIET) if (!origin.plusDays(1).isBefore(quiet.getFirst()) && !end.isAfter(quiet.getLast())) return false;
        return null;
    }

    private int[][] paths(LocalDate origin, int count) {
        int[] days = new int[HORIZON];
        for (int d = 0; d < HORIZON; d++) days[d] = d + 1;
        return new Forecaster(Runtime.getRuntime().availableProcessors()).paths(scenario(origin, count), List.of(Series.ANY_MOMENT), days)[0];
    }

    /// The country as one, from the last count: whoever is above the registering stock waits for a place, and then none is free.
    static Scenario scenario(LocalDate origin, int count) {
        int registering = Math.min(count, 1_680), ready = count - registering, housed = waiting(origin);
        var stocks = new Scenario.Stocks(registering, ready, 22_000, 22_000, 9_500, 3_000, 4_500, 5_000);
        int needed = (int) Math.round((44_000 + 9_500 + housed + (ready > 0 ? 0 : 150)) / 0.96);
        var sites = new ArrayList<Site>();
        // per month two contracts of 500 end, mostly extended; one opening a month, as large as what is lost on average
        int dated = 0;
        for (int i = 0; i < 12; i++) {
            dated += 500;
            sites.add(new Site("contract " + i, null, Site.Kind.EMERGENCY, 500, null, 0, origin.plusDays(8 + 15L * i), 0.85, 182, 0));
            if (i % 2 == 0) sites.add(new Site("opening " + i, null, Site.Kind.REGULAR, 300, origin.plusDays(15 + 15L * i), 15, null, 0, 365, 0));
        }
        sites.add(Site.standing("overig", Site.Kind.REGULAR, needed - dated));
        var read = "openbare cijfers van voor de datum van uitgifte, afgerond";
        var rates = new Scenario.Rates(Assumption.of(1.0 / 24, 0, read), Assumption.of(1.0 / 370, 0.08, read), Assumption.of(0.42, 0.25, read), Assumption.of(1.0 / 300, 0, read),
                Assumption.of(1.1, 0.20, read), Assumption.of(1.0 / 110, 0, read), Assumption.of(0.12, 0, read), Assumption.of(1, 0.12, read), Assumption.of(0.96, 0, read), Assumption.of(0, 0.3, read));
        return new Scenario("Terugblik", "Ter Apel", origin, origin, HORIZON, REPLICATIONS, 20251119, Mode.AS_USUAL, EnumSet.allOf(Layer.class), stocks,
                Scenario.Inflow.of(Assumption.of(arrivals(origin), 0.08, read)), rates, List.of(new Municipality("NL", "Nederland", 1, 66, housed)), sites, 0, null, null,
                new Scenario.Habit(2_000, 0.06, 1.0, 80, 1_250, 3, 180), List.of(), List.of(new Limit("grens", LIMIT, Limit.Rule.ANY_MOMENT, 50_000, 5_000_000, 0, read)), List.of(), List.of(), List.of(), List.of());
    }

    /// New applications a day as known on a date: 2024 with the drop reported in February 2025; from November three quarters of 2025; from
    /// mid January the whole of it. Repeated ones as in 2024.
    private static double arrivals(LocalDate origin) {
        double repeated = 1_590 / 366.0;
        if (origin.isBefore(LocalDate.of(2025, 11, 3))) return (32_180 / 366.0 + repeated) * 4_200 / 5_700;
        return repeated + (origin.isBefore(LocalDate.of(2026, 1, 15)) ? 16_600 / 273.0 : 24_140 / 365.0);
    }

    /// Status holders in reception as last published on a date.
    private static int waiting(LocalDate origin) {
        return origin.isBefore(LocalDate.of(2025, 12, 19)) ? 18_720 : origin.isBefore(LocalDate.of(2026, 1, 5)) ? 18_000 : 18_420;
    }

    private static double number(String cell) {
        return cell.isBlank() ? 0 : Double.parseDouble(cell);
    }

    private void save(String name, Picture picture) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve(name), picture.toString());
    }

    private void say(String format, Object... args) {
        text.append(args.length == 0 ? format : format.formatted(args)).append('\n');
    }
}
