package plumb.server.puppet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.http.HttpFailure;

/** {@code PUT /puppet/v3/report/NODE}. */
public final class ReportEndpoint implements Endpoint {
  private static final List<String> STATUSES = List.of("changed", "failed", "unchanged");

  private final Reports reports;

  /** Where reports go; what was kept when it returns is not lost. */
  @FunctionalInterface
  public interface Reports {
    void keep(String node, Report report, byte[] json);
  }

  public ReportEndpoint(Reports reports) {
    this.reports = reports;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String node = Own.node(call);
    byte[] body = call.body();
    Report report;
    try {
      report = ReportJson.read(new ByteArrayInputStream(body));
    } catch (InvalidJsonException e) {
      throw HttpFailure.badRequest("the report cannot be read: " + e.getMessage());
    }
    if (!report.host().equals(node)) {
      throw HttpFailure.badRequest("this is a report of '" + report.host() + "', not of " + node);
    }
    check(report);
    reports.keep(node, report, body);
    return Answer.json("[]".getBytes(StandardCharsets.UTF_8));
  }

  /** Finds what could not be kept, or not be found again. */
  private static void check(Report report) {
    if (!report.environment().isEmpty()) {
      String unused = Spelling.environment(report.environment());
    }
    String unused = Spelling.run(report.transactionUuid());
    if (!STATUSES.contains(report.status())) {
      throw HttpFailure.badRequest("'status' is one of " + String.join(", ", STATUSES));
    }
    for (ResourceStatus status : report.resourceStatuses().values()) {
      for (Event event : status.events()) {
        String type = Spelling.name("resource_type", status.resourceType(), Spelling.LONGEST_NAME);
        String property = event.property();
        if (property != null && property.length() > Spelling.LONGEST_NAME) {
          throw HttpFailure.badRequest(
              "a property of %s has a name of more than %d characters"
                  .formatted(type, Spelling.LONGEST_NAME));
        }
      }
    }
  }
}
