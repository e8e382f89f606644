package plumb.dsl.source;

/** How much a {@link Diagnostic} weighs. */
public enum Severity {
  /** The file cannot be used. */
  ERROR,
  /** The file can be used, but probably does not mean what it says. */
  WARNING;

  /** The word that a reader sees, such as "error". */
  public String word() {
    return this == ERROR ? "error" : "warning";
  }
}
