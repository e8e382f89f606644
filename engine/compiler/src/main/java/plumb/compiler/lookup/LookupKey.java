package plumb.compiler.lookup;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;
import plumb.values.functions.RubyText;

/**
 * A key taken apart: the root that data files are searched for, and the segments that are followed
 * inside the value found. Immutable.
 */
final class LookupKey {
  /** The reserved key that holds how other keys are looked up. */
  static final LookupKey LOOKUP_OPTIONS = of("lookup_options");

  /** A greater index cannot have been found in anything. */
  private static final int MAX_INDEX = 1_000_000;

  private final String text;
  private final String root;
  private final List<Object> segments;
  private final @Nullable String moduleName;

  private LookupKey(String text, String root, List<Object> segments) {
    this.text = text;
    this.root = root;
    this.segments = segments;
    int qualifier = root.indexOf("::");
    // A leading '::' names no module; the reference then searches one named like the whole key.
    this.moduleName = qualifier < 0 ? null : qualifier == 0 ? root : root.substring(0, qualifier);
  }

  /**
   * Takes a key apart.
   *
   * @throws LookupException when dots or quotes are misplaced
   */
  static LookupKey of(String text) {
    if (!KeySegments.isDotted(text)) {
      return new LookupKey(text, text, List.of());
    }
    Function<String, LookupException> problem =
        sentence ->
            new LookupException(LookupException.LOOKUP_ERROR, sentence + " in key: '" + text + "'");
    List<Object> all = KeySegments.split(text, problem);
    if (!(all.get(0) instanceof String root)) {
      throw problem.apply("Syntax error");
    }
    return new LookupKey(text, root, all.subList(1, all.size()));
  }

  /** This key with another root. */
  LookupKey renamed(String otherRoot) {
    return new LookupKey(otherRoot + text.substring(root.length()), otherRoot, segments);
  }

  /** The module whose data may hold the key; null for an unqualified key. */
  @Nullable String moduleName() {
    return moduleName;
  }

  String root() {
    return root;
  }

  List<Object> segments() {
    return segments;
  }

  boolean isDotted() {
    return !segments.isEmpty();
  }

  /** Root and segments. */
  List<Object> path() {
    Object[] path = new Object[segments.size() + 1];
    path[0] = root;
    for (int i = 1; i < path.length; i++) {
      path[i] = segments.get(i - 1);
    }
    return List.of(path);
  }

  /** Follows the segments inside a found value; null when they lead nowhere. */
  @Nullable Found dig(Found found, Invocation invocation) {
    return segments.isEmpty() ? found : dig(text, found, segments, invocation);
  }

  /** Follows segments inside a value; {@code key} is named in errors. */
  static @Nullable Found dig(
      String key, Found found, List<Object> segments, Invocation invocation) {
    invocation.push(Explanation.Kind.SUB_LOOKUP, segments);
    try {
      Found at = found;
      for (Object segment : segments) {
        invocation.push(Explanation.Kind.SEGMENT, segment);
        try {
          Found next = step(key, at, segment);
          if (next == null) {
            invocation.reportNotFound(String.valueOf(segment));
            return null;
          }
          invocation.reportFound(String.valueOf(segment), next);
          at = next;
        } finally {
          invocation.pop();
        }
      }
      return at;
    } finally {
      invocation.pop();
    }
  }

  private static @Nullable Found step(String key, Found found, Object segment) {
    Object value = found.value();
    if (value == Undef.UNDEF) {
      return null;
    }
    if (value instanceof List<?> list && segment instanceof Long index) {
      boolean inside = index >= 0 && index < list.size();
      return inside ? found.within(list.get(index.intValue())) : null;
    }
    if (value instanceof Map<?, ?> map) {
      return map.containsKey(segment) ? found.at(map, segment) : null;
    }
    throw Blame.value(
        new LookupException(
            LookupException.LOOKUP_ERROR,
            "Data Provider type mismatch: Got "
                + RubyText.className(value)
                + " when a hash-like object was expected to access value using '"
                + segment
                + "' from key '"
                + key
                + "'"),
        found);
  }

  /** Wraps a value so that following the segments finds it again. */
  Object undig(Object value) {
    Object wrapped = value;
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i) instanceof Long index) {
        if (index < 0 || index > MAX_INDEX) {
          return Undef.UNDEF;
        }
        Object[] items = new Object[index.intValue() + 1];
        Arrays.fill(items, Undef.UNDEF);
        items[index.intValue()] = wrapped;
        wrapped = List.of(items);
      } else {
        wrapped = Map.of(segments.get(i), wrapped);
      }
    }
    return wrapped;
  }

  @Override
  public String toString() {
    return text;
  }
}
