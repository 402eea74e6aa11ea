package nl.regietafel.directory;

import java.util.List;

/// Signing in without a password, by choosing who one is. Only the sample has it.
public interface OneClick {

    List<Candidate> candidates();

    record Candidate(PersonId person, String name, String as) {}
}
