package plumb.server;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import plumb.catalog.report.Report;
import plumb.compiler.evaluation.CompileLog;
import plumb.server.http.EndpointService;
import plumb.store.UnavailableException;

/** What a server tells its operator: a line for each thing that happens. Thread-safe. */
public final class ServerLog implements EndpointService.Defects {
  private static final double NANOS_PER_MILLI = 1e6;

  private final PrintStream out;

  public ServerLog(PrintStream out) {
    this.out = out;
  }

  /** Prints a line. */
  public void line(String text) {
    out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
  }

  void compiled(
      String node, Iterable<CompileLog.Entry> said, long nanos, @Nullable String problem) {
    for (CompileLog.Entry entry : said) {
      line(node + ": " + entry);
    }
    String time = Math.round(nanos / NANOS_PER_MILLI * 10) / 10.0 + " ms";
    line(node + (problem == null ? ": catalog in " + time : ": no catalog: " + problem));
  }

  void reported(String node, Report report) {
    line(node + ": report: " + report.status());
  }

  @Override
  public void unavailable(String path, UnavailableException problem) {
    line(path + ": " + problem.getMessage());
  }

  @Override
  public void report(String path, Throwable defect) {
    line("defect at " + path + ": " + defect);
    defect.printStackTrace(out);
  }
}
