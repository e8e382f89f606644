package plumb.values.functions;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.RubyInspection;
import plumb.values.SemVer;
import plumb.values.Timespan;
import plumb.values.Timestamp;

/**
 * Ruby's {@code ==} and {@code <=>} of values: strings by code point, numbers across their types.
 */
public final class RubyOrder {
  private RubyOrder() {}

  /**
   * Whether two values are equal; unlike the operator of the language, the case of letters counts.
   */
  public static boolean equal(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return numbersEqual(x, y);
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return listsEqual(x, y);
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return mapsEqual(x, y);
    }
    return a.equals(b);
  }

  private static boolean numbersEqual(Number a, Number b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.longValue() == y.longValue();
    }
    Integer order = compareNumbers(a, b);
    return order != null && order == 0;
  }

  private static boolean listsEqual(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<?> other = b.iterator();
    for (Object element : a) {
      if (!equal(element, other.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean mapsEqual(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object other = b.get(entry.getKey());
      if (other == null || !equal(entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  /** The order of two values: negative, zero or positive, null when they have none. */
  public static @Nullable Integer compare(Object a, Object b) {
    if (a instanceof String x && b instanceof String y) {
      return compareText(x, y);
    }
    if (a instanceof Number x && b instanceof Number y) {
      return compareNumbers(x, y);
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return compareLists(x, y);
    }
    if (a instanceof SemVer x && b instanceof SemVer y) {
      return x.compareTo(y);
    }
    if (a instanceof Timespan x && b instanceof Timespan y) {
      return x.compareTo(y);
    }
    if (a instanceof Timestamp x && b instanceof Timestamp y) {
      return x.compareTo(y);
    }
    return equal(a, b) ? Integer.valueOf(0) : null;
  }

  /** The order of two texts by code point. */
  public static int compareText(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand for code points above all others.
        boolean differ = Character.isSurrogate(x) != Character.isSurrogate(y);
        return differ ? (Character.isSurrogate(x) ? 1 : -1) : Integer.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static @Nullable Integer compareNumbers(Number a, Number b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return null;
    }
    if (a instanceof Double && b instanceof Double
        || Double.isInfinite(x)
        || Double.isInfinite(y)) {
      return x < y ? -1 : x > y ? 1 : 0;
    }
    return exact(a).compareTo(exact(b));
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(number.doubleValue());
  }

  private static @Nullable Integer compareLists(List<?> a, List<?> b) {
    Iterator<?> other = b.iterator();
    for (Object element : a) {
      if (!other.hasNext()) {
        return 1;
      }
      Integer order = compare(element, other.next());
      if (order == null || order != 0) {
        return order;
      }
    }
    return other.hasNext() ? -1 : 0;
  }

  /**
   * The order of two values.
   *
   * @throws EvaluationException when they have none
   */
  public static int comparison(Object a, Object b) {
    Integer order = compare(a, b);
    if (order == null) {
      throw incomparable(a, b);
    }
    return order;
  }

  /**
   * What the result of a block that compares two values means.
   *
   * @throws EvaluationException when it is not a number
   */
  public static int order(Object result, Object a, Object b) {
    if (result instanceof Long number) {
      return Long.signum(number);
    }
    if (result instanceof Double number) {
      return number > 0 ? 1 : number < 0 ? -1 : 0;
    }
    if (Objects.equals(RubyText.className(result), "NilClass")) {
      throw incomparable(a, b);
    }
    if (result instanceof String || result instanceof Timespan || result instanceof Timestamp) {
      throw incomparable(result, 0L);
    }
    if (result instanceof Map<?, ?>) {
      throw new EvaluationException("no implicit conversion of Integer into Hash");
    }
    throw RubyText.noMethod(">", result);
  }

  private static EvaluationException incomparable(Object a, Object b) {
    boolean shown =
        b instanceof Number || b instanceof Boolean || RubyText.describe(b).equals("nil");
    return new EvaluationException(
        "comparison of "
            + RubyText.className(a)
            + " with "
            + (shown || b instanceof Enum ? RubyInspection.of(b) : RubyText.className(b))
            + " failed");
  }
}
