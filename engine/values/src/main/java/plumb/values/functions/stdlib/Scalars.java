package plumb.values.functions.stdlib;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Undef;
import plumb.values.format.FormatException;
import plumb.values.format.NumberText;
import plumb.values.functions.CaseMapping;
import plumb.values.functions.CollectionFunctions;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyText;
import plumb.values.functions.Overloads;
import plumb.values.types.Types;

/** Conversions between booleans, numbers and their texts. */
final class Scalars {
  private Scalars() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "any2bool" -> Legacy.atLeast(1, name, args -> anyToBool(args.get(0)));
      case "bool2num" -> Legacy.atLeast(1, name, args -> bool(args.get(0)) ? 1L : 0L);
      case "bool2str" -> Legacy.function(name, Scalars::boolToText);
      case "clamp" -> Legacy.function(name, -2, Scalars::clamp);
      case "convert_base" -> Legacy.function(name, 2, Scalars::convertBase);
      case "num2bool" -> Legacy.function(name, Scalars::numberToBool);
      case "str2bool" -> Legacy.atLeast(1, name, args -> bool(args.get(0)));
      case "to_bytes" -> Legacy.function(name, Scalars::toBytes);
      case "type3x" -> Legacy.function(name, Scalars::typeName);
      case "type_of" ->
          Overloads.named(name)
              .on("Any value", (args, block, callbacks) -> Types.inferDetailed(args.get(0)));
      default -> null;
    };
  }

  /**
   * What {@code str2bool} makes of a value.
   *
   * @throws EvaluationException when that is neither true nor false
   */
  static boolean bool(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (!(value instanceof String text)) {
      throw new EvaluationException("str2bool(): Requires string to work with");
    }
    if (Regex.of("^$|\\A\\z").matches(text)) {
      return false;
    }
    if (Regex.of("^(1|t|y|true|yes)$", Regex.IGNORE_CASE).matches(text)) {
      return true;
    }
    if (Regex.of("^(0|f|n|false|no)$", Regex.IGNORE_CASE).matches(text)
        || Regex.of("^(undef|undefined)$").matches(text)) {
      return false;
    }
    throw new EvaluationException("str2bool(): Unknown type of boolean given");
  }

  private static boolean anyToBool(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value == Undef.UNDEF) {
      return false;
    }
    if (value instanceof Number) {
      return isPositive(value);
    }
    if (value instanceof String text) {
      return isFloat(text) ? isPositive(NumberText.parseFloat(text)) : bool(text);
    }
    return true;
  }

  static boolean isFloat(String text) {
    try {
      NumberText.parseFloat(text);
      return true;
    } catch (FormatException e) {
      return false;
    }
  }

  private static boolean isPositive(Object number) {
    if (number instanceof Double value && (value.isNaN() || value.isInfinite())) {
      throw new EvaluationException(LegacyText.of(number));
    }
    return Legacy.integer(number).signum() > 0;
  }

  private static Object boolToText(List<Object> args) {
    if (args.size() != 1 && args.size() != 3) {
      throw Legacy.wrongCount("bool2str", args.size(), "3");
    }
    Object ifTrue = args.size() > 1 && Legacy.isTrue(args.get(1)) ? args.get(1) : "true";
    Object ifFalse = args.size() > 1 && Legacy.isTrue(args.get(2)) ? args.get(2) : "false";
    if (!(args.get(0) instanceof Boolean value)) {
      throw new EvaluationException("bool2str(): Requires a boolean to work with");
    }
    if (!(ifTrue instanceof String && ifFalse instanceof String)) {
      throw new EvaluationException("bool2str(): Requires strings to convert to");
    }
    return value ? ifTrue : ifFalse;
  }

  private static Object clamp(List<Object> args) {
    List<Object> flat = CollectionFunctions.flatten(args);
    if (flat.size() != 3) {
      throw new EvaluationException("clamp(): Wrong number of arguments, need three to clamp");
    }
    List<BigInteger> numbers = new ArrayList<>();
    for (Object value : flat) {
      if (value instanceof String text && !Regex.of("^\\d+$").matches(text)) {
        throw new EvaluationException("clamp(): Required explicit numeric (" + text + ":String)");
      }
      if (value instanceof Map<?, ?>) {
        throw new EvaluationException(
            "clamp(): The Hash type is not allowed (" + LegacyText.of(value) + ")");
      }
    }
    for (Object value : flat) {
      numbers.add(Legacy.integer(value));
    }
    numbers.sort(null);
    return Legacy.number(numbers.get(1));
  }

  private static BigInteger baseArgument(Object value) {
    if (value instanceof String text && !Regex.of("^[0-9]+$").matches(text)) {
      throw new EvaluationException(
          "convert_base(): First argument must be an integer or a string corresponding to an"
              + " integer in base 10");
    }
    return Legacy.integer(value);
  }

  private static Object convertBase(List<Object> args) {
    Object number = args.get(0);
    Object base = args.get(1);
    if (!(number instanceof Long || number instanceof String)) {
      throw new EvaluationException(
          "convert_base(): First argument must be either a string or an integer");
    }
    if (!(base instanceof Long || base instanceof String)) {
      throw new EvaluationException(
          "convert_base(): Second argument must be either a string or an integer");
    }
    BigInteger value = baseArgument(number);
    int radix = baseArgument(base).intValue();
    if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
      throw new EvaluationException(
          "convert_base(): base must be at least 2 and must not be greater than 36");
    }
    return value.toString(radix);
  }

  private static Object numberToBool(List<Object> args) {
    if (args.size() != 1) {
      throw Legacy.wrongCount("num2bool", args.size(), "1");
    }
    Object value = args.get(0);
    if (value instanceof String text) {
      try {
        return isPositive(NumberText.parseFloat(text));
      } catch (FormatException e) {
        throw new EvaluationException(
            "num2bool(): '" + text + "' does not look like a number: " + e.getMessage());
      }
    }
    return isPositive(value instanceof Number ? value : LegacyText.of(value));
  }

  private static Object toBytes(List<Object> args) {
    if (args.size() != 1) {
      throw Legacy.wrongCount("to_bytes", args.size(), "1");
    }
    if (args.get(0) instanceof Number) {
      return args.get(0);
    }
    boolean symbol = args.get(0) == Default.DEFAULT;
    String text = symbol ? "default" : LegacyText.string(args.get(0));
    Match match = Regex.of("([0-9.e+-]*)\\s*([^bB]?)").match(text);
    String prefix = match == null ? "" : String.valueOf(match.group(2));
    int power = prefix.isEmpty() ? 0 : " kMGTPE".indexOf(prefix);
    if (power < 0 || prefix.equals(" ")) {
      throw new EvaluationException("to_bytes(): Unknown prefix " + prefix);
    }
    double value = match == null ? 0 : NumberText.leadingFloat(String.valueOf(match.group(1)));
    return Legacy.number(Legacy.integer(value * (double) (1L << (10 * power))));
  }

  private static Object typeName(List<Object> args) {
    if (args.size() != 1) {
      throw Legacy.wrongCount("type3x", args.size(), "1");
    }
    Object value = args.get(0);
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Long) {
      return "integer";
    }
    if (value instanceof String text) {
      if (text.equals(NumberText.leadingInteger(text).toString())) {
        return "integer";
      }
      return text.equals(LegacyText.of(NumberText.leadingFloat(text))) ? "float" : "string";
    }
    if (value instanceof Double || value instanceof List<?> || value instanceof Map<?, ?>) {
      return CaseMapping.downcase(LegacyText.className(value));
    }
    throw new EvaluationException("type3x(): Unknown type");
  }
}
