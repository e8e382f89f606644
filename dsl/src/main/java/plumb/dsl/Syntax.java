package plumb.dsl;

/** What kind of text a file holds. */
public enum Syntax {
  /** Code: a ".pp" file. */
  MANIFEST,
  /** Text with code in tags: a ".epp" file. */
  EPP
}
