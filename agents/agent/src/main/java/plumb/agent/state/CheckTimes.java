package plumb.agent.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When each resource with a schedule was last looked at. A file of lines "seconds of the epoch,
 * space, resource"; lines that can't be read are forgotten, so damage at worst makes a resource be
 * looked at once more.
 */
public final class CheckTimes {
  private final Path file;
  private final Map<String, Long> seconds = new HashMap<>();
  private boolean changed;
  private boolean damaged;

  private CheckTimes(Path file) {
    this.file = file;
  }

  /** Returns times to be kept in a file, as yet none. */
  public static CheckTimes none(Path file) {
    return new CheckTimes(file);
  }

  /** Reads the times from a file, which need not exist. */
  public static CheckTimes read(Path file) throws IOException {
    CheckTimes times = none(file);
    if (Files.exists(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        times.readLine(line);
      }
    }
    return times;
  }

  private void readLine(String line) {
    int space = line.indexOf(' ');
    if (line.isEmpty()) {
      return;
    }
    if (space > 0 && line.substring(0, space).chars().allMatch(Character::isDigit) && space < 18) {
      seconds.put(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
    } else {
      damaged = true;
    }
  }

  /** Returns whether some of the file could not be read. */
  public boolean isDamaged() {
    return damaged;
  }

  /** Returns when a resource was last looked at; the epoch if never. */
  public Instant last(String ref) {
    return Instant.ofEpochSecond(seconds.getOrDefault(ref, 0L));
  }

  /** Remembers that a resource is looked at. */
  public void checked(String ref, Instant now) {
    seconds.put(ref, now.getEpochSecond());
    changed = true;
  }

  /** Writes the times back if any changed; a crash leaves the old file. */
  public void save() throws IOException {
    if (!changed && !damaged) {
      return;
    }
    StringBuilder text = new StringBuilder();
    seconds.forEach(
        (ref, second) ->
            text.append(second).append(' ').append(ref.replace('\n', ' ')).append('\n'));
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
