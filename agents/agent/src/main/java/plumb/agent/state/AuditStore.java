package plumb.agent.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that audited properties had when they were last looked at, in a file with a line for
 * each: resource, property and value with tabs between them. For one thread.
 */
public final class AuditStore {
  private final Path file;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> saved = new HashMap<>();
  private boolean damaged;

  private AuditStore(Path file) {
    this.file = file;
  }

  /** Returns a store that knows nothing yet. */
  public static AuditStore none(Path file) {
    return new AuditStore(file);
  }

  /** Reads a file, which need not exist. */
  public static AuditStore read(Path file) throws IOException {
    AuditStore store = none(file);
    if (Files.exists(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        store.readLine(line);
      }
      store.saved.putAll(store.values);
    }
    return store;
  }

  private void readLine(String line) {
    int value = line.lastIndexOf('\t');
    try {
      if (value > 0) {
        values.put(line.substring(0, value), line.substring(value + 1).translateEscapes());
      } else {
        damaged |= !line.isEmpty();
      }
    } catch (IllegalArgumentException e) {
      damaged = true;
    }
  }

  /** Returns whether some of the file could not be read. */
  public boolean isDamaged() {
    return damaged;
  }

  /** Returns the value that a property had; null when it was never looked at. */
  public @Nullable String value(String ref, String property) {
    return values.get(key(ref, property));
  }

  /** Remembers a value. */
  public void put(String ref, String property, String value) {
    values.put(key(ref, property), value);
  }

  private static String key(String ref, String property) {
    return ref.replaceAll("[\\t\\n]", " ") + "\t" + property;
  }

  /** Writes the values back if any changed or the file was damaged; a crash leaves the old file. */
  public void save() throws IOException {
    if (values.equals(saved) && !damaged) {
      return;
    }
    StringBuilder text = new StringBuilder();
    values.forEach(
        (key, value) -> text.append(key).append('\t').append(escaped(value)).append('\n'));
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
