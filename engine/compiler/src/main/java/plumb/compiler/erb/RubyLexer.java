package plumb.compiler.erb;

import java.util.Set;
import plumb.compiler.erb.Token.Kind;

/**
 * Reads Ruby code token by token. What a character means in Ruby depends on whether an operand or
 * an operator may stand there, which the token before tells.
 */
final class RubyLexer {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "elsif",
          "else",
          "end",
          "unless",
          "case",
          "when",
          "then",
          "do",
          "and",
          "or",
          "not",
          "true",
          "false",
          "nil",
          "self",
          "next",
          "in",
          "while",
          "until",
          "for",
          "begin",
          "rescue",
          "ensure",
          "def",
          "class",
          "module",
          "return",
          "yield",
          "break",
          "redo",
          "retry",
          "super",
          "undef",
          "alias",
          "defined?",
          "BEGIN",
          "END",
          "__FILE__",
          "__LINE__",
          "__ENCODING__");
  private static final Set<String> ENDS_OF_OPERANDS = Set.of("end", "true", "false", "nil", "self");

  /** Longer ones first. */
  private static final String[] OPERATORS = {
    "**=", "<=>", "===", "...", "||=", "&&=", "<<=", ">>=", "**", "==", "!=", ">=", "<=", "&&",
    "||", "=~", "!~", "..", "::", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "=>", "->", "<<",
    ">>", "&."
  };

  private static final String SINGLE = "+-*/%<>=!&|^~?:.,()[]{}";

  private final String code;
  private int at;
  private boolean operandNext = true;
  private boolean nameNext;

  RubyLexer(String code) {
    this.code = code;
  }

  /** Whether white space follows the token that was read last. */
  boolean isSpaceNext() {
    return at >= code.length() || Character.isWhitespace(code.charAt(at));
  }

  /** The line of the code that has been read last, from one. */
  int line() {
    int line = 1;
    for (int i = 0; i < at; i++) {
      if (code.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  Token next() {
    int start = at;
    if (skipBlanks()) {
      operandNext = true;
      return new Token(Kind.SEPARATOR, "", true);
    }
    boolean spaced = at > start;
    if (at == code.length()) {
      return new Token(Kind.END, "", spaced);
    }
    Token token = read(code.charAt(at), spaced);
    nameNext = token.isOperator(".") || token.isOperator("&.");
    operandNext = !endsOperand(token);
    return token;
  }

  private static boolean endsOperand(Token token) {
    return switch (token.kind()) {
      case KEYWORD -> ENDS_OF_OPERANDS.contains(token.text());
      case OPERATOR ->
          token.text().equals(")") || token.text().equals("]") || token.text().equals("}");
      case SEPARATOR, END, OPEN_TEXT, OPEN_REGEX -> false;
      default -> true;
    };
  }

  /** Skips white space and comments; whether they end a statement. */
  private boolean skipBlanks() {
    while (at < code.length()) {
      char c = code.charAt(at);
      if (c == '#') {
        int end = code.indexOf('\n', at);
        at = end < 0 ? code.length() : end;
      } else if (c == '\n' || c == ';') {
        at++;
        if (c == ';' || !operandNext && !isCallNext()) {
          return true;
        }
      } else if (c == '\\' && code.startsWith("\n", at + 1)) {
        at += 2;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else {
        return false;
      }
    }
    return false;
  }

  /** Whether a later line begins with the call of a method, which continues the one before. */
  private boolean isCallNext() {
    int i = at;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (c == '#') {
        int end = code.indexOf('\n', i);
        i = end < 0 ? code.length() : end;
      } else if (Character.isWhitespace(c)) {
        i++;
      } else {
        return c == '.' && !code.startsWith("..", i) || code.startsWith("&.", i);
      }
    }
    return false;
  }

  private Token read(char c, boolean spaced) {
    if (isNameStart(c)) {
      return name(spaced);
    }
    if (c >= '0' && c <= '9' || c == '-' && operandNext && isDigit(at + 1)) {
      return number(spaced);
    }
    if (c == '@' && at + 1 < code.length() && isNameStart(code.charAt(at + 1))) {
      at++;
      return new Token(Kind.VARIABLE, word(), spaced);
    }
    if (c == '$' && isDigit(at + 1) && !isDigit(at + 2) && code.charAt(at + 1) > '0') {
      at += 2;
      return new Token(Kind.GROUP, code.substring(at - 1, at), spaced);
    }
    if (c == '\'') {
      at++;
      return new Token(Kind.TEXT, plainText('\'', '\''), spaced);
    }
    if (c == '"') {
      at++;
      return new Token(Kind.OPEN_TEXT, "\"\"", spaced);
    }
    if (operandNext) {
      switch (c) {
        case '/' -> {
          at++;
          return new Token(Kind.OPEN_REGEX, "//", spaced);
        }
        case '%' -> {
          return percent(spaced);
        }
        case ':' -> {
          return symbol(spaced);
        }
        default -> {}
      }
    }
    return operator(spaced);
  }

  private Token name(boolean spaced) {
    String word = word();
    if (at < code.length()
        && (code.charAt(at) == '?' || code.charAt(at) == '!')
        && (!code.startsWith("=", at + 1) || code.startsWith("==", at + 1))) {
      word += code.charAt(at++);
    }
    if (!nameNext && KEYWORDS.contains(word)) {
      return new Token(Kind.KEYWORD, word, spaced);
    }
    boolean constant = Character.isUpperCase(word.charAt(0));
    return new Token(constant ? Kind.CONSTANT : Kind.NAME, word, spaced);
  }

  private String word() {
    int start = at;
    while (at < code.length() && isNamePart(code.charAt(at))) {
      at++;
    }
    if (at < code.length() && code.charAt(at) > '~') {
      throw new Unsupported("a name with other letters");
    }
    return code.substring(start, at);
  }

  private Token number(boolean spaced) {
    int start = at++;
    skipDigits();
    boolean fraction = code.startsWith(".", at) && isDigit(at + 1);
    if (fraction) {
      at++;
      skipDigits();
    }
    String text = code.substring(start, at);
    boolean octal = text.replace("-", "").matches("0.+") && !fraction;
    if (octal || text.contains("_") || at < code.length() && isNamePart(code.charAt(at))) {
      throw new Unsupported("the number " + text);
    }
    return new Token(fraction ? Kind.FLOAT : Kind.INTEGER, text, spaced);
  }

  private void skipDigits() {
    while (isDigit(at)) {
      at++;
    }
  }

  private boolean isDigit(int i) {
    return i < code.length() && code.charAt(i) >= '0' && code.charAt(i) <= '9';
  }

  private Token symbol(boolean spaced) {
    if (at + 1 >= code.length() || !isNameStart(code.charAt(at + 1))) {
      return operator(spaced);
    }
    at++;
    String word = word();
    if (code.startsWith("?", at) || code.startsWith("!", at) && !code.startsWith("!=", at)) {
      word += code.charAt(at++);
    }
    return new Token(Kind.SYMBOL, word, spaced);
  }

  /** {@code %w(a b)}, {@code %q(a)}, {@code %r(a)} and their kin. */
  private Token percent(boolean spaced) {
    boolean plain = code.startsWith("%(", at) || code.startsWith("%{", at);
    if (plain) {
      at--; // They are what %Q( and %Q{ are.
    }
    char kind = plain ? 'Q' : at + 1 < code.length() ? code.charAt(at + 1) : ' ';
    char open = at + 2 < code.length() ? code.charAt(at + 2) : ' ';
    int bracket = "([{<".indexOf(open);
    char close = bracket < 0 ? open : ")]}>".charAt(bracket);
    if ("wqQr".indexOf(kind) < 0 || Character.isLetterOrDigit(open) || open <= ' ') {
      throw new Unsupported("the literal %" + kind);
    }
    at += 3;
    switch (kind) {
      case 'w' -> {
        String words = plainText(open, close);
        if (words.contains("\\")) {
          throw new Unsupported("an escape among words");
        }
        return new Token(Kind.WORDS, words, spaced);
      }
      case 'q' -> {
        return new Token(Kind.TEXT, plainText(open, close), spaced);
      }
      default -> {
        Kind opens = kind == 'r' ? Kind.OPEN_REGEX : Kind.OPEN_TEXT;
        return new Token(opens, "" + close + open, spaced);
      }
    }
  }

  /** A text in which a backslash escapes its delimiters and itself. */
  private String plainText(char open, char close) {
    StringBuilder text = new StringBuilder();
    while (at < code.length()) {
      char c = code.charAt(at++);
      if (c == close) {
        return text.toString();
      }
      if (c == open) {
        throw new Unsupported("brackets within a literal");
      }
      if (c == '\\' && at < code.length()) {
        char escaped = code.charAt(at++);
        if (escaped != '\\' && escaped != close && escaped != open) {
          text.append('\\');
        }
        c = escaped;
      }
      text.append(c);
    }
    throw new Unsupported("a text without an end");
  }

  private Token operator(boolean spaced) {
    for (String operator : OPERATORS) {
      if (code.startsWith(operator, at)) {
        at += operator.length();
        return new Token(Kind.OPERATOR, operator, spaced);
      }
    }
    char c = code.charAt(at);
    if (SINGLE.indexOf(c) < 0) {
      throw new Unsupported("the character " + c);
    }
    at++;
    return new Token(Kind.OPERATOR, String.valueOf(c), spaced);
  }

  /**
   * Reads literal characters of a text or regular expression up to its end or to an interpolation.
   *
   * @param brackets the bracket that ends it, and the one that began it
   * @param regex whether escapes stay as they are
   * @return whether an interpolation begins; its first token is the next one
   */
  boolean readText(StringBuilder into, String brackets, boolean regex) {
    char close = brackets.charAt(0);
    while (at < code.length()) {
      char c = code.charAt(at++);
      if (c == close) {
        operandNext = false;
        nameNext = false;
        return false;
      }
      if (c == '#' && at < code.length()) {
        char next = code.charAt(at);
        if (next == '{') {
          at++;
          operandNext = true;
          return true;
        }
        if (next == '@' || next == '$') {
          throw new Unsupported("interpolation without braces");
        }
      }
      if (c == brackets.charAt(1)) {
        throw new Unsupported("brackets within a literal");
      }
      if (c != '\\') {
        into.append(c);
      } else if (regex) {
        regexEscape(into, close);
      } else {
        at = TextEscapes.append(into, code, at);
      }
    }
    throw new Unsupported("a text without an end");
  }

  private void regexEscape(StringBuilder into, char close) {
    char escaped = at < code.length() ? code.charAt(at++) : '\n';
    if (escaped == '\n' || escaped == 'u' || escaped == 'x' || escaped == 'c' || escaped == 'C') {
      throw new Unsupported("an escape in a regular expression");
    }
    // What delimits the literal needs its escape there alone.
    if (escaped != '/' || close != '/') {
      into.append('\\');
    }
    into.append(escaped);
  }

  /** The letters after a regular expression. */
  String readOptions() {
    int start = at;
    while (at < code.length() && isNamePart(code.charAt(at))) {
      at++;
    }
    return code.substring(start, at);
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || c >= '0' && c <= '9';
  }
}
