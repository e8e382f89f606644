package plumb.compiler.evaluation;

import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.ResourceTypeSchema;

/** The resource types with providers that an environment knows. Safe for use by many threads. */
public interface NativeTypes {
  /** The schema of a type, by its name in lower case; null when there is no such type. */
  @Nullable ResourceTypeSchema find(String name);

  /** How agents manage a type without a program, where a module says so; null where none does. */
  default @Nullable Object description(String name) {
    return null;
  }
}
