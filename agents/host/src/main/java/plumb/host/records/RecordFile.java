package plumb.host.records;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/**
 * The lines of one file. Lines that nobody changes keep their bytes, whatever their encoding is:
 * the text of a line has one character for each byte.
 */
final class RecordFile {
  private final Path path;
  private final EntryFormat format;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Line> byName = new HashMap<>();
  private int unnamed;

  /** A line with its end, null for one that has changed, and the record that it is. */
  private static final class Line {
    @Nullable String bytes;
    @Nullable Entry entry;

    Line(@Nullable String bytes, @Nullable Entry entry) {
      this.bytes = bytes;
      this.entry = entry;
    }
  }

  RecordFile(Path path, EntryFormat format, byte[] content) {
    this.path = path;
    this.format = format;
    String text = new String(content, StandardCharsets.ISO_8859_1);
    StringBuilder pending = new StringBuilder();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start) + 1;
      String line = text.substring(start, end == 0 ? text.length() : end);
      if (pending.length() > 0 && !format.isContinuation(line)) {
        add(pending.toString());
        pending.setLength(0);
      }
      pending.append(line);
      start += line.length();
    }
    if (pending.length() > 0) {
      add(pending.toString());
    }
  }

  private void add(String bytes) {
    String text =
        new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
            .stripTrailing();
    Entry entry = format.parse(text);
    if (entry != null && entry.name().isEmpty()) {
      entry = new Entry(path + ":unnamed-" + ++unnamed, entry.values());
    }
    Line line = new Line(bytes, entry);
    lines.add(line);
    if (line.entry != null) {
      byName.put(line.entry.name(), line);
    }
  }

  /** Returns the record of that name, or null. */
  @Nullable Entry find(String name) {
    Line line = byName.get(name);
    return line == null ? null : line.entry;
  }

  /** Returns all records in the order of the file. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines) {
      if (line.entry != null) {
        entries.add(line.entry);
      }
    }
    return entries;
  }

  /** Puts a record in the place of the one of its name, or at the end. */
  void put(Entry entry) {
    Line line = byName.get(entry.name());
    if (line == null) {
      endLastLine();
      line = new Line(null, entry);
      lines.add(line);
      byName.put(entry.name(), line);
    } else {
      line.bytes = null;
      line.entry = entry;
    }
  }

  private void endLastLine() {
    if (!lines.isEmpty()) {
      Line last = lines.get(lines.size() - 1);
      if (last.bytes != null && !last.bytes.endsWith("\n")) {
        last.bytes += "\n";
      }
    }
  }

  /** Takes the record of that name out; an earlier one of the same name then counts. */
  void remove(String name) {
    Line line = byName.remove(name);
    lines.remove(line);
    for (Line other : lines) {
      if (other.entry != null && other.entry.name().equals(name)) {
        byName.put(name, other);
      }
    }
  }

  /**
   * Returns the content of the file.
   *
   * @throws ProviderException if a record lacks what a line needs
   */
  byte[] content() throws ProviderException {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      if (line.bytes == null && line.entry != null) {
        String changed = format.format(line.entry) + "\n";
        line.bytes =
            new String(changed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
      text.append(line.bytes);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
