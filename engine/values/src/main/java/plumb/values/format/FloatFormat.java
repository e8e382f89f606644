package plumb.values.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import plumb.values.SizeLimit;

/** Floating point numbers as C's {@code printf} writes them: exact digits, ties to even. */
final class FloatFormat {
  private static final int DEFAULT_PRECISION = 6;

  private final Directive directive;
  private final char conversion;

  FloatFormat(Directive directive, char conversion) {
    this.directive = directive;
    this.conversion = conversion;
  }

  void append(StringBuilder out, double value) {
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    char sign = directive.sign(negative);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String name = Double.isNaN(value) ? "NaN" : "Inf";
      directive.pad(out, sign == 0 ? name : sign + name);
      return;
    }
    appendNumber(out, sign, digits(Math.abs(value)));
  }

  /** An integer under {@code %f}: all its digits, however large, and no point without decimals. */
  void append(StringBuilder out, BigInteger value) {
    BigDecimal digits = new BigDecimal(value.abs());
    appendNumber(out, directive.sign(value.signum() < 0), fixed(digits, precision(), false));
  }

  private void appendNumber(StringBuilder out, char sign, String text) {
    String body = Character.isUpperCase(conversion) ? text.toUpperCase(Locale.ROOT) : text;
    int missing = directive.width - body.length() - (sign == 0 ? 0 : 1);
    boolean zeros = directive.has(Directive.ZERO) && !directive.has(Directive.MINUS);
    if (!zeros && !directive.has(Directive.MINUS)) {
      Directive.fill(out, ' ', missing);
    }
    if (sign != 0) {
      out.append(sign);
    }
    int start = zeros && (conversion == 'a' || conversion == 'A') ? 2 : 0;
    out.append(body, 0, start);
    if (zeros) {
      Directive.fill(out, '0', missing);
    }
    out.append(body, start, body.length());
    if (directive.has(Directive.MINUS)) {
      Directive.fill(out, ' ', missing);
    }
  }

  private int precision() {
    return directive.has(Directive.PRECISION) ? directive.precision : DEFAULT_PRECISION;
  }

  private String digits(double value) {
    return switch (conversion) {
      case 'f' -> fixed(new BigDecimal(value), precision(), directive.has(Directive.SHARP));
      case 'e', 'E' -> scientific(value, precision());
      case 'g', 'G' -> general(value);
      default -> hexadecimal(value);
    };
  }

  private static String fixed(BigDecimal value, int precision, boolean pointed) {
    // Zeros after the last digit are written, not computed: the precision may be in the millions.
    int exact = Math.min(precision, Math.max(0, value.scale()));
    String text = value.setScale(exact, RoundingMode.HALF_EVEN).toPlainString();
    boolean point = exact == 0 && (precision > 0 || pointed);
    SizeLimit.checkCharacters(precision);
    return (point ? text + "." : text) + "0".repeat(precision - exact);
  }

  private String scientific(double value, int precision) {
    BigDecimal rounded = round(value, precision + 1);
    String digits = padded(rounded, precision + 1);
    String point = precision > 0 || directive.has(Directive.SHARP) ? "." : "";
    return digits.charAt(0) + point + digits.substring(1) + exponent(rounded);
  }

  private String general(double value) {
    int significant = Math.max(precision(), 1);
    BigDecimal rounded = round(value, significant);
    int exponent = magnitude(rounded);
    boolean scientific = exponent < -4 || exponent >= significant;
    boolean keep = directive.has(Directive.SHARP);
    if (scientific) {
      String digits = padded(rounded, significant);
      String fraction = keep ? digits.substring(1) : withoutZeros(digits.substring(1));
      String point = keep || !fraction.isEmpty() ? "." : "";
      return digits.charAt(0) + point + fraction + exponent(rounded);
    }
    BigDecimal exact = new BigDecimal(value);
    int places = significant - 1 - exponent;
    int shown = keep ? places : Math.min(places, Math.max(0, exact.scale()));
    String text = fixed(exact, shown, keep);
    return keep || text.indexOf('.') < 0 ? text : withoutPoint(withoutZeros(text));
  }

  private static BigDecimal round(double value, int significant) {
    return new BigDecimal(value).round(new MathContext(significant, RoundingMode.HALF_EVEN));
  }

  /** The power of ten of the first digit. */
  private static int magnitude(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  private static String padded(BigDecimal value, int significant) {
    StringBuilder digits = new StringBuilder(value.unscaledValue().toString());
    Directive.fill(digits, '0', significant - digits.length());
    return digits.substring(0, significant);
  }

  private static String exponent(BigDecimal value) {
    int exponent = magnitude(value);
    String digits = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" + digits : digits);
  }

  private static String withoutZeros(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, end);
  }

  private static String withoutPoint(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** The digits of {@code %a}: one digit before the point, subnormal numbers normalised. */
  private String hexadecimal(double value) {
    if (value == 0) {
      return hexadecimal(0, 0, 0);
    }
    int exponent = Math.getExponent(value);
    long bits = Double.doubleToLongBits(value) & ((1L << 52) - 1);
    if (exponent < Double.MIN_EXPONENT) {
      int shift = Long.numberOfLeadingZeros(bits) - 11;
      bits = (bits << shift) & ((1L << 52) - 1);
      exponent = Double.MIN_EXPONENT - shift;
    }
    return hexadecimal(1, bits, exponent);
  }

  private String hexadecimal(long lead, long fraction, int exponent) {
    String digits = withoutZeros(String.format(Locale.ROOT, "%013x", fraction));
    if (directive.has(Directive.PRECISION)) {
      int places = directive.precision;
      if (places < 13) {
        long unit = 1L << (4 * (13 - places));
        long whole = (lead << 52) | fraction;
        long rest = whole & (unit - 1);
        long kept = whole - rest;
        boolean odd = (kept & unit) != 0;
        if (rest > unit / 2 || (rest == unit / 2 && odd)) {
          kept += unit;
        }
        if (kept >>> 53 != 0) {
          kept >>>= 1;
          exponent++;
        }
        lead = kept >>> 52;
        String all = String.format(Locale.ROOT, "%013x", kept & ((1L << 52) - 1));
        digits = all.substring(0, places);
      } else {
        digits = digits + "0".repeat(places - digits.length());
      }
    }
    String point = digits.isEmpty() && !directive.has(Directive.SHARP) ? "" : ".";
    return "0x" + lead + point + digits + (exponent < 0 ? "p-" : "p+") + Math.abs(exponent);
  }
}
