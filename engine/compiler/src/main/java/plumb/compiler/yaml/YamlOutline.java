package plumb.compiler.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Where keys and values stand in the text of a YAML document, for whoever changes the text and
 * wants to leave all else as it is. Offsets are UTF-16 units. Immutable.
 */
public final class YamlOutline {
  /** What a value is written as. */
  public enum Kind {
    SCALAR,
    LIST,
    HASH,
    ALIAS
  }

  /**
   * A value.
   *
   * @param start where it starts, after its anchor and tag
   * @param end where it ends, exclusive; comments behind it do not belong to it
   * @param text what a scalar says; empty for others
   * @param flow whether a collection is in brackets
   * @param marked whether it has an anchor or a tag
   * @param items of a list
   * @param entries of a hash
   */
  public record Value(
      Kind kind,
      int start,
      int end,
      String text,
      boolean flow,
      boolean marked,
      List<Value> items,
      List<Entry> entries) {

    /** Shows this value and all those in it, keys included: they can be computed, too. */
    public void visit(Consumer<Value> visitor) {
      visitor.accept(this);
      items.forEach(item -> item.visit(visitor));
      for (Entry entry : entries) {
        entry.key().visit(visitor);
        entry.value().visit(visitor);
      }
    }
  }

  /**
   * An entry of a hash.
   *
   * @param key a scalar, nearly always
   */
  public record Entry(Value key, Value value) {}

  private final String text;
  private final ParserImpl parser;
  private final int[] offsets;

  private YamlOutline(String text) {
    this.text = text;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.parser = new ParserImpl(new LibyamlScanner(text, options));
    this.offsets = offsets(text);
  }

  /** The first document's value; null when there is none, or the text cannot be read. */
  public static @Nullable Value of(String text) {
    try {
      return new YamlOutline(text).document();
    } catch (LibyamlScanner.Misread | YAMLException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Marks count code points; empty when these are UTF-16 units. */
  private static int[] offsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new int[0];
    }
    int[] offsets = new int[count + 1];
    int at = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[count] = at;
    return offsets;
  }

  private int offset(Mark mark) {
    return offsets.length == 0 ? mark.getIndex() : offsets[mark.getIndex()];
  }

  private @Nullable Value document() {
    while (true) {
      Event event = parser.getEvent();
      if (event.is(Event.ID.StreamEnd)) {
        return null;
      }
      if (event.is(Event.ID.DocumentStart)) {
        return value(parser.getEvent());
      }
    }
  }

  private Value value(Event event) {
    int start = offset(event.getStartMark());
    if (event instanceof AliasEvent) {
      int end = offset(event.getEndMark());
      return new Value(Kind.ALIAS, start, end, "", false, true, List.of(), List.of());
    }
    boolean anchored = ((NodeEvent) event).getAnchor() != null;
    if (event instanceof ScalarEvent scalar) {
      boolean block =
          scalar.getScalarStyle() == ScalarStyle.LITERAL
              || scalar.getScalarStyle() == ScalarStyle.FOLDED;
      int end = offset(event.getEndMark());
      boolean marked = anchored || scalar.getTag() != null || block;
      String said = scalar.getValue();
      return new Value(
          Kind.SCALAR, start, trimmed(start, end), said, false, marked, List.of(), List.of());
    }
    CollectionStartEvent collection = (CollectionStartEvent) event;
    boolean marked = anchored || collection.getTag() != null;
    boolean flow = collection.isFlow();
    List<Value> items = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    boolean hash = event instanceof MappingStartEvent;
    Event next = parser.getEvent();
    int end = start;
    while (!next.is(Event.ID.MappingEnd) && !next.is(Event.ID.SequenceEnd)) {
      Value first = value(next);
      end = Math.max(end, first.end());
      if (hash) {
        Value second = value(parser.getEvent());
        entries.add(new Entry(first, second));
        end = Math.max(end, second.end());
      } else {
        items.add(first);
      }
      next = parser.getEvent();
    }
    // The end of a block is where the next token starts.
    end = flow ? offset(next.getEndMark()) : end;
    Kind kind = hash ? Kind.HASH : Kind.LIST;
    return new Value(kind, start, end, "", flow, marked, items, entries);
  }

  private int trimmed(int start, int end) {
    int trimmed = end;
    while (trimmed > start && Character.isWhitespace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    return trimmed;
  }
}
