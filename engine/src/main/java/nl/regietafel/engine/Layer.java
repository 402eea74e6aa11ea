package nl.regietafel.engine;

/// A layer of uncertainty that can be shown apart. Daily chance is always on: it is small.
public enum Layer {
    /// One draw per replication of the uncertain rates: a wrong level stays wrong all year.
    PARAMETERS,
    /// How the inflow wanders and what becomes of dated sites.
    PATHS
}
