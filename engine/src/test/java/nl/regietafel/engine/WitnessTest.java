package nl.regietafel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fast version and the plain one agree to the person, every day, in every count.
class WitnessTest {

    @Test
    void the_fast_version_gives_the_same_people_as_the_plain_one_in_a_province() {
        agree(Small.province(60, 400), null, 20);
    }

    @Test
    void the_fast_version_gives_the_same_people_as_the_plain_one_nationally() {
        agree(SyntheticCase.VIEW.scenario(6, 120), null, 128);
        agree(SyntheticCase.NATIONAL.scenario(4, 60), null, 128);
    }

    @Test
    void the_fast_version_finds_the_same_emergency_places_as_usual() {
        agree(Small.province(40, 300).with(Mode.AS_USUAL), null, 128);
    }

    @ParameterizedTest
    @MethodSource("levers")
    void the_fast_version_agrees_under_every_lever(Lever lever) {
        agree(Small.province(20, 250), lever, 128);
    }

    static Stream<Lever> levers() {
        return Small.levers().stream();
    }

    private static void agree(Scenario scenario, Lever lever, int block) {
        var simulation = new Simulation(new World(scenario, lever), block);
        for (int first = 0; first < scenario.replications(); first += block) {
            int count = Math.min(block, scenario.replications() - first);
            var witnesses = new ArrayList<Witness>();
            for (int i = 0; i < count; i++) witnesses.add(new Witness(scenario, lever, first + i));
            simulation.run(first, count, (from, day, now) -> {
                for (int i = 0; i < count; i++) {
                    var witness = witnesses.get(i);
                    witness.day(day);
                    assertThat(counts(now, i)).as("replication %d, day %d", from + i, day).isEqualTo(counts(witness));
                }
            });
        }
    }

    private static List<Integer> counts(Simulation now, int i) {
        var counts = new ArrayList<>(List.of(now.registering[i], now.ready[i], now.phase1[i], now.phase2[i], now.refused[i], now.stage1[i], now.stage2[i],
                now.stage3[i], now.minors[i], now.minorsWaiting[i], now.displaced[i], now.anyMoment[i], now.overnight[i], now.placesShort[i], now.inReception[i]));
        for (int m = 0; m < now.world.scenario.municipalities().size(); m++) counts.add(now.waitingIn(i, m));
        return counts;
    }

    private static List<Integer> counts(Witness now) {
        var counts = new ArrayList<>(List.of(now.registering, now.ready, now.phase1, now.phase2, now.refused, now.stage1, now.stage2,
                now.stage3, now.minors, now.minorsWaiting, now.displaced, now.anyMoment, now.overnight, now.placesShort, now.inReception));
        for (int people : now.queue) counts.add(people);
        return counts;
    }
}
