package plumb.host.records;

import java.nio.charset.StandardCharsets;
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
  private final EntryFormat format;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Line> byName = new HashMap<>();

  /** A line with its end, and the record that it is. */
  private static final class Line {
    String bytes;
    @Nullable Entry entry;

    Line(String bytes, @Nullable Entry entry) {
      this.bytes = bytes;
      this.entry = entry;
    }
  }

  RecordFile(EntryFormat format, byte[] content) {
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
    Line line = new Line(bytes, format.parse(text));
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
  void put(Entry entry) throws ProviderException {
    String text = format.format(entry) + "\n";
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Line line = byName.get(entry.name());
    if (line == null) {
      endLastLine();
      line = new Line(bytes, entry);
      lines.add(line);
      byName.put(entry.name(), line);
    } else {
      line.bytes = bytes;
      line.entry = entry;
    }
  }

  private void endLastLine() {
    if (!lines.isEmpty()) {
      Line last = lines.get(lines.size() - 1);
      if (!last.bytes.endsWith("\n")) {
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

  byte[] content() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.bytes));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
