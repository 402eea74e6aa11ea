package nl.regietafel.forecast;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.engine.Forecast;
import nl.regietafel.engine.Mode;
import nl.regietafel.engine.Scenario;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A forecast as JSON, version 1: the same scenario gives the same bytes, except for `timings`. Described in docs/model/scenario.md.
final class ForecastJson {

    private ForecastJson() {}

    static ObjectNode write(Forecast forecast) {
        var scenario = forecast.scenario();
        var json = ScenarioJson.JSON.createObjectNode();
        json.put("version", ScenarioJson.VERSION).put("name", scenario.name()).put("seed", scenario.seed()).put("mode", scenario.mode().label())
                .put("data_date", scenario.dataDate().toString()).put("start", scenario.start().toString())
                .put("replications", scenario.replications()).put("days", scenario.days());
        json.put("sentence", ForecastSentence.of(forecast)).put("basis", ForecastSentence.basis(forecast));

        var probabilities = json.putArray("probabilities");
        Forecast.PROBABILITIES.forEach(probabilities::add);
        var bands = json.putObject("bands");
        bands.put("first_day", scenario.start().plusDays(1).toString());
        for (var band : forecast.bands()) {
            var series = bands.putObject(band.series().label());
            for (int p = 0; p < band.values().length; p++) {
                var values = series.putArray("p%02d".formatted(Math.round(100 * Forecast.PROBABILITIES.get(p))));
                for (int value : band.values()[p]) values.add(value);
            }
        }

        var passages = json.putArray("first_passage");
        var nights = json.putArray("nights_above");
        for (var passage : forecast.passages()) {
            var one = passages.addObject();
            ScenarioJson.write(one.putObject("limit"), passage.limit());
            chance(one.putObject("within_horizon"), passage.withinHorizon());
            one.put("not_within_horizon", rounded(1 - passage.withinHorizon().value()));
            put(one, "p10", scenario, passage.day10());
            put(one, "p50", scenario, passage.day50());
            put(one, "p90", scenario, passage.day90());
            chances(one.putArray("chance_by"), scenario.chanceDates(), passage.byDate());

            var above = nights.addObject().put("limit", passage.limit().name()).put("persons", passage.limit().persons()).put("rule", passage.limit().rule().label());
            spread(above.putObject("nights"), passage.nights());
            if (passage.limit().penaltyPerNight() > 0) spread(above.putObject("penalty_thousand_eur"), passage.penaltyThousands());
        }

        var municipalities = json.putArray("municipalities");
        for (var backlog : forecast.backlogs()) {
            var one = municipalities.addObject().put("code", backlog.municipality().code()).put("name", backlog.municipality().name())
                    .put("waiting_now", backlog.municipality().waiting());
            spread(one.putObject("waiting_at_end"), backlog.waiting());
            days(one, "wait_days_now", backlog.waitDaysNow());
            days(one, "wait_days_at_end", backlog.waitDaysThen());
        }

        if (!scenario.siteDates().isEmpty()) occupancies(json.putArray("site_occupancy"), forecast.occupancies());

        var ranking = json.putArray("ranking");
        for (var ranked : forecast.ranking()) {
            var lever = ranked.lever();
            var one = ranking.addObject().put("lever", lever.name()).put("scale", lever.scale().label()).put("decided_by", lever.decidedBy())
                    .put("from", lever.from().toString()).put("price_eur", lever.priceEur());
            double avoided = ranked.nightsAvoided();
            one.put("nights_avoided", rounded(avoided));
            if (avoided > 0 && lever.priceEur() > 0) one.put("price_per_night_avoided_eur", Math.round(lever.priceEur() / avoided));
            var changes = one.putArray("change_in_nights");
            for (var change : ranked.changes()) {
                var which = changes.addObject().put("limit", change.limit().name()).put("persons", change.limit().persons()).put("rule", change.limit().rule().label());
                spread(which.putObject("paired_difference"), change.nights());
                chance(which.putObject("within_horizon"), change.withinHorizon());
                if (Double.isFinite(change.varianceRatio())) which.put("variance_ratio", rounded(change.varianceRatio()));
                else which.putNull("variance_ratio");
            }
            chances(one.putArray("chance_by"), scenario.chanceDates(), ranked.byDate());
            spread(one.putObject("change_in_places_short_at_end"), ranked.placesShort());
        }
        if (scenario.mode() == Mode.AS_USUAL && !scenario.levers().isEmpty()) {
            json.put("ranking_note", "Maatregelen worden alleen vergeleken in de stand niets-extra; de twee standen worden nooit gemengd.");
        }

        var notKnown = json.putArray("not_known");
        ForecastSentence.notKnown(forecast).forEach(notKnown::add);
        return json;
    }

    private static void occupancies(ArrayNode json, List<Forecast.Occupancy> occupancies) {
        LocalDate date = null;
        ArrayNode sites = null;
        for (var occupancy : occupancies) {
            if (sites == null || !occupancy.date().equals(date)) {
                date = occupancy.date();
                sites = json.addObject().put("date", date.toString()).putArray("sites");
            }
            var site = occupancy.site();
            var one = sites.addObject().put("name", site.name()).put("kind", site.kind().label()).put("places", site.places());
            chance(one.putObject("open"), occupancy.open());
            spread(one.putObject("persons"), occupancy.persons());
        }
    }

    private static void put(ObjectNode json, String key, Scenario scenario, @Nullable Integer day) {
        if (day == null) json.putNull(key);
        else json.put(key, scenario.start().plusDays(day).toString());
    }

    private static void chances(ArrayNode json, List<LocalDate> dates, List<Forecast.Chance> chances) {
        for (int i = 0; i < dates.size(); i++) chance(json.addObject().put("date", dates.get(i).toString()), chances.get(i));
    }

    private static void chance(ObjectNode json, Forecast.Chance chance) {
        json.put("chance", rounded(chance.value())).put("monte_carlo_error", rounded(chance.monteCarloError()));
    }

    private static void spread(ObjectNode json, Forecast.Spread spread) {
        json.put("mean", rounded(spread.mean())).put("monte_carlo_error", rounded(spread.monteCarloError()))
                .put("p10", rounded(spread.p10())).put("p50", rounded(spread.p50())).put("p90", rounded(spread.p90()));
    }

    private static void days(ObjectNode json, String key, double days) {
        if (Double.isFinite(days)) json.put(key, Math.round(days));
        else json.putNull(key);
    }

    private static double rounded(double value) {
        double at = Math.rint(value * 1e4) / 1e4;
        return at == 0 ? 0 : at;
    }
}
