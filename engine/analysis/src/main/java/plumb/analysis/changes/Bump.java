package plumb.analysis.changes;

import java.util.Locale;
import plumb.values.SemVer;

/** Which number of a version grows. */
public enum Bump {
  /** The version is the same, or older. */
  NONE,
  PATCH,
  MINOR,
  MAJOR;

  /** The number that differs first; that of pre-releases is the one of their release. */
  public static Bump between(SemVer before, SemVer after) {
    if (after.compareTo(before) <= 0) {
      return NONE;
    }
    if (after.major() != before.major()) {
      return MAJOR;
    }
    return after.minor() != before.minor() ? MINOR : PATCH;
  }

  /** What this asks for after a version: before 1.0.0 a minor version may break what it likes. */
  public Bump after(SemVer before) {
    if (before.major() > 0 || this == NONE) {
      return this;
    }
    return this == MAJOR ? MINOR : PATCH;
  }

  /** The greater one. */
  public Bump and(Bump other) {
    return compareTo(other) < 0 ? other : this;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
