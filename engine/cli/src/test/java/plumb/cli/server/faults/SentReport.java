package plumb.cli.server.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** Reports as agents send them. */
final class SentReport {
  /** How many events each has. */
  static final int EVENTS = 5;

  private SentReport() {}

  /**
   * A report as JSON.
   *
   * @param run the number of the run that it is of
   * @param message of its events
   */
  static String of(String node, String run, String message) {
    Instant time = Instant.now();
    Report report = new Report(node, "production", time, false);
    report.setEngineVersion("7.23.0");
    report.setTransactionUuid(run);
    report.setConfigurationVersion(1L);
    for (int i = 0; i < EVENTS; i++) {
      ResourceStatus file =
          new ResourceStatus("File", "/f" + i, "/m/site.pp", 2, List.of(), List.of("file"), time);
      file.add(
          new Event(
              false,
              "content",
              "old",
              "new",
              null,
              message,
              "content_changed",
              Event.Status.SUCCESS,
              time,
              false,
              false));
      report.add(file);
    }
    report.finish(true, Map.of());
    return ReportJson.text(report, false);
  }
}
