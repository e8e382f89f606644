package plumb.values.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Timespan;
import plumb.values.TimespanFormat;
import plumb.values.Timestamp;
import plumb.values.TimestampFormat;
import plumb.values.Undef;
import plumb.values.Unrepeatable;
import plumb.values.types.AliasType;
import plumb.values.types.PatternType;
import plumb.values.types.RegexpType;
import plumb.values.types.VariantType;

/** Functions that match, split, replace and format text. */
final class PatternFunctions {
  private static final String TARGET = "Variant[Array[String], String] target, ";
  private static final String REPLACEMENT = "Variant[String, Hash[String, String]] replacement, ";

  private PatternFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "split" ->
          Overloads.named(name)
              .on(
                  "String str, String pattern",
                  (args, block, callbacks) -> split(args, Regex.of((String) args.get(1))))
              .on(
                  "String str, Regexp pattern",
                  (args, block, callbacks) -> split(args, (Regex) args.get(1)))
              .on(
                  "String str, Type[Regexp] pattern",
                  (args, block, callbacks) -> split(args, Regex.of(source(args.get(1)))));
      case "regsubst" -> regsubst();
      case "match" ->
          Overloads.named(name)
              .on(
                  "String string, Variant[Any, Type] pattern",
                  (args, block, callbacks) -> match((String) args.get(0), args.get(1)))
              .on("Array[String] string, Variant[Any, Type] pattern", PatternFunctions::matches);
      case "sprintf" -> new LegacyFunction(name, -2, SprintfOperands::sprintf);
      case "scanf" ->
          Overloads.named(name).on("String data, String format, &block?", PatternFunctions::scanf);
      case "shellquote" -> new LegacyFunction(name, -1, ShellQuote::call);
      case "strftime" -> strftime();
      case "versioncmp" ->
          Overloads.named(name)
              .on("String a, String b, Boolean ignore_trailing_zeroes?", VersionOrder::call);
      default -> null;
    };
  }

  private static String source(Object regexpType) {
    Object type = regexpType;
    while (type instanceof AliasType alias) {
      type = alias.body();
    }
    Regex regex = type instanceof RegexpType regexp ? regexp.regex() : null;
    return regex == null ? "" : regex.source();
  }

  private static Object split(List<Object> args, Regex pattern) {
    return Substitution.split((String) args.get(0), pattern);
  }

  private static Overloads regsubst() {
    return Overloads.named("regsubst")
        .on(
            TARGET
                + "String pattern, "
                + REPLACEMENT
                + "Optional[Pattern[/^[GEIM]*$/]] flags?, Enum['N', 'E', 'S', 'U'] encoding?",
            (args, block, callbacks) -> {
              String flags = args.size() > 3 && args.get(3) instanceof String s ? s : "";
              return substitute(args, Regex.of((String) args.get(1), options(flags)), flags);
            })
        .on(
            TARGET
                + "Variant[Regexp, Type[Regexp]] pattern, "
                + REPLACEMENT
                + "Pattern[/^G?$/] flags?",
            (args, block, callbacks) -> {
              // The source of a type, unlike that of a regular expression, is searched literally.
              Regex regex =
                  args.get(1) instanceof Regex given
                      ? given
                      : Regex.of(Regex.escape(source(args.get(1))));
              return substitute(args, regex, args.size() > 3 ? (String) args.get(3) : "");
            });
  }

  private static int options(String flags) {
    return (flags.indexOf('E') >= 0 ? Regex.EXTENDED : 0)
        | (flags.indexOf('I') >= 0 ? Regex.IGNORE_CASE : 0)
        | (flags.indexOf('M') >= 0 ? Regex.MULTILINE : 0);
  }

  private static Object substitute(List<Object> args, Regex regex, String flags) {
    Substitution substitution =
        args.get(2) instanceof Map<?, ?> map
            ? new Substitution(regex, map)
            : new Substitution(regex, (String) args.get(2));
    boolean all = flags.indexOf('G') >= 0;
    if (args.get(0) instanceof String text) {
      return substitution.apply(text, all);
    }
    List<Object> result = new ArrayList<>();
    for (Object text : (List<?>) args.get(0)) {
      result.add(substitution.apply((String) text, all));
    }
    return result;
  }

  private static Object matches(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    List<Object> result = new ArrayList<>();
    for (Object text : (List<?>) args.get(0)) {
      result.add(match((String) text, args.get(1)));
    }
    return result;
  }

  /** The matched text and the texts of the groups, or undef. */
  private static Object match(String text, Object pattern) {
    if (pattern instanceof Regex regex) {
      return groups(regex.match(text));
    }
    if (pattern instanceof String source) {
      return groups(Regex.of(source).match(text));
    }
    if (pattern instanceof AliasType alias) {
      return match(text, alias.body());
    }
    if (pattern instanceof RegexpType regexp) {
      Regex regex = regexp.regex();
      if (regex == null) {
        throw new EvaluationException("Given Regexp Type has no regular expression");
      }
      return groups(regex.match(text));
    }
    if (pattern instanceof VariantType variant) {
      return firstMatch(text, variant.types());
    }
    if (pattern instanceof PatternType patterns) {
      return firstMatch(text, patterns.patterns());
    }
    if (pattern instanceof List<?> list) {
      return firstMatch(text, CollectionFunctions.flatten(list));
    }
    throw new EvaluationException(
        "match() expects pattern of T, where T is String, Regexp, Regexp[r], Pattern[p], or"
            + " Array[T]. Got "
            + RubyText.className(pattern));
  }

  private static Object firstMatch(String text, List<?> patterns) {
    for (Object pattern : patterns) {
      Object result = match(text, pattern);
      if (result != Undef.UNDEF) {
        return result;
      }
    }
    return Undef.UNDEF;
  }

  private static Object groups(@Nullable Match match) {
    if (match == null) {
      return Undef.UNDEF;
    }
    List<Object> result = new ArrayList<>(match.groupCount() + 1);
    for (int i = 0; i <= match.groupCount(); i++) {
      String group = match.group(i);
      result.add(group == null ? Undef.UNDEF : group);
    }
    return result;
  }

  private static Object scanf(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    Object result = Scan.scan((String) args.get(0), (String) args.get(1));
    return block == null ? result : block.call(List.of(result));
  }

  private static Overloads strftime() {
    return Overloads.named("strftime")
        .on(
            "Timespan time_object, String format",
            (args, block, callbacks) ->
                TimespanFormat.of((String) args.get(1)).format((Timespan) args.get(0)))
        .on(
            "Timestamp time_object, String format, String timezone?",
            (args, block, callbacks) ->
                TimestampFormat.format(
                    (Timestamp) args.get(0), (String) args.get(1), zone(args, 2)))
        .on(
            "String format, String timezone?",
            (args, block, callbacks) -> {
              PlacedWarning.onceWithPlace(
                  callbacks,
                  "legacy#strftime",
                  "The argument signature (String format, [String timezone]) is deprecated for"
                      + " #strftime. See #strftime documentation and Timespan type for more info");
              Timestamp now = new Timestamp(Unrepeatable.now());
              return TimestampFormat.format(now, (String) args.get(0), zone(args, 1));
            });
  }

  private static @Nullable String zone(List<Object> args, int index) {
    return args.size() > index ? (String) args.get(index) : null;
  }
}
