package plumb.host.packages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package of RPM: {@code epoch:version-release}, of which a manifest may leave out
 * all but the version. Parts are compared as rpm does (rpm-version(7)).
 */
record RpmVersion(@Nullable String epoch, String version, @Nullable String release)
    implements Comparable<RpmVersion> {
  private static final Pattern ARCHITECTURE =
      Pattern.compile(
          "\\.(noarch|i[3-6]86|x86_64|aarch64|ppc(64(le)?)?|s390x?|riscv64|ia64|armv[0-9a-z]+|sh[34])$");

  /** A run of digits, or one of letters, after a tilde or what only separates. */
  private static final Pattern SEGMENT = Pattern.compile("\\G[^A-Za-z0-9~]*(~|[0-9]+|[A-Za-z]+|$)");

  /** Returns the version that a text is; every text is one. An architecture is left out. */
  static RpmVersion parse(String text) {
    int colon = text.indexOf(':');
    String epoch = text.substring(0, Math.max(colon, 0));
    String rest = text.substring(colon + 1);
    int dash = rest.indexOf('-');
    String release = dash < 0 ? null : withoutArchitecture(rest.substring(dash + 1));
    return new RpmVersion(
        epoch.matches("[0-9]+") ? epoch : null, dash < 0 ? rest : rest.substring(0, dash), release);
  }

  /** Returns a name or release without the architecture that it may end with. */
  static String withoutArchitecture(String text) {
    return ARCHITECTURE.matcher(text).replaceFirst("");
  }

  /** Orders whole versions. Without an epoch it is 0; without a release it is before any. */
  @Override
  public int compareTo(RpmVersion other) {
    int order = compareParts(epoch == null ? "0" : epoch, other.epoch == null ? "0" : other.epoch);
    if (order == 0) {
      order = compareParts(version, other.version);
    }
    if (order != 0 || release == null || other.release == null) {
      return order != 0 ? order : Boolean.compare(release != null, other.release != null);
    }
    return compareParts(release, other.release);
  }

  /** Compares this, as a manifest has it, with an installed version: only the parts that it has. */
  int compareToInstalled(RpmVersion installed) {
    return new RpmVersion(
            epoch == null ? installed.epoch : epoch,
            version,
            release == null ? installed.release : release)
        .compareTo(installed);
  }

  static int compareParts(String one, String other) {
    Matcher ones = SEGMENT.matcher(one);
    Matcher others = SEGMENT.matcher(other);
    while (true) {
      String a = next(ones);
      String b = next(others);
      if (a.isEmpty() && b.isEmpty()) {
        return 0;
      }
      int order = compareSegments(a, b);
      if (order != 0) {
        return order;
      }
    }
  }

  private static String next(Matcher segments) {
    return segments.find() ? segments.group(1) : "";
  }

  /** A tilde is before everything, even the end; then come the end, letters, and numbers. */
  private static int compareSegments(String a, String b) {
    int order = Integer.compare(rank(a), rank(b));
    if (order != 0 || !isNumber(a)) {
      return order != 0 ? order : a.compareTo(b);
    }
    String x = a.replaceFirst("^0+", "");
    String y = b.replaceFirst("^0+", "");
    return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
  }

  private static int rank(String segment) {
    if (segment.equals("~")) {
      return 0;
    }
    if (segment.isEmpty()) {
      return 1;
    }
    return isNumber(segment) ? 3 : 2;
  }

  private static boolean isNumber(String segment) {
    return !segment.isEmpty() && Character.isDigit(segment.charAt(0));
  }

  @Override
  public String toString() {
    return (epoch == null ? "" : epoch + ":") + version + (release == null ? "" : "-" + release);
  }
}
