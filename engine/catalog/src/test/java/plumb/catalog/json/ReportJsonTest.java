package plumb.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumb.catalog.report.Event;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

class ReportJsonTest {
  private static final Instant TIME = Instant.parse("2024-02-03T04:05:06.000000007Z");

  private static Event event(Event.Status status) {
    return new Event(
        false,
        "content",
        "a",
        "b",
        null,
        "content changed",
        "content_changed",
        status,
        TIME,
        false,
        false);
  }

  private static Report report(Event.Status status) {
    Report report = new Report("n1", "production", TIME, false);
    report.setEngineVersion("7.23.0");
    report.setTransactionUuid("0-2");
    report.setConfigurationVersion(17L);
    ResourceStatus file =
        new ResourceStatus(
            "File",
            "/x",
            "/m/site.pp",
            3,
            List.of("Stage[main]", "File[/x]"),
            List.of("file"),
            TIME);
    file.setEvaluationTime(0.25);
    file.setProviderUsed("posix");
    file.add(event(status));
    report.add(file);
    report.log(
        new LogEntry(
            "notice",
            "content changed",
            "/Stage[main]/File[/x]",
            List.of("notice"),
            TIME,
            null,
            null));
    report.finish(true, Map.of("Total", 0.5));
    return report;
  }

  @Test
  void keysComeInTheOrderOfTheFormat() {
    assertThat(ReportJson.text(report(Event.Status.SUCCESS), false))
        .isEqualTo(
            """
            {"host":"n1","time":"2024-02-03T04:05:06.000000007+00:00","configuration_version":17,\
            "transaction_uuid":"0-2","report_format":12,"puppet_version":"7.23.0",\
            "status":"changed","transaction_completed":true,"noop":false,"noop_pending":false,\
            "environment":"production","logs":[{"level":"notice","message":"content changed",\
            "source":"/Stage[main]/File[/x]","tags":["notice"],\
            "time":"2024-02-03T04:05:06.000000007+00:00","file":null,"line":null}],\
            "metrics":{"resources":{"name":"resources","label":"Resources","values":[\
            ["total","Total",1],["skipped","Skipped",0],["failed","Failed",0],\
            ["failed_to_restart","Failed to restart",0],["restarted","Restarted",0],\
            ["changed","Changed",1],["out_of_sync","Out of sync",1],\
            ["scheduled","Scheduled",0],["corrective_change","Corrective change",0]]},\
            "time":{"name":"time","label":"Time","values":[["file","File",0.25],\
            ["total","Total",0.5]]},\
            "changes":{"name":"changes","label":"Changes","values":[["total","Total",1]]},\
            "events":{"name":"events","label":"Events","values":[["total","Total",1],\
            ["failure","Failure",0],["success","Success",1]]}},\
            "resource_statuses":{"File[/x]":{"title":"/x","file":"/m/site.pp","line":3,\
            "resource":"File[/x]","resource_type":"File","provider_used":"posix",\
            "containment_path":["Stage[main]","File[/x]"],"evaluation_time":0.25,\
            "tags":["file"],"time":"2024-02-03T04:05:06.000000007+00:00","failed":false,\
            "failed_to_restart":false,"changed":true,"out_of_sync":true,"skipped":false,\
            "change_count":1,"out_of_sync_count":1,"events":[{"audited":false,\
            "property":"content","previous_value":"a","desired_value":"b",\
            "historical_value":null,"message":"content changed","name":"content_changed",\
            "status":"success","time":"2024-02-03T04:05:06.000000007+00:00","redacted":false,\
            "corrective_change":false}],"corrective_change":false}},"corrective_change":false}""");
  }

  @Test
  void whatIsReadIsWrittenAgain() throws IOException {
    String text = ReportJson.text(report(Event.Status.FAILURE), true);
    Report read = ReportJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.status()).isEqualTo("failed");
    assertThat(ReportJson.text(read, true)).isEqualTo(text);
  }

  @Test
  void statusFollowsFromTheEvents() {
    assertThat(report(Event.Status.NOOP).status()).isEqualTo("unchanged");
    assertThat(report(Event.Status.NOOP).noopPending()).isTrue();
    assertThat(report(Event.Status.AUDIT).status()).isEqualTo("unchanged");
    assertThat(report(Event.Status.FAILURE).status()).isEqualTo("failed");
    Report unfinished = new Report("n", "e", TIME, false);
    unfinished.finish(false, Map.of());
    assertThat(unfinished.status()).isEqualTo("failed");
  }
}
