package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Default;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.SemVerRange;
import plumb.values.Timespan;
import plumb.values.Timestamp;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Wording;

/** Parameters of the types of single values. */
final class ScalarParameters {
  private ScalarParameters() {}

  static Type parameterize(Type base, List<Object> arguments) {
    TypeArguments args = TypeArguments.flattened(base, arguments);
    if (base instanceof IntegerType) {
      return integer(args);
    }
    if (base instanceof FloatType) {
      return floating(args);
    }
    if (base instanceof StringType) {
      return string(args);
    }
    if (base instanceof EnumType) {
      return enumeration(args);
    }
    if (base instanceof PatternType) {
      return pattern(args);
    }
    if (base instanceof RegexpType) {
      return regexp(args);
    }
    if (base instanceof BooleanType) {
      args.require(1, 1, "TrueClass or FalseClass", Boolean.class);
      return BooleanType.exactly((Boolean) args.get(0));
    }
    if (base instanceof SemVerType) {
      return semVer(args);
    }
    if (base instanceof TimeRangeType<?>) {
      return timeRange(args);
    }
    throw TypeFactory.notParameterizable(base);
  }

  private static Type integer(TypeArguments args) {
    requireNumbers(args, "Integer-Type", "integers", Long.class, Long.class);
    return TypeArguments.range(args.get(0), args.size() == 2 ? args.get(1) : Default.DEFAULT);
  }

  private static Type floating(TypeArguments args) {
    requireNumbers(args, "Float-Type", "floats, or integers", Long.class, Double.class);
    return FloatType.of(bound(args.get(0)), args.size() == 2 ? bound(args.get(1)) : null);
  }

  private static @Nullable Double bound(Object value) {
    return value instanceof Number n ? (Double) n.doubleValue() : null;
  }

  private static void requireNumbers(
      TypeArguments args, String base, String expected, Class<?> first, Class<?> second) {
    if (args.size() < 1 || args.size() > 2) {
      throw new EvaluationException(
          "BAD_INTEGER_SLICE_ARITY",
          base + " supports [] with one or two arguments (from, to). Got " + args.size());
    }
    for (int i = 0; i < args.size(); i++) {
      Object value = args.get(i);
      if (value != Default.DEFAULT && !first.isInstance(value) && !second.isInstance(value)) {
        throw new EvaluationException(
            "BAD_INTEGER_SLICE_TYPE",
            base
                + " [] requires all arguments to be "
                + expected
                + " (or default). Got "
                + Wording.rubyClass(value),
            TypeArguments.operand(i));
      }
    }
  }

  private static Type string(TypeArguments args) {
    if (args.size() < 1 || args.size() > 2) {
      throw new EvaluationException(
          "BAD_STRING_SLICE_ARITY",
          "String supports [] with one or two arguments. Got " + args.size());
    }
    return StringType.ofSize(args.size(0, args.size()));
  }

  private static Type enumeration(TypeArguments args) {
    boolean ignoresCase = false;
    if (args.size() > 0 && args.get(args.size() - 1) instanceof Boolean flag) {
      ignoresCase = flag;
      args = args.dropLast(1);
    }
    args.require(1, TypeArguments.unlimited(), "String", String.class);
    List<String> values = new ArrayList<>(args.size());
    for (Object value : args.values()) {
      values.add((String) value);
    }
    return EnumType.of(values, ignoresCase);
  }

  private static Type pattern(TypeArguments args) {
    args.require(
        1,
        TypeArguments.unlimited(),
        "String or Regexp or Pattern-Type or Regexp-Type",
        String.class,
        Regex.class,
        PatternType.class,
        RegexpType.class);
    List<Regex> patterns = new ArrayList<>(args.size());
    for (Object value : args.values()) {
      if (value instanceof String source) {
        Regex regex = Regex.of(source);
        regex.validate();
        patterns.add(regex);
      } else if (value instanceof Regex regex) {
        patterns.add(regex);
      } else if (value instanceof PatternType type) {
        patterns.addAll(type.patterns());
      } else if (value instanceof RegexpType type) {
        Regex regex = type.regex();
        patterns.add(regex == null ? Regex.of("") : regex);
      }
    }
    return PatternType.of(patterns);
  }

  private static Type regexp(TypeArguments args) {
    if (args.size() != 1) {
      throw new EvaluationException(
          "BAD_TYPE_SLICE_ARITY",
          Wording.capitalALabel(args.base()) + "[] accepts 1 argument. Got " + args.size(),
          args.size() == 0 ? 0 : TypeArguments.operand(1));
    }
    args.require(1, 1, "String or Regexp", String.class, Regex.class);
    return RegexpType.exactly(
        args.get(0) instanceof Regex regex ? regex : Regex.of((String) args.get(0)));
  }

  private static Type semVer(TypeArguments args) {
    args.require(
        1,
        TypeArguments.unlimited(),
        "String or SemanticPuppet::VersionRange",
        String.class,
        SemVerRange.class);
    List<SemVerRange> ranges = new ArrayList<>(args.size());
    for (Object value : args.values()) {
      ranges.add(value instanceof SemVerRange range ? range : SemVerRange.parse((String) value));
    }
    return SemVerType.of(ranges);
  }

  private static Type timeRange(TypeArguments args) {
    if (args.size() > 2) {
      throw args.badArity(Wording.capitalALabel(args.base()), 0, 2);
    }
    Object from = args.size() > 0 ? args.get(0) : Default.DEFAULT;
    Object to = args.size() > 1 ? args.get(1) : Default.DEFAULT;
    return args.base() instanceof TimestampType
        ? TimestampType.of(timestamp(from), timestamp(to))
        : TimespanType.of(timespan(from), timespan(to));
  }

  private static @Nullable Timestamp timestamp(Object value) {
    if (value == Default.DEFAULT || value == Undef.UNDEF) {
      return null;
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp;
    }
    if (value instanceof Map<?, ?> || value instanceof String || value instanceof Number) {
      return (Timestamp) Conversions.newInstance(TimestampType.TIMESTAMP, List.of(value));
    }
    throw new EvaluationException(
        "Unable to create a Puppet::Pops::Time::Timestamp from a " + Wording.rubyClass(value));
  }

  private static @Nullable Timespan timespan(Object value) {
    if (value == Default.DEFAULT || value == Undef.UNDEF) {
      return null;
    }
    if (value instanceof Timespan timespan) {
      return timespan;
    }
    if (value instanceof Map<?, ?> || value instanceof String || value instanceof Number) {
      Timespan bound = (Timespan) Conversions.newInstance(TimespanType.TIMESPAN, List.of(value));
      return value instanceof Double ? bound.keepingZeros() : bound;
    }
    throw new EvaluationException(
        "Unable to create a Puppet::Pops::Time::Timespan from a " + Wording.rubyClass(value));
  }
}
