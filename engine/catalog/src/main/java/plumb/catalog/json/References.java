package plumb.catalog.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.values.Type;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** The texts that stand for references to resources in catalogs. */
final class References {
  private References() {}

  /** Returns {@code Type[title]} with every segment of a type's or class's name capitalised. */
  static String text(Type reference) {
    if (reference instanceof ClassType type) {
      return text("Class", type.className());
    }
    if (reference instanceof ResourceType type) {
      return text(type.typeName(), type.title());
    }
    throw new IllegalArgumentException("no reference: " + reference);
  }

  private static String text(@Nullable String typeName, @Nullable String title) {
    String type = capitalized(typeName == null ? "" : typeName);
    String shown = title == null ? "" : title;
    return type + "[" + (type.equals("Class") ? capitalized(shown) : shown) + "]";
  }

  private static String capitalized(String name) {
    String bare = name.startsWith("::") ? name.substring(2) : name;
    StringBuilder text = new StringBuilder(bare.length());
    for (String segment : bare.split("::", -1)) {
      if (!text.isEmpty()) {
        text.append("::");
      }
      if (!segment.isEmpty()) {
        text.append(segment.substring(0, 1).toUpperCase(Locale.ROOT)).append(segment.substring(1));
      }
    }
    return text.toString();
  }
}
