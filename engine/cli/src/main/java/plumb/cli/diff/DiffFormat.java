package plumb.cli.diff;

/** How the result of a comparison is shown. */
public enum DiffFormat {
  TEXT,
  JSON,
  MARKDOWN,
  HTML
}
