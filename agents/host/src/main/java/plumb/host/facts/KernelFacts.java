package plumb.host.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernel: version, load, up-time, file systems that it knows. */
final class KernelFacts implements FactGroup {
  private static final long HOUR = 3600;

  private final SystemTree tree;

  KernelFacts(SystemTree tree) {
    this.tree = tree;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "load_averages", "filesystems", "fips_enabled", "system_uptime" -> true;
      default -> fact.startsWith("kernel") || fact.startsWith("uptime");
    };
  }

  @Override
  public void resolve(FactSink sink) {
    sink.add("kernel", "Linux");
    addVersion(sink);
    sink.add("filesystems", filesystems());
    sink.add("fips_enabled", "1".equals(tree.word("/proc/sys/crypto/fips_enabled")));
    addLoad(sink);
    addUptime(sink);
  }

  private void addVersion(FactSink sink) {
    String release = tree.word("/proc/sys/kernel/osrelease");
    if (release != null) {
      String[] parts = release.split("\\.", 3);
      sink.add("kernelrelease", release);
      sink.add("kernelmajversion", parts.length == 1 ? release : parts[0] + "." + parts[1]);
      sink.add("kernelversion", numbers(release));
    }
  }

  /** Returns the first three numbers of a release such as 6.1.0-35-amd64. */
  private static String numbers(String release) {
    StringBuilder version = new StringBuilder();
    int count = 0;
    int i = 0;
    while (i < release.length() && count < 3) {
      int start = i;
      while (i < release.length() && Character.isDigit(release.charAt(i))) {
        i++;
      }
      if (i > start) {
        version.append(count == 0 ? "" : ".").append(release, start, i);
        count++;
      } else {
        i++;
      }
    }
    return version.toString();
  }

  private @Nullable String filesystems() {
    List<String> names = new ArrayList<>();
    for (String line : tree.lines("/proc/filesystems")) {
      if (line.startsWith("\t") && !line.equals("\tfuseblk")) {
        names.add(line.strip());
      }
    }
    Collections.sort(names);
    return names.isEmpty() ? null : String.join(",", names);
  }

  private void addLoad(FactSink sink) {
    String load = tree.word("/proc/loadavg");
    if (load != null) {
      String[] fields = load.split(" ", 4);
      Map<Object, Object> averages = new LinkedHashMap<>();
      averages.put("1m", Double.valueOf(fields[0]));
      averages.put("5m", Double.valueOf(fields[1]));
      averages.put("15m", Double.valueOf(fields[2]));
      sink.add("load_averages", averages);
    }
  }

  private void addUptime(FactSink sink) {
    String uptime = tree.word("/proc/uptime");
    if (uptime == null) {
      return;
    }
    long sinceBoot = (long) Double.parseDouble(uptime.split(" ", 2)[0]);
    long seconds = sinceBoot - containerStart();
    long hours = seconds / HOUR;
    long days = hours / 24;
    String text = describe(days, hours, seconds / 60 % 60);
    Map<Object, Object> facts = new LinkedHashMap<>();
    facts.put("days", days);
    facts.put("hours", hours);
    facts.put("seconds", seconds);
    facts.put("uptime", text);
    sink.add("system_uptime", facts);
    sink.add("uptime", text);
    sink.add("uptime_days", days);
    sink.add("uptime_hours", hours);
    sink.add("uptime_seconds", seconds);
  }

  private static String describe(long days, long hours, long minutes) {
    if (days == 0) {
      return hours + ":" + Units.twoDigits(minutes) + " hours";
    }
    return days == 1 ? "1 day" : days + " days";
  }

  /**
   * Returns when a Docker container's first process was started, in seconds after boot; 0 anywhere
   * else, also in containers that boot like a machine. The 22nd field of proc(5)'s stat counts in
   * 1/100 s on every architecture that Java runs on.
   */
  private long containerStart() {
    String stat = Container.detect(tree).isDocker() ? tree.text("/proc/1/stat") : null;
    if (stat == null) {
      return 0;
    }
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(afterName[19]) / 100;
  }
}
