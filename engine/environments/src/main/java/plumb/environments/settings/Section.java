package plumb.environments.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.values.Undef;

/** A mapping of the settings. What is wrong with it goes to the problems, with its place. */
final class Section {
  private static final String INVALID = "INVALID_SETTING";

  private final String name;
  private final DataMap map;
  private final SourceText source;
  private final List<Diagnostic> problems;

  /**
   * @param name what it is called in messages; empty for the whole file
   */
  Section(String name, DataMap map, SourceText source, List<Diagnostic> problems) {
    this.name = name;
    this.map = map;
    this.source = source;
    this.problems = problems;
  }

  /** Warns of settings that do not exist. */
  void expect(Set<String> known) {
    for (Object key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        warn(String.valueOf(key), "there is no setting " + full(String.valueOf(key)));
      }
    }
  }

  /** A string; null when it is not set. */
  @Nullable String text(String key) {
    Object value = value(key);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Long || value instanceof Double) {
      return String.valueOf(value);
    }
    refuse(key, full(key) + " must be a string");
    return null;
  }

  /** A string, or what stands for it. */
  String text(String key, String usual) {
    String value = text(key);
    return value == null ? usual : value;
  }

  /** True or false. */
  boolean flag(String key, boolean usual) {
    Object value = value(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if ("true".equals(value) || "false".equals(value)) {
      return value.equals("true");
    }
    refuse(key, full(key) + " must be true or false");
    return usual;
  }

  /** A whole number above zero. */
  int number(String key, int usual) {
    Object value = value(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof Long number && number > 0 && number <= 1000) {
      return number.intValue();
    }
    refuse(key, full(key) + " must be a number from 1 to 1000");
    return usual;
  }

  /** A list of strings; a single one is a list, too. */
  List<String> list(String key) {
    Object value = value(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof String one) {
      return List.of(one);
    }
    if (value instanceof List<?> items) {
      List<String> texts = new ArrayList<>();
      for (Object item : items) {
        if (item instanceof String || item instanceof Long) {
          texts.add(String.valueOf(item));
        } else {
          refuse(key, full(key) + " must be a list of strings");
        }
      }
      return texts;
    }
    refuse(key, full(key) + " must be a list of strings");
    return List.of();
  }

  /** One of an enumeration's words. */
  <E extends Enum<E>> E word(String key, Class<E> type, E usual) {
    String text = text(key);
    E found = text == null ? usual : word(text, type);
    if (found == null) {
      refuse(key, "'" + text + "' is no value of " + full(key));
      return usual;
    }
    return found;
  }

  /** The constant that a word names; null when there is none. */
  static <E extends Enum<E>> @Nullable E word(String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    return null;
  }

  /** A mapping below this one; an empty one when it is not set. */
  Section section(String key) {
    Object value = value(key);
    if (value != null && !(value instanceof DataMap)) {
      refuse(key, full(key) + " must be a mapping");
    }
    DataMap below = value instanceof DataMap mapping ? mapping : DataMap.EMPTY;
    return new Section(full(key), below, source, problems);
  }

  /** The mappings of a list. */
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    if (value(key) instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof DataMap mapping) {
          sections.add(new Section(full(key), mapping, source, problems));
        } else {
          refuse(key, full(key) + " must be a list of mappings");
        }
      }
    } else if (value(key) != null) {
      refuse(key, full(key) + " must be a list of mappings");
    }
    return sections;
  }

  /** The keys, in their order. */
  List<String> keys() {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  /** Whether there is such a setting. */
  boolean has(String key) {
    return value(key) != null;
  }

  /** The value as it was read; null when it is not set. */
  @Nullable Object value(String key) {
    Object value = map.get(key);
    return value instanceof Undef ? null : value;
  }

  /** Tells that a setting cannot be used. */
  void refuse(String key, String message) {
    problems.add(diagnostic(key, Severity.ERROR, message));
  }

  /** Tells that a setting has no effect. */
  void warn(String key, String message) {
    problems.add(diagnostic(key, Severity.WARNING, message));
  }

  private Diagnostic diagnostic(String key, Severity severity, String message) {
    int index = map.indexOf(key);
    int position = index < 0 ? Position.NONE : map.positionAt(index);
    int offset =
        position == Position.NONE
            ? 0
            : source.offset(Position.line(position), Position.column(position));
    int length = position == Position.NONE ? 0 : key.length();
    return new Diagnostic(INVALID, severity, message, source, offset, length, null);
  }

  private String full(String key) {
    return name.isEmpty() ? key : name + "." + key;
  }
}
