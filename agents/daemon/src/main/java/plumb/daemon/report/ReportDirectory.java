package plumb.daemon.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumb.agent.state.AtomicFile;

/**
 * A directory that collects reports, such as one that another program empties. It has to exist:
 * where it should be mounted and is not, reports wait.
 */
public final class ReportDirectory implements ReportTarget {
  private final Path directory;

  public ReportDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public void take(String name, byte[] report) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException("there is no directory " + directory);
    }
    AtomicFile.write(directory.resolve(name), report);
  }
}
