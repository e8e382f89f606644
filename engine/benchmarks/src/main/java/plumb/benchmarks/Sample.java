package plumb.benchmarks;

/**
 * One measurement of one side: seconds for an operation.
 *
 * @param cpu of all threads together
 * @param wall on the clock; with several threads, divided by what they did together
 */
record Sample(double cpu, double wall) {}
