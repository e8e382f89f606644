package plumb.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Level;
import plumb.agent.report.RunLog;
import plumb.catalog.report.LogEntry;

/** What messages and reports say of a resource or container, whatever its type. */
class Subject {
  private final String type;
  private final String title;
  private final String ref;
  private final Set<String> tags;
  private final List<String> containment;
  private final @Nullable String file;
  private final int line;
  private @Nullable String path;

  /**
   * Creates a subject.
   *
   * @param containment references from the outermost container down to the resource itself
   * @param line 0 when there is none
   */
  Subject(
      String type,
      String title,
      Set<String> tags,
      List<String> containment,
      @Nullable String file,
      int line) {
    this.type = type;
    this.title = title;
    this.ref = type + "[" + title + "]";
    this.tags = tags;
    this.containment = containment;
    this.file = file;
    this.line = line;
  }

  Subject(Subject other) {
    this(other.type, other.title, other.tags, other.containment, other.file, other.line);
  }

  /** Returns a resource of the same type in the same containers, declared at the same place. */
  Subject sibling(String otherTitle) {
    return neighbour(type, otherTitle);
  }

  /** Returns a resource of any type in the same containers, declared at the same place. */
  Subject neighbour(String otherType, String otherTitle) {
    List<String> neighbours = new ArrayList<>(containment);
    neighbours.set(neighbours.size() - 1, otherType + "[" + otherTitle + "]");
    return new Subject(otherType, otherTitle, tags, neighbours, file, line);
  }

  String type() {
    return type;
  }

  String title() {
    return title;
  }

  /** Returns {@code Type[title]}. */
  String ref() {
    return ref;
  }

  Set<String> tags() {
    return tags;
  }

  List<String> containment() {
    return containment;
  }

  @Nullable String file() {
    return file;
  }

  int line() {
    return line;
  }

  /** Returns {@code /Stage[main]/Main/File[/x]}. */
  String path() {
    String text = path;
    if (text == null) {
      text = "/" + String.join("/", containment);
      path = text;
    }
    return text;
  }

  /** Logs a message with this as its source. */
  void log(RunLog log, Level level, String message) {
    if (log.enabled(level)) {
      log.write(level, entry(level.label(), path(), message, log.clock().instant()));
    }
  }

  /** Returns an entry of a log whose source is this resource or something in it. */
  LogEntry entry(String level, String source, String message, Instant time) {
    List<String> entryTags = new ArrayList<>(tags);
    entryTags.add(level);
    return new LogEntry(level, message, source, entryTags, time, file, line > 0 ? line : null);
  }

  @Override
  public String toString() {
    return ref;
  }
}
