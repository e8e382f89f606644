package plumb.analysis;

import java.util.Locale;

/** How bad a finding is. */
public enum Level {
  WARNING,
  ERROR;

  /** As it is written in reports: "warning" or "error". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
