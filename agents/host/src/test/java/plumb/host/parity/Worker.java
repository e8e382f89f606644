package plumb.host.parity;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;

/** Our engine in a process of its own, for many catalogs; see {@link ApplyWorker}. */
public final class Worker implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;

  private Worker(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts the worker by a command that runs {@link ApplyWorker}. */
  public static Worker start(ProcessBuilder command) throws IOException {
    return new Worker(command.start());
  }

  public Report apply(Catalog catalog, boolean noop) throws IOException {
    requests.write(noop ? "noop\n" : "apply\n");
    requests.write(CatalogJson.text(catalog, true, false) + "\n");
    requests.flush();
    String report = answers.readLine();
    if (report == null) {
      throw new IOException("the worker has ended");
    }
    return ReportJson.read(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
