package plumb.values.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Timespan;
import plumb.values.TimespanFormat;
import plumb.values.Timestamp;
import plumb.values.TimestampParser;
import plumb.values.Unrepeatable;

/** Constructors of {@code Timestamp} and {@code Timespan}. */
final class TimeConstructors {
  private static final String FORMATS = "Variant[String[2], Array[String[2], 1]]";
  private static final String[] UNITS = {
    "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"
  };
  private static final int[] FACTORS = {1, 24, 60, 60, 1000, 1000, 1000};

  private TimeConstructors() {}

  static Constructor timespan() {
    return new Constructor("new_timespan")
        .alias("Formats", FORMATS)
        .on(
            args -> Timespan.ofNanoseconds(nanoseconds(args.get(0))),
            "Variant[Integer, Float] seconds")
        .on(
            args -> timespan(args.get(0), Constructor.optional(args, 1)),
            "String[1] string",
            "Formats format?")
        .on(
            args -> Timespan.ofNanoseconds(sum(args)),
            "Integer days",
            "Integer hours",
            "Integer minutes",
            "Integer seconds",
            "Integer milliseconds?",
            "Integer microseconds?",
            "Integer nanoseconds?")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return timespan(Objects.requireNonNull(named.get("string")), named.get("format"));
            },
            "Struct[{string => String[1], Optional[format] => Formats}] hash_arg")
        .on(
            args -> fromFields((Map<?, ?>) args.get(0)),
            "Struct[{Optional[negative] => Boolean, Optional[days] => Integer,"
                + " Optional[hours] => Integer, Optional[minutes] => Integer,"
                + " Optional[seconds] => Integer, Optional[milliseconds] => Integer,"
                + " Optional[microseconds] => Integer, Optional[nanoseconds] => Integer}]"
                + " hash_arg");
  }

  private static BigInteger nanoseconds(Object seconds) {
    if (seconds instanceof Long n) {
      return BigInteger.valueOf(n).multiply(BigInteger.valueOf(1_000_000_000L));
    }
    double nanoseconds = (Double) seconds * 1e9;
    if (Double.isNaN(nanoseconds) || Double.isInfinite(nanoseconds)) {
      throw new EvaluationException(Double.toString(nanoseconds));
    }
    return new BigDecimal(nanoseconds).toBigInteger();
  }

  private static Timespan timespan(Object text, @Nullable Object format) {
    if (format instanceof String single) {
      return TimespanFormat.of(single).parse((String) text);
    }
    return TimespanFormat.parse(
        (String) text, format == null ? TimespanFormat.DEFAULTS : strings(format));
  }

  private static List<String> strings(Object list) {
    List<String> result = new ArrayList<>();
    for (Object element : (List<?>) list) {
      result.add((String) element);
    }
    return result;
  }

  private static BigInteger sum(List<?> fields) {
    BigInteger result = BigInteger.ZERO;
    for (int i = 0; i < UNITS.length; i++) {
      result = result.multiply(BigInteger.valueOf(FACTORS[i]));
      if (i < fields.size()) {
        result = result.add(BigInteger.valueOf((Long) fields.get(i)));
      }
    }
    return result;
  }

  private static Timespan fromFields(Map<?, ?> fields) {
    List<Object> values = new ArrayList<>(UNITS.length);
    for (String unit : UNITS) {
      Object value = fields.get(unit);
      values.add(value == null ? 0L : value);
    }
    BigInteger nanoseconds = sum(values);
    return Timespan.ofNanoseconds(
        Boolean.TRUE.equals(fields.get("negative")) ? nanoseconds.negate() : nanoseconds);
  }

  static Constructor timestamp() {
    return new Constructor("new_timestamp")
        .alias("Formats", FORMATS)
        .on(args -> new Timestamp(Unrepeatable.now()))
        .on(
            args -> Timestamp.ofNanoseconds(nanoseconds(args.get(0))),
            "Variant[Integer, Float] seconds")
        .on(
            args ->
                timestamp(
                    args.get(0), Constructor.optional(args, 1), Constructor.optional(args, 2)),
            "String[1] string",
            "Formats format?",
            "String[1] timezone?")
        .on(
            args -> {
              Map<?, ?> named = (Map<?, ?>) args.get(0);
              return timestamp(
                  Objects.requireNonNull(named.get("string")),
                  named.get("format"),
                  named.get("timezone"));
            },
            "Struct[{string => String[1], Optional[format] => Formats,"
                + " Optional[timezone] => String[1]}] hash_arg");
  }

  private static Timestamp timestamp(
      Object text, @Nullable Object format, @Nullable Object timezone) {
    String zone = timezone instanceof String given ? given : null;
    return format instanceof String single
        ? TimestampParser.parse((String) text, single, zone)
        : TimestampParser.parse((String) text, format == null ? null : strings(format), zone);
  }
}
