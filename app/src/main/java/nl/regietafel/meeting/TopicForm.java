package nl.regietafel.meeting;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// What someone typed and chose about a topic, as they did. An empty choice is none.
public record TopicForm(@BindParam("titel") @Nullable String title, @BindParam("soort") @Nullable String kind,
                        @BindParam("kopje") @Nullable String section, @BindParam("doel") @Nullable String purpose,
                        @BindParam("duur") @Nullable String minutes, @BindParam("inbrenger") @Nullable String bringer,
                        @BindParam("dossier") @Nullable String dossier, @BindParam("vast-te-stellen") @Nullable String adopts,
                        @BindParam("vertrouwelijkheid") @Nullable String confidentiality,
                        @BindParam("gedeeld-met") @Nullable List<String> sharedWith, @BindParam("versie") int version) {

    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})(?: ?(?:min|minuten|m))?\\.?");

    public TopicForm {
        sharedWith = sharedWith == null ? List.of() : List.copyOf(sharedWith);
    }

    static TopicForm empty(@Nullable SectionId section) {
        return new TopicForm("", AgendaItem.Kind.REGULAR.name(), section == null ? "" : section.value(),
                AgendaItem.Purpose.DISCUSSION.name(), "15", "", "", "", Confidentiality.BOARD.name(), List.of(), 0);
    }

    static TopicForm of(AgendaItem item) {
        return new TopicForm(item.title(), item.kind().name(), MeetingForm.typed(item.section()),
                item.purpose() == null ? "" : item.purpose().name(), MeetingForm.typed(item.minutes()),
                MeetingForm.typed(item.bringer()), MeetingForm.typed(item.dossier()), MeetingForm.typed(item.adopts()),
                item.confidentiality().name(), item.sharedWith().stream().map(PartyId::value).toList(), item.version());
    }

    /// What was typed on top of what stands there now: to be kept only by who has seen both.
    TopicForm on(int newVersion) {
        return new TopicForm(title, kind, section, purpose, minutes, bringer, dossier, adopts, confidentiality, sharedWith, newVersion);
    }

    /// What was typed, understood; what is not understood is said at its field.
    @Nullable Topic understood(Errors errors) {
        var howLong = minutes(minutes, "duur", errors);
        return errors.any() ? null : new Topic(title == null ? "" : title,
                given(kind) ? AgendaItem.Kind.valueOf(kind) : AgendaItem.Kind.REGULAR,
                given(purpose) ? AgendaItem.Purpose.valueOf(purpose) : null, howLong, given(bringer) ? new PartyId(bringer) : null,
                given(dossier) ? new DossierId(dossier) : null, given(adopts) ? new MeetingId(adopts) : null,
                given(confidentiality) ? Confidentiality.valueOf(confidentiality) : Confidentiality.BOARD, parties());
    }

    @Nullable SectionId chosenSection() {
        return given(section) ? new SectionId(section) : null;
    }

    private Set<PartyId> parties() {
        return sharedWith.stream().filter(TopicForm::given).map(PartyId::new).collect(Collectors.toUnmodifiableSet());
    }

    /// "20" or "20 min", or nothing.
    static @Nullable Integer minutes(@Nullable String typed, String field, Errors errors) {
        if (!given(typed)) {
            return null;
        }
        var found = MINUTES.matcher(typed.strip());
        if (found.matches()) {
            return Integer.valueOf(found.group(1));
        }
        errors.at(field, "agenda.minutes-not-a-number");
        return null;
    }

    static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
