package plumb.values.functions;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;

/**
 * The order of version strings of packages: runs of digits, of other characters, and the separators
 * {@code -} and {@code .}, compared one after the other.
 */
public final class VersionOrder {
  private VersionOrder() {}

  static Object call(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    String a = (String) args.get(0);
    String b = (String) args.get(1);
    boolean trim = args.size() > 2 && (Boolean) args.get(2);
    return (long) (trim ? compare(withoutZeros(a), withoutZeros(b)) : compare(a, b));
  }

  /** -1, 0 or 1. */
  public static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = partEnd(a, i);
      int endB = partEnd(b, j);
      if (endA - i != endB - j || !a.regionMatches(i, b, j, endA - i)) {
        return compareParts(a.substring(i, endA), b.substring(j, endB));
      }
      i = endA;
      j = endB;
    }
    return Integer.signum(RubyOrder.compareText(a, b));
  }

  private static int partEnd(String text, int start) {
    char first = text.charAt(start);
    int end = start + 1;
    if (first != '-' && first != '.') {
      boolean digits = isDigit(first);
      while (end < text.length() && continues(text.charAt(end), digits)) {
        end++;
      }
    }
    return end;
  }

  private static boolean continues(char c, boolean digits) {
    return c != '-' && c != '.' && isDigit(c) == digits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int compareParts(String a, String b) {
    for (String separator : List.of("-", ".")) {
      if (a.equals(separator)) {
        return -1;
      }
      if (b.equals(separator)) {
        return 1;
      }
    }
    if (isDigit(a.charAt(0)) && isDigit(b.charAt(0))) {
      boolean textual = a.charAt(0) == '0' || b.charAt(0) == '0';
      return textual
          ? Integer.signum(a.compareTo(b))
          : new BigInteger(a).compareTo(new BigInteger(b));
    }
    return Integer.signum(RubyOrder.compareText(CaseMapping.upcase(a), CaseMapping.upcase(b)));
  }

  /** The version without zeros and points before the first hyphen. */
  private static String withoutZeros(String version) {
    int hyphen = version.indexOf('-');
    int end = hyphen < 0 ? version.length() : hyphen;
    int trimmed = end;
    while (trimmed > 0 && ".0".indexOf(version.charAt(trimmed - 1)) >= 0) {
      trimmed--;
    }
    String rest = version.substring(end);
    int last = rest.length();
    while (last > 0 && rest.charAt(last - 1) == '-') {
      last--;
    }
    return version.substring(0, trimmed) + rest.substring(0, last);
  }
}
