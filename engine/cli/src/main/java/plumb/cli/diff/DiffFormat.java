package plumb.cli.diff;

/** How the result of a comparison is shown. */
public enum DiffFormat {
  TEXT("txt"),
  JSON("json"),
  MARKDOWN("md"),
  HTML("html");

  private final String extension;

  DiffFormat(String extension) {
    this.extension = extension;
  }

  /** How files of this format end, without the dot. */
  public String extension() {
    return extension;
  }
}
