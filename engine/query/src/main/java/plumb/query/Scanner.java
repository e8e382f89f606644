package plumb.query;

import plumb.query.Token.Kind;

/** Takes a query's text apart. For one thread. */
final class Scanner {
  private final String text;
  private int at;

  Scanner(String text) {
    this.text = text;
  }

  Token next() throws InvalidQueryException {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return new Token(Kind.END, "", at, at);
    }
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return enclosed(c, "this text has no closing quote");
    }
    return isOfWord(at) ? word() : symbol(c);
  }

  private Token word() {
    int start = at;
    while (at < text.length() && isOfWord(at)) {
      at++;
    }
    return new Token(Kind.WORD, text.substring(start, at), start, at);
  }

  private boolean isOfWord(int index) {
    char c = text.charAt(index);
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-'
        || c == ':';
  }

  private Token symbol(char c) throws InvalidQueryException {
    int start = at;
    for (String symbol : new String[] {"==", "=~", "!=", "!~", "<=", ">="}) {
      if (text.startsWith(symbol, at)) {
        at += 2;
        return new Token(Kind.SYMBOL, symbol, start, at);
      }
    }
    int end = text.offsetByCodePoints(at, 1);
    String symbol = text.substring(at, end);
    if ("=<>~!()[],/".indexOf(c) < 0) {
      throw InvalidQueryException.at(
          text, at, end - at, "QUERY_SYNTAX", "'" + symbol + "' means nothing here", hint(c));
    }
    at = end;
    return new Token(Kind.SYMBOL, symbol, start, at);
  }

  private static String hint(char c) {
    return switch (c) {
      case '&' -> "conditions are joined by the word and";
      case '|' -> "conditions are joined by the word or";
      case '*', '?' -> "patterns are regular expressions: name ~ '^db'";
      case '$' -> "facts are written without a sign: facts.os.family";
      default -> "texts stand in quotes: 'a text'";
    };
  }

  /** Reads a regular expression whose opening slash was the last symbol. */
  Token regex(Token slash) throws InvalidQueryException {
    at = slash.offset();
    return enclosed('/', "this regular expression has no closing slash");
  }

  /** As in Puppet's single quotes, a backslash takes its meaning from what encloses the text. */
  private Token enclosed(char quote, String unclosed) throws InvalidQueryException {
    int start = at;
    StringBuilder value = new StringBuilder();
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        at = i + 1;
        return new Token(Kind.QUOTED, value.toString(), start, at);
      }
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '\\' && (next == quote || (next == '\\' && quote != '/'))) {
        value.append(text.charAt(++i));
      } else if (c == '\\' && quote == '/' && next != 0) {
        value.append(c).append(text.charAt(++i));
      } else {
        value.append(c);
      }
    }
    throw InvalidQueryException.at(text, start, 1, "QUERY_SYNTAX", unclosed, null);
  }
}
