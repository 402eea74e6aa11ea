package nl.regietafel.decision;

import static nl.regietafel.decision.LineKind.ACTION;
import static nl.regietafel.decision.LineKind.ANNOUNCEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import nl.regietafel.decision.EntryLine.Status;
import nl.regietafel.decision.EntryLine.Token;
import nl.regietafel.decision.EntryLine.TokenType;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryLineTest {

    private static final LocalDate MEETING = LocalDate.of(2025, 11, 19);
    private static final LocalDate NEXT = LocalDate.of(2025, 12, 15);

    private static final LineParty COA = party("COA");
    private static final LineParty LISDONK = party("Lisdonk");
    private static final LineParty ZANDEN = party("De Zanden");
    private static final LineParty SECRETARIAT = party("secretaris");
    private static final LineParty OOSTERHUIS = new LineParty(PartyId.fresh(), PersonId.fresh(), null,
            "Nieuwevaart", "D. Oosterhuis", false);
    private static final List<LineParty> PARTIES = List.of(COA, LISDONK, ZANDEN, SECRETARIAT, OOSTERHUIS, party("Súd-Wâld"),
            party("Rijk [AenM]"), party("'t Veld"), party("P&O"), party("back\\slash] x"), party("a!b @c"),
            group(LineParty.Group.MUNICIPALITIES), group(LineParty.Group.ALL));
    private static final List<DossierMention> DOSSIERS = List.of(dossier("Doelgroep-flexibele regeling", "dfr"),
            dossier("Noodopvang Lisdonk", null), dossier("AMV", "amv"), dossier("Plan #2 (nieuw)", null));

    private final Names names = new Cast();

    @Test
    void the_example_of_the_secretary_is_understood() {
        var line = read("a Uitzoeken of aanvragen vóór 1 januari gunstiger is @secretaris !15-12 #dfr >15-12");

        assertThat(line.kind()).isEqualTo(ACTION);
        assertThat(line.text()).isEqualTo("Uitzoeken of aanvragen vóór 1 januari gunstiger is");
        assertThat(line.parties()).containsExactly(SECRETARIAT);
        assertThat(line.due()).isEqualTo(Moment.on(NEXT));
        assertThat(line.goesTo()).isEqualTo(Moment.on(NEXT));
        assertThat(line.dossier()).isEqualTo(DOSSIERS.getFirst());
        assertThat(line.tokens()).extracting(Token::type, Token::status).map(Object::toString).containsExactly(
                "(KIND, RECOGNISED)", "(DATE, OFFERED)", "(PARTY, RECOGNISED)", "(DUE, RECOGNISED)",
                "(DOSSIER, RECOGNISED)", "(AGENDA, RECOGNISED)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            a Bellen|ACTION|Bellen
            A Bellen|ACTION|Bellen
              v Wanneer?|QUESTION|Wanneer?
            o Aan het ministerie|CALL|Aan het ministerie
            g AMV|AGENDA_POINT|AMV
            f Melden|AGREEMENT|Melden
            b Akkoord|DECISION|Akkoord
            s Vol|SIGNAL|Vol
            m Brief|ANNOUNCEMENT|Brief
            Bellen|ANNOUNCEMENT|Bellen
            a|ANNOUNCEMENT|a
            x Bellen|ANNOUNCEMENT|x Bellen
            aBellen|ANNOUNCEMENT|aBellen
            a a Bellen|ACTION|a Bellen
            a |ACTION|''
            """)
    void a_letter_and_a_space_choose_the_kind(String typed, LineKind kind, String text) {
        var line = read(typed);

        assertThat(line.kind()).isEqualTo(kind);
        assertThat(line.text()).isEqualTo(text);
    }

    @Test
    void without_a_letter_the_kind_is_the_last_one() {
        assertThat(EntryLine.read("Bellen", LineKind.CALL, names, MEETING, null).kind()).isEqualTo(LineKind.CALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Bellen @coa                                 | Bellen                          | COA
            Bellen @COA.                                | Bellen.                         | COA
            @coa belt                                   | belt                            | COA
            @coa, graag bellen                          | graag bellen                    | COA
            Vraag @coa om cijfers                       | Vraag om cijfers                | COA
            Bellen @[de zanden] morgen                  | Bellen morgen                   | De Zanden
            Bellen @[De Zanden]                         | Bellen                          | De Zanden
            Bellen @coa @lisdonk                        | Bellen                          | COA;Lisdonk
            Bellen @lisdonk en @coa.                    | Bellen.                         | Lisdonk;COA
            Bellen, @coa, @lisdonk.                     | Bellen.                         | COA;Lisdonk
            Bellen @coa,@lisdonk                        | Bellen                          | COA;Lisdonk
            Bellen @coa/@lisdonk                        | Bellen                          | COA;Lisdonk
            Bellen @coa @coa                            | Bellen                          | COA
            Bellen (@coa)                               | Bellen                          | COA
            Bellen (@coa) en mailen                     | Bellen en mailen                | COA
            Bellen ( @coa ), mailen                     | Bellen, mailen                  | COA
            Bellen (met @coa)                           | Bellen (met)                    | COA
            Bellen - @coa                               | Bellen                          | COA
            Bellen: @coa                                | Bellen:                         | COA
            Bellen @gemeenten                           | Bellen                          | gemeenten
            Bellen @Allen                               | Bellen                          | allen
            Bellen @oosterhuis                          | Bellen                          | D. Oosterhuis
            Bellen @sud-wald                            | Bellen                          | Súd-Wâld
            Bellen @SÚD-WÂLD?                           | Bellen?                         | Súd-Wâld
            Bellen @p&o                                 | Bellen                          | P&O
            Bellen @[rijk [aenm\\]]                     | Bellen                          | Rijk [AenM]
            Bellen @onbekend                            | Bellen @onbekend                | ``
            Bellen @coa-overleg                         | Bellen @coa-overleg             | ``
            Bellen @coa !belangrijk                     | Bellen !belangrijk              | COA
            Bellen @coa .                               | Bellen.                         | COA
            Bellen \\@coa                               | Bellen @coa                     | ``
            Mail naar info@coa                          | Mail naar info@coa              | ``
            Mail naar info@coa.nl en a@lisdonk          | Mail naar info@coa.nl en a@lisdonk | ``
            Bellen @ coa                                | Bellen @ coa                    | ``
            Bellen @                                    | Bellen @                        | ``
            Bellen @[de zanden                          | Bellen @[de zanden              | ``
            Bellen @[x @coa                             | Bellen @[x                      | COA
            Bellen   @coa    over   bedden              | Bellen over bedden              | COA
            """)
    void names_are_taken_out_of_the_sentence(String typed, String text, String parties) {
        var line = read(typed.replace("\\\\", "\\"));

        assertThat(line.text()).isEqualTo(text);
        assertThat(line.parties().stream().map(EntryLineTest::called).collect(Collectors.joining(";"))).isEqualTo(parties);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Bellen !15-12                         | Bellen                     | 2025-12-15
            Bellen !15 december over bedden       | Bellen over bedden         | 2025-12-15
            Bellen !vóór 15 december.             | Bellen.                    | 2025-12-15
            !vrijdag Bellen                       | Bellen                     | 2025-11-21
            Bellen !over twee weken @coa          | Bellen                     | 2025-12-03
            Bellen ![15 dec] bellen               | Bellen bellen              | 2025-12-15
            Bellen ![ uiterlijk eind maart ]      | Bellen                     | 2026-03-31
            Bellen (!15-12)                       | Bellen                     | 2025-12-15
            Bellen !1-12 !15-12                   | Bellen                     | 2025-12-15
            Bellen !verg                          | Bellen                     | verg
            Bellen !volgende vergadering          | Bellen                     | verg
            Bellen ![verg]                        | Bellen                     | verg
            Bellen vóór 15 december               | Bellen vóór 15 december    | ``
            Let op!                               | Let op!                    | ``
            Let op !                              | Let op !                   | ``
            Let op!15-12                          | Let op!15-12               | ``
            Let op \\!15-12                       | Let op !15-12              | ``
            Let op !snel                          | Let op !snel               | ``
            Let op ![snel]                        | Let op ![snel]             | ``
            Klaar !31 februari                    | Klaar !31 februari         | ``
            Bellen !zo snel mogelijk              | Bellen !zo snel mogelijk   | ``
            !!! Bellen                            | !!! Bellen                 | ``
            """)
    void the_longest_phrase_that_is_a_date_follows_an_exclamation_mark(String typed, String text, String due) {
        var line = read(typed.replace("\\\\", "\\"));

        assertThat(line.text()).isEqualTo(text);
        assertThat(said(line.due())).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AMV >15-12                  | AMV               | 2025-12-15
            AMV >9 april 2026           | AMV               | 2026-04-09
            AMV >verg                   | AMV               | verg
            AMV >de volgende vergadering bespreken | AMV bespreken | verg
            AMV >[9-4]                  | AMV               | 2026-04-09
            AMV >9-4 >verg              | AMV               | verg
            3 > 2                       | 3 > 2             | ``
            3 >2                        | 3 >2              | ``
            a->b                        | a->b              | ``
            a>15-12                     | a>15-12           | ``
            AMV \\>15-12                | AMV >15-12        | ``
            AMV => meer                 | AMV => meer       | ``
            """)
    void a_line_goes_to_the_agenda_of_a_date_or_of_the_next_meeting(String typed, String text, String goesTo) {
        var line = read(typed.replace("\\\\", "\\"));

        assertThat(line.text()).isEqualTo(text);
        assertThat(said(line.goesTo())).isEqualTo(goesTo);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Bellen #dfr                                   | Bellen       | Doelgroep-flexibele regeling
            Bellen #DFR, snel                             | Bellen, snel | Doelgroep-flexibele regeling
            Bellen #[noodopvang lisdonk]                  | Bellen       | Noodopvang Lisdonk
            Bellen #dfr #amv                              | Bellen       | AMV
            Bellen #nood                                  | Bellen #nood | ``
            Bellen \\#dfr                                 | Bellen #dfr  | ``
            C#dfr                                         | C#dfr        | ``
            Nummer # 3                                    | Nummer # 3   | ``
            """)
    void a_dossier_is_found_by_any_of_its_names(String typed, String text, String dossier) {
        var line = read(typed.replace("\\\\", "\\"));

        assertThat(line.text()).isEqualTo(text);
        assertThat(line.dossier() == null ? "" : line.dossier().name()).isEqualTo(dossier);
    }

    @Test
    void a_name_that_no_dossier_answers_to_can_become_a_new_one() {
        for (var typed : List.of("a Bellen #nood", "a Bellen #[nood] @coa", "a #nood Bellen")) {
            assertThat(EntryLine.newDossier(typed, read(typed).tokens())).isEqualTo("nood");
        }
        assertThat(EntryLine.newDossier("a Bellen #dfr", read("a Bellen #dfr").tokens())).isNull();
        assertThat(EntryLine.newDossier("a Bellen #", read("a Bellen #").tokens())).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a Bellen @coa !verg     | a KIND RECOGNISED Actie;@coa PARTY RECOGNISED COA;!verg DUE RECOGNISED volgende vergadering, maandag 15 december 2025
            Bellen @onb doen        | @onb PARTY UNKNOWN null
            Bellen @onb             | @onb PARTY TYPING null
            Bellen @                | @ PARTY TYPING null
            Bellen @[de za          | @[de za PARTY TYPING null
            Bellen #no              | #no DOSSIER TYPING null
            Klaar !31 februari nu   | !31 februari DUE UNKNOWN 31 februari bestaat niet. Bedoelt u 28 februari?
            Klaar !1-12 !15-12      | !1-12 DUE REPLACED maandag 1 december 2025;!15-12 DUE RECOGNISED maandag 15 december 2025
            Klaar vóór 15 december  | vóór 15 december DATE OFFERED maandag 15 december 2025
            Op de volgende vergadering | Op de volgende vergadering DATE OFFERED maandag 15 december 2025
            Doen @oosterhuis        | @oosterhuis PARTY RECOGNISED Nieuwevaart, D. Oosterhuis
            Bellen @[x @coa         | @coa PARTY RECOGNISED COA
            """)
    void what_is_seen_is_shown_where_it_stands(String typed, String tokens) {
        assertThat(read(typed).tokens().stream().map(token -> typed.substring(token.start(), token.end()) + " " + token.type()
                + " " + token.status() + " " + token.label()).collect(Collectors.joining(";"))).isEqualTo(tokens);
    }

    @Test
    void the_next_meeting_may_have_no_day_yet() {
        var line = EntryLine.read("AMV >verg", ANNOUNCEMENT, names, MEETING, null);

        assertThat(line.goesTo()).isEqualTo(new Moment(null, true));
    }

    @Test
    void hard_spaces_and_line_breaks_are_spaces() {
        assertThat(read("a\u00a0Bellen\u00a0over\nbedden @coa\u00a0").parts())
                .isEqualTo(EntryLine.of(ACTION, "Bellen over bedden", List.of(COA), null, null, null));
    }

    @Test
    void a_line_typed_again_reads_the_same() {
        var words = List.of("bellen", "@coa", "@onbekend", "#dfr", "#nieuw", "!15-12", "!snel", ">verg", ">", "!", "@", "#", "3 > 2", "wat!",
                "info@coa.nl", "\\@coa", "\\", "\\\\", "@[de zanden]", "@[x", "![15", "]", "(", ")", "(@coa)", "en", ",", "a,", ";", "–", "-",
                "vóór", "15", "december", "2025", "verg", "!vrijdag", "“@coa”", "\"x\"", "a", "m", ".", "over", "twee", "weken", "@allen",
                "gemeente.", ",@coa", "/@coa", "😀", "é", "![snel]", "#[a b]", "@coa,@lisdonk", "’s", "!31", "februari", "x:");
        var random = new Random(42);
        var odd = 0;
        for (var i = 0; i < 10_000; i++) {
            var text = new ArrayList<String>();
            for (var j = random.nextInt(7); j > 0; j--) {
                text.add(words.get(random.nextInt(words.size())));
            }
            var parties = new ArrayList<LineParty>();
            for (var j = random.nextInt(4); j > 0; j--) {
                var party = PARTIES.get(random.nextInt(PARTIES.size()));
                if (!parties.contains(party)) {
                    parties.add(party);
                }
            }
            var line = EntryLine.of(LineKind.values()[random.nextInt(8)], String.join(" ", text), parties, moment(random),
                    moment(random), random.nextInt(3) > 0 ? null : DOSSIERS.get(random.nextInt(DOSSIERS.size())));

            var typed = line.typed(names, MEETING, NEXT);

            if (loose(line.text())) {
                odd++;
                continue;
            }
            assertThat(EntryLine.read(typed, ANNOUNCEMENT, names, MEETING, NEXT).parts()).as(typed).isEqualTo(line);
        }
        assertThat(odd).isLessThan(300);
    }

    /// A sentence of signs alone, or with loose signs at both ends, does not occur and may be tidied.
    private static boolean loose(String text) {
        return !text.isEmpty() && text.matches("[.,;:].*|[^\\p{L}\\p{N}]*") && text.matches(".*[,;–—-]|[.,;:–—-]*");
    }

    @Test
    void what_is_said_of_the_next_meeting_has_no_day_of_its_own() {
        var said = read("a Bellen @coa !verg >9-4 #dfr").said();

        assertThat(said.dueOn()).isNull();
        assertThat(said.dueMeeting()).isTrue();
        assertThat(said.goesToOn()).isEqualTo(LocalDate.of(2026, 4, 9));
        assertThat(said.goesToNext()).isFalse();
        assertThat(said.dossier()).isEqualTo(DOSSIERS.getFirst().dossier());
    }

    @Test
    void of_two_people_with_one_name_the_party_is_typed() {
        var namesake = new LineParty(COA.party(), PersonId.fresh(), null, "COA", "J. Bakker", false);

        assertThat(EntryLine.of(ACTION, "Bellen", List.of(namesake), null, null, null).typed(names, MEETING, NEXT))
                .isEqualTo("a Bellen @COA");
    }

    @Test
    void every_typed_line_becomes_stable() {
        var pieces = List.of("a ", "@coa", " ", "  ", "en", ",", ".", "(", ")", "[", "]", "@[", "!", "15-12", ">", "verg", "#dfr", "\\", "“",
                "”", "bellen", "!15-12", "-", "?", "\t", "!vóór ", "1 mei", ";");
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++) {
            var typed = new StringBuilder();
            for (var j = random.nextInt(10); j > 0; j--) {
                typed.append(pieces.get(random.nextInt(pieces.size())));
            }

            var line = read(typed.toString());

            assertThat(line.text()).as(typed.toString()).doesNotContain("  ").isEqualTo(line.text().strip());
            var end = 0;
            for (var token : line.tokens()) {
                assertThat(token.start()).isGreaterThanOrEqualTo(end);
                end = token.end();
            }
            assertThat(end).isLessThanOrEqualTo(typed.length());
            if (!loose(line.text())) {
                assertThat(read(line.typed(names, MEETING, NEXT)).parts()).as(typed.toString()).isEqualTo(line.parts());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@coa ", "@", " @[", "!15-12 ", " !", "#dfr,", "\\@", "(@coa)", "@coa en ", " ,", "a ", "@[x ", "!op ", ">[", "x"})
    void a_long_line_takes_no_time(String piece) {
        var typed = piece.repeat(100_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(4), () -> {
            var line = read(typed);
            line.typed(names, MEETING, NEXT);
            EntryLine.split(typed);
        });
    }

    @Test
    void ten_lines_from_a_word_processor_become_ten_lines() {
        var pasted = "•\tEerste punt\r\n\r\n• Tweede punt\r\n- Derde\n– Vierde\n* Vijfde\no\tZesde\n1. Zevende\n12)\tAchtste\n"
                + "a) Negende\u00a0punt\n(b) “Tiende”\n   \n•\n";

        assertThat(EntryLine.split(pasted)).containsExactly("Eerste punt", "Tweede punt", "Derde", "Vierde", "Vijfde", "Zesde",
                "Zevende", "Achtste", "Negende punt", "“Tiende”");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -5 graden                    | -5 graden
            o Ministerie om geld vragen  | o Ministerie om geld vragen
            a Bellen @coa !15-12         | a Bellen @coa !15-12
            1 januari gaat het in        | 1 januari gaat het in
            15-12 bellen                 | 15-12 bellen
            3.5 procent                  | 3.5 procent
            10.30 uur begint het         | 10.30 uur begint het
            2025. Dat jaar               | 2025. Dat jaar
            A. Jansen belt               | A. Jansen belt
            p. 12 klopt niet             | p. 12 klopt niet
            d.d. 11 april                | d.d. 11 april
            2.1. Opvang                  | Opvang
            •Zonder spatie               | Zonder spatie
            • - Dubbel                   | Dubbel
            ‘s Avonds                    | ‘s Avonds
            *belangrijk*                 | *belangrijk*
            """)
    void pasted_text_is_otherwise_kept(String pasted, String line) {
        assertThat(EntryLine.split(pasted)).containsExactly(line);
    }

    private EntryLine read(String typed) {
        return EntryLine.read(typed, ANNOUNCEMENT, names, MEETING, NEXT);
    }

    private static String said(@Nullable Moment moment) {
        return moment == null ? "" : moment.nextMeeting() ? "verg" : String.valueOf(moment.date());
    }

    private static @Nullable Moment moment(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Moment.nextMeeting(NEXT);
            case 1 -> Moment.on(MEETING.plusDays(random.nextInt(1500) - 500));
            default -> null;
        };
    }

    private static LineParty party(String name) {
        return new LineParty(PartyId.fresh(), null, null, name, null, false);
    }

    private static LineParty group(LineParty.Group group) {
        return new LineParty(null, null, group, group.dutch(), null, false);
    }

    private static String called(LineParty party) {
        return party.personName() == null ? party.name() : party.personName();
    }

    private static DossierMention dossier(String name, @Nullable String shortName) {
        return new DossierMention(DossierId.fresh(), name, shortName);
    }

    /// The names of a board, found whatever their capitals and accents.
    private static final class Cast implements Names {

        private final Map<String, LineParty> parties = new HashMap<>();
        private final Map<String, DossierMention> dossiers = new HashMap<>();

        Cast() {
            PARTIES.forEach(party -> parties.put(plain(called(party)), party));
            parties.put("oosterhuis", OOSTERHUIS);
            for (var dossier : DOSSIERS) {
                dossiers.put(plain(dossier.name()), dossier);
                if (dossier.shortName() != null) {
                    dossiers.put(plain(dossier.shortName()), dossier);
                }
            }
        }

        @Override
        public @Nullable LineParty party(String name) {
            return parties.get(plain(name));
        }

        @Override
        public @Nullable DossierMention dossier(String name) {
            return dossiers.get(plain(name));
        }

        private static String plain(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "").toLowerCase(Locale.ROOT);
        }
    }
}
