package nl.regietafel.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import nl.regietafel.engine.Assumption;
import nl.regietafel.engine.Layer;
import nl.regietafel.engine.Lever;
import nl.regietafel.engine.Limit;
import nl.regietafel.engine.Mode;
import nl.regietafel.engine.Municipality;
import nl.regietafel.engine.Scenario;
import nl.regietafel.engine.Site;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A scenario as JSON, version 1, both ways. The format is described in docs/model/scenario.md.
final class ScenarioJson {

    static final int VERSION = 1;
    static final long LARGEST_FILE_BYTES = 5_000_000;

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScenarioJson() {}

    static Scenario read(Path file) {
        byte[] bytes;
        try {
            if (!Files.exists(file)) throw new Unreadable(file.toString(), "bestand bestaat niet");
            if (!Files.isRegularFile(file)) throw new Unreadable(file.toString(), "is geen gewoon bestand");
            if (Files.size(file) > LARGEST_FILE_BYTES) throw new Unreadable(file.toString(), "bestand is groter dan 5 MB");
            bytes = Files.readAllBytes(file);
        } catch (IOException _) {
            throw new Unreadable(file.toString(), "bestand kan niet worden gelezen");
        }
        return read(bytes);
    }

    static Scenario read(byte[] bytes) {
        try {
            return new JsonPlace("", JSON.readTree(bytes)).make(ScenarioJson::scenario);
        } catch (JacksonException broken) {
            var where = broken.getLocation();
            boolean known = where != null && where.getLineNr() > 0;
            throw new Unreadable(known ? "regel " + where.getLineNr() + ", kolom " + where.getColumnNr() : "", "dit is geen geldige JSON");
        }
    }

    private static Scenario scenario(JsonPlace json) {
        if (json.whole("version") != VERSION) throw new Unreadable("version", "moet " + VERSION + " zijn");
        var layers = EnumSet.noneOf(Layer.class);
        if (json.has("layers")) {
            for (var name : json.texts("layers")) {
                layers.add(Arrays.stream(Layer.values()).filter(layer -> layerName(layer).equals(name)).findFirst()
                        .orElseThrow(json.choices("layers", Arrays.stream(Layer.values()).map(ScenarioJson::layerName).toList(), name)));
            }
        } else {
            layers = EnumSet.allOf(Layer.class);
        }
        return new Scenario(
                json.text("name"), json.text("centre"), json.date("start"), json.date("data_date"),
                json.whole("days"), json.whole("replications"), json.large("seed"),
                json.choice("mode", Mode.values(), Mode::label), layers,
                json.object("stocks", ScenarioJson::stocks),
                json.object("inflow", ScenarioJson::inflow),
                json.object("rates", ScenarioJson::rates),
                json.objects("municipalities", ScenarioJson::municipality),
                json.objects("sites", ScenarioJson::site),
                json.wholeOr("night_beds", 0),
                json.objectOrNull("minors", of -> new Scenario.Minors(of.whole("present"), of.number("arrivals_per_day"), of.number("leave_per_day"))),
                json.objectOrNull("displaced", of -> new Scenario.Displaced(of.whole("present"), of.number("arrivals_per_day"),
                        of.number("leave_per_day"), of.wholeOr("convertible_places", 0))),
                json.objectOrNull("habit", of -> new Scenario.Habit(of.whole("trigger"), of.number("finds_per_day"), of.number("growth_per_hundred"),
                        of.whole("smallest"), of.whole("largest"), of.whole("lead_days"), of.whole("stay_days"))),
                json.objects("calendar", of -> new Scenario.RateChange(
                        of.choice("rate", Scenario.RateChange.Rate.values(), Scenario.RateChange.Rate::label), of.date("from"), of.number("factor"))),
                json.objects("limits", ScenarioJson::limit),
                json.dates("chance_dates"),
                json.dates("site_dates"),
                json.objects("levers", ScenarioJson::lever),
                json.texts("not_known"));
    }

    private static String layerName(Layer layer) {
        return switch (layer) {
            case PARAMETERS -> "parameters";
            case PATHS -> "paden";
        };
    }

    private static Scenario.Stocks stocks(JsonPlace json) {
        return new Scenario.Stocks(json.whole("registering"), json.whole("ready"), json.whole("first_phase"), json.whole("second_phase"),
                json.whole("refused"), json.whole("family_stage_1"), json.whole("family_stage_2"), json.whole("family_stage_3"));
    }

    private static Scenario.Inflow inflow(JsonPlace json) {
        var usual = Scenario.Inflow.of(Assumption.of(0, 0, ""));
        return new Scenario.Inflow(json.object("per_day", ScenarioJson::assumption), json.numberOr("season", usual.season()),
                json.wholeOr("season_peak_day", usual.seasonPeakDay()),
                json.has("weekdays") ? json.numbers("weekdays") : usual.weekdays(),
                json.numberOr("weekly_persistence", usual.weeklyPersistence()), json.numberOr("weekly_spread", usual.weeklySpread()),
                json.numberOr("jumps_per_year", usual.jumpsPerYear()), json.numberOr("jump_spread", usual.jumpSpread()),
                json.numberOr("evenness", usual.evenness()));
    }

    private static Scenario.Rates rates(JsonPlace json) {
        return new Scenario.Rates(json.object("ready", ScenarioJson::assumption), json.object("decision", ScenarioJson::assumption),
                json.object("granted", ScenarioJson::assumption), json.object("departure", ScenarioJson::assumption),
                json.object("family_per_grant", ScenarioJson::assumption), json.object("family_stage", ScenarioJson::assumption),
                json.object("direct", ScenarioJson::assumption), json.object("housing", ScenarioJson::assumption),
                json.object("usable", ScenarioJson::assumption), json.object("extension", ScenarioJson::assumption));
    }

    private static Assumption assumption(JsonPlace json) {
        return new Assumption(json.number("value"), json.numberOr("spread", 0), json.text("source"), json.dateOrNull("data_date"), json.textOr("entered_by", null));
    }

    private static Municipality municipality(JsonPlace json) {
        return new Municipality(json.text("code"), json.text("name"), json.number("weight"), json.number("housed_per_day"), json.whole("waiting"));
    }

    private static Site site(JsonPlace json) {
        return new Site(json.text("name"), json.textOr("municipality", null), json.choice("kind", Site.Kind.values(), Site.Kind::label),
                json.whole("places"), json.dateOrNull("opens"), json.numberOr("slip_mean_days", 0), json.dateOrNull("ends"),
                json.numberOr("extension_chance", 0), json.wholeOr("extension_days", 365), json.numberOr("closure_chance_per_year", 0));
    }

    private static Limit limit(JsonPlace json) {
        return new Limit(json.text("name"), json.whole("persons"), json.choice("rule", Limit.Rule.values(), Limit.Rule::label),
                json.largeOr("penalty_per_night_eur", 0), json.largeOr("penalty_cap_eur", 0), json.largeOr("penalty_so_far_eur", 0),
                json.dateOrNull("valid_from"), json.dateOrNull("valid_until"), json.text("source"));
    }

    private static Lever lever(JsonPlace json) {
        return new Lever(json.text("name"), json.text("decided_by"), json.choice("scale", Lever.Scale.values(), Lever.Scale::label),
                json.date("from"), json.largeOr("price_eur", 0), json.object("change", ScenarioJson::change));
    }

    private static final List<String> CHANGES = List.of("locaties-verlengen", "nieuwe-plaatsen", "huisvesting", "nareis-rechtstreeks", "nachtbedden",
            "verdeelbesluit", "oekraine-ruilen", "beslissen", "inwilligen");

    private static Lever.Change change(JsonPlace json) {
        var kind = json.text("kind");
        return switch (kind) {
            case "locaties-verlengen" -> new Lever.Change.ExtendSites(json.texts("municipalities"), json.number("chance"));
            case "nieuwe-plaatsen" -> new Lever.Change.NewPlaces(json.whole("places"),
                    json.has("site_kind") ? json.choice("site_kind", Site.Kind.values(), Site.Kind::label) : Site.Kind.REGULAR, json.numberOr("slip_mean_days", 0));
            case "huisvesting" -> new Lever.Change.HousingFactor(json.texts("municipalities"), json.number("factor"));
            case "nareis-rechtstreeks" -> new Lever.Change.DirectFamily(json.number("share"));
            case "nachtbedden" -> new Lever.Change.NightBeds(json.whole("beds"));
            case "verdeelbesluit" -> new Lever.Change.RealiseAllocation(json.whole("places_promised"), json.number("share"), json.numberOr("slip_mean_days", 0));
            case "oekraine-ruilen" -> new Lever.Change.SwapDisplaced(json.whole("places"));
            case "beslissen" -> new Lever.Change.DecisionSpeed(json.number("factor"));
            case "inwilligen" -> new Lever.Change.GrantShare(json.number("share"));
            default -> throw json.choices("kind", CHANGES, kind).get();
        };
    }

    static ObjectNode write(Scenario scenario) {
        var json = JSON.createObjectNode();
        json.put("version", VERSION).put("name", scenario.name()).put("centre", scenario.centre())
                .put("start", scenario.start().toString()).put("data_date", scenario.dataDate().toString())
                .put("days", scenario.days()).put("replications", scenario.replications()).put("seed", scenario.seed()).put("mode", scenario.mode().label());
        var layers = json.putArray("layers");
        for (var layer : Layer.values()) if (scenario.layers().contains(layer)) layers.add(layerName(layer));
        var stocks = scenario.stocks();
        json.putObject("stocks").put("registering", stocks.registering()).put("ready", stocks.ready()).put("first_phase", stocks.firstPhase())
                .put("second_phase", stocks.secondPhase()).put("refused", stocks.refused()).put("family_stage_1", stocks.familyStage1())
                .put("family_stage_2", stocks.familyStage2()).put("family_stage_3", stocks.familyStage3());
        var inflow = scenario.inflow();
        var in = json.putObject("inflow");
        write(in.putObject("per_day"), inflow.perDay());
        in.put("season", inflow.season()).put("season_peak_day", inflow.seasonPeakDay());
        var week = in.putArray("weekdays");
        inflow.weekdays().forEach(week::add);
        in.put("weekly_persistence", inflow.weeklyPersistence()).put("weekly_spread", inflow.weeklySpread())
                .put("jumps_per_year", inflow.jumpsPerYear()).put("jump_spread", inflow.jumpSpread()).put("evenness", inflow.evenness());
        var rates = json.putObject("rates");
        write(rates.putObject("ready"), scenario.rates().ready());
        write(rates.putObject("decision"), scenario.rates().decision());
        write(rates.putObject("granted"), scenario.rates().granted());
        write(rates.putObject("departure"), scenario.rates().departure());
        write(rates.putObject("family_per_grant"), scenario.rates().familyPerGrant());
        write(rates.putObject("family_stage"), scenario.rates().familyStage());
        write(rates.putObject("direct"), scenario.rates().direct());
        write(rates.putObject("housing"), scenario.rates().housing());
        write(rates.putObject("usable"), scenario.rates().usable());
        write(rates.putObject("extension"), scenario.rates().extension());
        var municipalities = json.putArray("municipalities");
        for (var m : scenario.municipalities()) {
            municipalities.addObject().put("code", m.code()).put("name", m.name()).put("weight", m.weight())
                    .put("housed_per_day", m.housedPerDay()).put("waiting", m.waiting());
        }
        var sites = json.putArray("sites");
        for (var site : scenario.sites()) write(sites.addObject(), site);
        json.put("night_beds", scenario.nightBeds());
        if (scenario.minors() != null) {
            json.putObject("minors").put("present", scenario.minors().present()).put("arrivals_per_day", scenario.minors().arrivalsPerDay())
                    .put("leave_per_day", scenario.minors().leavePerDay());
        }
        if (scenario.displaced() != null) {
            json.putObject("displaced").put("present", scenario.displaced().present()).put("arrivals_per_day", scenario.displaced().arrivalsPerDay())
                    .put("leave_per_day", scenario.displaced().leavePerDay()).put("convertible_places", scenario.displaced().convertiblePlaces());
        }
        if (scenario.habit() != null) {
            var habit = scenario.habit();
            json.putObject("habit").put("trigger", habit.trigger()).put("finds_per_day", habit.findsPerDay()).put("growth_per_hundred", habit.growthPerHundred())
                    .put("smallest", habit.smallest()).put("largest", habit.largest()).put("lead_days", habit.leadDays()).put("stay_days", habit.stayDays());
        }
        var calendar = json.putArray("calendar");
        for (var change : scenario.calendar())
            calendar.addObject().put("rate", change.rate().label()).put("from", change.from().toString()).put("factor", change.factor());
        var limits = json.putArray("limits");
        for (var limit : scenario.limits()) write(limits.addObject(), limit);
        var dates = json.putArray("chance_dates");
        for (var date : scenario.chanceDates()) dates.add(date.toString());
        var sitesOn = json.putArray("site_dates");
        for (var date : scenario.siteDates()) sitesOn.add(date.toString());
        var levers = json.putArray("levers");
        for (var lever : scenario.levers()) {
            var one = levers.addObject().put("name", lever.name()).put("decided_by", lever.decidedBy()).put("scale", lever.scale().label())
                    .put("from", lever.from().toString()).put("price_eur", lever.priceEur());
            write(one.putObject("change"), lever.change());
        }
        var notKnown = json.putArray("not_known");
        scenario.notKnown().forEach(notKnown::add);
        return json;
    }

    static void write(ObjectNode json, Limit limit) {
        json.put("name", limit.name()).put("persons", limit.persons()).put("rule", limit.rule().label())
                .put("penalty_per_night_eur", limit.penaltyPerNight()).put("penalty_cap_eur", limit.penaltyCap())
                .put("penalty_so_far_eur", limit.penaltySoFar());
        if (limit.validFrom() != null) json.put("valid_from", limit.validFrom().toString());
        if (limit.validUntil() != null) json.put("valid_until", limit.validUntil().toString());
        json.put("source", limit.source());
    }

    private static void write(ObjectNode json, Assumption assumption) {
        json.put("value", assumption.value()).put("spread", assumption.spread()).put("source", assumption.source());
        if (assumption.dataDate() != null) json.put("data_date", assumption.dataDate().toString());
        if (assumption.enteredBy() != null) json.put("entered_by", assumption.enteredBy());
    }

    private static void write(ObjectNode json, Site site) {
        json.put("name", site.name());
        if (site.municipality() != null) json.put("municipality", site.municipality());
        json.put("kind", site.kind().label()).put("places", site.places());
        if (site.opens() != null) json.put("opens", site.opens().toString()).put("slip_mean_days", site.slipMeanDays());
        if (site.ends() != null) {
            json.put("ends", site.ends().toString()).put("extension_chance", site.extensionChance()).put("extension_days", site.extensionDays());
        }
        if (site.closureChancePerYear() > 0) json.put("closure_chance_per_year", site.closureChancePerYear());
    }

    private static void write(ObjectNode json, Lever.Change change) {
        switch (change) {
            case Lever.Change.ExtendSites it -> add(json.put("kind", "locaties-verlengen").put("chance", it.chance()).putArray("municipalities"), it.municipalities());
            case Lever.Change.NewPlaces it -> json.put("kind", "nieuwe-plaatsen").put("places", it.places()).put("site_kind", it.kind().label())
                    .put("slip_mean_days", it.slipMeanDays());
            case Lever.Change.HousingFactor it -> add(json.put("kind", "huisvesting").put("factor", it.factor()).putArray("municipalities"), it.municipalities());
            case Lever.Change.DirectFamily it -> json.put("kind", "nareis-rechtstreeks").put("share", it.share());
            case Lever.Change.NightBeds it -> json.put("kind", "nachtbedden").put("beds", it.beds());
            case Lever.Change.RealiseAllocation it -> json.put("kind", "verdeelbesluit").put("places_promised", it.placesPromised()).put("share", it.share())
                    .put("slip_mean_days", it.slipMeanDays());
            case Lever.Change.SwapDisplaced it -> json.put("kind", "oekraine-ruilen").put("places", it.places());
            case Lever.Change.DecisionSpeed it -> json.put("kind", "beslissen").put("factor", it.factor());
            case Lever.Change.GrantShare it -> json.put("kind", "inwilligen").put("share", it.share());
        }
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
