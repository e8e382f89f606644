package plumb.analysis.tokens;

/** Signs. */
final class Symbols {
  private Symbols() {}

  static TokenKind kind(String text, int start, int end) {
    if (end - start > 1) {
      return switch (text.substring(start, end)) {
        case "=>" -> TokenKind.ARROW;
        case "->" -> TokenKind.EDGE;
        case "~>" -> TokenKind.NOTIFY_EDGE;
        case "<-" -> TokenKind.REVERSE_EDGE;
        default -> TokenKind.SYMBOL;
      };
    }
    return switch (text.charAt(start)) {
      case '{' -> TokenKind.LBRACE;
      case '}' -> TokenKind.RBRACE;
      case '[' -> TokenKind.LBRACKET;
      case ']' -> TokenKind.RBRACKET;
      case '(' -> TokenKind.LPAREN;
      case ')' -> TokenKind.RPAREN;
      case ',' -> TokenKind.COMMA;
      case ';' -> TokenKind.SEMICOLON;
      case ':' -> TokenKind.COLON;
      case '?' -> TokenKind.QUESTION_MARK;
      case '=' -> TokenKind.EQUALS;
      case '|' -> TokenKind.PIPE;
      default -> TokenKind.SYMBOL;
    };
  }
}
