package plumb.environments.puppetfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.environments.puppetfile.Token.Kind;

/** Cuts a Puppetfile into tokens, as Ruby would those that declarations are made of. */
final class PuppetfileLexer {
  private final SourceText source;
  private final String text;
  private final List<Diagnostic> problems;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private PuppetfileLexer(SourceText source, List<Diagnostic> problems) {
    this.source = source;
    this.text = source.text();
    this.problems = problems;
  }

  /** The tokens, of which the last is END; what is wrong with strings goes to the problems. */
  static List<Token> tokens(SourceText source, List<Diagnostic> problems) {
    PuppetfileLexer lexer = new PuppetfileLexer(source, problems);
    if (source.text().startsWith("\uFEFF")) {
      lexer.at = 1;
    }
    while (lexer.at < lexer.text.length()) {
      lexer.next();
    }
    lexer.add(Kind.NEWLINE, "", lexer.at);
    lexer.add(Kind.END, "", lexer.at);
    return lexer.tokens;
  }

  private void next() {
    int start = at;
    char c = text.charAt(at++);
    switch (c) {
      case ' ', '\t', '\r', '\f' -> {}
      case '#' -> at = endOfLine(at);
      case '\n' -> newline(start);
      case ';' -> add(Kind.NEWLINE, ";", start);
      case '\\' -> continuation(start);
      case ',' -> add(Kind.COMMA, ",", start);
      case '(', '[', '{' -> add(Kind.OPEN, String.valueOf(c), start);
      case ')', ']', '}' -> add(Kind.CLOSE, String.valueOf(c), start);
      case '\'', '"' -> quoted(start, c, Kind.STRING);
      case ':' -> symbol(start);
      case '=' -> equalsSign(start);
      default -> {
        if (isWordStart(c)) {
          word(start);
        } else if (c >= '0' && c <= '9') {
          number(start);
        } else {
          add(Kind.OTHER, String.valueOf(c), start);
        }
      }
    }
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** The end of a line; the lines of =begin and those after __END__ are none of the file's. */
  private void newline(int start) {
    add(Kind.NEWLINE, "\n", start);
    if (text.startsWith("=begin", at)) {
      int end = text.indexOf("\n=end", at);
      at = end < 0 ? text.length() : endOfLine(end + 1);
    } else if (text.startsWith("__END__", at) && endOfLine(at) == at + "__END__".length()) {
      at = text.length();
    }
  }

  private void continuation(int start) {
    if (text.startsWith("\n", at)) {
      at++;
    } else if (text.startsWith("\r\n", at)) {
      at += 2;
    } else {
      add(Kind.OTHER, "\\", start);
    }
  }

  private void equalsSign(int start) {
    if (text.startsWith(">", at)) {
      at++;
      add(Kind.ARROW, "=>", start);
    } else {
      add(Kind.OTHER, "=", start);
    }
  }

  private void symbol(int start) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (c == '\'' || c == '"') {
      at++;
      quoted(start, c, Kind.SYMBOL);
    } else if (isWordStart(c)) {
      int from = at;
      skipWord();
      add(Kind.SYMBOL, text.substring(from, at), start);
    } else {
      add(Kind.OTHER, ":", start);
    }
  }

  private void word(int start) {
    skipWord();
    String word = text.substring(start, at);
    if (isLabelColon()) {
      at++;
      add(Kind.LABEL, word, start);
    } else {
      add(Kind.WORD, word, start);
    }
  }

  private boolean isLabelColon() {
    return at < text.length() && text.charAt(at) == ':' && !text.startsWith("::", at);
  }

  private void number(int start) {
    while (at < text.length() && (isWordStart(text.charAt(at)) || isDigitOrDot(text.charAt(at)))) {
      at++;
    }
    add(Kind.NUMBER, text.substring(start, at), start);
  }

  private void quoted(int start, char quote, Kind kind) {
    StringBuilder content = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        content.append(escaped(quote, text.charAt(at++)));
      } else {
        if (c == '#' && quote == '"' && text.startsWith("{", at)) {
          problem(at - 1, 2, "a string with Ruby code in it is not run", "write its value out");
        }
        content.append(c);
      }
    }
    if (at >= text.length()) {
      problem(start, 1, "this string has no closing quote", null);
    }
    at = Math.min(at + 1, text.length());
    if (kind == Kind.STRING && isLabelColon()) {
      at++;
      add(Kind.LABEL, content.toString(), start);
    } else {
      add(kind, content.toString(), start);
    }
  }

  private static String escaped(char quote, char c) {
    if (quote == '\'') {
      return c == '\'' || c == '\\' ? String.valueOf(c) : "\\" + c;
    }
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 's' -> " ";
      default -> String.valueOf(c);
    };
  }

  private void skipWord() {
    while (at < text.length() && (isWordStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
  }

  private static boolean isWordStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 127;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isDigitOrDot(char c) {
    return isDigit(c) || c == '.';
  }

  private void add(Kind kind, String content, int start) {
    tokens.add(new Token(kind, content, start, at - start));
  }

  private void problem(int offset, int length, String message, @Nullable String hint) {
    problems.add(
        new Diagnostic(
            PuppetfileParser.SYNTAX, Severity.ERROR, message, source, offset, length, hint));
  }
}
