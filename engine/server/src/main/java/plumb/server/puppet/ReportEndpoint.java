package plumb.server.puppet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.http.HttpFailure;

/** {@code PUT /puppet/v3/report/NODE}. */
public final class ReportEndpoint implements Endpoint {
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
    reports.keep(node, report, body);
    return Answer.json("[]".getBytes(StandardCharsets.UTF_8));
  }
}
