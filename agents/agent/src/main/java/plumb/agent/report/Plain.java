package plumb.agent.report;

/**
 * Text without characters that could steer a terminal or forge a line: names of files and what
 * programs print come from anybody.
 */
public final class Plain {
  private Plain() {}

  /** Returns text with its line ends and control characters spelled out. */
  public static String line(String text) {
    return spell(text, false);
  }

  /** Returns text with its control characters spelled out, but not the ends of its lines. */
  public static String text(String text) {
    return spell(text, true);
  }

  private static String spell(String text, boolean severalLines) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        plain.append(severalLines ? "\n" : "\\n");
      } else if (Character.isISOControl(c) && c != '\t') {
        plain.append(String.format("\\u%04x", (int) c));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
