package nl.regietafel.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The query line: what is read in it, and what is said of a word that is not understood.
class QueryReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 12);
    private static final PartyId LISDONK = new PartyId("lisdonk00000");
    private static final PartyId MINISTRY = new PartyId("ministry0000");
    private static final DossierId AMV = new DossierId("amv000000000");
    private static final KnownNames KNOWN = new KnownNames(
            List.of(new KnownNames.NamedParty(LISDONK, "MUNICIPALITY", List.of("Lisdonk", "Gemeente Lisdonk")),
                    new KnownNames.NamedParty(MINISTRY, "MINISTRY", List.of("Ministerie", "Asiel en Migratie")),
                    new KnownNames.NamedParty(new PartyId("secretary000"), "SECRETARIAT", List.of("secretaris", "Secretariaat"))),
            List.of(new KnownNames.NamedDossier(AMV, "amv", "Alleenstaande minderjarigen", List.of("amv", "Alleenstaande minderjarigen", "minderjarige vreemdelingen"))));

    @Test
    void reads_each_kind_of_term_in_one_line() {
        var query = read("@lisdonk is:open #amv soort:actie voor:15-12 \"op tijd\" -niet 2026-3/12");

        assertThat(query.mistakes()).isEmpty();
        assertThat(query.terms()).containsExactly(
                new Query.Concerns(0, 8, false, "Lisdonk", LISDONK, Set.of(LineParty.Group.values())),
                new Query.Is(9, 16, false, Standing.OPEN),
                new Query.InDossier(17, 21, false, AMV, "Alleenstaande minderjarigen"),
                new Query.OfKind(22, 33, false, LineKind.ACTION, false),
                new Query.DueBefore(34, 44, false, LocalDate.of(2026, 12, 15)),
                new Query.Literal(45, 54, false, "op tijd"),
                new Query.Word(55, 60, true, "niet", List.of(), Set.of(), Set.of()),
                new Query.Numbered(61, 70, false, "2026-3/12"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            opvang is:klaar            | is:klaar        | is:aanvaard
            is:opne                    | is:opne         | is:open
            @lisdonck                  | @lisdonck       | @lisdonk
            @[gemeente lisdonck] vol   | @[gemeente lisdonck] | @[gemeente lisdonk]
            #amw                       | #amw            |
            #minderjarig               | #minderjarig    |
            soort:akties               | soort:akties    | soort:acties
            sort:actie                 | sort:actie      | soort:actie
            -sort:actie                | -sort:actie     | -soort:actie
            vol voor:31-2              | voor:31-2       |
            voor:ooit                  | voor:ooit       |
            sinds:volgende             | sinds:volgende  |
            @                          | @               |
            een # twee                 | #               |
            niets ""                   | ""              |
            kleur:rood                 | kleur:rood      |
            """)
    void what_is_not_understood_is_said_at_its_word(String typed, String word, String instead) {
        var query = read(typed);

        assertThat(query.mistakes()).hasSize(1);
        var mistake = query.mistakes().getFirst();
        assertThat(typed.substring(mistake.from(), mistake.to())).isEqualTo(word);
        assertThat(mistake.instead()).isEqualTo(instead);
        assertThat(mistake.sentence()).matches(".*[.?]").doesNotContain("{", "query.");
        if (instead != null) {
            assertThat(read(typed.substring(0, mistake.from()) + instead + typed.substring(mistake.to())).mistakes()).isEmpty();
        }
    }

    @Test
    void each_mistake_of_a_line_is_said() {
        assertThat(read("is:klaar @onbekend soort:iets").mistakes()).extracting(Query.Mistake::from).containsExactly(0, 9, 19);
    }

    @Test
    void a_dutch_sentence_is_words() {
        var query = read("Wat is er besloten over de coöperatie, en wie zou bellen?");

        assertThat(query.mistakes()).isEmpty();
        assertThat(words(query)).containsExactly("Wat", "is", "er", "besloten", "over", "de", "coöperatie", "en", "wie", "zou", "bellen");
        assertThat(words(read("let op: vol"))).containsExactly("let", "op", "vol");
        assertThat(words(read("a/b - c"))).containsExactly("a", "b", "c");
    }

    @Test
    void a_name_is_found_with_its_other_names() {
        var query = read("brief aan alleenstaande minderjarigen in gemeente lisdonk");

        assertThat(query.all(Query.Word.class)).extracting(Query.Word::word)
            .containsExactly("brief", "aan", "alleenstaande minderjarigen", "in", "gemeente lisdonk");
        assertThat(query.all(Query.Word.class).get(2).otherNames()).containsExactly("amv", "minderjarige vreemdelingen");
        assertThat(query.all(Query.Word.class).get(2).dossiers()).containsExactly(AMV);
        assertThat(query.all(Query.Word.class).get(4).parties()).containsExactly(LISDONK);
    }

    @ParameterizedTest
    @CsvSource({"gemeenten,MUNICIPALITIES", "allen,ALL"})
    void a_group_is_named_too(String name, LineParty.Group group) {
        assertThat(read("@" + name).all(Query.Concerns.class)).singleElement()
            .satisfies(term -> assertThat(term.groups()).containsExactly(group));
    }

    @ParameterizedTest
    @CsvSource({
        "sinds:1-9,2025-09-01,", "sinds:sep-2025,2025-09-01,", "sinds:2024,2024-01-01,", "tot:2024,,2024-12-31", "tot:feb-2024,,2024-02-29",
        "vergadering:20-11,2025-11-20,2025-11-20", "sinds:maart-2025,2025-03-01,", "tot:1-3-2026,,2026-03-01",
    })
    void what_was_said_lies_behind(String typed, LocalDate since, LocalDate until) {
        assertThat(read(typed).all(Query.Said.class)).singleElement()
            .satisfies(term -> assertThat(term.since()).isEqualTo(since))
            .satisfies(term -> assertThat(term.until()).isEqualTo(until));
    }

    @Test
    void a_pledge_is_an_action_of_another_and_kinds_are_named_alone_or_together() {
        assertThat(read("soort:toezegging soort:besluiten").all(Query.OfKind.class)).extracting(Query.OfKind::kind, Query.OfKind::pledge)
            .containsExactly(tuple(LineKind.ACTION, true), tuple(LineKind.DECISION, false));
        for (var kind : LineKind.values()) {
            assertThat(read("soort:" + QueryReading.plural(kind)).all(Query.OfKind.class)).extracting(Query.OfKind::kind).containsExactly(kind);
        }
    }

    @Test
    void a_query_reads_as_a_sentence() {
        assertThat(QuerySentence.plain(read("#amv sinds:sep-2025 -soort:mededeling")))
            .isEqualTo("Regels in dossier Alleenstaande minderjarigen, sinds 1 september 2025, zonder mededelingen.");
        assertThat(QuerySentence.plain(read("soort:actie soort:vraag @lisdonk is:te-laat voor:15-12-2026")))
            .isEqualTo("Acties en vragen van of voor Lisdonk die te laat zijn, klaar vóór 15 december 2026.");
        assertThat(QuerySentence.plain(read(""))).isEqualTo("Alle regels.");
    }

    @Test
    void a_line_that_is_too_long_is_said_to_be() {
        var query = read("woord ".repeat(100));

        assertThat(query.mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.from()).isEqualTo(500));
    }

    @Test
    void whatever_is_typed_is_read_and_nothing_of_it_is_lost() {
        var random = new Random(20260212);
        var pieces = List.of("@", "#", "-", "\"", "[", "]", ":", "is:", "soort:", "voor:", "open", "actie", "lisdonk", "15-12", " ", " ", "één", "2026-1/2", "'", "\\", "%", "&", "|", "!", "(", "<->", "*");
        for (var times = 0; times < 5000; times++) {
            var typed = random.ints(1 + random.nextInt(12), 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining());

            var query = read(typed);

            assertThat(query.typed()).isEqualTo(typed);
            for (var term : query.terms()) {
                assertThat(term.from()).isBetween(0, term.to());
                assertThat(term.to()).isLessThanOrEqualTo(typed.length());
            }
            for (var mistake : query.mistakes()) {
                assertThat(typed.substring(mistake.from(), mistake.to())).isNotBlank();
            }
            assertThat(QuerySentence.plain(query)).endsWith(".");
        }
    }

    @Test
    void slips_of_the_keyboard_are_near_and_short_words_are_not() {
        assertThat(Spelling.nearest("opvnag", List.of("opvang", "omgang"))).contains("opvang");
        assertThat(Spelling.nearest("huisvestng", List.of("huisvesting"))).contains("huisvesting");
        assertThat(Spelling.nearest("amw", List.of("amv"))).isEmpty();
        assertThat(Spelling.distance("abcd", "abdc")).isOne();
        assertThat(Spelling.plain(" Coöperatie Één ")).isEqualTo("cooperatie een");
    }

    private static Query read(String typed) {
        return QueryReading.read(typed, KNOWN, TODAY);
    }

    private static List<String> words(Query query) {
        return query.all(Query.Word.class).stream().map(Query.Word::word).toList();
    }
}
