package nl.regietafel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import nl.regietafel.web.DutchDates.Day;
import nl.regietafel.web.DutchDates.Found;
import nl.regietafel.web.DutchDates.NextMeeting;
import nl.regietafel.web.DutchDates.NoSuchDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutchDatesTest {

    // a Wednesday
    private static final LocalDate MEETING = LocalDate.of(2025, 11, 19);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15-12                          | 2025-12-15
            15/12                          | 2025-12-15
            15.12                          | 2025-12-15
            5-1                            | 2026-01-05
            05-01                          | 2026-01-05
            19-11                          | 2025-11-19
            18-11                          | 2026-11-18
            15-12-2025                     | 2025-12-15
            15-12-25                       | 2025-12-15
            15/12/2024                     | 2024-12-15
            15.12.26                       | 2026-12-15
            2025-12-15                     | 2025-12-15
            15 december                    | 2025-12-15
            15 DECEMBER                    | 2025-12-15
            15 dec                         | 2025-12-15
            15 dec.                        | 2025-12-15
            15 dec. 2026                   | 2026-12-15
            15 dec '26                     | 2026-12-15
            15-dec-2026                    | 2026-12-15
            15 mrt                         | 2026-03-15
            3 sept. 2026                   | 2026-09-03
            5 mei                          | 2026-05-05
            ma 15 december 2025            | 2025-12-15
            ma. 15 dec 2025                | 2025-12-15
            maandag 15 december            | 2025-12-15
            Maandag, 15 december           | 2025-12-15
            maandag 15-12                  | 2025-12-15
            1 januari                      | 2026-01-01
            1e januari                     | 2026-01-01
            1ste jan                       | 2026-01-01
            15de december                  | 2025-12-15
            vóór 15 december               | 2025-12-15
            vóór 15 december               | 2025-12-15
            Voor 15-12                     | 2025-12-15
            uiterlijk 15 december          | 2025-12-15
            uiterlijk op 15 december       | 2025-12-15
            per 1 januari                  | 2026-01-01
            op 15 december                 | 2025-12-15
            tot en met 15 december         | 2025-12-15
            t/m 15-12                      | 2025-12-15
            met ingang van 1 maart         | 2026-03-01
            d.d. 11 april 2025             | 2025-04-11
            vandaag                        | 2025-11-19
            morgen                         | 2025-11-20
            overmorgen                     | 2025-11-21
            gisteren                       | 2025-11-18
            vrijdag                        | 2025-11-21
            vr                             | 2025-11-21
            woensdag                       | 2025-11-26
            zo                             | 2025-11-23
            a.s. vrijdag                   | 2025-11-21
            vrijdag a.s.                   | 2025-11-21
            komende vrijdag                | 2025-11-21
            volgende vrijdag               | 2025-11-28
            vrijdag volgende week          | 2025-11-28
            volgende week vrijdag          | 2025-11-28
            volgende week                  | 2025-11-28
            deze week                      | 2025-11-21
            over een week                  | 2025-11-26
            over twee weken                | 2025-12-03
            over 10 dagen                  | 2025-11-29
            over één maand                 | 2025-12-19
            binnen drie maanden            | 2026-02-19
            eind maart                     | 2026-03-31
            eind november                  | 2025-11-30
            eind februari 2028             | 2028-02-29
            voor eind december             | 2025-12-31
            begin april                    | 2026-04-01
            medio mei                      | 2026-05-15
            half mei                       | 2026-05-15
            eind 2026                      | 2026-12-31
            eind dit jaar                  | 2025-12-31
            eind van het jaar              | 2025-12-31
            medio volgend jaar             | 2026-07-01
            eind volgende maand            | 2025-12-31
            eind van de week               | 2025-11-21
            begin volgende week            | 2025-11-24
            eerste maandag van maart       | 2026-03-02
            1e maandag van maart           | 2026-03-02
            laatste vrijdag van november   | 2025-11-28
            eerste maandag van november    | 2026-11-02
            tweede dinsdag in mei 2027     | 2027-05-11
            de 15e                         | 2025-12-15
            op de 31e                      | 2025-12-31
            15 november jl.                | 2025-11-15
            11 april jongstleden           | 2025-04-11
            15 december a.s.               | 2025-12-15
            29 februari                    | 2028-02-29
            """)
    void people_say_a_day_in_many_ways(String said, LocalDate meant) {
        assertThat(DutchDates.whole(said, MEETING)).isInstanceOfSatisfying(Day.class, day -> {
            assertThat(day.date()).isEqualTo(meant);
            assertThat(day.start()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"verg", "Verg.", "volgende vergadering", "de volgende vergadering", "vóór de volgende vergadering",
            "eerstvolgende vergadering", "volgend overleg", "volgende keer", "op de volgende vergadering", "vergadering"})
    void the_next_meeting_is_a_kind_of_its_own(String said) {
        assertThat(DutchDates.whole(said, MEETING)).isInstanceOf(NextMeeting.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31 februari      | 31 februari bestaat niet. Bedoelt u 28 februari?
            30-2-2026        | 30 februari bestaat niet. Bedoelt u 28 februari?
            29 februari 2027 | 29 februari 2027 bestaat niet. Bedoelt u 28 februari?
            31-4             | 31 april bestaat niet. Bedoelt u 30 april?
            2026-06-31       | 31 juni bestaat niet. Bedoelt u 30 juni?
            """)
    void a_day_that_does_not_exist_is_refused_kindly(String said, String answer) {
        assertThat(DutchDates.whole(said, MEETING)).isInstanceOfSatisfying(NoSuchDay.class,
                none -> assertThat(none.sentence()).isEqualTo(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "32-1", "0-12", "15-13", "15", "december", "15 bananen", "3 > 2", "zo snel mogelijk",
            "1.250.000", "15-12-2", "15-12-2025-1", "15-12x", "a", "over twee zaken", "over", "eind", "vóór", "2025-13-01",
            "2025-00-01", "morgenavond", "15 decembers", "volgende", "volgende spreker", "1-2 december", "15 december 12"})
    void other_words_are_no_date(String said) {
        assertThat(DutchDates.whole(said, MEETING)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15 december 2025 bellen met COA     | 15 december 2025
            15 december bellen met COA          | 15 december
            vr Bellen                           | vr
            vóór 15 dec. over de brief          | vóór 15 dec.
            volgende week vrijdag bellen        | volgende week vrijdag
            volgende week bellen                | volgende week
            verg bespreken                      | verg
            15-12.                              | 15-12
            15-12, en dan                       | 15-12
            eind maart of begin april           | eind maart
            15 dec. Daarna verder               | 15 dec
            """)
    void after_a_mark_the_longest_phrase_counts(String text, String phrase) {
        var found = DutchDates.at(text, 0, MEETING);

        assertThat(found).isNotNull();
        assertThat(text.substring(found.start(), found.end())).isEqualTo(phrase);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            De DFR ligt op 21 november in de ministerraad.                | op 21 november
            Uitzoeken of het vóór 1 januari gunstiger is, klaar 15-12.    | vóór 1 januari;15-12
            Het gesprek is op 15 december en op 9-4-2026 verder           | op 15 december;op 9-4-2026
            Bij 15 en 16 december                                         | 16 december
            Zittingen van 15-16 december                                  | 16 december
            Zittingen op 1-2 december                                     | 2 december
            We spreken dit de volgende vergadering opnieuw                | de volgende vergadering
            Uiterlijk vrijdag hoort u van ons                             | Uiterlijk vrijdag
            Reageren voor 3-12 graag                                      | voor 3-12
            (klaar: 15-12)                                                | 15-12
            Eind maart is de boot weg                                     | Eind maart
            Besluit van 11 april 2025: ingestemd                          | van 11 april 2025
            De vergadering van do 12 feb. begint                          | van do 12 feb.
            """)
    void dates_are_found_in_running_text(String text, String phrases) {
        assertThat(DutchDates.in(text, MEETING)).extracting(found -> text.substring(found.start(), found.end()))
                .containsExactly(phrases.split(";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/3 van de plekken is vol", "We beginnen om 10.12 uur", "Dat duurt 2-3 dagen", "Van 10-12 uur",
            "Aangenomen met 13-12 stemmen", "Aangenomen met 12-3.", "Er zijn 1.250.000 euro", "Bel 06-12 34 56 78",
            "Bel 06-12345678", "Zo gaat dat", "Do it", "vandaag de dag", "de opgave van dit jaar", "Artikel 3.12 van de wet",
            "Zie art. 5-2", "25-12% meer", "2.412 van 2.460", "Paragraaf 3.1.2", "3,5 procent", "Over de brief", "versie 1.10.12.3",
            "De vergadering is begonnen", "in de week", "tot slot", "De eerste stappen", "Een half jaar later", "IP 10.10.10.10"})
    void numbers_that_count_or_measure_are_no_dates_in_running_text(String text) {
        assertThat(DutchDates.in(text, MEETING)).isEmpty();
    }

    @Test
    void what_was_said_before_the_date_is_kept_as_its_lead() {
        assertThat(DutchDates.in("Uiterlijk op 15 december, per 1 januari, 3 maart, t/m 5 mei, d.d. 6 mei", MEETING))
                .extracting(Found::lead).containsExactly("uiterlijk op", "per", "", "t/m", "d.d.");
        assertThat(DutchDates.in("morgen of 5 mei", MEETING)).extracting(found -> ((Day) found).calendar())
                .containsExactly(false, true);
    }

    @Test
    void every_day_is_read_back_as_it_was_written() {
        var random = new Random(20251119);
        for (var i = 0; i < 3000; i++) {
            var date = MEETING.plusDays(random.nextInt(20000) - 5000);
            for (var written : List.of(DutchDates.full(date), DutchDates.dayMonthYear(date), DutchDates.inTable(date),
                    DutchDates.inLine(date), date.toString())) {
                assertThat(DutchDates.whole(written, MEETING)).isInstanceOfSatisfying(Day.class,
                        day -> assertThat(day.date()).as(written).isEqualTo(date));
            }
            if (!date.isBefore(MEETING) && date.getYear() == 2025) {
                assertThat(DutchDates.whole(DutchDates.inLine(date, MEETING), MEETING)).isInstanceOfSatisfying(Day.class,
                        day -> assertThat(day.date()).isEqualTo(date));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"op ", "15-", "1", "a", "15 dec ", "op op 15 ", "eerste maandag van ", "volgende ", " ", "1.",
            "tot en met ", "a.s. ", "'", "ó", "é́", "31 februari ", "\uD83D\uDE00 ", "over 2 "})
    void a_line_of_a_hundred_thousand_characters_takes_no_time(String piece) {
        var text = piece.repeat(100_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            DutchDates.in(text, MEETING);
            DutchDates.at(text, 0, MEETING);
            DutchDates.whole(text, MEETING);
        });
    }

    @Test
    void any_text_is_read_without_failing_and_in_order() {
        var pieces = List.of("op", " ", " ", "15", "-", "12", ".", "dec", "2025", "ma", "31", "feb", "'", "25", "e", "/", "volgende",
                "week", "verg", "over", "een", "jaar", "\n", "a.s.", "jl", "eind", "ó", "́", ",", "99999999999", "0");
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (var j = random.nextInt(9); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var end = 0;
            for (var found : DutchDates.in(text.toString(), MEETING)) {
                assertThat(found.start()).isGreaterThanOrEqualTo(end);
                assertThat(found.end()).isGreaterThan(found.start()).isLessThanOrEqualTo(text.length());
                end = found.end();
            }
            for (var at = 0; at <= text.length(); at++) {
                DutchDates.at(text.toString(), at, MEETING);
            }
        }
    }

    @Test
    void dates_and_times_are_written_as_the_guide_says() {
        var today = LocalDate.of(2026, 2, 12);
        assertThat(DutchDates.full(today)).isEqualTo("donderdag 12 februari 2026");
        assertThat(DutchDates.inLine(LocalDate.of(2026, 3, 13), today)).isEqualTo("vr 13 maart");
        assertThat(DutchDates.inLine(LocalDate.of(2027, 3, 12), today)).isEqualTo("vr 12 maart 2027");
        assertThat(DutchDates.inTable(LocalDate.of(2025, 11, 20))).isEqualTo("20 nov 2025");
        assertThat(DutchDates.time(LocalTime.of(10, 42))).isEqualTo("10.42 uur");
        assertThat(DutchDates.time(LocalTime.of(9, 5))).isEqualTo("09.05 uur");
        assertThat(DutchDates.range(LocalTime.of(10, 0), LocalTime.NOON)).isEqualTo("10.00 – 12.00 uur");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            29  | over 29 dagen  | over 29 dagen
            2   | over 2 dagen   | over 2 dagen
            1   | morgen         | morgen
            0   | vandaag        | vandaag
            -1  | gisteren       | 1 dag te laat
            -9  | 9 dagen geleden | 9 dagen te laat
            """)
    void distances_stand_beside_a_date(int days, String distance, String due) {
        assertThat(DutchDates.distance(MEETING.plusDays(days), MEETING)).isEqualTo(distance);
        assertThat(DutchDates.untilDue(MEETING.plusDays(days), MEETING)).isEqualTo(due);
    }
}
