package plumb.values.functions.stdlib;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.format.NumberText;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyText;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;

/** The functions {@code is_...}: what a value is, or what a text could be read as. */
final class TypeChecks {
  private TypeChecks() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "is_a" ->
          Overloads.named(name)
              .on(
                  "Any value, Type type",
                  (args, block, callbacks) -> ((Type) args.get(1)).isInstance(args.get(0)));
      case "is_absolute_path" -> deprecated(name, "Absolute_Path", TypeChecks::isAbsolutePath);
      case "is_array" -> deprecated(name, "Array", value -> value instanceof List<?>);
      case "is_bool" -> deprecated(name, "Bool", value -> value instanceof Boolean);
      case "is_float" -> deprecated(name, "Float", TypeChecks::isFloat);
      case "is_ip_address" -> deprecated(name, "Ip_address", IpAddress::isAddress);
      case "is_ipv4_address" -> deprecated(name, "Ipv4", IpAddress::isVersion4);
      case "is_ipv6_address" -> deprecated(name, "Ipv6", IpAddress::isVersion6);
      case "is_numeric" -> deprecated(name, "Numeric", TypeChecks::isNumeric);
      case "is_string" -> deprecated(name, "String", TypeChecks::isString);
      case "is_domain_name" -> legacy(name, TypeChecks::isDomainName);
      case "is_email_address" -> legacy(name, TypeChecks::isEmailAddress);
      case "is_hash" -> legacy(name, value -> value instanceof Map<?, ?>);
      case "is_integer" -> legacy(name, TypeChecks::isInteger);
      case "is_mac_address" -> legacy(name, TypeChecks::isMacAddress);
      default -> null;
    };
  }

  private static Function deprecated(String name, String type, Predicate<Object> check) {
    String key = name.equals("is_ipv6_address") ? "is_ipv4_address" : name;
    String advice =
        "This method is deprecated, please use match expressions with Stdlib::Compat::"
            + type
            + " instead. They are described at"
            + " https://docs.puppet.com/puppet/latest/reference/lang_data_type.html#match-expressions.";
    return Deprecation.of(
        key,
        advice,
        (args, callbacks) -> {
          check(name, args);
          return check.test(Legacy.argument(args, 0));
        });
  }

  private static Function legacy(String name, Predicate<Object> check) {
    return Legacy.function(
        name,
        args -> {
          check(name, args);
          return check.test(args.get(0));
        });
  }

  private static void check(String name, List<Object> args) {
    boolean more = name.equals("is_array") || name.equals("is_string");
    if (args.size() == 1 || (more && args.size() > 1)) {
      return;
    }
    boolean plain =
        List.of("is_absolute_path", "is_array", "is_bool", "is_hash", "is_string").contains(name);
    throw plain
        ? Legacy.wrongCount(name, args.size(), "1")
        : new EvaluationException(
            name + "(): Wrong number of arguments given " + args.size() + " for 1");
  }

  static boolean isAbsolutePath(Object value) {
    if (!(value instanceof String text)) {
      return false;
    }
    return Regex.of("^/").matches(text)
        || Regex.of(
                "^(?:(?:[A-Z]:[\\\\/])|(?:[\\\\/][\\\\/][^\\\\/]+[\\\\/][^\\\\/]+)"
                    + "|(?:[\\\\/][\\\\/]\\?[\\\\/][^\\\\/]+))",
                Regex.IGNORE_CASE)
            .matches(text);
  }

  private static boolean isFloat(Object value) {
    if (value instanceof SemVer) {
      throw RubyText.noMethod("to_f", value);
    }
    return value instanceof Double
        || (value instanceof String text
            && text.equals(RubyText.of(NumberText.leadingFloat(text))));
  }

  private static boolean isNumeric(Object value) {
    // In Ruby, these are kinds of numbers.
    boolean number =
        value instanceof Number
            || value instanceof SemVer
            || value instanceof Timespan
            || value instanceof Timestamp;
    return number
        || (value instanceof String text
            && Regex.of("^-?(?:(?:[1-9]\\d*)|0)(?:\\.\\d+)?(?:[eE]-?\\d+)?$").matches(text));
  }

  private static boolean isInteger(Object value) {
    return value instanceof Long
        || (value instanceof String text && Regex.of("^-?(?:(?:[1-9]\\d*)|0)$").matches(text));
  }

  /** A positive integer, or the text of one. */
  static boolean isPositiveInteger(Object value) {
    return isInteger(value) && Legacy.integer(value).signum() > 0;
  }

  private static boolean isString(Object value) {
    if (value == Undef.UNDEF) {
      return true;
    }
    return value instanceof String text
        && !text.equals(RubyText.of(NumberText.leadingFloat(text)))
        && !text.equals(NumberText.leadingInteger(text).toString());
  }

  static boolean isDomainName(Object value) {
    if (!(value instanceof String text)) {
      return false;
    }
    if (text.equals(".")) {
      return true;
    }
    String domain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (domain.isEmpty() || domain.length() > 255) {
      return false;
    }
    if (domain.indexOf('.') >= 0 && !Regex.of("\\.[A-Za-z]+$").matches(domain)) {
      return false;
    }
    for (String label : domain.split("\\.")) {
      boolean hyphen = label.startsWith("-") || label.endsWith("-");
      if (label.isEmpty() || label.length() > 63 || hyphen || !isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String label) {
    return Regex.of("^[a-z\\d-]+$", Regex.IGNORE_CASE).matches(label);
  }

  static boolean isEmailAddress(Object value) {
    return value instanceof String text
        && Regex.of("\\A([\\w+\\-].?)+@[a-z\\d\\-]+(\\.[a-z]+)*\\.[a-z]+\\z").matches(text);
  }

  private static boolean isMacAddress(Object value) {
    String text = value == Default.DEFAULT ? "default" : LegacyText.string(value);
    String pair = "[a-f0-9]{1,2}";
    return Regex.of("^" + pair + "(:" + pair + "){5}$", Regex.IGNORE_CASE).matches(text)
        || Regex.of("^" + pair + "(:" + pair + "){19}$", Regex.IGNORE_CASE).matches(text);
  }
}
