package plumb.host.facts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Memory and swap space, from /proc/meminfo. */
final class MemoryFacts implements FactGroup {
  private final SystemTree tree;

  MemoryFacts(SystemTree tree) {
    this.tree = tree;
  }

  @Override
  public boolean owns(String fact) {
    return fact.startsWith("memory") || fact.startsWith("swap");
  }

  @Override
  public void resolve(FactSink sink) {
    Map<String, Long> info = readMeminfo();
    Long total = info.get("MemTotal");
    if (total == null) {
      return;
    }
    Map<Object, Object> memory = new LinkedHashMap<>();
    long available = available(info);
    memory.put("system", describe(total, available));
    addLegacy(sink, "memory", total, available);
    Long swap = info.get("SwapTotal");
    if (swap != null && swap > 0) {
      long free = info.getOrDefault("SwapFree", 0L);
      memory.put("swap", describe(swap, free));
      addLegacy(sink, "swap", swap, free);
    }
    sink.add("memory", memory);
  }

  /** Returns what processes can still get; kernels before 3.14 do not say it themselves. */
  private static long available(Map<String, Long> info) {
    Long available = info.get("MemAvailable");
    return available != null
        ? available
        : info.getOrDefault("MemFree", 0L)
            + info.getOrDefault("Buffers", 0L)
            + info.getOrDefault("Cached", 0L);
  }

  private static Map<Object, Object> describe(long total, long available) {
    long used = total - available;
    Map<Object, Object> facts = new LinkedHashMap<>();
    facts.put("available", Units.bytes(available));
    facts.put("available_bytes", available);
    facts.put("capacity", Units.percent(used, total));
    facts.put("total", Units.bytes(total));
    facts.put("total_bytes", total);
    facts.put("used", Units.bytes(used));
    facts.put("used_bytes", used);
    return facts;
  }

  private static void addLegacy(FactSink sink, String kind, long total, long available) {
    sink.add(kind + "size", Units.bytes(total));
    sink.add(kind + "size_mb", Units.mebibytes(total));
    sink.add(kind + "free", Units.bytes(available));
    sink.add(kind + "free_mb", Units.mebibytes(available));
  }

  /** Returns the entries of /proc/meminfo in bytes. */
  private Map<String, Long> readMeminfo() {
    Map<String, Long> info = new HashMap<>();
    for (String line : tree.lines("/proc/meminfo")) {
      int colon = line.indexOf(':');
      Long kibibytes = colon < 0 ? null : leadingNumber(line, colon + 1);
      if (kibibytes != null) {
        info.put(line.substring(0, colon), kibibytes * 1024);
      }
    }
    return info;
  }

  private static @Nullable Long leadingNumber(String line, int from) {
    int start = from;
    while (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return end == start ? null : Long.valueOf(line.substring(start, end));
  }
}
