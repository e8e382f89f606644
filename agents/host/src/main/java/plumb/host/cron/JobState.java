package plumb.host.cron;

import org.jspecify.annotations.Nullable;

/**
 * What was found of a job.
 *
 * @param job null when there is none
 */
record JobState(@Nullable CronJob job) {}
