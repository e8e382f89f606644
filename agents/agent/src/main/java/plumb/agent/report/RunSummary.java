package plumb.agent.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** What a run came to, in a line for people and in an exit code for scripts. */
public final class RunSummary {
  private static final int CHANGES = 2;
  private static final int FAILURES = 4;

  private final Report report;
  private int changed;
  private int pending;
  private int failed;
  private int skipped;
  private int restarted;

  /** Summarises a finished report. */
  public RunSummary(Report report) {
    this.report = report;
    for (ResourceStatus status : report.resourceStatuses().values()) {
      count(status);
    }
  }

  private void count(ResourceStatus status) {
    changed += status.changed() ? 1 : 0;
    failed += status.failed() || status.failedToRestart() ? 1 : 0;
    skipped += status.skipped() ? 1 : 0;
    restarted += status.restarted() ? 1 : 0;
    for (Event event : status.events()) {
      if (event.status() == Event.Status.NOOP) {
        pending++;
        return;
      }
    }
  }

  /** Returns one line, such as "Applied catalog in 0.31 seconds: 12 resources, 2 changed". */
  public String line() {
    List<String> parts = new ArrayList<>();
    int total = report.resourceStatuses().size();
    parts.add(total + (total == 1 ? " resource" : " resources"));
    add(parts, changed, "changed");
    add(parts, pending, "would change");
    add(parts, restarted, "refreshed");
    add(parts, failed, "failed");
    add(parts, skipped, "skipped");
    if (changed + pending + failed == 0) {
      parts.add("nothing to change");
    }
    return (report.transactionCompleted() ? "Applied catalog in " : "Did not apply catalog after ")
        + String.format(Locale.ROOT, "%.2f", seconds())
        + " seconds: "
        + String.join(", ", parts);
  }

  private double seconds() {
    var time = report.metrics().get("time");
    Number total = time == null ? null : time.get("total");
    return total == null ? 0 : total.doubleValue();
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  /**
   * Returns an exit code.
   *
   * @param detailed whether to add 2 for changes and 4 for failures, instead of 0 for any run that
   *     got to its end; 1 always means that the catalog could not be applied
   */
  public int exitCode(boolean detailed) {
    if (!report.transactionCompleted()) {
      return 1;
    }
    return detailed ? (changed > 0 ? CHANGES : 0) + (failed > 0 ? FAILURES : 0) : 0;
  }
}
