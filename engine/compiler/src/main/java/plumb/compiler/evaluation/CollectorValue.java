package plumb.compiler.evaluation;

/** A collector as the value of its expression: only chains can use it. */
record CollectorValue(Collector collector) {}
