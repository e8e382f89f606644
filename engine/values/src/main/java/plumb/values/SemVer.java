package plumb.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A semantic version. Build identifiers count for equality but not for order. */
public final class SemVer implements Value, Comparable<SemVer> {
  /** The least version. */
  public static final SemVer MIN = new SemVer(0, 0, 0, List.of(), null);

  /** Greater than every version that can be written; its major number prints as infinite. */
  public static final SemVer MAX = new SemVer(Long.MAX_VALUE, 0, 0, null, null);

  private final long major;
  private final long minor;
  private final long patch;
  private final @Nullable List<Object> prerelease;
  private final @Nullable List<String> build;

  /**
   * @param prerelease identifiers: {@code Long} for numeric ones, else {@code String}; null for a
   *     stable version
   */
  public SemVer(
      long major,
      long minor,
      long patch,
      @Nullable List<Object> prerelease,
      @Nullable List<String> build) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.prerelease = prerelease;
    this.build = build;
  }

  /**
   * Reads a version such as {@code 1.2.3-rc1+b7}.
   *
   * @throws EvaluationException when the text is not one
   */
  public static SemVer parse(String text) {
    SemVerScanner scanner = new SemVerScanner(text);
    SemVer result = scanner.fullVersion();
    if (result == null || !scanner.atEnd()) {
      throw new EvaluationException(
          "Unable to parse '" + text + "' as a semantic version identifier");
    }
    return result;
  }

  /** As {@link #parse}, but null when the text is not a version. */
  static @Nullable SemVer tryParse(String text) {
    try {
      return parse(text);
    } catch (EvaluationException e) {
      return null;
    }
  }

  /** The identifiers of a dotted prerelease qualifier; numbers as {@code Long}. */
  static List<Object> prereleaseIdentifiers(String qualifier) {
    List<Object> result = new ArrayList<>();
    for (String part : qualifier.split("\\.")) {
      boolean numeric = part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (numeric && part.length() > 1 && part.startsWith("0")) {
        throw new EvaluationException(
            "Numeric pre-release identifiers MUST NOT contain leading zeroes");
      }
      result.add(numeric && part.length() < 19 ? (Object) Long.parseLong(part) : part);
    }
    return result;
  }

  public long major() {
    return major;
  }

  public long minor() {
    return minor;
  }

  public long patch() {
    return patch;
  }

  /** The prerelease qualifier without its dash, or null. */
  public @Nullable String prerelease() {
    return prerelease == null || prerelease.isEmpty() ? null : joined(prerelease);
  }

  /** The build qualifier without its plus sign, or null. */
  public @Nullable String build() {
    return build == null || build.isEmpty() ? null : joined(build);
  }

  /** Whether it has no prerelease qualifier. */
  public boolean isStable() {
    return prerelease == null || prerelease.isEmpty();
  }

  SemVer nextPatch() {
    return new SemVer(major, minor, patch + 1, null, null);
  }

  boolean sameTriple(SemVer other) {
    return major == other.major && minor == other.minor && patch == other.patch;
  }

  @Override
  public int compareTo(SemVer other) {
    int result = Long.compare(major, other.major);
    result = result != 0 ? result : Long.compare(minor, other.minor);
    result = result != 0 ? result : Long.compare(patch, other.patch);
    return result != 0 ? result : comparePrerelease(prerelease, other.prerelease);
  }

  private static int comparePrerelease(@Nullable List<Object> mine, @Nullable List<Object> yours) {
    if (mine == null || yours == null) {
      return mine == yours ? 0 : mine == null ? 1 : -1;
    }
    for (int i = 0; i < mine.size() && i < yours.size(); i++) {
      int result = compareIdentifiers(mine.get(i), yours.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(mine.size(), yours.size());
  }

  private static int compareIdentifiers(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof String x && b instanceof String y) {
      return Integer.signum(x.compareTo(y));
    }
    return a instanceof Long ? -1 : 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemVer v
        && sameTriple(v)
        && Objects.equals(prerelease, v.prerelease)
        && Objects.equals(build, v.build);
  }

  @Override
  public int hashCode() {
    return Objects.hash(major, minor, patch, prerelease);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(major == Long.MAX_VALUE ? "Infinity" : Long.toString(major));
    out.append('.').append(minor).append('.').append(patch);
    if (prerelease != null) {
      out.append('-').append(joined(prerelease));
    }
    if (build != null) {
      out.append('+').append(joined(build));
    }
    return out.toString();
  }

  private static String joined(List<?> identifiers) {
    StringBuilder out = new StringBuilder();
    for (Object identifier : identifiers) {
      out.append(out.isEmpty() ? "" : ".").append(identifier);
    }
    return out.toString();
  }
}
