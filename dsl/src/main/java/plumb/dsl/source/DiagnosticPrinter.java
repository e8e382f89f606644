package plumb.dsl.source;

/**
 * Renders diagnostics for people: the sentence, file:line:column with the code, the source line
 * with a caret below the problem, and the hint.
 *
 * <pre>
 * error: this string has no closing quote
 *   --&gt; site.pp:3:12 [UNCLOSED_QUOTE]
 *    |
 *  3 |   content =&gt; "abc
 *    |              ^
 *   hint: ...
 * </pre>
 */
public final class DiagnosticPrinter {
  private static final int TAB_WIDTH = 4;
  private static final int LONGEST_LINE = 160;

  private DiagnosticPrinter() {}

  public static String print(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder(256);
    print(diagnostic, out);
    return out.toString();
  }

  /** Appends a rendered diagnostic, which ends with a line break. */
  public static void print(Diagnostic diagnostic, StringBuilder out) {
    SourceText source = diagnostic.source();
    String number = Integer.toString(diagnostic.line());
    String margin = " ".repeat(number.length());
    out.append(diagnostic.severity().word()).append(": ").append(diagnostic.message()).append('\n');
    out.append(margin).append(" --> ").append(source.position(diagnostic.offset()));
    out.append(" [").append(diagnostic.code()).append("]\n");
    String line = source.lineText(diagnostic.offset());
    if (!line.isBlank()) {
      int start = diagnostic.offset() - lineStart(diagnostic);
      appendExcerpt(line, start, diagnostic.length(), number, margin, out);
    }
    String hint = diagnostic.hint();
    if (hint != null) {
      out.append(margin).append(" hint: ").append(hint).append('\n');
    }
  }

  private static int lineStart(Diagnostic diagnostic) {
    String text = diagnostic.source().text();
    return text.lastIndexOf('\n', Math.min(diagnostic.offset(), text.length()) - 1) + 1;
  }

  /**
   * The source line and, below it, carets. A very long line is cut to a window around the problem.
   */
  private static void appendExcerpt(
      String line, int start, int length, String number, String margin, StringBuilder out) {
    int from =
        start > LONGEST_LINE / 2 && line.length() > LONGEST_LINE ? start - LONGEST_LINE / 2 : 0;
    int to = Math.min(line.length(), from + LONGEST_LINE);
    int end = Math.min(Math.max(start + 1, start + length), Math.max(to, start + 1));
    out.append(margin).append("  |\n");
    out.append(' ').append(number).append(" | ");
    appendVisible(line, from, to, out);
    out.append('\n').append(margin).append("  | ");
    appendBlanks(line, from, Math.min(start, to), out);
    int carets = 0;
    for (int at = start; at < end; at++) {
      carets += at < line.length() && line.charAt(at) == '\t' ? TAB_WIDTH : 1;
    }
    out.append("^".repeat(carets)).append('\n');
  }

  private static void appendVisible(String line, int from, int to, StringBuilder out) {
    for (int at = from; at < to; at++) {
      char c = line.charAt(at);
      if (c == '\t') {
        out.append(" ".repeat(TAB_WIDTH));
      } else {
        out.append(c < ' ' ? ' ' : c);
      }
    }
  }

  private static void appendBlanks(String line, int from, int to, StringBuilder out) {
    for (int at = from; at < to; at++) {
      out.append(line.charAt(at) == '\t' ? " ".repeat(TAB_WIDTH) : " ");
    }
  }
}
