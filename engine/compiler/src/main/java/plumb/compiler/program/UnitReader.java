package plumb.compiler.program;

import org.jspecify.annotations.Nullable;

/** Makes a program of a text, or fetches the one made before. Safe for use by many threads. */
public interface UnitReader {
  /** What a text is written in. */
  enum Syntax {
    MANIFEST,
    EPP
  }

  /**
   * Parses, checks and lowers a text.
   *
   * @param path for diagnostics; null for text without a file
   * @throws InvalidSourceException with all of the text's errors, of syntax and of rules
   */
  Unit read(String text, @Nullable String path, Syntax syntax);
}
