package nl.regietafel.paper;

import nl.regietafel.timeline.Happening;

/// What can happen to a paper.
enum PaperHappening implements Happening {
    ADDED,
    REPLACED,
    RENAMED,
    RESTRICTED,
    WITHDRAWN,
    PUT_BACK
}
