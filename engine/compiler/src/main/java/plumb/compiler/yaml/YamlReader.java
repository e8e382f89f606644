package plumb.compiler.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;
import plumb.values.Undef;

/**
 * Reads one YAML document into {@link DataMap}, {@link DataList} and scalars. SnakeYAML finds the
 * structure; what a node means is decided here as Ruby's Psych decides it: scalars by {@link
 * ScalarResolver}, {@code <<} merges where it stands, the last of equal keys wins. No tag can name
 * a class: such a document is refused.
 *
 * <p>One reader reads one document; not safe for use by several threads.
 */
public final class YamlReader {
  /** What becomes of symbols. */
  private enum SymbolUse {
    REFUSED,
    KEPT_AS_VALUES,
    NAMES
  }

  /** Deeper documents are refused rather than risking the stack. */
  private static final int MAX_DEPTH = 500;

  /** A document whose aliases expand to more values is an attack, not data. */
  private static final long MAX_WEIGHT = 20_000_000;

  static {
    // JSON's escape and that of a tab, which libyaml reads too; SnakeYAML's table lacks them.
    ScannerImpl.ESCAPE_REPLACEMENTS.put('/', "/");
    ScannerImpl.ESCAPE_REPLACEMENTS.put('\t', "\t");
  }

  private final SourceText source;
  private final SymbolUse symbols;
  private final @Nullable List<Diagnostic> duplicates;
  private final ParserImpl parser;
  private final Anchors anchors = new Anchors();
  private Event last = new StreamStartEvent(null, null);
  private int depth;
  private boolean anySymbols;

  private YamlReader(
      SourceText source, String text, SymbolUse symbols, @Nullable List<Diagnostic> duplicates) {
    this.duplicates = duplicates;
    this.source = source;
    this.symbols = symbols;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    parser = new ParserImpl(new LibyamlScanner(text, options));
  }

  /**
   * Reads a data file of Hiera: symbols are allowed, and symbols that are keys become strings.
   *
   * @param path names the file in errors
   * @return the first document's value; {@link Undef} when there is none
   * @throws DataFileException when the text is no YAML or holds what safe loading refuses
   */
  public static Object readData(String path, String text) {
    return read(path, text, SymbolUse.KEPT_AS_VALUES);
  }

  /**
   * As {@link #readData}, and tells of keys as {@link #duplicateKeys} does.
   *
   * @param duplicates receives a problem at each key that takes the place of an earlier one
   */
  public static Object readData(String path, String text, List<Diagnostic> duplicates) {
    return read(path, text, SymbolUse.KEPT_AS_VALUES, duplicates);
  }

  /** As {@link #readData}, but refuses symbols: for facts and other plain documents. */
  public static Object readPlain(String path, String text) {
    return read(path, text, SymbolUse.REFUSED);
  }

  /** As {@link #readData}, and symbols that are values become strings, too. */
  public static Object readNames(String path, String text) {
    return read(path, text, SymbolUse.NAMES);
  }

  /**
   * The keys that stand in one mapping twice, of which the last one counts.
   *
   * @return a problem at each key that takes the place of an earlier one
   * @throws DataFileException as {@link #readData}
   */
  public static List<Diagnostic> duplicateKeys(String path, String text) {
    List<Diagnostic> found = new ArrayList<>();
    Object unused = read(path, text, SymbolUse.KEPT_AS_VALUES, found);
    return found;
  }

  private static Object read(String path, String text, SymbolUse symbols) {
    return read(path, text, symbols, null);
  }

  private static Object read(
      String path, String text, SymbolUse symbols, @Nullable List<Diagnostic> duplicates) {
    SourceText source = new SourceText(path, text);
    String spaced = text;
    while (true) {
      try {
        return new YamlReader(source, spaced, symbols, duplicates).document();
      } catch (LibyamlScanner.Misread e) {
        if (duplicates != null) {
          duplicates.clear();
        }
        spaced = e.spaced(spaced);
      } catch (MarkedYAMLException e) {
        throw YamlProblems.describe(source, e);
      } catch (YAMLException e) {
        throw YamlProblems.describe(source, e);
      }
    }
  }

  private Event nextEvent() {
    try {
      Event event = parser.getEvent();
      last = event;
      return event;
    } catch (IllegalArgumentException e) {
      // The scanner trusts the digits of escapes such as \\u and \\U to be a character's.
      throw problem("YAML_SYNTAX", "An escape after this names no character", last);
    }
  }

  private Object document() {
    while (true) {
      Event event = nextEvent();
      if (event.is(Event.ID.StreamEnd)) {
        return Undef.UNDEF;
      }
      if (event.is(Event.ID.DocumentStart)) {
        Object value = node(nextEvent());
        nextEvent();
        return anySymbols ? new Symbols(symbols == SymbolUse.NAMES).toData(value) : value;
      }
    }
  }

  private Object node(Event event) {
    try {
      if (event instanceof ScalarEvent scalar) {
        return anchors.define(scalar.getAnchor(), scalar(scalar));
      }
      if (event instanceof AliasEvent alias) {
        return alias(alias);
      }
    } catch (ScalarException e) {
      throw problem(e.code(), e.sentence(), event);
    }
    return collection((NodeEvent) event);
  }

  private Object alias(AliasEvent alias) {
    Object value = anchors.find(alias.getAnchor());
    if (value == null) {
      throw problem("YAML_ALIAS", "Unknown alias: " + alias.getAnchor(), alias);
    }
    if (value == Anchors.UNFINISHED) {
      throw problem(
          "YAML_ALIAS",
          "The alias '" + alias.getAnchor() + "' stands inside its own anchor",
          alias);
    }
    return value;
  }

  private Object scalar(ScalarEvent event) {
    Object value = TaggedScalars.value(event);
    if (value instanceof YamlSymbol) {
      if (symbols == SymbolUse.REFUSED) {
        throw new ScalarException("YAML_TAG", "Tried to load unspecified class: Symbol");
      }
      anySymbols = true;
    }
    return value;
  }

  private Object collection(NodeEvent start) {
    if (++depth > MAX_DEPTH) {
      throw problem("YAML_DEPTH", "Collections are nested deeper than " + MAX_DEPTH, start);
    }
    Object unfinished = anchors.open(start.getAnchor());
    Object value;
    if (start instanceof MappingStartEvent mapping) {
      TaggedScalars.checkMappingTag(
          mapping.getTag(), message -> problem("YAML_TAG", message, start));
      value = mapping();
    } else {
      value = sequence((SequenceStartEvent) start);
    }
    if (DataNode.weight(value) > MAX_WEIGHT) {
      throw problem(
          "YAML_SIZE", "With its aliases written out, this holds over 20 million values", start);
    }
    depth--;
    return anchors.close(start.getAnchor(), unfinished, value);
  }

  private Object sequence(SequenceStartEvent start) {
    String tag = start.getTag();
    TaggedScalars.checkSequenceTag(tag, message -> problem("YAML_TAG", message, start));
    boolean orderedMap = TaggedScalars.isOrderedMap(tag);
    List<Object> items = new ArrayList<>();
    for (Event e = nextEvent(); !e.is(Event.ID.SequenceEnd); e = nextEvent()) {
      items.add(node(e));
    }
    return orderedMap ? orderedMap(items, start) : new DataList(items.toArray());
  }

  /** The value of {@code !!omap}: a list of mappings with one entry each, read as one mapping. */
  private DataMap orderedMap(List<Object> items, Event start) {
    DataMapBuilder builder = new DataMapBuilder();
    for (Object item : items) {
      if (!(item instanceof DataMap map) || map.isEmpty()) {
        throw problem("YAML_TAG", "Every item of an ordered map must be a mapping", start);
      }
      builder.put(map.keyAt(0), map.valueAt(0), map.positionAt(0));
    }
    return builder.build();
  }

  private DataMap mapping() {
    DataMapBuilder builder = new DataMapBuilder();
    Set<Object> seen = new HashSet<>();
    for (Event e = nextEvent(); !e.is(Event.ID.MappingEnd); e = nextEvent()) {
      Object key = node(e);
      Event valueEvent = nextEvent();
      Object value = node(valueEvent);
      if (key.equals("<<") && !isStringTag(e) && merge(builder, valueEvent, value)) {
        continue;
      }
      if (duplicates != null && !seen.add(key)) {
        String sentence = "The key '" + key + "' stands in this mapping before, too";
        duplicates.add(problem("YAML_DUPLICATE_KEY", sentence, e).diagnostic());
      }
      builder.put(key, value, position(e));
    }
    return builder.build();
  }

  private static boolean isStringTag(Event key) {
    return key instanceof ScalarEvent scalar && "tag:yaml.org,2002:str".equals(scalar.getTag());
  }

  /**
   * Merges at the place of the {@code <<}: what stands before it is overwritten, as Psych does.
   * Returns false when the value is nothing to merge; then {@code <<} is an ordinary key.
   */
  private static boolean merge(DataMapBuilder into, Event event, Object value) {
    if (event instanceof SequenceStartEvent && value instanceof DataList list) {
      if (!list.stream().allMatch(DataMap.class::isInstance)) {
        return false;
      }
      DataMapBuilder merged = new DataMapBuilder();
      for (int i = list.size() - 1; i >= 0; i--) {
        merged.putAll((DataMap) list.get(i));
      }
      into.putAll(merged.build());
      return true;
    }
    if (value instanceof DataMap map) {
      into.putAll(map);
      return true;
    }
    return false;
  }

  private static int position(Event event) {
    var mark = event.getStartMark();
    if (mark == null) {
      return Position.of(1, 1);
    }
    return Position.of(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private DataFileException problem(String code, String sentence, Event event) {
    int position = position(event);
    return DataFileException.at(
        source, Position.line(position), Position.column(position), code, sentence);
  }

  /** The anchors of a document, with those of collections that are still open. */
  private static final class Anchors {
    static final Object UNFINISHED = new Object();

    private final Map<String, Object> values = new HashMap<>();

    @Nullable Object find(String name) {
      return values.get(name);
    }

    Object define(@Nullable String name, Object value) {
      if (name != null) {
        values.put(name, value);
      }
      return value;
    }

    Object open(@Nullable String name) {
      return define(name, UNFINISHED);
    }

    /** Names the finished collection, unless the anchor was defined anew inside it. */
    Object close(@Nullable String name, Object unfinished, Object value) {
      if (name != null && values.get(name) == unfinished) {
        values.put(name, value);
      }
      return value;
    }
  }
}
