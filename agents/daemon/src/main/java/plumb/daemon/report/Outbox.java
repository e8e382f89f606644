package plumb.daemon.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import plumb.agent.state.AtomicFile;
import plumb.catalog.json.ReportJson;
import plumb.catalog.report.Report;

/**
 * Reports that nobody has taken yet, a file each, oldest first. What is beyond the limit is given
 * up, oldest first, so that an agent whose server is away for long does not fill its disk. Runs do
 * not overlap, so neither do calls.
 */
public final class Outbox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path directory;
  private final int limit;

  /** What became of the reports that waited. */
  public record Delivery(int delivered, int waiting, String problem) {}

  /**
   * Opens the box.
   *
   * @param limit how many reports it holds
   */
  public Outbox(Path directory, int limit) {
    this.directory = directory;
    this.limit = limit;
  }

  /** Puts a report in; a crash leaves all of it there, or nothing. */
  public void put(Report report) throws IOException {
    // After the clock was set back the order may be wrong for a while, but none is lost.
    String name = TIME.format(report.time()) + "-" + report.transactionUuid() + ".json";
    AtomicFile.write(
        directory.resolve(name), ReportJson.text(report, false).getBytes(StandardCharsets.UTF_8));
  }

  /** Offers all reports that wait, oldest first, up to the first that is not taken. */
  public Delivery deliver(ReportTarget target) throws IOException, InterruptedException {
    List<Path> waiting = waiting();
    int delivered = 0;
    for (Path report : waiting) {
      try {
        target.take(String.valueOf(report.getFileName()), Files.readAllBytes(report));
        Files.deleteIfExists(report);
        delivered++;
      } catch (NoSuchFileException e) {
        delivered++; // Somebody cleared it away.
      } catch (IOException e) {
        giveUp(waiting.subList(delivered, waiting.size()));
        return new Delivery(delivered, waiting.size() - delivered, String.valueOf(e.getMessage()));
      }
    }
    return new Delivery(delivered, 0, "");
  }

  private void giveUp(List<Path> waiting) throws IOException {
    for (Path report : waiting.subList(0, Math.max(0, waiting.size() - limit))) {
      Files.deleteIfExists(report);
    }
  }

  private List<Path> waiting() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
