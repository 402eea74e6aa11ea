package nl.regietafel.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.regietafel.engine.Forecast;
import nl.regietafel.engine.Limit;
import nl.regietafel.engine.Mode;
import org.jspecify.annotations.Nullable;

/// The answer in one plain Dutch sentence. Only numbers are filled in, never free reasoning; and no number goes without the
/// date of its data, the mode, the band and the Monte-Carlo error, which stand in the sentence after it.
final class ForecastSentence {

    private static final String[] MONTHS = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"};

    private ForecastSentence() {}

    static String of(Forecast forecast) {
        var scenario = forecast.scenario();
        var passage = forecast.passages().getFirst();
        var text = new StringBuilder();
        boolean nothingExtra = scenario.mode() == Mode.NOTHING_EXTRA;
        text.append(nothingExtra ? "Als er niets bijkomt, is de kans " : "Als noodplekken worden gevonden zoals gebruikelijk, is de kans ");
        int at = byWhen(forecast);
        var chance = at < 0 ? passage.withinHorizon() : passage.byDate().get(at);
        var date = at < 0 ? scenario.start().plusDays(scenario.days()) : scenario.chanceDates().get(at);
        text.append(odds(chance.value())).append(" dat ").append(scenario.centre()).append(" vóór ").append(day(date.plusDays(1)))
                .append(" boven ").append(number(passage.limit().persons())).append(" komt (geteld ").append(rule(passage.limit())).append(validity(passage.limit())).append(")");
        var middle = passage.day50();
        if (middle != null) text.append("; de helft van de doorrekeningen komt daar uiterlijk ").append(day(scenario.start().plusDays(middle)));
        text.append(". ");
        var best = forecast.ranking().isEmpty() ? null : forecast.ranking().getFirst();
        if (best != null && best.nightsAvoided() > 0) {
            text.append("De maatregel ‘").append(best.lever().name()).append("’ scheelt naar verwachting ").append(nights(best));
            var other = beside(forecast, best);
            if (other != null) text.append("; ‘").append(other.lever().name()).append("’ scheelt ").append(nights(other));
            text.append(". ");
        }
        text.append("Wat dit niet weet: ").append(String.join("; ", notKnown(forecast).stream().map(ForecastSentence::lower).map(ForecastSentence::unstopped).toList())).append(".");
        return text.toString();
    }

    static String basis(Forecast forecast) {
        var scenario = forecast.scenario();
        var passage = forecast.passages().getFirst();
        int at = byWhen(forecast);
        var chance = at < 0 ? passage.withinHorizon() : passage.byDate().get(at);
        var early = passage.day10() == null ? "niet binnen de termijn" : day(scenario.start().plusDays(passage.day10()));
        var late = passage.day90() == null ? "niet binnen de termijn" : day(scenario.start().plusDays(passage.day90()));
        return "Gegevens van " + day(scenario.dataDate()) + "; stand: " + (scenario.mode() == Mode.NOTHING_EXTRA ? "niets extra" : "zoals gebruikelijk")
                + "; " + number(scenario.replications()) + " doorrekeningen, rekenfout van de kans ± " + tenths(100 * chance.monteCarloError())
                + " op de 100; in 8 van de 10 doorrekeningen valt de eerste keer tussen " + early + " en " + late + ".";
    }

    /// What no run can know, in this mode, and what the maker of the scenario added.
    static List<String> notKnown(Forecast forecast) {
        var list = new ArrayList<String>();
        list.add("nieuwe wetten, besluiten en gebeurtenissen in de wereld");
        list.add("instroom verder vooruit dan enkele weken is nauwelijks te voorspellen");
        list.add(forecast.scenario().mode() == Mode.NOTHING_EXTRA
                ? "hoe COA en gemeenten reageren als het vol raakt"
                : "of er ook nu weer noodplekken worden gevonden");
        list.addAll(forecast.scenario().notKnown());
        return list;
    }

    // the date nearest to three months on, the horizon of a table
    private static int byWhen(Forecast forecast) {
        var dates = forecast.scenario().chanceDates();
        int best = -1;
        long nearest = Long.MAX_VALUE;
        for (int i = 0; i < dates.size(); i++) {
            long away = Math.abs(dates.get(i).toEpochDay() - forecast.scenario().start().toEpochDay() - 90);
            if (away < nearest) {
                nearest = away;
                best = i;
            }
        }
        return best;
    }

    // beside the best measure stands the best on the other scale: what the province can do, and what the country does
    private static Forecast.@Nullable Ranked beside(Forecast forecast, Forecast.Ranked best) {
        return forecast.ranking().stream()
                .filter(ranked -> ranked != best && ranked.nightsAvoided() > 0 && ranked.lever().scale() != best.lever().scale())
                .findFirst()
                .orElse(forecast.ranking().size() > 1 && forecast.ranking().get(1).nightsAvoided() > 0 ? forecast.ranking().get(1) : null);
    }

    private static String nights(Forecast.Ranked ranked) {
        var change = ranked.changes().getFirst().nights();
        double avoided = -change.mean();
        var many = avoided < 1 ? "minder dan 1 nacht" : Math.round(avoided) == 1 ? "1 nacht" : number(Math.round(avoided)) + " nachten";
        return many + " (in 8 van de 10 doorrekeningen tussen " + number(Math.round(-change.p90())) + " en " + number(Math.round(-change.p10())) + ")";
    }

    static String odds(double chance) {
        if (chance < 0.005) return "kleiner dan 1 op 200";
        if (chance < 0.05) return "ongeveer 1 op " + Math.round(1 / chance);
        if (chance > 0.95) return "meer dan 19 op 20";
        return Math.max(1, Math.min(9, Math.round(chance * 10))) + " op 10";
    }

    private static String rule(Limit limit) {
        return switch (limit.rule()) {
            case OVERNIGHT -> "in de nacht";
            case ANY_MOMENT -> "op elk moment van de dag";
        };
    }

    private static String validity(Limit limit) {
        var from = limit.validFrom() == null ? "" : " vanaf " + day(limit.validFrom());
        var until = limit.validUntil() == null ? "" : " tot en met " + day(limit.validUntil());
        return from.isEmpty() && until.isEmpty() ? "" : ", een grens die geldt" + from + until;
    }

    static String day(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS[date.getMonthValue() - 1] + " " + date.getYear();
    }

    static String number(long value) {
        var digits = Long.toString(Math.abs(value));
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) text.append('.');
            text.append(digits.charAt(i));
        }
        return value < 0 ? "−" + text : text.toString();
    }

    private static String tenths(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + "," + tenths % 10;
    }

    private static String lower(String text) {
        return text.length() > 1 && Character.isUpperCase(text.charAt(1)) ? text : text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static String unstopped(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
