package plumb.catalog.json;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Sensitive;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.StructType;

/** Aliases that occur in their own bodies: a catalog has no form for them. */
public final class RecursiveAliases {
  private RecursiveAliases() {}

  /** Returns a recursive alias that is in a value, however deep; null when there is none. */
  public static @Nullable AliasType find(@Nullable Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Number) {
      return null;
    } else if (value instanceof AliasType alias && alias.isRecursive()) {
      return alias;
    } else if (value instanceof Type type) {
      return findAny(TypeWriter.attributes(type).values());
    } else if (value instanceof StructType.Element element) {
      AliasType inKey = find(element.key());
      return inKey == null ? find(element.value()) : inKey;
    } else if (value instanceof Sensitive secret) {
      return find(secret.value());
    } else if (value instanceof List<?> list) {
      return findAny(list);
    } else if (value instanceof Map<?, ?> map) {
      AliasType inKey = findAny(map.keySet());
      return inKey == null ? findAny(map.values()) : inKey;
    }
    return null;
  }

  /** Returns one that is in any of the values, however deep; null when there is none. */
  public static @Nullable AliasType findAny(Collection<?> values) {
    for (Object value : values) {
      AliasType found = find(value);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
