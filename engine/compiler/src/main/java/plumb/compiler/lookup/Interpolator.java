package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Event;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.compiler.yaml.DataList;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.DataMapBuilder;
import plumb.compiler.yaml.DataNode;
import plumb.compiler.yaml.Position;
import plumb.values.Undef;
import plumb.values.functions.RubyText;

/**
 * Resolves {@code %{...}} in data and in configurations: variables, and in data the methods {@code
 * lookup}, {@code hiera}, {@code alias}, {@code scope} and {@code literal}. What a variable or a
 * lookup gives is interpolated again.
 */
final class Interpolator {
  private static final Set<String> EMPTY = Set.of("", "::", "\"\"", "''", "\"::\"", "'::'");

  private final Hiera hiera;

  Interpolator(Hiera hiera) {
    this.hiera = hiera;
  }

  /**
   * Returns the value with every interpolation in it resolved, keys of hashes included.
   *
   * @param methods whether the method syntax is allowed; in configurations it is not
   */
  Object interpolate(Object value, Invocation invocation, boolean methods) {
    if (value instanceof String text) {
      int first = text.indexOf("%{");
      return first < 0 ? text : interpolateText(text, first, invocation, methods);
    }
    if (value instanceof DataNode node && !node.interpolated()) {
      return value;
    }
    if (value instanceof List<?> list) {
      Object[] items = list.toArray();
      for (int i = 0; i < items.length; i++) {
        items[i] = interpolate(items[i], invocation, methods);
      }
      return new DataList(items);
    }
    return value instanceof Map<?, ?> map ? interpolateMap(map, invocation, methods) : value;
  }

  private DataMap interpolateMap(Map<?, ?> map, Invocation invocation, boolean methods) {
    DataMapBuilder builder = new DataMapBuilder();
    if (map instanceof DataMap data) {
      for (int i = 0; i < data.size(); i++) {
        int before = invocation.moveTo(data.positionAt(i));
        try {
          builder.put(
              interpolate(data.keyAt(i), invocation, methods),
              interpolate(data.valueAt(i), invocation, methods),
              data.positionAt(i));
        } catch (LookupException e) {
          throw e.at(data.positionAt(i));
        } finally {
          int unused = invocation.moveTo(before);
        }
      }
    } else {
      map.forEach(
          (key, value) ->
              builder.put(
                  interpolate(key, invocation, methods),
                  interpolate(value, invocation, methods),
                  Position.NONE));
    }
    return builder.build();
  }

  private Object interpolateText(
      String subject, int first, Invocation invocation, boolean methods) {
    invocation.push(Kind.INTERPOLATE, subject);
    try {
      StringBuilder out = new StringBuilder(subject.length() + 16);
      int done = 0;
      for (int at = first; at >= 0; at = subject.indexOf("%{", done)) {
        int close = subject.indexOf('}', at);
        if (close < 0) {
          break;
        }
        String expression = subject.substring(at + 2, close).strip();
        out.append(subject, done, at);
        done = close + 1;
        if (EMPTY.contains(expression)) {
          continue;
        }
        Expression parsed = Expression.of(expression);
        if (parsed.method() != null && !methods) {
          throw issue(
              "HIERA_INTERPOLATION_METHOD_SYNTAX_NOT_ALLOWED",
              "Interpolation using method syntax is not allowed in this context");
        }
        if ("alias".equals(parsed.method())) {
          return alias(parsed.argument(), at == 0 && done == subject.length(), invocation);
        }
        out.append(RubyText.of(resolve(parsed, subject, invocation, methods)));
      }
      return out.append(subject, done, subject.length()).toString();
    } finally {
      invocation.pop();
    }
  }

  private Object alias(String key, boolean whole, Invocation invocation) {
    if (!whole) {
      throw issue(
          "HIERA_INTERPOLATION_ALIAS_NOT_ENTIRE_STRING",
          "'alias' interpolation is only permitted if the expression is equal to the entire"
              + " string");
    }
    return hiera.lookupInside(key, invocation);
  }

  /** The value of one expression, interpolated in its turn; guards against endless repetition. */
  private Object resolve(
      Expression expression, String subject, Invocation invocation, boolean methods) {
    String key = expression.argument();
    String method = expression.method() == null ? "scope" : expression.method();
    Object value =
        switch (method) {
          case "lookup", "hiera" -> hiera.lookupInside(key, invocation);
          case "scope" -> variable(key, invocation, subject);
          case "literal" -> key;
          default ->
              throw issue(
                  "HIERA_INTERPOLATION_UNKNOWN_INTERPOLATION_METHOD",
                  "Unknown interpolation method '" + method + "'");
        };
    if (!DataNode.isInterpolated(value) && !(value instanceof List || value instanceof Map)) {
      hiera.checkRecursion(method.equals("scope") ? "scope:" + key : key);
      return value;
    }
    hiera.enter(method.equals("scope") ? "scope:" + key : key);
    try {
      return interpolate(value, invocation, methods);
    } finally {
      hiera.leave();
    }
  }

  /** The value of a variable, or of what dots lead to inside it; undef when there is none. */
  Object variable(String key, Invocation invocation, String subject) {
    List<Object> path =
        KeySegments.split(
            key,
            problem ->
                new LookupException(
                    LookupException.LOOKUP_ERROR, problem + " in string: " + subject));
    if (!(path.get(0) instanceof String root)) {
      throw new LookupException(
          LookupException.LOOKUP_ERROR,
          "Scope variable name " + path.get(0) + " is a Integer, not a string");
    }
    List<Object> segments = path.subList(1, path.size());
    Object value = rootVariable(root, invocation);
    if (value != null && value != Undef.UNDEF && !segments.isEmpty()) {
      Found part = LookupKey.dig(key, Found.nowhere(value), segments, invocation);
      value = part == null ? null : part.value();
    }
    Object seen = value == Undef.UNDEF ? null : value;
    invocation.sawVariable(key, root, segments, seen);
    return seen == null ? Undef.UNDEF : seen;
  }

  private static @Nullable Object rootVariable(String root, Invocation invocation) {
    invocation.push(Kind.SCOPE, "Global Scope");
    try {
      Object override = invocation.overrides().get(root);
      if (override != null) {
        invocation.report(Event.FOUND_IN_OVERRIDES, root, Found.nowhere(override));
        return override;
      }
      Object value = invocation.scope().variable(root, invocation);
      if (value != null) {
        if (invocation.isExplained()) {
          invocation.reportFound(root, Found.nowhere(value));
        }
        return value;
      }
      Object substitute = invocation.defaults().get(root);
      if (substitute != null) {
        invocation.report(Event.FOUND_IN_DEFAULTS, root, Found.nowhere(substitute));
      }
      return substitute;
    } finally {
      invocation.pop();
    }
  }

  private static LookupException issue(String code, String message) {
    return new LookupException(code, message);
  }

  /**
   * The inside of {@code %{...}}.
   *
   * @param method null when it is a variable's name
   */
  private record Expression(@Nullable String method, String argument) {
    /** {@code name("argument")} with either quote, or else a variable. */
    static Expression of(String text) {
      int open = text.indexOf('(');
      int last = text.length() - 1;
      if (open > 0 && last - open >= 4 && text.charAt(last) == ')' && isWord(text, open)) {
        char quote = text.charAt(open + 1);
        boolean quoted = quote == '"' || quote == '\'';
        if (quoted && text.indexOf(quote, open + 2) == last - 1) {
          return new Expression(text.substring(0, open), text.substring(open + 2, last - 1));
        }
      }
      return new Expression(null, text);
    }

    private static boolean isWord(String text, int end) {
      for (int i = 0; i < end; i++) {
        char c = text.charAt(i);
        boolean word = c == '_' || (c < 128 && Character.isLetterOrDigit(c));
        if (!word) {
          return false;
        }
      }
      return true;
    }
  }
}
