package nl.regietafel.meeting;

import java.util.List;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.dossier.Dossier;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// Making the agenda: all topics in order with what can be done to each, and what was taken off.
///
/// @param choices what a topic can be given: sections, parties, dossiers, lists to adopt
/// @param form    the topic that is being added, as typed
/// @param section the heading that is being added or renamed, as typed
/// @param refused a step that could not be taken, in a sentence
public record AgendaPage(Agenda agenda, List<AgendaItem> removed, Choices choices, TopicForm form, Errors errors, SectionForm section,
                         Errors sectionErrors, @Nullable String refused) {

    /// What a topic can be given.
    public record Choices(List<Section> sections, List<Seat> seats, List<Dossier> dossiers, List<Meeting> earlier) {

        public Confidentiality[] confidentialities() {
            return Confidentiality.values();
        }

        public AgendaItem.Kind[] kinds() {
            return AgendaItem.Kind.values();
        }

        public AgendaItem.Purpose[] purposes() {
            return AgendaItem.Purpose.values();
        }

        public String day(Meeting meeting) {
            return DutchDates.dayMonthYear(meeting.onDay());
        }
    }

    /// A heading as someone typed it.
    ///
    /// @param id the heading that is renamed; null when one is added
    /// @param now how it is called now, when someone else renamed it since this page was opened
    public record SectionForm(@Nullable SectionId id, String title, int version, @Nullable String now) {

        static final SectionForm EMPTY = new SectionForm(null, "", 0, null);
    }

    public String day() {
        return DutchDates.full(agenda.meeting().onDay());
    }

    public String shortDay() {
        return DutchDates.dayMonthYear(agenda.meeting().onDay());
    }

    /// The heading as it is shown in its own form: what was typed when that was refused, else how it is called.
    public SectionForm formOf(Section of) {
        return of.id().equals(section.id()) ? section : new SectionForm(of.id(), of.title(), of.version(), null);
    }
}
