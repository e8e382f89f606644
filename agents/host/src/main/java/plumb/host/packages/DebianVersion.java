package plumb.host.packages;

import org.jspecify.annotations.Nullable;

/**
 * A version of a package, ordered as dpkg orders them: by epoch, then by upstream version, then by
 * Debian revision (deb-version(7)).
 */
record DebianVersion(long epoch, String upstream, String revision)
    implements Comparable<DebianVersion> {

  /** Returns the version that a text is, or null where it is none. */
  static @Nullable DebianVersion parse(String text) {
    int colon = text.indexOf(':');
    int dash = text.lastIndexOf('-');
    String epoch = colon < 0 ? "0" : text.substring(0, colon);
    String upstream = text.substring(colon + 1, dash > colon ? dash : text.length());
    String revision = dash > colon ? text.substring(dash + 1) : "";
    boolean valid =
        isNumber(epoch)
            && !upstream.isEmpty()
            && Character.isDigit(upstream.charAt(0))
            && consistsOf(upstream, ".+-~:")
            && consistsOf(revision, ".+~")
            && !text.endsWith("-");
    return valid ? new DebianVersion(Long.parseLong(epoch), upstream, revision) : null;
  }

  @Override
  public int compareTo(DebianVersion other) {
    int order = Long.compare(epoch, other.epoch);
    if (order == 0) {
      order = compareParts(upstream, other.upstream);
    }
    return order == 0 ? compareParts(revision, other.revision) : order;
  }

  /** Compares in turns the part up to the next digit, by character, and the digits, by number. */
  private static int compareParts(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      while (isText(one, i) || isText(other, j)) {
        int order = Integer.compare(weight(one, i), weight(other, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int iEnd = endOfDigits(one, i);
      int jEnd = endOfDigits(other, j);
      int order = compareNumbers(one.substring(i, iEnd), other.substring(j, jEnd));
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
    return 0;
  }

  /** A tilde sorts before everything, even the end; letters come before other characters. */
  private static int weight(String text, int i) {
    if (i >= text.length() || Character.isDigit(text.charAt(i))) {
      return 0;
    }
    char c = text.charAt(i);
    if (c == '~') {
      return -1;
    }
    return isLetter(c) ? c : c + 256;
  }

  private static boolean isText(String text, int i) {
    return i < text.length() && !Character.isDigit(text.charAt(i));
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String one, String other) {
    String a = withoutZeros(one);
    String b = withoutZeros(other);
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 10 && endOfDigits(text, 0) == text.length();
  }

  private static boolean consistsOf(String text, String punctuation) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && punctuation.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  @Override
  public String toString() {
    return (epoch == 0 ? "" : epoch + ":") + upstream + (revision.isEmpty() ? "" : "-" + revision);
  }
}
