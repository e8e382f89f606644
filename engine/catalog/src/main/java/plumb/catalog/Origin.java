package plumb.catalog;

/**
 * Where the value of a parameter was written down.
 *
 * @param kind what sort of file said it
 * @param file path of the manifest or data file
 * @param line line in that file, counted from 1; 0 when the file's format has no lines
 */
public record Origin(Kind kind, String file, int line) {

  /** What sort of file a value came from. */
  public enum Kind {
    /** An argument, override, collector or resource default in a manifest. */
    MANIFEST,
    /** The default of a class's or defined type's own parameter. */
    DEFAULT,
    /** Automatic parameter lookup. */
    DATA
  }

  /** Returns the origin of a value that a manifest sets at {@code file:line}. */
  public static Origin manifest(String file, int line) {
    return new Origin(Kind.MANIFEST, file, line);
  }

  /** Returns the origin of a value that is the default of a parameter declared at that place. */
  public static Origin parameterDefault(String file, int line) {
    return new Origin(Kind.DEFAULT, file, line);
  }

  /** Returns the origin of a value that a data file gives. */
  public static Origin data(String file, int line) {
    return new Origin(Kind.DATA, file, line);
  }

  /** Returns {@code file:line}, or the file alone where no line is known. */
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
