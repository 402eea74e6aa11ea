package nl.regietafel.directory;

import java.util.List;

/// Who can be asked and can promise (partij): a municipality, the province, an agency, the ministry, another organisation, or
/// a board's own secretariaat. It goes by other names too; all of them are hidden when the party is.
public record Party(PartyId id, PartyKind kind, String name, List<String> otherNames, int version) {
}
