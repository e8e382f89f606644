package plumb.agent;

import java.util.function.BooleanSupplier;

/**
 * What keeps a run from looking at a resource, apart from failures.
 *
 * @param tags leaves out resources by their tags
 * @param schedules leaves out resources by their schedules
 * @param stopRequested asked before each resource; true ends the run
 */
record SkipRules(TagFilter tags, ScheduleGate schedules, BooleanSupplier stopRequested) {}
