package plumb.compiler.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.ArrayType;
import plumb.values.types.HashType;
import plumb.values.types.StructType;
import plumb.values.types.TypeParser;

/**
 * Refuses a configuration of the wrong shape. The place of such a failure is that of the call which
 * needs the configuration; a hint shows the line of it that is at fault.
 */
final class ConfigFault {
  private static final int LONGEST_EXCERPT = 160;

  private ConfigFault() {}

  /**
   * Words the refusal.
   *
   * @param text the file's text
   * @param shape the type that the configuration must have, as source text
   * @param whole the configuration with what defaults add
   * @param written the configuration as it is written
   */
  static EvaluationException of(
      String path, String text, String shape, Object whole, DataMap written) {
    Type type = TypeParser.parse(shape);
    EvaluationException problem =
        TypeProblems.wrongType("The Lookup Configuration at '" + path + "'", type, whole);
    return problem.withOrigin(origin(path, text, find(type, written, Position.NONE)));
  }

  /**
   * Where a configuration is not of a shape, as deep as possible; {@link Position#NONE} where
   * nothing of it is to blame.
   */
  static int position(String shape, DataMap written) {
    return find(TypeParser.parse(shape), written, Position.NONE);
  }

  private static String origin(String path, String text, int position) {
    int line = Position.line(position);
    if (line == 0) {
      return "the configuration is " + path;
    }
    int column = Position.column(position);
    String place = "the mistake is at " + path + ":" + line + ":" + column;
    String excerpt = text.lines().skip(line - 1L).findFirst().orElse("");
    if (excerpt.length() > LONGEST_EXCERPT) {
      return place;
    }
    return place
        + "\n      "
        + excerpt.replace('\t', ' ')
        + "\n      "
        + " ".repeat(column - 1)
        + "^";
  }

  /** The packed position of the first entry, as deep as possible, that is not of its type. */
  private static int find(Type type, Object value, int around) {
    if (value instanceof DataMap map) {
      for (int i = 0; i < map.size(); i++) {
        Type expected = entryType(type, map.keyAt(i));
        if (expected == null) {
          return map.positionAt(i);
        }
        if (!expected.isInstance(map.valueAt(i))) {
          return find(expected, map.valueAt(i), map.positionAt(i));
        }
      }
      // All that is written fits, so that something is missing: the first entry shows where.
      return map.isEmpty() || around == Position.NONE ? around : map.positionAt(0);
    }
    if (value instanceof List<?> list && type instanceof ArrayType array) {
      for (Object item : list) {
        if (!array.element().isInstance(item)) {
          return find(array.element(), item, around);
        }
      }
    }
    return around;
  }

  /** The type that the value of a key must have; null for a key that must not be there. */
  private static @Nullable Type entryType(Type type, Object key) {
    if (type instanceof StructType struct) {
      StructType.Element element = struct.element(String.valueOf(key));
      return element == null ? null : element.value();
    }
    return type instanceof HashType hash && hash.key().isInstance(key) ? hash.value() : null;
  }
}
