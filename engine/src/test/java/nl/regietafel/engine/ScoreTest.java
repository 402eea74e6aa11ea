package nl.regietafel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreTest {

    private final double[] uniform = new double[1_001];

    ScoreTest() {
        for (int i = 0; i < uniform.length; i++) uniform[i] = i / 1_000.0;
    }

    @Test
    void a_point_forecast_scores_its_distance() {
        assertThat(Score.crps(new double[] {3}, 5)).isEqualTo(2);
    }

    @Test
    void a_uniform_forecast_scores_a_twelfth_in_the_middle_and_a_third_at_the_edge() {
        // integral of (F - 1(x >= y))^2 for the uniform: y^3/3 + (1-y)^3/3
        assertThat(Score.crps(uniform, 0.5)).isCloseTo(1.0 / 12, within(1e-3));
        assertThat(Score.crps(uniform, 1)).isCloseTo(1.0 / 3, within(1e-3));
    }

    @Test
    void the_weighted_interval_score_is_near_half_the_ranked_score() {
        assertThat(2 * Score.weightedInterval(uniform, 0.3) / 2).isCloseTo(Score.crps(uniform, 0.3), within(0.02));
    }

    @Test
    void on_the_upper_tail_only_what_lies_above_the_threshold_counts() {
        // with threshold r the integral runs from r to 1: for y below r it is (1-r)^3/3, for y above (y^3-r^3)/3 + (1-y)^3/3
        assertThat(Score.crpsAbove(0, uniform, 0.5)).isCloseTo(Score.crps(uniform, 0.5), within(1e-12));
        assertThat(Score.crpsAbove(0.6, uniform, 0.2)).isCloseTo(0.4 * 0.4 * 0.4 / 3, within(1e-3));
        assertThat(Score.crpsAbove(0.6, uniform, 0.5)).isEqualTo(Score.crpsAbove(0.6, uniform, 0.2));
        assertThat(Score.crpsAbove(0.6, uniform, 0.9)).isCloseTo((0.729 - 0.216) / 3 + 0.001 / 3, within(1e-3));
        assertThat(Score.crpsAbove(2, uniform, 0.9)).isZero();
    }

    @Test
    void too_low_a_high_quantile_costs_more_than_too_high_a_one() {
        assertThat(Score.atQuantile(0.5, uniform, 0.8)).isCloseTo(0.3, within(1e-9));
        assertThat(Score.atQuantile(0.9, uniform, 1.0)).isCloseTo(2 * 0.9 * 0.1, within(1e-9));
        assertThat(Score.atQuantile(0.9, uniform, 0.8)).isCloseTo(2 * 0.1 * 0.1, within(1e-9));
    }

    @Test
    void an_outcome_outside_the_interval_costs_its_distance_over_alpha() {
        assertThat(Score.interval(10, 20, 0.2, 15)).isEqualTo(10);
        assertThat(Score.interval(10, 20, 0.2, 22)).isEqualTo(10 + 2 / 0.2 * 2);
    }

    @Test
    void coverage_place_and_brier_are_what_they_say() {
        assertThat(Score.covers(uniform, 0.8, 0.85)).isTrue();
        assertThat(Score.covers(uniform, 0.8, 0.95)).isFalse();
        assertThat(Score.pit(uniform, 0.25)).isCloseTo(0.25, within(2e-3));
        assertThat(Score.brier(0.7, true)).isCloseTo(0.09, within(1e-12));
    }
}
