package plumb.values.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ruby's {@code Kernel#sprintf} (3.1): positional, numbered and named operands, all flags, its
 * messages.
 *
 * <p>An instance serves one call and is not shared between threads.
 */
public final class Sprintf {
  private final String format;
  private final Operands operands;
  private final OperandOrder order;
  private final StringBuilder out;
  private int at;

  private Directive directive = new Directive();
  private @Nullable Object operand;
  private @Nullable String name;

  private Sprintf(String format, Operands operands) {
    this.format = format;
    this.operands = operands;
    this.order = new OperandOrder(operands);
    this.out = new StringBuilder(format.length() + 16);
  }

  /**
   * Writes the operands into the format string.
   *
   * @throws FormatException when a directive is malformed or an operand does not fit it
   */
  public static String format(String format, Operands operands) {
    return new Sprintf(format, operands).run();
  }

  private String run() {
    while (true) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        return out.append(format, at, format.length()).toString();
      }
      out.append(format, at, percent);
      at = percent + 1;
      if (at >= format.length()) {
        throw new FormatException("incomplete format specifier; use %% (double %) instead");
      }
      directive();
    }
  }

  private void directive() {
    directive = new Directive();
    operand = null;
    name = null;
    boolean open = true;
    while (open) {
      if (at >= format.length()) {
        // A directive that ends with flags only is read as a literal per cent sign.
        literal();
        return;
      }
      open = part(format.charAt(at));
    }
  }

  /** Reads one part of a directive; false when that was its conversion. */
  private boolean part(char c) {
    switch (c) {
      case ' ' -> flag(Directive.SPACE);
      case '#' -> flag(Directive.SHARP);
      case '+' -> flag(Directive.PLUS);
      case '-' -> flag(Directive.MINUS);
      case '0' -> flag(Directive.ZERO);
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> widthOrNumber();
      case '<' -> name('>');
      case '{' -> {
        name('}');
        text(false);
        return false;
      }
      case '*' -> starWidth();
      case '.' -> precision();
      default -> {
        conversion(c);
        return false;
      }
    }
    return true;
  }

  private void flag(int flag) {
    if (directive.has(Directive.WIDTH)) {
      throw new FormatException("flag after width");
    }
    if (directive.has(Directive.PRECISION_SEEN)) {
      throw new FormatException("flag after precision");
    }
    directive.flags |= flag;
    at++;
  }

  private void widthOrNumber() {
    int number = number("width");
    if (format.charAt(at) == '$') {
      if (operand != null) {
        throw new FormatException("value given twice - " + number + "$");
      }
      operand = order.numbered(number);
      at++;
      return;
    }
    checkWidth();
    directive.width = number;
    directive.flags |= Directive.WIDTH;
  }

  private void checkWidth() {
    if (directive.has(Directive.WIDTH)) {
      throw new FormatException("width given twice");
    }
    if (directive.has(Directive.PRECISION_SEEN)) {
      throw new FormatException("width after precision");
    }
  }

  private void starWidth() {
    checkWidth();
    directive.flags |= Directive.WIDTH;
    int width = star("width");
    if (width < 0) {
      directive.flags |= Directive.MINUS;
      width = -width;
    }
    directive.width = width;
  }

  private void precision() {
    if (directive.has(Directive.PRECISION_SEEN)) {
      throw new FormatException("precision given twice");
    }
    directive.flags |= Directive.PRECISION | Directive.PRECISION_SEEN;
    directive.precision = 0;
    at++;
    if (at < format.length() && format.charAt(at) == '*') {
      int precision = star("precision");
      directive.precision = precision;
      if (precision < 0) {
        directive.flags &= ~Directive.PRECISION;
      }
    } else {
      directive.precision = number("precision");
    }
  }

  private int star(String what) {
    at++;
    int mark = at;
    Object value;
    int digits = digitsAt(mark);
    if (digits > mark && digits < format.length() && format.charAt(digits) == '$') {
      value = order.numbered(number(what));
      at++;
    } else {
      value = order.next();
    }
    return integer(value).intValue();
  }

  private int digitsAt(int index) {
    int end = index;
    while (end < format.length() && isDigit(format.charAt(end))) {
      end++;
    }
    return end;
  }

  private int number(String what) {
    long number = 0;
    while (at < format.length() && isDigit(format.charAt(at))) {
      number = number * 10 + (format.charAt(at) - '0');
      if (number > Integer.MAX_VALUE) {
        throw new FormatException(what + " too big");
      }
      at++;
    }
    if (at >= format.length()) {
      throw new FormatException("malformed format string - %*[0-9]");
    }
    return (int) number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void name(char close) {
    int start = at;
    int end = format.indexOf(close, start);
    if (end < 0) {
      throw new FormatException("malformed name - unmatched parenthesis");
    }
    String written = format.substring(start, end + 1);
    if (name != null) {
      throw new FormatException("named" + written + " after <" + name + ">");
    }
    name = format.substring(start + 1, end);
    operand = order.named(name, written);
    at = end + 1;
  }

  private Object take() {
    return operand != null ? operand : order.next();
  }

  private void conversion(char c) {
    switch (c) {
      case '\n', '\0' -> {
        literal();
        return;
      }
      case '%' -> literal();
      case 'c' -> character();
      case 's' -> text(false);
      case 'p' -> text(true);
      case 'd', 'i', 'u', 'o', 'x', 'X', 'b', 'B' ->
          new IntegerFormat(directive, c).append(out, integer(take()));
      case 'f' -> fixed();
      case 'e', 'E', 'g', 'G', 'a', 'A' ->
          new FloatFormat(directive, c).append(out, floating(take()));
      default -> throw new FormatException("malformed format string" + (c < 128 ? " - %" + c : ""));
    }
    at++;
  }

  private void literal() {
    if (directive.flags != 0 || operand != null) {
      throw new FormatException("invalid format character - %");
    }
    out.append('%');
  }

  private void text(boolean inspect) {
    Object value = take();
    String text = inspect ? operands.inspect(value) : operands.text(value);
    if (directive.has(Directive.PRECISION)
        && directive.precision < text.codePointCount(0, text.length())) {
      text = text.substring(0, text.offsetByCodePoints(0, directive.precision));
    }
    directive.pad(out, text);
  }

  private void character() {
    Object value = take();
    String text;
    if (value instanceof String s) {
      if (s.codePointCount(0, s.length()) != 1) {
        throw new FormatException("%c requires a character");
      }
      text = s;
    } else if (value instanceof Long || value instanceof Double) {
      long code = ((Number) value).longValue();
      if (!Character.isValidCodePoint((int) code) || code != (int) code) {
        throw new FormatException("%c requires a character");
      }
      text = Character.toString((int) code);
    } else {
      String kind = operands.describe(value);
      throw new FormatException(
          kind.equals("nil")
              ? "no implicit conversion from nil to integer"
              : "no implicit conversion of " + kind + " into Integer");
    }
    directive.pad(out, text);
  }

  private void fixed() {
    Object value = take();
    FloatFormat floats = new FloatFormat(directive, 'f');
    if (value instanceof Long || value instanceof BigInteger) {
      floats.append(out, integer(value));
    } else {
      floats.append(out, floating(value));
    }
  }

  private BigInteger integer(Object value) {
    if (value instanceof Long number) {
      return BigInteger.valueOf(number);
    }
    if (value instanceof BigInteger number) {
      return number;
    }
    if (value instanceof Double number) {
      if (number.isNaN() || number.isInfinite()) {
        throw new FormatException(number.isNaN() ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
      }
      return new BigDecimal(number).toBigInteger();
    }
    if (value instanceof String text) {
      return NumberText.parseInteger(text);
    }
    throw new FormatException("can't convert " + operands.describe(value) + " into Integer");
  }

  private double floating(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      return NumberText.parseFloat(text);
    }
    throw new FormatException("can't convert " + operands.describe(value) + " into Float");
  }
}
