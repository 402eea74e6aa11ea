package nl.regietafel.importing;

import nl.regietafel.timeline.Happening;

/// What can happen to a list that was sent in.
enum ImportHappening implements Happening {
    UPLOADED, CORRECTED, PUT_AWAY, TAKEN_BACK, READ_IN
}
