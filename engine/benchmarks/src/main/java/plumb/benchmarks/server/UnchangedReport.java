package plumb.benchmarks.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** The report of a run that found everything as it should be. */
final class UnchangedReport {
  private UnchangedReport() {}

  static String of(Catalog catalog, String transaction) {
    Instant now = Instant.now();
    Report report = new Report(catalog.name(), catalog.environment(), now, false);
    report.setTransactionUuid(transaction);
    report.setConfigurationVersion(catalog.version());
    for (Resource resource : catalog.resources()) {
      report.add(
          new ResourceStatus(
              resource.type(),
              resource.title(),
              resource.file(),
              resource.line(),
              List.of("Stage[main]", resource.ref()),
              new ArrayList<>(resource.tags()),
              now));
    }
    report.finish(true, Map.of("config_retrieval", 0.1));
    return ReportJson.text(report, false);
  }
}
