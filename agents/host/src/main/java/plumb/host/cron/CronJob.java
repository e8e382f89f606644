package plumb.host.cron;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as a crontab has it. Immutable.
 *
 * @param name from the comment before it; null where there is none
 * @param environment settings between that comment and the job, such as {@code PATH=/bin}
 * @param special for instance daily; null for a job with a time
 * @param times values of each field; a field that is missing means any time
 */
record CronJob(
    @Nullable String name,
    List<String> environment,
    @Nullable String special,
    Map<TimeField, List<String>> times,
    String command) {

  /** Returns the job of a crontab's line; null when the line is none. */
  static @Nullable CronJob parse(String line) {
    String text = line.stripLeading();
    if (text.startsWith("@")) {
      String[] words = text.split("\\s+", 2);
      boolean valid = words.length == 2 && !words[1].isEmpty();
      return valid ? new CronJob(null, List.of(), words[0].substring(1), Map.of(), words[1]) : null;
    }
    String[] words = text.split("\\s+", 6);
    if (words.length < 6 || words[5].isEmpty()) {
      return null;
    }
    Map<TimeField, List<String>> times = new EnumMap<>(TimeField.class);
    for (TimeField field : TimeField.values()) {
      String value = words[field.ordinal()];
      if (!value.equals("*")) {
        times.put(field, List.of(value.split(",")));
      }
    }
    return new CronJob(null, List.of(), null, times, words[5]);
  }

  /** Returns this job with another name and environment. */
  CronJob named(@Nullable String otherName, List<String> otherEnvironment) {
    return new CronJob(otherName, otherEnvironment, special, times, command);
  }

  /** Returns the values of a field; null for any time. */
  @Nullable List<String> time(TimeField field) {
    return times.get(field);
  }

  /** Adds the lines of this job to a crontab. */
  void appendTo(StringBuilder text) {
    if (name != null) {
      text.append(Crontab.NAME_MARK).append(name).append('\n');
    }
    for (String setting : environment) {
      text.append(setting).append('\n');
    }
    if (special != null) {
      text.append('@').append(special).append(' ');
    } else {
      for (TimeField field : TimeField.values()) {
        List<String> values = times.get(field);
        text.append(values == null ? "*" : String.join(",", values)).append(' ');
      }
    }
    text.append(command).append('\n');
  }
}
