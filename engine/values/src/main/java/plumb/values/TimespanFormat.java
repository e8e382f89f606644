package plumb.values;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A format of time spans, such as {@code %D-%H:%M:%S.%-N}: days, hours, minutes, seconds,
 * milliseconds (L) and fractions (N). The field of the highest unit gives the total.
 */
public final class TimespanFormat {
  /** The format of {@link Timespan#toString}. */
  static final String DEFAULT = "%D-%H:%M:%S.%-N";

  /** The formats that are tried when a text is read without one. */
  public static final List<String> DEFAULTS =
      List.of(
          DEFAULT,
          "%H:%M:%S.%-N",
          "%M:%S.%-N",
          "%S.%-N",
          "%D-%H:%M:%S",
          "%H:%M:%S",
          "%D-%H:%M",
          "%S");

  private static final ConcurrentHashMap<String, TimespanFormat> CACHE = new ConcurrentHashMap<>();
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);

  private final String source;
  private final List<TimespanField> fields;

  private TimespanFormat(String source, List<TimespanField> fields) {
    this.source = source;
    this.fields = fields;
  }

  /**
   * The format with that text.
   *
   * @throws EvaluationException when it is not one
   */
  public static TimespanFormat of(String source) {
    TimespanFormat cached = CACHE.get(source);
    if (cached != null) {
      return cached;
    }
    TimespanFormat result = new TimespanFormat(source, TimespanField.parse(source));
    if (CACHE.size() < 1000) {
      CACHE.put(source, result);
    }
    return result;
  }

  /** The text of a time span. */
  public String format(Timespan timespan) {
    Duration duration = timespan.duration();
    StringBuilder out = new StringBuilder(duration.isNegative() ? "-" : "");
    BigInteger nanos = nanoseconds(duration).abs();
    for (TimespanField field : fields) {
      field.append(out, nanos, timespan.keepsZeros());
    }
    return out.toString();
  }

  /**
   * Reads a time span.
   *
   * @throws EvaluationException when the text does not have this format
   */
  public Timespan parse(String text) {
    StringBuilder pattern = new StringBuilder("\\A-?");
    for (TimespanField field : fields) {
      field.appendPattern(pattern);
    }
    Match match = Regex.of(pattern.append("\\z").toString()).match(text);
    if (match == null) {
      throw unparsable(text);
    }
    BigInteger nanos = BigInteger.ZERO;
    for (int i = 0; i < fields.size(); i++) {
      String group = match.group(i + 1);
      if (!fields.get(i).isLiteral()) {
        nanos = nanos.add(fields.get(i).nanoseconds(digits(group, text)));
      }
    }
    return Timespan.ofNanoseconds(text.startsWith("-") ? nanos.negate() : nanos);
  }

  private String digits(@Nullable String group, String text) {
    String result = group == null ? "" : group.stripLeading();
    if (result.isEmpty() || !result.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw unparsable(text);
    }
    return result;
  }

  private EvaluationException unparsable(String text) {
    return new EvaluationException("Unable to parse '" + text + "' using format '" + source + "'");
  }

  /**
   * Reads a time span in the first of several formats that fits.
   *
   * @throws EvaluationException when none fits
   */
  public static Timespan parse(String text, List<String> formats) {
    List<TimespanFormat> candidates = new ArrayList<>(formats.size());
    for (String format : formats) {
      candidates.add(of(format));
    }
    for (TimespanFormat candidate : candidates) {
      try {
        return candidate.parse(text);
      } catch (EvaluationException e) {
        continue; // the next format may fit
      }
    }
    throw new EvaluationException(
        "Unable to parse '" + text + "' using any of the formats " + String.join(", ", formats));
  }

  static BigInteger nanoseconds(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(SECOND)
        .add(BigInteger.valueOf(duration.getNano()));
  }
}
