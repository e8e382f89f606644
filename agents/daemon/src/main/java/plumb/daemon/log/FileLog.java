package plumb.daemon.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.agent.report.Plain;
import plumb.catalog.json.ValueJson;

/**
 * A file that grows by one line a message: JSON objects in files named {@code *.json}, text
 * otherwise. Each line is written at once, so that lines of several processes do not mix. A file
 * that cannot be written (a full disk) must not end a run: messages are then lost here, not in the
 * report.
 */
final class FileLog implements LogSink, AutoCloseable {
  private final FileChannel channel;
  private final boolean json;
  private final Clock clock;

  /**
   * Opens the file, which is created for its owner's eyes only.
   *
   * @throws IOException if it cannot be opened
   */
  FileLog(Path file, Clock clock) throws IOException {
    this.channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
    this.json = file.toString().endsWith(".json");
    this.clock = clock;
  }

  @Override
  public void log(Level level, String source, String message) {
    String line = (json ? object(level, source, message) : text(level, source, message)) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // The report has the message, too; see above.
    }
  }

  private String object(Level level, String source, String message) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("time", time());
    entry.put("level", level.label());
    entry.put("source", source);
    entry.put("message", message);
    return ValueJson.text(entry, false);
  }

  private String text(Level level, String source, String message) {
    return time() + " " + level.label() + ": " + Plain.line(source) + ": " + Plain.line(message);
  }

  private String time() {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        clock.instant().truncatedTo(ChronoUnit.MILLIS).atZone(ZoneId.systemDefault()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
