package plumb.analysis.deprecations;

import java.util.Locale;

/** How sure something is, from the least. */
public enum Confidence {
  /** It fits, and nothing says so plainly. */
  LIKELY,
  /** A comment or message says so. */
  STATED,
  /** Code does so. */
  PROVED;

  /** As it is written in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
