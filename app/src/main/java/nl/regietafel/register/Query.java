package nl.regietafel.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;

/// What someone looks for (zoekvraag), as typed in one line: `@emmen is:open #amv soort:actie voor:15-12 "letterlijk" -niet`.
/// Each term narrows what is found; only kinds and dossiers, of which a line has one, stand beside each other.
///
/// @param typed    as it was typed
/// @param mistakes what was not understood; then nothing is looked for
record Query(String typed, List<Term> terms, List<Mistake> mistakes) {

    /// A part of a query and where it stands in what was typed.
    sealed interface Term {
        int from();

        int to();

        /// Whether it was typed behind a minus: what is found does not have this.
        boolean not();
    }

    /// A word: any line that says it in some form, or that is about what goes by that name.
    record Word(int from, int to, boolean not, String word, List<String> otherNames, Set<DossierId> dossiers, Set<PartyId> parties) implements Term {}

    /// Words exactly as they stand between quotation marks; capitals and accents make no difference.
    record Literal(int from, int to, boolean not, String text) implements Term {}

    /// `2026-3/12`: the number that a line got when it was first sent round.
    record Numbered(int from, int to, boolean not, String label) implements Term {}

    /// `soort:actie`. A toezegging is an action of someone other than the secretariat.
    record OfKind(int from, int to, boolean not, LineKind kind, boolean pledge) implements Term {}

    /// `is:open`.
    record Is(int from, int to, boolean not, Standing standing) implements Term {}

    /// `@lisdonk`, also where it is one of a group; or a group itself.
    record Concerns(int from, int to, boolean not, String name, @Nullable PartyId party, Set<LineParty.Group> groups) implements Term {}

    /// `#amv`.
    record InDossier(int from, int to, boolean not, DossierId dossier, String name) implements Term {}

    /// `voor:15-12`: due on or before that day.
    record DueBefore(int from, int to, boolean not, LocalDate day) implements Term {}

    /// `sinds:`, `tot:` and `vergadering:`: said at a meeting between these days, both included.
    record Said(int from, int to, boolean not, @Nullable LocalDate since, @Nullable LocalDate until) implements Term {}

    /// What was not understood, at the word.
    ///
    /// @param instead what may have been meant, to put in its place
    record Mistake(int from, int to, String sentence, @Nullable String instead) {}

    <T extends Term> List<T> all(Class<T> type) {
        return terms.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The words of a query that only says words, as papers are searched for them; empty when it narrows by what only lines have.
    String inWords() {
        var words = new StringBuilder();
        for (var term : terms) {
            switch (term) {
                case Word word -> words.append(word.not() ? " -" : " ").append(word.word());
                case Literal literal -> words.append(literal.not() ? " -\"" : " \"").append(literal.text()).append('"');
                case Numbered _, OfKind _, Is _, Concerns _, InDossier _, DueBefore _, Said _ -> {
                    return "";
                }
            }
        }
        return words.toString().strip();
    }

    boolean hasWords() {
        return terms.stream().anyMatch(term -> term instanceof Word && !term.not());
    }

    boolean isEmpty() {
        return terms.isEmpty() && mistakes.isEmpty();
    }

    /// The same query with other spellings of one word beside it.
    Query alsoSpelled(Word word, List<String> others) {
        return new Query(typed, terms.stream().map(term -> term.equals(word)
                ? new Word(word.from(), word.to(), word.not(), word.word(), Stream.concat(word.otherNames().stream(), others.stream()).toList(), word.dossiers(), word.parties())
                : term).toList(), mistakes);
    }
}
