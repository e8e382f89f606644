package plumb.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

class RunSummaryTest {
  private final Report report = new Report("n", "e", Instant.EPOCH, false);

  @Test
  void nothingToDo() {
    add("a");
    assertSummary("1 resource, nothing to change", 0);
  }

  @Test
  void changesAndFailures() {
    add("a", Event.Status.SUCCESS, Event.Status.SUCCESS);
    add("b", Event.Status.SUCCESS, Event.Status.FAILURE);
    add("c").setSkipped(true);
    assertSummary("3 resources, 2 changed, 1 failed, 1 skipped", 6);
  }

  @Test
  void noop() {
    add("a", Event.Status.NOOP, Event.Status.NOOP);
    add("b");
    assertSummary("2 resources, 1 would change", 0);
  }

  @Test
  void failuresAlone() {
    add("a", Event.Status.FAILURE);
    assertSummary("1 resource, 1 failed", 4);
  }

  @Test
  void aCatalogThatCouldNotBeApplied() {
    report.finish(false, Map.of("total", 0.25));
    RunSummary summary = new RunSummary(report);
    assertThat(summary.line()).startsWith("Did not apply catalog after 0.25 seconds");
    assertThat(summary.exitCode(true)).isEqualTo(1);
    assertThat(summary.exitCode(false)).isEqualTo(1);
  }

  private void assertSummary(String line, int detailedExitCode) {
    report.finish(true, Map.of("total", 1.234));
    RunSummary summary = new RunSummary(report);
    assertThat(summary.line()).isEqualTo("Applied catalog in 1.23 seconds: " + line);
    assertThat(summary.exitCode(true)).isEqualTo(detailedExitCode);
    assertThat(summary.exitCode(false)).isZero();
  }

  private ResourceStatus add(String title, Event.Status... events) {
    ResourceStatus status =
        new ResourceStatus("Thing", title, null, null, List.of(), List.of(), Instant.EPOCH);
    for (Event.Status event : events) {
      status.add(
          new Event(false, null, null, null, null, "m", null, event, Instant.EPOCH, false, false));
    }
    report.add(status);
    return status;
  }
}
