package plumb.compiler.batch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts and compile times of a batch. Safe for use by many threads. */
public final class BatchSummary {
  private final long start = System.nanoTime();
  private int compiled;
  private int failed;
  private long resources;

  /** Nanoseconds of each compile; all of them are kept, as a million take 8 MB. */
  private long[] times = new long[1024];

  synchronized void compiled(long nanos, int resourceCount) {
    if (compiled == times.length) {
      times = Arrays.copyOf(times, compiled * 2);
    }
    times[compiled++] = nanos;
    resources += resourceCount;
  }

  synchronized void failed() {
    failed++;
  }

  /** How many nodes have no catalog. */
  public synchronized int failures() {
    return failed;
  }

  /** The summary as data; compile times, from facts to catalog, are in milliseconds. */
  public synchronized Map<String, Object> toMap() {
    long[] sorted = Arrays.copyOf(times, compiled);
    Arrays.sort(sorted);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("nodes", (long) (compiled + failed));
    map.put("compiled", (long) compiled);
    map.put("failed", (long) failed);
    map.put("resources", resources);
    map.put("seconds", rounded(seconds));
    map.put("nodes_per_second", rounded((compiled + failed) / seconds));
    map.put("median_ms", percentile(sorted, 50));
    map.put("p95_ms", percentile(sorted, 95));
    map.put("max_ms", percentile(sorted, 100));
    return map;
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0
        ? 0
        : rounded(sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e6);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
