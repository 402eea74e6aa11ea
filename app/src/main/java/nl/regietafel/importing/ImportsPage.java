package nl.regietafel.importing;

import java.util.List;
import nl.regietafel.web.Errors;

/// Where a list is sent in, with those that wait for someone to look through them.
///
/// @param pasted what was pasted, when it was refused
public record ImportsPage(List<Row> waiting, List<Row> putAway, String pasted, Errors errors) {

    public record Row(String id, String name, String sent) {}
}
