package plumb.values.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.ErrorValue;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.RubyInspection;
import plumb.values.Undef;
import plumb.values.format.NumberText;
import plumb.values.types.Signature;
import plumb.values.types.Types;

/** {@code dig}, {@code get} and {@code getvar}: values inside nested collections. */
final class Digging {
  private Digging() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "dig" ->
          Overloads.named(name)
              .on(
                  "Optional[Collection] data, Any arg*",
                  (args, block, callbacks) -> dig(args.get(0), args.subList(1, args.size())));
      case "get" ->
          Overloads.named(name)
              .on(
                  "Any value, String dotted_string, Any default_value?, Callable[1, 1] &block?",
                  (args, block, callbacks) ->
                      get(args.get(0), (String) args.get(1), defaultValue(args), block));
      case "getvar" ->
          Overloads.named(name)
              .on(
                  "Pattern[/\\A(?:::)?(?:[a-z]\\w*::)*[a-z_]\\w*(?:\\.|\\Z)/] get_string,"
                      + " Any default_value?, Callable[1, 1] &block?",
                  Digging::getvar)
              .rejecting(
                  "String get_string, Any default_value?, Callable &block?",
                  (args, block, callbacks) ->
                      "The given string does not start with a valid variable name");
      default -> null;
    };
  }

  private static Object defaultValue(List<Object> args) {
    return args.size() > 2 ? args.get(2) : Undef.UNDEF;
  }

  /** A walk into nested data that met something that it cannot go into. */
  private static final class Blocked extends RuntimeException {
    private final transient ErrorValue error;

    Blocked(ErrorValue error) {
      super(error.message(), null, false, false);
      this.error = error;
    }
  }

  private static Object dig(Object data, List<Object> path) {
    try {
      return walk(data, path);
    } catch (Blocked e) {
      throw new EvaluationException(String.valueOf(e.getMessage()));
    }
  }

  private static Object walk(Object data, List<Object> path) {
    Object current = data;
    List<Object> walked = new ArrayList<>(path.size());
    for (Object key : path) {
      if (current == Undef.UNDEF || key == Undef.UNDEF) {
        return Undef.UNDEF;
      }
      if (current instanceof List<?> list) {
        walked.add(key);
        if (!(key instanceof Long index)) {
          throw blocked(
              "requires an Integer index", key, "index_type", "EXPECTED_INTEGER_INDEX", walked);
        }
        current = element(list, index);
      } else if (current instanceof Map<?, ?> map) {
        walked.add(key);
        current = CollectionFunctions.orUndef(map.get(key));
      } else {
        throw blocked(
            "does not contain a Collection", current, "value_type", "EXPECTED_COLLECTION", walked);
      }
    }
    return current;
  }

  /** The element at an index, which counts from the end when it is negative. */
  private static Object element(List<?> list, long index) {
    long position = index < 0 ? index + list.size() : index;
    return position < 0 || position >= list.size() ? Undef.UNDEF : list.get((int) position);
  }

  private static Blocked blocked(
      String problem, Object culprit, String typeKey, String issue, List<Object> walked) {
    Object type = Types.infer(culprit);
    List<Object> path = new ArrayList<>(walked);
    String message =
        "The given data " + problem + " at " + RubyInspection.of(path) + ", got '" + type + "'";
    Map<Object, Object> details = new LinkedHashMap<>();
    details.put("walked_path", path);
    details.put(typeKey, type);
    return new Blocked(new ErrorValue(message, "SLICE_ERROR", issue, details));
  }

  private static Object get(
      Object value, String navigation, Object defaultValue, @Nullable Lambda block) {
    if (value == Undef.UNDEF) {
      return defaultValue;
    }
    if (navigation.isEmpty()) {
      return value;
    }
    List<Object> path = segments(navigation);
    if (!(value instanceof List<?> || value instanceof Map<?, ?>)) {
      // The call of dig rejects other values by its signature.
      throw new EvaluationException(
          Signature.mismatch("dig", digSignatures(), withValue(value, path), null));
    }
    try {
      Object result = walk(value, path);
      return result == Undef.UNDEF ? defaultValue : result;
    } catch (Blocked e) {
      if (block != null) {
        return block.call(List.of(e.error));
      }
      throw new EvaluationException(String.valueOf(e.getMessage()));
    }
  }

  private static List<Signature> digSignatures() {
    return PureFunctions.find("dig") instanceof Overloads dig ? dig.signatures() : List.of();
  }

  private static List<Object> withValue(Object value, List<Object> path) {
    List<Object> args = new ArrayList<>();
    args.add(value);
    args.addAll(path);
    return args;
  }

  private static Object getvar(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    String text = (String) args.get(0);
    int end = text.startsWith("::") ? 2 : 0;
    while (end < text.length() && isNamePart(text, end)) {
      end += text.charAt(end) == ':' ? 2 : 1;
    }
    String navigation = text.substring(end);
    if (!navigation.isEmpty() && navigation.charAt(0) != '.') {
      throw new EvaluationException(
          "First character after var name in get string must be a '.' - got "
              + navigation.charAt(0));
    }
    Object value = callbacks.variable(text.substring(0, end));
    return get(
        value,
        navigation.isEmpty() ? "" : navigation.substring(1),
        args.size() > 1 ? args.get(1) : Undef.UNDEF,
        block);
  }

  private static boolean isNamePart(String text, int at) {
    char c = text.charAt(at);
    return isWord(c)
        || (text.startsWith("::", at) && at + 2 < text.length() && isWord(text.charAt(at + 2)));
  }

  private static boolean isWord(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /**
   * The keys of a dotted path; quotes keep dots in a key, and digits are an index.
   *
   * @throws EvaluationException when the path is malformed
   */
  static List<Object> segments(String path) {
    List<Object> result = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = segmentEnd(path, at);
      String segment = path.substring(at, end);
      if (segment.isEmpty()) {
        throw syntaxError();
      }
      result.add(key(segment.strip()));
      if (end == path.length()) {
        return result;
      }
      if (path.charAt(end) != '.') {
        throw syntaxError();
      }
      at = end + 1;
    }
  }

  private static int segmentEnd(String path, int start) {
    int at = start;
    while (at < path.length() && Character.isWhitespace(path.charAt(at))) {
      at++;
    }
    if (at < path.length() && (path.charAt(at) == '"' || path.charAt(at) == '\'')) {
      int close = path.indexOf(path.charAt(at), at + 1);
      if (close <= at + 1) {
        throw syntaxError();
      }
      at = close + 1;
      while (at < path.length() && Character.isWhitespace(path.charAt(at))) {
        at++;
      }
      return at;
    }
    at = start;
    while (at < path.length() && "'\".".indexOf(path.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static Object key(String segment) {
    if (segment.startsWith("\"") || segment.startsWith("'")) {
      return segment.substring(1, segment.length() - 1);
    }
    // A colon may come before an index, which then always counts as zero.
    int sign = segment.startsWith(":") ? 1 : 0;
    boolean signed = segment.startsWith("+", sign) || segment.startsWith("-", sign);
    int digits = signed ? sign + 1 : sign;
    for (int i = digits; i < segment.length(); i++) {
      if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
        return segment;
      }
    }
    return segment.length() == digits
        ? segment
        : NumberFunctions.integer(NumberText.leadingInteger(segment));
  }

  private static EvaluationException syntaxError() {
    return new EvaluationException("Syntax error in dotted-navigation string");
  }
}
