package plumb.daemon.log;

/** Text without characters that could steer a terminal or forge a line. */
final class Plain {
  private Plain() {}

  /** Returns the text with its line ends and control characters spelled out. */
  static String text(String message) {
    StringBuilder plain = new StringBuilder(message.length());
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == '\n') {
        plain.append("\\n");
      } else if (Character.isISOControl(c) && c != '\t') {
        plain.append(String.format("\\u%04x", (int) c));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
