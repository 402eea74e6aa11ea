package nl.regietafel.decision;

import nl.regietafel.timeline.Happening;

/// What can happen to a line and to a list, as the timeline names it.
enum LineHappening implements Happening {
    WRITTEN, CHANGED, MOVED, SPLIT, MERGED, REMOVED, TAKEN_BACK, RESTRICTED, HIDDEN, FOLLOWED_UP, REPORTED, WITHDRAWN,
    CIRCULATED, ADOPTED, WRITTEN_ROUND_OPENED, OBJECTED, VARIANT_CHOSEN, VARIANT_MADE,
    COMMENTED, COMMENT_WITHDRAWN, COMMENT_PROCESSED
}
