package nl.regietafel.meeting;

import nl.regietafel.web.Refused;

/// A heading of an agenda (kopje) with the topics under it.
public record Section(SectionId id, MeetingId meeting, String title, int position, int version) {

    private static final int LONGEST_TITLE = 120;

    static String checkedTitle(String title) {
        var bare = title.strip();
        if (bare.isEmpty()) {
            throw new Refused("agenda.section-without-title").at("kopje");
        }
        if (bare.length() > LONGEST_TITLE) {
            throw new Refused("agenda.title-too-long", LONGEST_TITLE).at("kopje");
        }
        return bare;
    }
}
