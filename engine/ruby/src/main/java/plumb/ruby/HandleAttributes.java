package plumb.ruby;

import org.jspecify.annotations.Nullable;
import plumb.values.Binary;
import plumb.values.EvaluationException;
import plumb.values.SemVer;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Undef;
import plumb.values.types.ClassType;
import plumb.values.types.EnumType;
import plumb.values.types.IntegerType;
import plumb.values.types.ResourceType;

/** What Ruby code may ask of values that it knows as objects. */
final class HandleAttributes {
  private HandleAttributes() {}

  static Object of(Object value, String name) {
    @Nullable Object found = null;
    if (value instanceof ResourceType type) {
      found =
          switch (name) {
            case "type_name" -> type.typeName();
            case "title" -> type.title();
            default -> null;
          };
    } else if (value instanceof ClassType type) {
      found = type.className();
    } else if (value instanceof IntegerType type) {
      found = name.equals("from") ? type.from() : type.to();
    } else if (value instanceof EnumType type) {
      found = type.values();
    } else if (value instanceof SemVer version) {
      found =
          switch (name) {
            case "major" -> version.major();
            case "minor" -> version.minor();
            case "patch" -> version.patch();
            default -> null;
          };
    } else if (value instanceof Timestamp time) {
      found = time.seconds();
    } else if (value instanceof Timespan time) {
      found = time.toString();
    } else if (value instanceof Binary binary) {
      throw new EvaluationException("A Binary has no attribute " + name + ": " + binary.length());
    }
    return found == null ? Undef.UNDEF : found;
  }
}
