package plumb.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** Takes apart the values of metaparameters: one thing or nested arrays of them. */
final class References {
  private References() {}

  /** Returns all items of a value in order: one, several in nested arrays, or none. */
  static List<Object> in(@Nullable Object value) {
    if (value == null || value == Undef.UNDEF) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      return List.of(value);
    }
    List<Object> all = new ArrayList<>(list.size());
    for (Object item : list) {
      all.addAll(in(item));
    }
    return all;
  }

  /** Returns a reference in the form {@code Type[title]}, as catalogs have titles. */
  static String text(Object reference) {
    if (reference instanceof ResourceType type) {
      return text(capitalized(type.typeName()), String.valueOf(type.title()));
    }
    if (reference instanceof ClassType type) {
      return text("Class", capitalized(type.className()));
    }
    return reference.toString();
  }

  private static String text(String type, String title) {
    return type + "[" + title + "]";
  }

  private static String capitalized(@Nullable String name) {
    return ResourceType.capitalizeSegments(name == null ? "" : name);
  }
}
