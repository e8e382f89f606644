package plumb.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads versions and the partial versions of ranges ({@code 1.x}, {@code 1.2}) from a text. */
final class SemVerScanner {
  /** A version of which trailing numbers may be missing or {@code x}; -1 stands for those. */
  record Partial(
      long major,
      long minor,
      long patch,
      @Nullable List<Object> prerelease,
      @Nullable List<String> build) {
    SemVer version() {
      return new SemVer(
          Math.max(major, 0), Math.max(minor, 0), Math.max(patch, 0), prerelease, build);
    }
  }

  private final String text;
  private int at;

  SemVerScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** A complete version, null when the text does not start with one. */
  @Nullable SemVer fullVersion() {
    Partial partial = partial(false);
    return partial == null ? null : partial.version();
  }

  /** A partial version, null when the text does not start with one. */
  @Nullable Partial partial() {
    return partial(true);
  }

  private @Nullable Partial partial(boolean mayOmit) {
    long[] numbers = {-1, -1, -1};
    for (int i = 0; i < 3; i++) {
      if (i > 0) {
        if (at >= text.length() || text.charAt(at) != '.') {
          return mayOmit ? new Partial(numbers[0], numbers[1], -1, null, null) : null;
        }
        at++;
      }
      if (mayOmit && at < text.length() && "xX*".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else {
        numbers[i] = number();
        if (numbers[i] < 0) {
          return null;
        }
      }
    }
    String prerelease = qualifier('-');
    String build = qualifier('+');
    return new Partial(
        numbers[0],
        numbers[1],
        numbers[2],
        prerelease == null ? null : SemVer.prereleaseIdentifiers(prerelease),
        build == null ? null : List.of(build.split("\\.")));
  }

  private long number() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
      if (text.charAt(start) == '0') {
        break;
      }
    }
    return at == start || at - start > 18 ? -1 : Long.parseLong(text.substring(start, at));
  }

  private @Nullable String qualifier(char mark) {
    if (at >= text.length() || text.charAt(at) != mark) {
      return null;
    }
    int start = ++at;
    while (at < text.length() && isQualifierPart(text.charAt(at))) {
      at++;
    }
    String result = text.substring(start, at);
    boolean emptyPart =
        result.isEmpty() || result.startsWith(".") || result.endsWith(".") || result.contains("..");
    if (emptyPart) {
      at = start - 1;
      return null;
    }
    return result;
  }

  private static boolean isQualifierPart(char c) {
    return c == '.' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
