package nl.regietafel.dossier;

import nl.regietafel.timeline.Happening;

/// What can happen to a dossier.
enum Happened implements Happening {
    CREATED,
    RENAMED,
    NAME_ADDED,
    NAME_REMOVED
}
