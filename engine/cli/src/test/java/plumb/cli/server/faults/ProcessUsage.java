package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process of Java holds.
 *
 * @param heap bytes of objects that are in use
 */
record ProcessUsage(long threads, long files, long heap) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  /** Caches fill, and pools of threads grow to their size. */
  private static final long HEAP_TOLERANCE = 40L << 20;

  private static final int TOLERANCE = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  static ProcessUsage of(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    Matcher total = TOTAL.matcher(histogram);
    assertThat(jcmd.waitFor() == 0 && total.find()).as(histogram).isTrue();
    return new ProcessUsage(count(pid, "task"), count(pid, "fd"), Long.parseLong(total.group(1)));
  }

  private static long count(long pid, String what) throws IOException {
    try (var all = Files.list(Path.of("/proc", String.valueOf(pid), what))) {
      return all.count();
    }
  }

  /** Compares with now; connections take a moment to end. */
  void assertThatNoMoreIsUsed(long pid) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ProcessUsage now = of(pid);
    while (!now.isWithin(this) && System.nanoTime() < end) {
      Thread.sleep(1000);
      now = of(pid);
    }
    assertThat(now.isWithin(this)).as("before %s, now %s", this, now).isTrue();
  }

  private boolean isWithin(ProcessUsage before) {
    return threads <= before.threads + TOLERANCE
        && files <= before.files + TOLERANCE
        && heap <= before.heap + HEAP_TOLERANCE;
  }
}
