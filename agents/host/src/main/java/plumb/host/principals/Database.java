package plumb.host.principals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of the files passwd and group, and the directory services behind it. */
final class Database {
  private final Path file;
  private final String service;
  private final Map<String, String[]> byKey = new HashMap<>();
  private final Map<String, String[]> fromService = new HashMap<>();
  private @Nullable FileTime readAt;
  private @Nullable Object readFile;
  private long readSize;

  /**
   * Reads a database.
   *
   * @param service its name for {@code getent}
   */
  Database(Path file, String service) {
    this.file = file;
    this.service = service;
  }

  /** Returns the fields of the first entry with that name or number, or null. */
  String @Nullable [] find(String nameOrNumber) throws IOException, InterruptedException {
    refresh();
    String[] fields = byKey.get(nameOrNumber);
    return fields == null ? askService(nameOrNumber) : fields;
  }

  /** Returns the number in a field of the entry with that name; -1 when there is no such entry. */
  long number(String nameOrNumber, int field) throws IOException, InterruptedException {
    Long number = number(nameOrNumber);
    if (number == null) {
      String[] fields = find(nameOrNumber);
      number = fields == null ? null : number(fields[field]);
    }
    return number == null ? -1 : number;
  }

  String name(long number) throws IOException, InterruptedException {
    String[] fields = find(Long.toString(number));
    return fields == null ? Long.toString(number) : fields[0];
  }

  static @Nullable Long number(String text) {
    boolean digits = !text.isEmpty() && text.length() < 12;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Long.valueOf(text) : null;
  }

  private void refresh() throws IOException {
    BasicFileAttributes now;
    try {
      now = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      byKey.clear();
      return;
    }
    if (!now.lastModifiedTime().equals(readAt)
        || now.size() != readSize
        || !Objects.equals(now.fileKey(), readFile)) {
      byKey.clear();
      fromService.clear();
      for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
        String[] fields = line.split(":", -1);
        if (fields.length > 2) {
          byKey.putIfAbsent(fields[0], fields);
          byKey.putIfAbsent(fields[2], fields);
        }
      }
      readAt = now.lastModifiedTime();
      readSize = now.size();
      readFile = now.fileKey();
    }
  }

  /** Asks once for what is there; what is not there may come into being, so it is asked again. */
  private String @Nullable [] askService(String key) throws IOException, InterruptedException {
    String[] known = fromService.get(key);
    if (known != null || key.isEmpty() || key.startsWith("-")) {
      return known;
    }
    Process process =
        new ProcessBuilder("getent", service, key)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    process.waitFor();
    String[] fields = output.split("\n", 2)[0].split(":", -1);
    if (fields.length <= 2) {
      return null;
    }
    fromService.put(key, fields);
    return fields;
  }
}
