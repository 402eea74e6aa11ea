package nl.regietafel.engine;

/// Every draw has a key: seed, replication, day and draw number. A word is a pure function of its key, so no draw
/// can shift another one: a lever that changes one site, one day or one rate leaves all other draws as they were,
/// which is what makes scenarios comparable and results independent of threads and blocks.
///
/// The function is the counter form of SplitMix64 (Steele, Lea and Flood, 2014): a start per replication, plus the
/// key times the golden ratio, through the finaliser. Cost about 1.5 ns.
final class Draws {

    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    // draw numbers within a day; picks of municipalities take one word per four picks
    static final int DECIDE = 0, GRANT = 1, SECOND_PHASE = 2, DEPART = 3, FAMILY = 4;
    static final int STAGE_1 = 5, STAGE_2 = 6, STAGE_3 = 7, DIRECT = 8, LINK_LARGEST = 9;
    static final int SLOTS_LARGEST = 10, SLOTS = 11, SLOTS_EXTRA = 12, READY = 13, ARRIVE = 14;
    static final int MINORS_ARRIVE = 15, MINORS_LEAVE = 16, DISPLACED_ARRIVE = 17, DISPLACED_LEAVE = 18;
    static final int FIND = 19, FIND_SIZE = 20;
    static final int LEVEL = 24, JUMP = 25, JUMP_SIZE = 26, NOISE = 27;
    static final int LINK_PICKS = 1_024, SLOT_PICKS = 16_384, EXTRA_PICKS = 32_768, SITES = 49_152;

    // parameter draws stand on day 0, apart from all paths: a lever cannot move them
    static final int INFLOW = 0, DECISION = 1, GRANTED = 2, FAMILY_RATE = 3, HOUSING = 4, EXTENSION = 5;

    private static final int DAY_BITS = 16;

    private Draws() {}

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long replication(long seed, int replication) {
        return mix(mix(seed + GOLDEN) + replication * 0xD1342543DE82EF95L);
    }

    static long step(int day, int draw) {
        return ((((long) day) << DAY_BITS) + draw) * GOLDEN;
    }

    static long word(long replication, int day, int draw) {
        return mix(replication + step(day, draw));
    }

    /// A word for a site's calendar, by site and renewal: later sites never shift when one extension changes.
    static long site(long replication, int site, int event) {
        return mix(mix(replication ^ 0x5851F42D4C957F2DL) + ((((long) site) << 16) + event) * GOLDEN);
    }

    /// Uniform strictly between 0 and 1, in steps of 2^-52.
    static double uniform(long word) {
        return ((word >>> 12) + 0.5) * 0x1p-52;
    }
}
