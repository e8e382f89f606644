package plumb.host.parity;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.report.LogSink;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;
import plumb.host.HostProviders;
import plumb.host.files.LocalFileSource;

/**
 * Applies catalogs where it runs, in one process for many: reads a line with {@code noop} or {@code
 * apply} and a line with a catalog, and answers with a line with the report.
 */
public final class ApplyWorker {
  private ApplyWorker() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String mode = requests.readLine(); mode != null; mode = requests.readLine()) {
      byte[] catalog = requests.readLine().getBytes(StandardCharsets.UTF_8);
      Report report =
          apply(CatalogJson.read(new ByteArrayInputStream(catalog)), mode.equals("noop"));
      ReportJson.write(report, answers);
      answers.println();
    }
  }

  private static Report apply(Catalog catalog, boolean noop) {
    LocalFileSource files = new LocalFileSource(module -> Path.of("/etc/modules", module));
    RunOptions options =
        RunOptions.in(Path.of("/var/lib/plumb"), files, LogSink.NONE).noop(noop).build();
    return new AgentRun(catalog, HostProviders.all(), options).run();
  }
}
