package plumb.benchmarks.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Nodes that run one after the other, a few at a time.
 *
 * @param workers how many runs are under way at any moment
 */
record Load(ServerProcess server, List<SimulatedNode> nodes, String environment, int workers) {
  /**
   * What runs took.
   *
   * @param cpu the server's seconds for a run
   * @param median of the catalogs, in seconds
   * @param slowest the 99th percentile of the catalogs, in seconds
   * @param each how many runs were done in a second
   */
  record Took(int runs, int resources, double cpu, double median, double slowest, double each) {
    /** The same without what another kind of run took. */
    Took after(Took other) {
      return new Took(runs, resources, cpu - other.cpu(), median, slowest, each);
    }
  }

  /**
   * Does so many runs.
   *
   * @param first the number of the first one
   */
  Took run(int first, int runs, SimulatedNode.Kind kind) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    AtomicInteger next = new AtomicInteger(first);
    long[] nanos = new long[runs];
    AtomicInteger resources = new AtomicInteger();
    double before = server.cpuSeconds();
    long start = System.nanoTime();
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        all.add(
            threads.submit(
                () -> {
                  for (int n = next.getAndIncrement();
                      n < first + runs;
                      n = next.getAndIncrement()) {
                    SimulatedNode node = nodes.get(n % nodes.size());
                    SimulatedNode.Took took = node.run(environment, n, kind);
                    nanos[n - first] = took.catalogNanos();
                    resources.set(took.resources());
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    double wall = (System.nanoTime() - start) / 1e9;
    double cpu = server.cpuSeconds() - before;
    Arrays.sort(nanos);
    return new Took(
        runs,
        resources.get(),
        cpu / runs,
        nanos[runs / 2] / 1e9,
        nanos[Math.min(runs - 1, runs * 99 / 100)] / 1e9,
        runs / wall);
  }
}
