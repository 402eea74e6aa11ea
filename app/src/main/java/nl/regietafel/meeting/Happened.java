package nl.regietafel.meeting;

import nl.regietafel.timeline.Happening;

/// What can happen to a meeting, its agenda and its attendance.
enum Happened implements Happening {
    PLANNED,
    REARRANGED,
    MOVED,
    CANCELLED,
    REINSTATED,
    TOPIC_ADDED,
    TOPIC_CHANGED,
    TOPIC_MOVED,
    TOPIC_REMOVED,
    TOPIC_PUT_BACK,
    SECTION_ADDED,
    SECTION_RENAMED,
    SECTION_MOVED,
    SECTION_REMOVED,
    ATTENDANCE_RECORDED,
    STANDING_ITEMS_CHANGED
}
