package plumb.cli.changes;

/** The forms of reports about changes of modules. */
public enum ChangesFormat {
  TEXT,
  JSON,
  /** A section of a change log. */
  MARKDOWN
}
