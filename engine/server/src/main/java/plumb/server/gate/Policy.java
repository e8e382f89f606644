package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.YamlReader;

/**
 * What an environment demands of pushes that change it, as the file {@code .plumb/policy.yaml} in
 * it says. It can only make things harder: nodes that lose their catalogs, and the server's limits,
 * are no matter of it. Immutable.
 *
 * @param lint whether errors of style refuse
 * @param deprecations whether deprecated names that come into use refuse
 * @param most so many nodes may change without approval
 * @param approvers who approves; empty for everybody with the role operator
 * @param quiet when nothing lands
 */
record Policy(
    boolean lint,
    boolean deprecations,
    long most,
    List<String> approvers,
    List<QuietTime> quiet,
    ZoneId zone) {
  static final String FILE = ".plumb/policy.yaml";

  /** What holds where nothing is demanded. */
  static final Policy USUAL =
      new Policy(true, false, Long.MAX_VALUE, List.of(), List.of(), ZoneId.of("UTC"));

  private static final Set<String> KEYS =
      Set.of("lint", "deprecations", "approval", "quiet", "zone");

  /** Hours of some days. */
  record QuietTime(List<DayOfWeek> days, LocalTime from, LocalTime to) {
    boolean has(ZonedDateTime time) {
      LocalTime hour = time.toLocalTime();
      return days.contains(time.getDayOfWeek()) && !hour.isBefore(from) && !hour.isAfter(to);
    }
  }

  /**
   * Reads that of an environment.
   *
   * @throws IOException with a sentence when it makes no sense
   */
  static Policy of(Path environment) throws IOException {
    String text;
    try {
      text = Files.readString(environment.resolve(FILE));
    } catch (NoSuchFileException none) {
      return USUAL;
    }
    try {
      Object read = YamlReader.readPlain(FILE, text);
      return read instanceof Map<?, ?> map ? read(map) : failed("it is no hash");
    } catch (DataFileException e) {
      throw new IOException(FILE + ": " + e.getMessage(), e);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(FILE + ": " + e.getMessage(), e);
    }
  }

  private static Policy read(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException("there is no setting '" + key + "'");
      }
    }
    Map<?, ?> approval = map.get("approval") instanceof Map<?, ?> given ? given : Map.of();
    Object zone = map.get("zone");
    return new Policy(
        refuses(map, "lint", true),
        refuses(map, "deprecations", false),
        approval.get("nodes") instanceof Long most
            ? most
            : approval.isEmpty() ? Long.MAX_VALUE : failed("approval needs 'nodes', a number"),
        texts(approval.get("by")),
        quiet(map.get("quiet")),
        zone == null ? ZoneId.of("UTC") : ZoneId.of(String.valueOf(zone)));
  }

  private static <T> T failed(String reason) {
    throw new IllegalArgumentException(reason);
  }

  private static boolean refuses(Map<?, ?> map, String key, boolean usual) {
    Object value = map.get(key);
    if (value == null) {
      return usual;
    }
    return switch (String.valueOf(value)) {
      case "refuse" -> true;
      case "warn" -> false;
      default -> failed("'" + key + "' is 'refuse' or 'warn'");
    };
  }

  private static List<String> texts(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  private static List<QuietTime> quiet(@Nullable Object value) {
    List<QuietTime> times = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object one : list) {
        Map<?, ?> map =
            one instanceof Map<?, ?> given ? given : failed("'quiet' is a list of hashes");
        times.add(
            new QuietTime(
                texts(map.get("days")).stream().map(Policy::day).toList(),
                time(map.get("from"), LocalTime.MIN),
                time(map.get("to"), LocalTime.MAX)));
      }
    } else if (value != null) {
      failed("'quiet' is a list");
    }
    return times;
  }

  private static LocalTime time(@Nullable Object value, LocalTime usual) {
    if (value instanceof Long seconds) {
      return LocalTime.ofSecondOfDay(seconds); // as YAML 1.1 reads 16:00
    }
    return value == null ? usual : LocalTime.parse(String.valueOf(value));
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getDisplayName(TextStyle.SHORT, Locale.ROOT).equalsIgnoreCase(name)
          || day.getDisplayName(TextStyle.FULL, Locale.ROOT).equalsIgnoreCase(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no day: mon, tue, ...");
  }

  /** Whether nothing lands at a time. */
  boolean isQuiet(ZonedDateTime time) {
    ZonedDateTime here = time.withZoneSameInstant(zone);
    return quiet.stream().anyMatch(one -> one.has(here));
  }

  /** Whether somebody's approval is needed, and nobody has given it. */
  boolean lacksApproval(long changed, List<String> approvals) {
    return changed > most
        && approvals.stream().noneMatch(one -> approvers.isEmpty() || approvers.contains(one));
  }
}
