package nl.regietafel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    // 111222333 and 123456782 pass the test of eleven and are the well-known examples
    @ParameterizedTest
    @ValueSource(strings = {"BSN 123456782", "bsn: 111222333.", "123 456 782", "123.456.782", "1234.56.782", "1234 56 782",
            "123-456-782", "Hij (111222333) komt", "op 12 maart, 123456782", "Kamer 12 123456782", "123\u00a0456\u00a0782",
            "nummer 012345672 in de brief"})
    void a_bsn_is_noticed(String text) {
        assertThat(PersonalData.warnings(text)).singleElement().asString().contains("BSN").contains("Noteer geen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V-nummer 2871234567", "v-nummer: 0612345678", "Vnr. 287 123 4567", "2871234567", "287.123.4567",
            "V-nummer 28 71 23 4567", "vreemdelingennummer 0287123456"})
    void a_v_number_is_noticed(String text) {
        assertThat(PersonalData.warnings(text)).singleElement().asString().contains("V-nummer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Geboren op 3 mei 1988", "geboren op 3 maart 2025 in de opvang", "geb.dat. 03-05-1988", "geb.dat: 3/5/88",
            "geb. 3-5-1988", "geboortedatum: 1 januari 1990", "Geboortedatum 1990-01-01", "(01-02-1985, geboren te Aleppo)",
            "geb.datum 12.04.1979", "Een man, 12 april 1979 geboren"})
    void a_date_of_birth_is_noticed(String text) {
        assertThat(PersonalData.warnings(text)).singleElement().asString().contains("geboortedatum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bel 06-12345678", "Bel 0612345678", "Bel 06 12 34 56 78", "Bel +31 6 12345678", "+31612345678",
            "+31 612345678", "050-1234567", "050 123 45 67", "(050) 123 45 67", "+31 (0)50 1234567", "+31 50 123 45 67",
            "0031612345678", "088-1234567", "€ 1.250.000", "1.250.000", "€ 123.456.782", "123.456.782 euro", "9401 AB Assen",
            "123456781", "12345678", "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "15-12-2025", "2025-12-15 10.00",
            "De vergadering van 15 december 2025", "lijst van 11 april 2014", "2025-2026", "000000000", "12345678901",
            "2.412 van 2.460 plekken", "Er zijn dit jaar 300 kinderen geboren", "Het gebouw is van 3 mei 1988",
            "Dat gebeurt op 3 mei 2010", "Per 1 januari 2026 gaat de regeling in", "120 340 560", "zaak 2025-123456",
            "Gebiedsvisie van 12 april 2012", "KvK 12345678", "In 2025 en 2026", "kamers 12 14 16 18"})
    void what_only_resembles_it_is_left_alone(String text) {
        assertThat(PersonalData.warnings(text)).as(text).isEmpty();
    }

    @Test
    void each_sort_is_said_once() {
        assertThat(PersonalData.warnings("BSN 123456782 en 111222333, V-nummer 2871234567, geb. 3-5-1988")).hasSize(3);
    }

    @Test
    void the_warning_does_not_repeat_the_number() {
        assertThat(PersonalData.warnings("BSN 123456782").getFirst()).doesNotContain("1234");
    }

    @Test
    void dates_of_this_time_never_warn() {
        var random = new Random(5);
        for (var i = 0; i < 500; i++) {
            var date = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
            for (var text : new String[] {DutchDates.full(date), DutchDates.inTable(date), date.toString(),
                    date.getDayOfMonth() + "-" + date.getMonthValue() + "-" + date.getYear() + " 10.00"}) {
                assertThat(PersonalData.warnings("Klaar voor " + text + ", 14 plekken")).as(text).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "12 ", "123456782 ", "geboren op ", "geb. ", "+31 ", "1.", "v-nummer ", " ", "geboren "})
    void a_long_text_takes_no_time(String piece) {
        var text = piece.repeat(100_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(4), () -> PersonalData.warnings(text));
    }
}
