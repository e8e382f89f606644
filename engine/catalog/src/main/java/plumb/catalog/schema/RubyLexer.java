package plumb.catalog.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import plumb.catalog.schema.RubyToken.Kind;

/**
 * Takes Ruby source apart as far as needed to see calls with literal arguments.
 *
 * <p>It knows comments, strings, heredocs, percent literals, symbols and regular expressions, so
 * that nothing inside of them is mistaken for code. A slash is a division where a value came before
 * it.
 */
final class RubyLexer {
  private final String source;
  private final List<RubyToken> tokens = new ArrayList<>();
  private final Deque<Heredoc> heredocs = new ArrayDeque<>();
  private int at;

  private record Heredoc(String tag, boolean indented) {}

  RubyLexer(String source) {
    this.source = source;
  }

  /** Returns the tokens up to the end or {@code __END__}. */
  List<RubyToken> tokens() {
    while (at < source.length() && !source.startsWith("\n__END__\n", at)) {
      next();
    }
    return tokens;
  }

  private void next() {
    char c = source.charAt(at);
    if (c == '\n') {
      lineEnd();
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\\') {
      at++;
    } else if (c == '#') {
      at = endOfLine(at);
    } else if (c == ';') {
      add(Kind.LINE_END, ";", at + 1);
    } else if (isWordStart(c)) {
      word();
    } else if (c == '"' || c == '`') {
      at++;
      add(Kind.STRING, quoted(c, c, true));
    } else if (c == '\'') {
      at++;
      add(Kind.STRING, quoted(c, c, false));
    } else if (c == ':') {
      colon();
    } else if (c == '/' && !afterValue()) {
      at++;
      regex('/', '/');
    } else if (c == '%' && !afterValue() && percentLiteral()) {
      return;
    } else if (c == '<' && heredoc()) {
      return;
    } else if (c == '?' && isCharacterLiteral()) {
      add(Kind.STRING, source.substring(at + 1, at + 2), at + 2);
    } else {
      add(Kind.PUNCTUATION, String.valueOf(c), at + 1);
    }
  }

  private void lineEnd() {
    at++;
    while (!heredocs.isEmpty()) {
      skipHeredoc(heredocs.removeFirst());
    }
    if (source.startsWith("=begin", at)) {
      int end = source.indexOf("\n=end", at);
      at = end < 0 ? source.length() : endOfLine(end + 1);
    }
    tokens.add(RubyToken.of(Kind.LINE_END, "\n"));
  }

  private void word() {
    int end = at + 1;
    while (end < source.length() && isWordPart(source.charAt(end))) {
      end++;
    }
    if (end < source.length() && (source.charAt(end) == '?' || source.charAt(end) == '!')) {
      boolean comparison = end + 1 < source.length() && source.charAt(end + 1) == '=';
      end = comparison ? end : end + 1;
    }
    boolean label =
        end < source.length()
            && source.charAt(end) == ':'
            && !source.startsWith("::", end)
            && end + 1 < source.length()
            && Character.isWhitespace(source.charAt(end + 1));
    String text = source.substring(at, end);
    add(label ? Kind.LABEL : Kind.WORD, text, label ? end + 1 : end);
  }

  private void colon() {
    char next = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
    if (next == ':') {
      add(Kind.PUNCTUATION, "::", at + 2);
    } else if (next == '"' || next == '\'') {
      at += 2;
      add(Kind.SYMBOL, quoted(next, next, next == '"'));
    } else if (isWordStart(next)) {
      int end = at + 2;
      while (end < source.length() && isWordPart(source.charAt(end))) {
        end++;
      }
      add(Kind.SYMBOL, source.substring(at + 1, end), end);
    } else {
      add(Kind.PUNCTUATION, ":", at + 1);
    }
  }

  /** Reads what follows an opening quote up to and including the closing one. */
  private Literal quoted(char open, char close, boolean evaluated) {
    int start = at;
    int depth = 0;
    boolean interpolated = false;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (evaluated && source.startsWith("#{", at)) {
        interpolated = true;
        skipCode();
      } else if (c == close && depth == 0) {
        return new Literal(source.substring(start, at++), interpolated);
      } else {
        depth += open == close ? 0 : c == open ? 1 : c == close ? -1 : 0;
        at++;
      }
    }
    at = source.length();
    return new Literal(source.substring(Math.min(start, at)), interpolated);
  }

  private record Literal(String text, boolean interpolated) {}

  /** Skips {@code #{...}} including the strings and braces in it. */
  private void skipCode() {
    RubyLexer inner = new RubyLexer(source);
    inner.at = at + 2;
    int depth = 1;
    while (inner.at < source.length() && depth > 0) {
      int before = inner.tokens.size();
      inner.next();
      for (RubyToken token : inner.tokens.subList(before, inner.tokens.size())) {
        depth += token.isPunctuation("{") ? 1 : token.isPunctuation("}") ? -1 : 0;
      }
    }
    at = inner.at;
  }

  private void regex(char open, char close) {
    Literal literal = quoted(open, close, true);
    int end = at;
    while (end < source.length() && "imxounse".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    String options = source.substring(at, end);
    at = end;
    String text = open == '/' ? literal.text().replace("\\/", "/") : literal.text();
    tokens.add(new RubyToken(Kind.REGEX, text, options, literal.interpolated()));
  }

  private boolean percentLiteral() {
    if (at + 1 >= source.length()) {
      return false;
    }
    char kind = source.charAt(at + 1);
    int openAt = "wWiIqQrsx".indexOf(kind) >= 0 ? at + 2 : at + 1;
    if (openAt >= source.length()) {
      return false;
    }
    char open = source.charAt(openAt);
    if (Character.isLetterOrDigit(open) || Character.isWhitespace(open) || open == '=') {
      return false;
    }
    at = openAt + 1;
    char close = closing(open);
    switch (openAt == at - 1 ? kind : 'Q') {
      case 'r' -> regex(open, close);
      case 'w', 'W', 'i', 'I' -> words(quoted(open, close, true));
      default -> add(Kind.STRING, quoted(open, close, true));
    }
    return true;
  }

  private void words(Literal literal) {
    tokens.add(RubyToken.of(Kind.PUNCTUATION, "["));
    for (String word : literal.text().trim().split("\\s+")) {
      tokens.add(RubyToken.of(Kind.SYMBOL, word));
    }
    tokens.add(RubyToken.of(Kind.PUNCTUATION, "]"));
  }

  private static char closing(char open) {
    return switch (open) {
      case '(' -> ')';
      case '[' -> ']';
      case '{' -> '}';
      case '<' -> '>';
      default -> open;
    };
  }

  private boolean heredoc() {
    if (!source.startsWith("<<", at) || at + 2 >= source.length()) {
      return false;
    }
    int start = at + 2;
    boolean indented = source.charAt(start) == '-' || source.charAt(start) == '~';
    start = indented ? start + 1 : start;
    char quote = start < source.length() ? source.charAt(start) : ' ';
    boolean isQuoted = quote == '\'' || quote == '"';
    start = isQuoted ? start + 1 : start;
    int end = start;
    while (end < source.length() && isWordPart(source.charAt(end))) {
      end++;
    }
    boolean plainTag = indented || isQuoted || Character.isUpperCase(quote);
    if (end == start || !plainTag) {
      return false;
    }
    heredocs.addLast(new Heredoc(source.substring(start, end), indented));
    add(Kind.STRING, "", isQuoted ? end + 1 : end);
    return true;
  }

  private void skipHeredoc(Heredoc heredoc) {
    while (at < source.length()) {
      int end = endOfLine(at);
      String line = source.substring(at, end);
      at = Math.min(end + 1, source.length());
      if ((heredoc.indented() ? line.strip() : line).equals(heredoc.tag())) {
        return;
      }
    }
  }

  private boolean isCharacterLiteral() {
    return !afterValue()
        && at + 1 < source.length()
        && !Character.isWhitespace(source.charAt(at + 1))
        && (at + 2 >= source.length() || !isWordPart(source.charAt(at + 2)));
  }

  /** Whether what comes now would follow a value, so that a slash divides. */
  private boolean afterValue() {
    if (tokens.isEmpty()) {
      return false;
    }
    RubyToken last = tokens.get(tokens.size() - 1);
    return switch (last.kind()) {
      case LINE_END, LABEL -> false;
      case SYMBOL, STRING, REGEX -> true;
      case PUNCTUATION -> ")]}".contains(last.text());
      case WORD -> !isKeywordBeforeValue(last.text()) && !looksLikeArgument();
    };
  }

  /** {@code newvalues /x/}: a blank before and none after makes it an argument. */
  private boolean looksLikeArgument() {
    return at > 0
        && Character.isWhitespace(source.charAt(at - 1))
        && at + 1 < source.length()
        && !Character.isWhitespace(source.charAt(at + 1));
  }

  private static boolean isKeywordBeforeValue(String word) {
    return switch (word) {
      case "if",
          "unless",
          "when",
          "and",
          "or",
          "not",
          "return",
          "while",
          "until",
          "elsif",
          "then" ->
          true;
      default -> false;
    };
  }

  private int endOfLine(int from) {
    int end = source.indexOf('\n', from);
    return end < 0 ? source.length() : end;
  }

  private void add(Kind kind, Literal literal) {
    tokens.add(new RubyToken(kind, literal.text(), "", literal.interpolated()));
  }

  private void add(Kind kind, String text, int next) {
    tokens.add(RubyToken.of(kind, text));
    at = next;
  }

  private static boolean isWordStart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '$';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
