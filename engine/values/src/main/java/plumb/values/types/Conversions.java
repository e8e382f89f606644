package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Type;

/** New instances of types: the function {@code new}. */
public final class Conversions {
  private static final int PLAIN_DIGITS = 18;
  private static final ConcurrentHashMap<String, Constructor> CONSTRUCTORS =
      new ConcurrentHashMap<>();

  private Conversions() {}

  /**
   * The meaning of {@code Type(arguments)}. A single argument that is an instance already is the
   * result.
   *
   * @throws EvaluationException when the type has no instances to make, not from these arguments,
   *     or when the result is not of the type
   */
  public static Object newInstance(Type type, List<Object> arguments) {
    if (arguments.size() == 1) {
      Object only = arguments.get(0);
      if (!(type instanceof InitType) && type.isInstance(only)) {
        return only;
      }
      if (type == IntegerType.INTEGER && only instanceof String text && isPlainNumber(text)) {
        return Long.parseLong(text);
      }
    }
    Object result = make(type, type, arguments);
    if (!type.isInstance(result)) {
      throw new EvaluationException(
          Mismatch.describe(
              "Converted value from " + type + ".new() has wrong type,", type, result));
    }
    return result;
  }

  /** Most strings that become integers; they need no signatures and no regular expression. */
  private static boolean isPlainNumber(String text) {
    if (text.isEmpty() || text.length() > PLAIN_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.charAt(0) != '0' || text.length() == 1;
  }

  private static Object make(Type type, Type named, List<Object> arguments) {
    if (type instanceof AliasType alias) {
      return make(alias.body(), alias.body(), arguments);
    }
    if (type instanceof InitType init && init.type() != null) {
      return init.make(arguments);
    }
    if (type instanceof OptionalType || (type instanceof NotUndefType n && n.type() != null)) {
      Type inner = ((WrapperType) type).type();
      if (inner != null) {
        return make(inner, inner, arguments);
      }
    }
    Constructor constructor = constructor(type);
    if (constructor == null) {
      throw notSupported(named);
    }
    return constructor.call(arguments);
  }

  static EvaluationException notSupported(Type type) {
    return new EvaluationException(
        "Creation of new instance of type '" + type + "' is not supported");
  }

  /** The constructor of a type; null when it has none. */
  static @Nullable Constructor constructor(Type type) {
    String kind =
        type instanceof ObjectType || type instanceof ErrorType ? type.name() : type.kind();
    Constructor cached = CONSTRUCTORS.get(kind);
    if (cached == null) {
      cached = build(kind);
      if (cached != null) {
        CONSTRUCTORS.put(kind, cached);
      }
    }
    return cached;
  }

  private static @Nullable Constructor build(String kind) {
    return switch (kind) {
      case "Integer" -> NumberConstructors.integer();
      case "Float" -> NumberConstructors.floating();
      case "Numeric" -> NumberConstructors.numeric();
      case "Boolean" -> ScalarConstructors.bool();
      case "String" -> ScalarConstructors.string();
      case "Regexp" -> ScalarConstructors.regexp();
      case "Binary" -> ScalarConstructors.binary();
      case "URI" -> ScalarConstructors.uri();
      case "SemVer" -> VersionConstructors.version();
      case "SemVerRange" -> VersionConstructors.range();
      case "Timestamp" -> TimeConstructors.timestamp();
      case "Timespan" -> TimeConstructors.timespan();
      case "Array", "Tuple" -> CollectionConstructors.array();
      case "Hash", "Struct" -> CollectionConstructors.hash();
      default -> WrapperConstructors.build(kind);
    };
  }

  /** The complaint of constructors that take a single value. */
  static String cannotConvert(Object value, String kind) {
    return value instanceof String text
        ? "The string '" + text + "' cannot be converted to " + kind
        : cannotConvertGeneric(value, kind);
  }

  /** The complaint that shows the type of the value. */
  static String cannotConvertGeneric(Object value, String kind) {
    return "Value of type " + Types.inferGeneric(value) + " cannot be converted to " + kind;
  }

  /** An array's copy that may be changed. */
  static List<Object> copy(List<?> list) {
    return new ArrayList<>(list);
  }
}
