package nl.regietafel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nl.regietafel.engine.Forecaster;
import nl.regietafel.engine.Lever;
import nl.regietafel.engine.Site;
import nl.regietafel.engine.SyntheticCase;

/// How much of a paired difference is noise that sharper pairing could take away, for the one measure of one province whose variance
/// ratio lies under the goal. With ten times as many people, places and limit the daily chance counts for a third, and everything else
/// stays: what then remains of the spread is the measure's own, since it saves many nights in one future and none in another.
public final class PairingBench {

    private PairingBench() {}

    /// `PairingBench [FOLDER]`
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        var text = new StringBuilder("350 places in the province after two months, view, a year, 4,000 replications, difference in nights above the first limit\n");
        for (int factor : new int[] {1, 10}) {
            var all = SyntheticCase.VIEW.scenario(4_000, 365);
            var lever = new Lever("places", "municipality", Lever.Scale.PROVINCE, all.start().plusDays(60), 0, new Lever.Change.NewPlaces(350 * factor, Site.Kind.REGULAR, 0));
            var change = new Forecaster(1).forecast(EngineBench.scaled(all, factor).with(List.of(lever))).ranking().getFirst().changes().getFirst();
            var nights = change.nights();
            text.append("  people, places and limit x %-3d mean %.2f, standard deviation over replications %.1f, 10/50/90 %% %.0f %.0f %.0f, variance ratio %.1f\n".formatted(
                    factor, nights.mean(), nights.monteCarloError() * Math.sqrt(4_000), nights.p10(), nights.p50(), nights.p90(), change.varianceRatio()));
        }
        text.append("The spread stays when daily chance shrinks: it is the measure's own, not noise of the pairing, and the ratio is what this measure has.\n");
        System.out.print(text);
        if (args.length > 0) Files.writeString(Path.of(args[0]).resolve("engine-pairing.txt"), text);
    }
}
