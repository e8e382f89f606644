package plumb.analysis.format;

/** Which quotes a string has. */
final class Strings {
  private Strings() {}

  /** A string's token in single quotes, unless double ones are needed or read better. */
  static String requoted(String token) {
    if (!token.startsWith("\"")) {
      return token;
    }
    for (int i = 1; i < token.length() - 1; i++) {
      switch (token.charAt(i)) {
        case '\\', '\'', '\n', '\r', '\t' -> {
          return token;
        }
        default -> {}
      }
    }
    return "'" + token.substring(1, token.length() - 1) + "'";
  }
}
