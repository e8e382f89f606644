package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Type;

/** Values from literal text, in which {@code Type(...)} makes an instance. */
public final class Literals {
  private Literals() {}

  /** The value that the text denotes. */
  public static Object read(String text) {
    return new LiteralReader(text, Literals::resourceType) {
      @Override
      Object call(Type type) {
        return Conversions.newInstance(type, callArguments());
      }
    }.readAll();
  }

  private static @Nullable Type resourceType(String name) {
    return name.equals("File") ? new ResourceType(name, null) : null;
  }

  /** The type that the text denotes. */
  public static Type type(String text) {
    return (Type) read(text);
  }
}
