package plumb.host.cron;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a job. Properties that are null are not managed.
 *
 * @param user whose crontab it is in
 * @param special for instance daily; empty for a job that has a time instead
 * @param times values of each field that is managed; an empty list means any time
 * @param environment settings; an empty list means none
 */
record DesiredJob(
    String name,
    String user,
    boolean present,
    @Nullable String command,
    @Nullable String special,
    Map<TimeField, List<String>> times,
    @Nullable List<String> environment) {

  /** Returns whether a job without a name does just what this one is to do. */
  boolean matches(CronJob job) {
    if (!job.command().equals(command)) {
      return false;
    }
    if (special != null && !special.equals(job.special() == null ? "" : job.special())) {
      return false;
    }
    for (Map.Entry<TimeField, List<String>> time : times.entrySet()) {
      List<String> found = job.time(time.getKey());
      if (!time.getValue().equals(found == null ? List.of() : found)) {
        return false;
      }
    }
    return true;
  }
}
