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
  private long[] times = new long[64];

  synchronized void compiled(long nanos, int resourceCount) {
    note(nanos);
    compiled++;
    resources += resourceCount;
  }

  synchronized void failed(long nanos) {
    note(nanos);
    failed++;
  }

  private void note(long nanos) {
    int count = compiled + failed;
    if (count == times.length) {
      times = Arrays.copyOf(times, count * 2);
    }
    times[count] = nanos;
  }

  /** How many nodes are done. */
  public synchronized int done() {
    return compiled + failed;
  }

  /** How many nodes have no catalog. */
  public synchronized int failures() {
    return failed;
  }

  /** The summary as data; times are in milliseconds. */
  public synchronized Map<String, Object> toMap() {
    long[] sorted = Arrays.copyOf(times, compiled + failed);
    Arrays.sort(sorted);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("nodes", (long) (compiled + failed));
    map.put("compiled", (long) compiled);
    map.put("failed", (long) failed);
    map.put("resources", resources);
    map.put("seconds", (System.nanoTime() - start) / 1e9);
    map.put("median_ms", percentile(sorted, 50));
    map.put("p95_ms", percentile(sorted, 95));
    map.put("max_ms", percentile(sorted, 100));
    return map;
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100] / 1e6;
  }
}
