package plumb.values;

import org.jspecify.annotations.Nullable;

/** What programs read of a value with a dot, as in {@code $error.kind} or {@code $uri.host}. */
public final class Members {
  private Members() {}

  /** Returns a member of a value; null when values of its type have no such member. */
  public static @Nullable Object read(Object value, String name) {
    if (value instanceof ErrorValue error) {
      return switch (name) {
        case "msg", "message" -> error.message();
        case "kind", "details", "issue_code" -> orUndef(error.attributes().get(name));
        default -> null;
      };
    }
    if (value instanceof Deferred deferred) {
      return switch (name) {
        case "name" -> deferred.name();
        case "arguments" -> orUndef(deferred.arguments());
        default -> null;
      };
    }
    return value instanceof Uri uri && Uri.isComponent(name) ? orUndef(uri.component(name)) : null;
  }

  private static Object orUndef(@Nullable Object value) {
    return value == null ? Undef.UNDEF : value;
  }
}
