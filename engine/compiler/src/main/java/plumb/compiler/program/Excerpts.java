package plumb.compiler.program;

import plumb.compiler.yaml.MaskedData;

/**
 * The lines that people are shown of what is at fault, without what may be a secret. A failure's
 * code tells how much that is, as it is all that is known of failures of a fleet's nodes.
 */
public final class Excerpts {
  /** The code of a value that a renamed parameter's conversion refuses. */
  public static final String VALUE = "UNCONVERTED_VALUE";

  /** The same of one that nobody may see. */
  public static final String SECRET = "UNCONVERTED_SECRET";

  private Excerpts() {}

  /**
   * A file's text as it may be shown; every place is where it was.
   *
   * @param line the one at fault, from 1
   */
  public static String of(String code, String path, String text, int line) {
    if (MaskedData.isData(path)) {
      boolean value = code.equals(VALUE) || code.equals(SECRET);
      boolean key = code.startsWith("REMOVED_") || code.startsWith("SUPERSEDED_");
      return value || key ? MaskedData.of(text) : text;
    }
    return code.equals(SECRET) ? withoutLine(text, line) : text;
  }

  private static String withoutLine(String text, int line) {
    int start = 0;
    for (int i = 1; i < line && start >= 0; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    int end = text.indexOf('\n', start);
    int to = end < 0 ? text.length() : end;
    return text.substring(0, start) + " ".repeat(to - start) + text.substring(to);
  }
}
