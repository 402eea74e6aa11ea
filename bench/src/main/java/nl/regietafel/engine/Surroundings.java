package nl.regietafel.engine;

/// What surrounds the people in one replication: the drawn rates, the inflow by day and the places by day. The references get the
/// same surroundings as the engine, so that a comparison is about people only.
final class Surroundings {

    final World.Drawn drawn;
    final double granted;
    final double[] arrivals;
    final int[] places;

    Surroundings(World world, int replication) {
        long key = Draws.replication(world.scenario.seed(), replication);
        var inflow = world.scenario.inflow();
        drawn = world.draw(key);
        granted = World.logitShifted(world.scenario.rates().granted().value(), drawn.grantedShift());
        arrivals = new double[world.days + 1];
        double wander = 0, level = 0, multiplier = 1;
        double jumpChance = -StrictMath.expm1(-inflow.jumpsPerYear() * 7 / 365.25);
        for (int day = 1; day <= world.days; day++) {
            if ((day - 1) % 7 == 0 && world.paths) {
                wander = inflow.weeklyPersistence() * wander + inflow.weeklySpread() * bell(Draws.word(key, day, Draws.LEVEL));
                if (Draws.uniform(Draws.word(key, day, Draws.JUMP)) < jumpChance) level += inflow.jumpSpread() * bell(Draws.word(key, day, Draws.JUMP_SIZE));
                multiplier = StrictMath.exp(Math.clamp(wander + level, -1.6, 1.6)) * Simulation.gamma(inflow.evenness(), key, day) / inflow.evenness();
            }
            arrivals[day] = drawn.inflow() * multiplier * world.inflow[day];
        }
        places = world.certain[World.GENERAL].clone();
        for (var site : world.uncertain) {
            int ends = site.ends();
            double chance = World.logitShifted(site.extension(), drawn.extensionShift());
            for (int renewal = 1; ends <= world.days && Draws.uniform(Draws.site(key, site.index(), renewal)) < chance; renewal++) ends += site.renewal();
            if (site.hazard() > 0) {
                double failures = StrictMath.log(1 - Draws.uniform(Draws.site(key, site.index(), 0xFFFF))) / StrictMath.log1p(-site.hazard());
                if (failures <= world.days) ends = Math.min(ends, Math.max(site.opens(), 1) + (int) failures);
            }
            for (int day = site.opens(); day < Math.min(ends, world.days + 1); day++) places[day] += site.places();
        }
    }

    private static double bell(long word) {
        return Math.clamp(Exact.normal(Draws.uniform(word)), -4.0, 4.0);
    }
}
