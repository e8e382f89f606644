package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;

/** Pairs of names and values whose arrows stand below each other. */
final class Entries {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Doc before, Doc name, Doc arrow, Doc value) {
    /** The width of the name; if that has several lines, of the last one. */
    int width() {
      if (!name.breaks()) {
        return name.width();
      }
      String text = Renderer.render(name, Formatter.WIDTH, "\n").stripTrailing();
      return text.length() - text.lastIndexOf('\n') - 1;
    }
  }

  /**
   * Adds a pair.
   *
   * @param before the line break and the comments above it
   * @param value with the comma behind it
   */
  void add(Doc before, Doc name, Doc arrow, Doc value) {
    entries.add(new Entry(before, name, arrow, value));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  Doc doc() {
    int widest = entries.stream().mapToInt(Entry::width).max().orElse(0);
    List<Doc> docs = new ArrayList<>();
    for (Entry entry : entries) {
      String padding = " ".repeat(widest - entry.width());
      docs.add(entry.before);
      docs.add(entry.name);
      docs.add(new Doc.Choice(padding, ""));
      docs.add(Doc.concat(Doc.SPACE, entry.arrow, Doc.SPACE, entry.value));
    }
    return Doc.concat(docs);
  }
}
