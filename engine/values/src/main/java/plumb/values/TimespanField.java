package plumb.values;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field or literal text of a {@link TimespanFormat}. */
final class TimespanField {
  /** The unit letters from the smallest to the greatest. */
  private static final String UNITS = "NLSMHD";

  private static final long[] NANOSECONDS = {
    1L, 1_000_000L, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L
  };
  private static final long[] IN_NEXT_UNIT = {1_000_000_000L, 1000L, 60L, 60L, 24L, 0L};
  private static final int[] DEFAULT_WIDTH = {9, 3, 2, 2, 2, 1};
  private static final int LITERAL = -1;

  private final int unit;
  private final String literal;
  private final char padding; // '0', ' ' or '-' for none
  private final int width; // -1 when not given
  private boolean total;

  private TimespanField(int unit, String literal, char padding, int width) {
    this.unit = unit;
    this.literal = literal;
    this.padding = padding;
    this.width = width;
  }

  static List<TimespanField> parse(String format) {
    List<TimespanField> fields = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i++);
      if (c != '%') {
        literal.append(c);
        continue;
      }
      int start = i - 1;
      char padding = '0';
      int width = -1;
      boolean first = true;
      while (true) {
        if (i == format.length()) {
          throw badSpecifier(format, start, format.length() - 1);
        }
        c = format.charAt(i++);
        if (c == '%') {
          literal.append(c);
          break;
        }
        if (UNITS.indexOf(c) >= 0) {
          if (!literal.isEmpty()) {
            fields.add(new TimespanField(LITERAL, literal.toString(), '0', -1));
            literal.setLength(0);
          }
          fields.add(new TimespanField(UNITS.indexOf(c), "", padding, width));
          break;
        }
        if (first && (c == '-' || c == '_')) {
          padding = c == '-' ? '-' : ' ';
        } else if (c >= '0' && c <= '9') {
          if (!first || c != '0') {
            width = Math.max(width, 0) * 10 + (c - '0');
          }
        } else {
          throw badSpecifier(format, start, i - 1);
        }
        first = false;
      }
    }
    if (!literal.isEmpty()) {
      fields.add(new TimespanField(LITERAL, literal.toString(), '0', -1));
    }
    markHighest(fields);
    return fields;
  }

  private static void markHighest(List<TimespanField> fields) {
    TimespanField highest = null;
    for (TimespanField field : fields) {
      if (!field.isLiteral() && (highest == null || field.unit > highest.unit)) {
        highest = field;
      }
    }
    if (highest != null) {
      highest.total = true;
    }
  }

  private static EvaluationException badSpecifier(String format, int start, int position) {
    return new EvaluationException(
        "Bad format specifier '"
            + format.substring(start, position)
            + "' in '"
            + format
            + "', at position "
            + position);
  }

  boolean isLiteral() {
    return unit == LITERAL;
  }

  private boolean isFraction() {
    return unit == 0 || unit == 1;
  }

  private int widthOrDefault() {
    return width < 0 ? DEFAULT_WIDTH[unit] : width;
  }

  void append(StringBuilder out, BigInteger nanoseconds, boolean keepZeros) {
    if (isLiteral()) {
      out.append(literal);
      return;
    }
    BigInteger value = unit == 0 ? fraction(nanoseconds) : inUnit(nanoseconds);
    String digits = value.toString();
    if (isFraction() && !total && padding != '0' && !keepZeros) {
      digits = withoutTrailingZeros(digits);
    }
    int fill = padding == '-' ? 0 : widthOrDefault() - digits.length();
    if (isFraction()) {
      out.append(digits).append(" ".repeat(Math.max(0, fill)));
    } else {
      out.append(Character.toString(padding).repeat(Math.max(0, fill))).append(digits);
    }
  }

  private BigInteger inUnit(BigInteger nanoseconds) {
    BigInteger value = nanoseconds.divide(BigInteger.valueOf(NANOSECONDS[unit]));
    return total || IN_NEXT_UNIT[unit] == 0
        ? value
        : value.mod(BigInteger.valueOf(IN_NEXT_UNIT[unit]));
  }

  private BigInteger fraction(BigInteger nanoseconds) {
    int digits = Math.min(9, widthOrDefault());
    BigInteger value = nanoseconds.divide(BigInteger.TEN.pow(9 - digits));
    return total ? value : value.mod(BigInteger.TEN.pow(digits));
  }

  private static String withoutTrailingZeros(String digits) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  void appendPattern(StringBuilder out) {
    if (isLiteral()) {
      out.append('(').append(Regex.escape(literal)).append(')');
    } else if (width < 0) {
      String digits = padding == ' ' ? "[0-9\\s]" : "[0-9]";
      if (total) {
        out.append(padding == ' ' ? "\\s*([0-9]+)" : "([0-9]+)");
      } else {
        out.append('(').append(digits).append("{1,").append(DEFAULT_WIDTH[unit]).append("})");
      }
    } else {
      out.append(padding == ' ' ? "([0-9\\s]{" : "([0-9]{");
      out.append(padding == '-' ? "1," : "").append(width).append("})");
    }
  }

  /** The nanoseconds that the digits of this field stand for. */
  BigInteger nanoseconds(@Nullable String digits) {
    BigInteger value = new BigInteger(digits == null ? "0" : digits);
    if (!isFraction()) {
      return value.multiply(BigInteger.valueOf(NANOSECONDS[unit]));
    }
    if (total) {
      throw new EvaluationException(
          "Format specifiers %L and %N denotes fractions and must be used together with a"
              + " specifier of higher magnitude");
    }
    int length = digits == null ? 0 : digits.length();
    return length >= 9 ? value : value.multiply(BigInteger.TEN.pow(9 - length));
  }
}
