package plumb.values.functions;

import java.util.Locale;
import plumb.values.EvaluationException;
import plumb.values.RubyInspection;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/**
 * Values as functions of the older kind tell them. They differ from {@link RubyText} in references
 * to resources, which such functions get as resources.
 */
public final class LegacyText {
  private LegacyText() {}

  /** What {@code to_s} gives. */
  public static String of(Object value) {
    if (value instanceof ResourceType reference) {
      return reference.name() + "[" + (reference.title() == null ? "" : reference.title()) + "]";
    }
    if (value instanceof ClassType reference) {
      return "Class[" + capitalized(reference.className()) + "]";
    }
    return RubyText.of(value);
  }

  private static String capitalized(@org.jspecify.annotations.Nullable String name) {
    if (name == null) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (String segment : name.split("::")) {
      out.append(out.isEmpty() ? "" : "::");
      if (!segment.isEmpty()) {
        out.append(segment.substring(0, 1).toUpperCase(Locale.ROOT)).append(segment.substring(1));
      }
    }
    return out.toString();
  }

  /** What {@code inspect} gives. */
  public static String inspect(Object value) {
    boolean reference = value instanceof ResourceType || value instanceof ClassType;
    return reference ? of(value) : RubyInspection.of(value);
  }

  /** The name of the class that Ruby has for a value. */
  public static String className(Object value) {
    boolean reference = value instanceof ResourceType || value instanceof ClassType;
    return reference ? "Puppet::Resource" : RubyText.className(value);
  }

  /**
   * A value where Ruby wants a string and converts nothing.
   *
   * @throws EvaluationException when it is not a string
   */
  public static String string(Object value) {
    if (value instanceof ResourceType || value instanceof ClassType) {
      throw new EvaluationException("no implicit conversion of Puppet::Resource into String");
    }
    return RubyText.string(value);
  }
}
