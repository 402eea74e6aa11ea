/// The forecast engine of Regietafel: records in, records out, a seed. It requires nothing but `java.base`.
module nl.regietafel.engine {
    exports nl.regietafel.engine;
}
