package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import plumb.catalog.json.ValueJson;
import plumb.compiler.batch.BatchCompiler;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.batch.BatchListener;
import plumb.compiler.batch.BatchSummary;

/** A batch compile as people see it: its progress, its first failures, its summary. */
final class BatchRun implements BatchListener {
  private static final int SHOWN_FAILURES = 20;

  private final Path batch;
  private final Path out;
  private final NodesProgress progress;
  private int failures;

  BatchRun(Path batch, Path out) throws IOException {
    this.batch = batch;
    this.out = out;
    this.progress = new NodesProgress(batch);
  }

  /** Compiles, and returns the exit code: 0 when each node has its catalog. */
  int run(BatchCompiler compiler, int jobs, boolean json) throws IOException {
    BatchSummary summary;
    try (progress) {
      summary = compiler.run(batch, jobs, this);
    }
    System.out.println(json ? ValueJson.text(summary.toMap(), true) : text(summary.toMap()));
    return summary.failures() == 0 ? 0 : 1;
  }

  @Override
  public void done(int count, long bytes) {
    progress.done(count, bytes);
  }

  @Override
  public synchronized void failed(BatchFailure failure) {
    failures++;
    if (failures <= SHOWN_FAILURES) {
      progress.say(text(failure));
    } else if (failures == SHOWN_FAILURES + 1) {
      progress.say("More failures are in " + out.resolve("*.error.json"));
    }
  }

  private String text(BatchFailure failure) {
    String hint = failure.hint() == null ? "" : "\n  hint: " + failure.hint();
    return batch + ":" + failure.batchLine() + ": " + failure.id() + ": " + failure.text() + hint;
  }

  private static String text(Map<String, Object> summary) {
    return String.format(
        Locale.ROOT,
        "%s nodes in %s s (%s a second): %s compiled, %s failed, %s resources%n"
            + "compile times: median %s ms, 95 %% within %s ms, longest %s ms",
        summary.get("nodes"),
        summary.get("seconds"),
        summary.get("nodes_per_second"),
        summary.get("compiled"),
        summary.get("failed"),
        summary.get("resources"),
        summary.get("median_ms"),
        summary.get("p95_ms"),
        summary.get("max_ms"));
  }
}
