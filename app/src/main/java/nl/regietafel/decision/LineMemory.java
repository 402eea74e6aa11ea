package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.meeting.AgendaItemId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How a line stood before a command touched it, as kept in decision.line_revision: what was said, not what became of it.
record LineMemory(String topic, double position, LineKind kind, String text, List<PartyMemory> parties, @Nullable String mask,
                  @Nullable LocalDate dueOn, boolean dueMeeting, @Nullable LocalDate goesToOn, boolean goesToNext,
                  @Nullable String dossier, Confidentiality confidentiality, List<String> sharedWith) {

    record PartyMemory(@Nullable String party, @Nullable String person, LineParty.@Nullable Group group, boolean hidden) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String of(Line line) {
        return JSON.writeValueAsString(new LineMemory(line.topic().value(), line.position(), line.kind(), line.text(),
                line.parties().stream().map(party -> new PartyMemory(party.party() == null ? null : party.party().value(),
                        party.person() == null ? null : party.person().value(), party.group(), party.hidden())).toList(),
                line.mask(), line.dueMeeting() ? null : line.dueOn(), line.dueMeeting(), line.goesToNext() ? null : line.goesToOn(),
                line.goesToNext(), line.dossier() == null ? null : line.dossier().value(), line.confidentiality(),
                line.sharedWith().stream().map(PartyId::value).toList()));
    }

    /// The line as it stood, in the place and form of then.
    static Line restore(Line now, String json) {
        var then = JSON.readValue(json, LineMemory.class);
        Set<PartyId> shared = new LinkedHashSet<>();
        then.sharedWith().forEach(party -> shared.add(new PartyId(party)));
        return new Line(now.id(), now.board(), now.meeting(), now.meetingDay(), new AgendaItemId(then.topic()), now.sequence(),
                then.position(), then.kind(), then.text(),
                then.parties().stream().map(party -> new LineParty(party.party() == null ? null : new PartyId(party.party()),
                        party.person() == null ? null : new PersonId(party.person()), party.group(), "", null, party.hidden())).toList(),
                then.mask(), then.dueOn(), then.dueMeeting(), then.goesToOn(), then.goesToNext(), null,
                then.dossier() == null ? null : new DossierId(then.dossier()), null, null, now.partOf(), now.corrects(),
                then.confidentiality(), shared, now.label(), now.released(), now.adopted(), now.unsent(), now.version(), now.facts());
    }
}
