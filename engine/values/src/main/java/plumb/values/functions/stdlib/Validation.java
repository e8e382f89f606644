package plumb.values.functions.stdlib;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Regex;
import plumb.values.RubyInspection;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.CollectionFunctions;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;
import plumb.values.types.Mismatch;
import plumb.values.types.TypeParser;

/**
 * The functions {@code validate_...}: they return nothing, and fail when a value is not as
 * expected.
 */
final class Validation {
  private static final String COUNT = "(): wrong number of arguments (";

  private Validation() {}

  /** Says what is wrong with the arguments, or null. */
  interface Validator {
    @Nullable String problem(List<Object> args);
  }

  static @Nullable Function find(String name) {
    if (name.equals("validate_legacy")) {
      return legacy();
    }
    Validator validator = validator(name);
    if (validator == null) {
      return null;
    }
    String type = deprecatedFor(name);
    if (type == null) {
      return Legacy.function(
          name,
          args -> {
            accept(validator, args);
            return Undef.UNDEF;
          });
    }
    String advice =
        "This method is deprecated, please use the stdlib validate_legacy function,\n"
            + "                    with "
            + type
            + ". There is further documentation for validate_legacy function in the README.";
    return Deprecation.of(
        name,
        advice,
        (args, callbacks) -> {
          accept(validator, args);
          return Undef.UNDEF;
        });
  }

  private static void accept(Validator validator, List<Object> args) {
    String problem = validator.problem(args);
    if (problem != null) {
      throw new EvaluationException(problem);
    }
  }

  private static @Nullable String deprecatedFor(String name) {
    return switch (name) {
      case "validate_absolute_path" -> "Stdlib::Compat::Absolute_Path";
      case "validate_array" -> "Stdlib::Compat::Array";
      case "validate_bool" -> "Stdlib::Compat::Bool";
      case "validate_hash" -> "Stdlib::Compat::Hash";
      case "validate_integer" -> "Stdlib::Compat::Integer";
      case "validate_ip_address" -> "Stdlib::Compat::Ip_Address";
      case "validate_ipv4_address" -> "Stdlib::Compat::Ipv4_Address";
      case "validate_ipv6_address" -> "Stdlib::Compat::Ipv6_address";
      case "validate_numeric" -> "Stdlib::Compat::Numeric";
      case "validate_re" -> "Pattern[]";
      case "validate_slength" -> "String[]";
      case "validate_string" -> "Stdlib::Compat::String";
      default -> null;
    };
  }

  private static @Nullable Validator validator(String name) {
    return switch (name) {
      case "validate_absolute_path" ->
          args ->
              every(
                  name,
                  withoutNesting(args),
                  args,
                  TypeChecks::isAbsolutePath,
                  path -> RubyInspection.of(path) + " is not an absolute path.");
      case "validate_array" -> kind(name, value -> value instanceof List<?>, "an Array");
      case "validate_bool" -> kind(name, value -> value instanceof Boolean, "a boolean");
      case "validate_hash" -> kind(name, value -> value instanceof Map<?, ?>, "a Hash");
      case "validate_string" ->
          kind(name, value -> value instanceof String || value == Undef.UNDEF, "a string");
      case "validate_domain_name" ->
          text(name, TypeChecks::isDomainName, "a syntactically correct domain name");
      case "validate_email_address" ->
          text(name, TypeChecks::isEmailAddress, "a valid email address");
      case "validate_ip_address" -> text(name, IpAddress::isAddress, "a valid IP address.");
      case "validate_ipv4_address" -> text(name, IpAddress::isVersion4, "a valid IPv4 address.");
      case "validate_ipv6_address" -> text(name, IpAddress::isVersion6, "a valid IPv6 address.");
      case "validate_integer" -> args -> new Bounds(name, true).problem(args);
      case "validate_numeric" -> args -> new Bounds(name, false).problem(args);
      case "validate_re" -> Validation::pattern;
      case "validate_slength" -> Lengths::problem;
      default -> null;
    };
  }

  private static List<Object> withoutNesting(List<Object> args) {
    List<Object> result = new ArrayList<>();
    for (Object arg : args) {
      if (arg instanceof List<?> list) {
        result.addAll(list);
      } else {
        result.add(arg);
      }
    }
    return result;
  }

  private interface Complaint {
    String about(Object value);
  }

  private static @Nullable String every(
      String name, List<Object> values, List<Object> args, Predicate<Object> check, Complaint no) {
    if (args.isEmpty()) {
      return name + COUNT + "0; must be > 0)";
    }
    for (Object value : values) {
      if (!check.test(value)) {
        return no.about(value);
      }
    }
    return null;
  }

  private static Validator kind(String name, Predicate<Object> check, String kind) {
    return args ->
        every(
            name,
            args,
            args,
            check,
            value ->
                RubyInspection.of(value)
                    + " is not "
                    + kind
                    + ".  It looks to be a "
                    + RubyText.className(value));
  }

  private static Validator text(String name, Predicate<Object> check, String what) {
    return args ->
        every(
            name,
            args,
            args,
            value -> value instanceof String && check.test(value),
            value ->
                RubyInspection.of(value)
                    + (value instanceof String ? " is not " + what : " is not a string."));
  }

  private static @Nullable String pattern(List<Object> args) {
    if (args.size() < 2 || args.size() > 3) {
      return "validate_re" + COUNT + args.size() + "; must be 2 or 3)";
    }
    if (!(args.get(0) instanceof String text)) {
      return "validate_re(): input needs to be a String, not a " + RubyText.className(args.get(0));
    }
    for (Object source : CollectionFunctions.flatten(List.of(args.get(1)))) {
      Regex regex = source instanceof Regex given ? given : Regex.of(RubyText.string(source));
      if (regex.matches(text)) {
        return null;
      }
    }
    return args.size() > 2 && Legacy.isTrue(args.get(2))
        ? RubyText.of(args.get(2))
        : "validate_re(): "
            + RubyInspection.of(text)
            + " does not match "
            + RubyInspection.of(args.get(1));
  }

  /** {@code validate_legacy}: a type takes the place of an older function that validated. */
  private static Function legacy() {
    Overloads overloads =
        Overloads.named("validate_legacy")
            .on(
                "Any scope, Type target_type, String function_name, Any value, Any args*",
                (args, block, callbacks) -> legacy((Type) args.get(1), args, callbacks))
            .on(
                "Any scope, String type_string, String function_name, Any value, Any args*",
                (args, block, callbacks) ->
                    legacy(TypeParser.parse((String) args.get(1)), args, callbacks));
    return (args, block, callbacks) -> {
      // Its signatures count the scope of the caller as an argument, and a block is ignored.
      List<Object> all = new ArrayList<>(args.size() + 1);
      all.add(Undef.UNDEF);
      all.addAll(args);
      return overloads.call(all, null, callbacks);
    };
  }

  private static Object legacy(Type type, List<Object> args, Callbacks callbacks) {
    String name = (String) args.get(2);
    List<Object> arguments = args.subList(3, args.size());
    boolean valid = isValidByOlder(name, arguments, callbacks);
    if (type.isInstance(args.get(3))) {
      if (!valid) {
        callbacks.log(
            "notice", "Accepting previously invalid value for target type '" + type + "'");
      }
      return Undef.UNDEF;
    }
    String problem = Mismatch.describe("validate_legacy(" + name + ")", type, args.get(3));
    if (!valid) {
      throw new EvaluationException(problem);
    }
    Deprecation.tell(callbacks, "validate_legacy", problem);
    return Undef.UNDEF;
  }

  private static boolean isValidByOlder(String name, List<Object> arguments, Callbacks callbacks) {
    Validator validator = validator(name);
    if (validator != null) {
      return validator.problem(arguments) == null;
    }
    @Nullable Lambda none = null;
    callbacks.callFunction(name, arguments, none);
    return true;
  }
}
