package plumb.values.format;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Integers in the bases 2, 8, 10 and 16.
 *
 * <p>A negative number in a base other than ten, without a sign flag, is written in two's
 * complement with two leading dots: {@code ..f01}.
 */
final class IntegerFormat {
  private final Directive directive;
  private final char conversion;
  private final int base;

  IntegerFormat(Directive directive, char conversion) {
    this.directive = directive;
    this.conversion = conversion;
    this.base =
        switch (conversion) {
          case 'o' -> 8;
          case 'x', 'X' -> 16;
          case 'b', 'B' -> 2;
          default -> 10;
        };
  }

  void append(StringBuilder out, BigInteger value) {
    boolean negative = value.signum() < 0;
    boolean signed = base == 10 || directive.has(Directive.PLUS | Directive.SPACE);
    boolean complement = negative && !signed;
    String digits = complement ? complement(value) : value.abs().toString(base);
    if (conversion == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    append(out, digits, signed ? directive.sign(negative) : 0, complement);
  }

  /** The digits of 2^n + value with the fewest digits that still start with a sign digit. */
  private String complement(BigInteger value) {
    int bits = base == 16 ? 4 : base == 8 ? 3 : 1;
    BigInteger magnitude = value.negate();
    int digits = (magnitude.bitLength() + bits - 1) / bits;
    boolean powerOfBase =
        magnitude.bitCount() == 1 && digits * bits - magnitude.bitLength() == bits - 1;
    if (!powerOfBase) {
      digits++;
    }
    return BigInteger.ONE.shiftLeft(digits * bits).add(value).toString(base);
  }

  private void append(StringBuilder out, String digits, char sign, boolean complement) {
    int width = directive.width - (sign == 0 ? 0 : 1) - (complement ? 2 : 0);
    int precision = directive.precision - (complement ? 2 : 0);
    String prefix = prefix();
    boolean zero = digits.equals("0");
    if (prefix != null && prefix.length() == 1) {
      if (complement) {
        prefix = null;
      } else if (zero) {
        digits = "";
        if (directive.has(Directive.PRECISION)) {
          precision--;
        }
      } else if (directive.has(Directive.PRECISION) && precision > digits.length()) {
        prefix = null;
      }
    } else if (zero) {
      prefix = null;
    }
    if (prefix != null) {
      width -= prefix.length();
    }
    int mode = Directive.ZERO | Directive.MINUS | Directive.PRECISION;
    if ((directive.flags & mode) == Directive.ZERO) {
      precision = width;
      width = 0;
    } else {
      if (precision < digits.length()) {
        if (prefix == null && precision == 0 && digits.equals("0")) {
          digits = "";
        }
        precision = digits.length();
      }
      width -= precision;
    }
    if (!directive.has(Directive.MINUS)) {
      Directive.fill(out, ' ', width);
    }
    if (sign != 0) {
      out.append(sign);
    }
    if (prefix != null) {
      out.append(prefix);
    }
    if (complement) {
      out.append("..");
    }
    Directive.fill(out, complement ? signDigit() : '0', precision - digits.length());
    out.append(digits);
    if (directive.has(Directive.MINUS)) {
      Directive.fill(out, ' ', width);
    }
  }

  private @Nullable String prefix() {
    if (!directive.has(Directive.SHARP)) {
      return null;
    }
    return switch (conversion) {
      case 'o' -> "0";
      case 'x' -> "0x";
      case 'X' -> "0X";
      case 'b' -> "0b";
      case 'B' -> "0B";
      default -> null;
    };
  }

  private char signDigit() {
    return switch (conversion) {
      case 'o' -> '7';
      case 'x' -> 'f';
      case 'X' -> 'F';
      default -> '1';
    };
  }
}
