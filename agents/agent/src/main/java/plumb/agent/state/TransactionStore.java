package plumb.agent.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;

/**
 * What the last run left behind, resource by resource, as far as it is no secret. A file of lines
 * "reference, tab, JSON array of two objects", readable by its owner alone. A line that can't be
 * read is forgotten: then nothing is known of that resource.
 */
public final class TransactionStore {
  private final Path file;
  private final Map<String, String> last;
  private final Map<String, String> next = new LinkedHashMap<>();
  private boolean damaged;

  /**
   * How a resource was left.
   *
   * @param parameters values of the parameters that it then had, but for those that could not be
   *     brought about
   * @param held values of properties that no parameter tells, such as the checksum of what a source
   *     held
   */
  public record Left(Map<String, Object> parameters, Map<String, Object> held) {}

  private TransactionStore(Path file, Map<String, String> last) {
    this.file = file;
    this.last = last;
  }

  /** Returns a store of which nothing is known, to be kept in a file. */
  public static TransactionStore none(Path file) {
    return new TransactionStore(file, Map.of());
  }

  /** Reads what the last run left behind; the file need not exist. */
  public static TransactionStore read(Path file) throws IOException {
    Map<String, String> last = new LinkedHashMap<>();
    boolean damaged = false;
    if (Files.exists(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        int tab = line.indexOf('\t');
        if (tab > 0 && line.startsWith("[", tab + 1) && line.endsWith("]")) {
          last.put(line.substring(0, tab), line.substring(tab + 1));
        } else {
          damaged |= !line.isEmpty();
        }
      }
    }
    TransactionStore store = new TransactionStore(file, last);
    store.damaged = damaged;
    return store;
  }

  /** Returns where it is kept. */
  public Path file() {
    return file;
  }

  /** Returns whether some of the file could not be read, as far as that has been tried. */
  public boolean isDamaged() {
    return damaged;
  }

  /** Returns how the last run left a resource; null when that is not known. */
  public @Nullable Left left(String ref) {
    String text = last.get(key(ref));
    if (text == null) {
      return null;
    }
    try {
      if (ValueJson.parse(text) instanceof List<?> pair
          && pair.size() == 2
          && pair.get(0) instanceof Map<?, ?> parameters
          && pair.get(1) instanceof Map<?, ?> held) {
        return new Left(strings(parameters), strings(held));
      }
    } catch (InvalidJsonException e) {
      // It is no better than the wrong JSON.
    }
    damaged = true;
    return null;
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> strings = new LinkedHashMap<>();
    map.forEach((name, value) -> strings.put(String.valueOf(name), value));
    return strings;
  }

  /** Returns values as they are after they were kept, so that they can be compared with such. */
  public static Map<String, Object> asKept(Map<String, Object> values) {
    return strings((Map<?, ?>) ValueJson.parse(ValueJson.wireText(values)));
  }

  /** Remembers how this run left a resource. */
  public void leave(String ref, Left left) {
    next.put(key(ref), ValueJson.wireText(Arrays.asList(left.parameters(), left.held())));
  }

  /** Remembers of a resource what was known before, for this run did not look at it. */
  public void keep(String ref) {
    String text = last.get(key(ref));
    if (text != null) {
      next.put(key(ref), text);
    }
  }

  /** Writes the file if anything is different; a crash leaves the old one. */
  public void save() throws IOException {
    if (next.equals(last) && !damaged) {
      return;
    }
    StringBuilder text = new StringBuilder();
    next.forEach((key, left) -> text.append(key).append('\t').append(left).append('\n'));
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String ref) {
    return ref.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A");
  }
}
