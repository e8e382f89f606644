package plumb.compiler.yaml;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import plumb.dsl.source.SourceText;
import plumb.values.Undef;

/**
 * Reads one HOCON document into the same structures as {@link YamlReader}, with positions.
 * Substitutions may name environment variables, as in the reference. The keys of an object come in
 * the order in which they are written.
 */
public final class HoconReader {
  private static final String SYNTAX = "HOCON_SYNTAX";

  private final SourceText source;
  private final String[] lines;

  private HoconReader(String path, String text) {
    source = new SourceText(path, text);
    lines = text.split("\n", -1);
  }

  /**
   * Reads a document.
   *
   * @param path names the file in errors
   * @throws DataFileException when the text is no HOCON, or includes another file
   */
  public static DataMap read(String path, String text) {
    return new HoconReader(path, text).read();
  }

  private DataMap read() {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setIncluder(HoconIncludes.INSTANCE);
    try {
      Config config = ConfigFactory.parseString(source.text(), options);
      return object(config.resolve(ConfigResolveOptions.defaults()).root());
    } catch (HoconIncludes.RefusedException e) {
      throw DataFileException.at(source, lineOfInclude(), 1, SYNTAX, e.getMessage());
    } catch (ConfigException e) {
      int line = e.origin() == null ? 1 : Math.max(1, e.origin().lineNumber());
      throw DataFileException.at(source, line, 1, SYNTAX, sentence(e));
    } catch (StackOverflowError e) {
      throw DataFileException.at(source, 1, 1, SYNTAX, "The data nests too deeply");
    }
  }

  /** The parser's sentence without its own name of the place. */
  private static String sentence(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    return message.replaceFirst("^String: (\\d+: )?", "").strip();
  }

  private int lineOfInclude() {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].stripLeading().startsWith("include")) {
        return i + 1;
      }
    }
    return 1;
  }

  private Object value(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> object((ConfigObject) value);
      case LIST -> list((ConfigList) value);
      case NULL -> Undef.UNDEF;
      case BOOLEAN, STRING -> value.unwrapped();
      case NUMBER -> number(value);
    };
  }

  private Object number(ConfigValue value) {
    Number number = (Number) value.unwrapped();
    if (!(number instanceof Double)) {
      return number.longValue();
    }
    if (Double.isInfinite(number.doubleValue())) {
      int line = Math.max(1, value.origin().lineNumber());
      throw DataFileException.at(source, line, 1, SYNTAX, "The number is too large");
    }
    return number;
  }

  private DataList list(ConfigList list) {
    return new DataList(list.stream().map(this::value).toArray());
  }

  private record Placed(String key, ConfigValue value, int position) {}

  private DataMap object(ConfigObject object) {
    List<Placed> entries = new ArrayList<>(object.size());
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      entries.add(
          new Placed(entry.getKey(), entry.getValue(), place(entry.getKey(), entry.getValue())));
    }
    entries.sort(Comparator.comparingInt(Placed::position).thenComparing(Placed::key));
    DataMapBuilder builder = new DataMapBuilder();
    for (Placed entry : entries) {
      builder.put(entry.key(), value(entry.value()), entry.position());
    }
    return builder.build();
  }

  /**
   * Where a key is. The parser tells a value's line, which is the last one of a text in several
   * lines, and after such a text one too few; the key is the next word of its name from there.
   */
  private int place(String key, ConfigValue value) {
    int line = line(value);
    if (line < 1 || line > lines.length) {
      return Position.NONE;
    }
    if (value.unwrapped() instanceof String text) {
      line = Math.max(1, line - (int) text.chars().filter(c -> c == '\n').count());
    }
    for (int at = line; at <= lines.length; at++) {
      int column = columnOf(key, lines[at - 1]);
      if (column > 0) {
        return Position.of(at, column);
      }
    }
    return Position.of(line, 1);
  }

  /** The line of a value; where the parser has none for an object, that of its first value. */
  private static int line(ConfigValue value) {
    int own = value.origin().lineNumber();
    if (own > 0 || !(value instanceof ConfigObject object)) {
      return own;
    }
    return object.values().stream().mapToInt(HoconReader::line).filter(n -> n > 0).min().orElse(0);
  }

  /** The column of a key as a word of its own; zero when the line does not have it. */
  private static int columnOf(String key, String line) {
    for (int at = line.indexOf(key); at >= 0; at = line.indexOf(key, at + 1)) {
      int end = at + key.length();
      boolean starts = at == 0 || !isWord(line.charAt(at - 1));
      if (starts && (end >= line.length() || !isWord(line.charAt(end)))) {
        return at + 1;
      }
    }
    return 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
