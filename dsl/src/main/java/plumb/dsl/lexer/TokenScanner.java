package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into tokens, one a call. Tokens tile the text: each starts where the last one ended,
 * whatever the text is.
 *
 * <p>The context that decides what a character means: the last significant token (regex or
 * division), the white space before (list or access, call or parenthesis), the strings whose
 * expressions are being scanned, and for templates whether text or code is read. Not thread-safe.
 */
final class TokenScanner {
  static final int END = org.antlr.runtime.Token.EOF;

  private final Cursor cursor;
  private final LexicalProblems problems;
  private final NameScanner names;
  private final NumberScanner numbers;
  private final StringScanner strings;
  private final HeredocScanner heredocs;
  private final @Nullable TemplateScanner template;

  private final ArrayDeque<OpenString> open = new ArrayDeque<>();
  private int braces;
  private int last = END;
  private boolean bodiesNext;
  private Continuation continuation = Continuation.CODE;

  /** What the next token continues. */
  private enum Continuation {
    /** A template, right before its first character. */
    TEMPLATE,
    /** Ordinary code. */
    CODE,
    /** A string, right before a variable in it. */
    VARIABLE,
    /** A string, right before the "${" of an expression in it. */
    EXPRESSION,
    /** A string, right after a variable or an expression in it. */
    STRING,
    /** The text of a heredoc, from its start. */
    HEREDOC,
    /** Nothing: a heredoc's text has ended. */
    NOTHING
  }

  TokenScanner(TokenInput input) {
    HeredocBody body = input.heredoc();
    int start = body == null ? 0 : body.textStart();
    int limit = body == null ? input.text().length() : body.textEnd();
    this.cursor = new Cursor(input.text(), start, limit);
    this.problems = input.problems();
    this.names = new NameScanner(cursor, problems);
    this.numbers = new NumberScanner(cursor, problems);
    this.strings = new StringScanner(cursor, problems, names);
    this.heredocs = new HeredocScanner(cursor, problems, input.heredocs());
    this.template = input.isTemplate() ? new TemplateScanner(cursor, problems) : null;
    if (template != null) {
      continuation = Continuation.TEMPLATE;
    }
    if (body != null) {
      open.push(new OpenString(body.tagOffset(), body, 0));
      continuation = Continuation.HEREDOC;
    }
  }

  /** Where the next token starts, and the last one ended. */
  int position() {
    return cursor.at;
  }

  /** Makes the next token start elsewhere. */
  void moveTo(int offset) {
    cursor.at = offset;
  }

  /** Scans a token and returns its type; END at the end of the text. */
  int next() {
    int type = scan();
    if (!isHidden(type)) {
      last = type;
    }
    return type;
  }

  /** Whether the parser does not see tokens of a type. */
  static boolean isHidden(int type) {
    return switch (type) {
      case RULE_WHITESPACE,
          RULE_LINE_COMMENT,
          RULE_BLOCK_COMMENT,
          RULE_HEREDOC_BODY,
          RULE_INTERPOLATION_MARK,
          RULE_TEMPLATE_MARK ->
          true;
      default -> false;
    };
  }

  private int scan() {
    switch (continuation) {
      case TEMPLATE -> {
        continuation = Continuation.CODE;
        return RULE_TEMPLATE_START;
      }
      case VARIABLE -> {
        continuation = Continuation.STRING;
        return names.variable();
      }
      case EXPRESSION -> {
        continuation = Continuation.CODE;
        cursor.at += 2;
        return RULE_INTERPOLATION_MARK;
      }
      case STRING -> {
        return stringText(open.pop(), false);
      }
      case HEREDOC -> {
        return stringText(open.pop(), true);
      }
      case NOTHING -> {
        return END;
      }
      case CODE -> {}
    }
    if (cursor.atEnd()) {
      finish();
      return END;
    }
    if (template != null && template.isInText()) {
      return template.text();
    }
    if (bodiesNext) {
      bodiesNext = false;
      return heredocs.bodies();
    }
    return code();
  }

  private int code() {
    char c = cursor.peek(0);
    if (Characters.isWhitespace(c)) {
      return whitespace();
    }
    if (names.startsWord()) {
      return wordOrVariable(names.word(), cursor.at);
    }
    if (Characters.isDigit(c)) {
      return wordOrVariable(numbers.number(), cursor.at);
    }
    return switch (c) {
      case '$' -> names.variable();
      case '\'' -> strings.singleQuoted();
      case '"' -> doubleQuoted();
      case '#' -> lineComment();
      case '/' -> slash();
      case '{' -> openBrace();
      case '}' -> closeBrace();
      case '[' -> openBracket();
      case '(' -> openParenthesis();
      case '@' -> cursor.peek(1) == '(' ? heredocs.tag() : OperatorScanner.scan(cursor);
      case '%', '-' ->
          template != null && template.endsTag() ? template.tagEnd() : OperatorScanner.scan(cursor);
      default -> operatorOrBad();
    };
  }

  private int whitespace() {
    while (!cursor.atEnd() && Characters.isWhitespace(cursor.peek(0))) {
      boolean lineBreak = cursor.peek(0) == '\n';
      cursor.at++;
      if (lineBreak && heredocs.isWaiting() && !cursor.atEnd()) {
        bodiesNext = true;
        break;
      }
    }
    return RULE_WHITESPACE;
  }

  private int lineComment() {
    int end = cursor.indexOf('\n', cursor.at);
    cursor.at = end < 0 ? cursor.limit : end;
    return RULE_LINE_COMMENT;
  }

  private int slash() {
    if (cursor.peek(1) == '*') {
      int start = cursor.at;
      int end = cursor.indexOf("*/", start + 2);
      cursor.at = end < 0 ? cursor.limit : end + 2;
      if (end < 0) {
        problems.swallowedRest(
            start, "UNCLOSED_MLCOMMENT", start, 2, "this comment has no closing */", null);
      }
      return RULE_BLOCK_COMMENT;
    }
    int end = mayStartRegex() ? regexEnd(cursor.at + 1) : -1;
    if (end < 0) {
      return OperatorScanner.scan(cursor);
    }
    cursor.at = end;
    return RULE_REGEX;
  }

  private int regexEnd(int from) {
    for (int at = from; at < cursor.limit; at++) {
      char c = cursor.charAt(at);
      if (c == '/') {
        return at + 1;
      }
      if (c == '\\') {
        at++;
      }
    }
    return -1;
  }

  /**
   * A slash divides what ends before it. After '}' it may not: cases and selectors list regexes.
   */
  private boolean mayStartRegex() {
    return switch (last) {
      case RightParenthesis,
          RightSquareBracket,
          VerticalLineGreaterThanSign,
          VerticalLineGreaterThanSignGreaterThanSign,
          True,
          False,
          RULE_NAME,
          RULE_WORD,
          RULE_TYPE_NAME,
          RULE_NUMBER,
          RULE_VARIABLE,
          RULE_REGEX,
          RULE_SINGLE_QUOTED,
          RULE_DOUBLE_QUOTED,
          RULE_STRING_TAIL,
          RULE_HEREDOC_TAG ->
          false;
      default -> true;
    };
  }

  private int openBrace() {
    cursor.at++;
    braces++;
    return last == QuestionMark ? RULE_SELECTOR_BRACE : LeftCurlyBracket;
  }

  private int closeBrace() {
    cursor.at++;
    if (braces == 0 && !open.isEmpty()) {
      continuation = Continuation.STRING;
      return RULE_INTERPOLATION_MARK;
    }
    braces = Math.max(0, braces - 1);
    return RightCurlyBracket;
  }

  private int openBracket() {
    int start = cursor.at++;
    boolean afterSpace = start == 0 || Characters.isWhitespace(cursor.text.charAt(start - 1));
    return afterSpace ? RULE_LIST_START : LeftSquareBracket;
  }

  private int openParenthesis() {
    int before = cursor.at - 1;
    cursor.at++;
    while (before >= 0
        && cursor.text.charAt(before) != '\n'
        && Characters.isWhitespace(cursor.text.charAt(before))) {
      before--;
    }
    boolean firstOnLine = before < 0 || cursor.text.charAt(before) == '\n';
    return firstOnLine ? RULE_LINE_PARENTHESIS : LeftParenthesis;
  }

  private int doubleQuoted() {
    OpenString string = new OpenString(cursor.at, null, braces);
    cursor.at++;
    return stringText(string, true);
  }

  /** Text of a string up to its end or to an expression within it. */
  private int stringText(OpenString string, boolean isHead) {
    boolean quoted = string.heredoc == null;
    int start = cursor.at;
    StringScanner.Stop stop = strings.text(string);
    switch (stop) {
      case EXPRESSION, VARIABLE -> {
        open.push(string);
        braces = 0;
        continuation =
            stop == StringScanner.Stop.VARIABLE ? Continuation.VARIABLE : Continuation.EXPRESSION;
        if (quoted) {
          return isHead ? RULE_STRING_HEAD : RULE_STRING_MIDDLE;
        }
        return isHead ? RULE_HEREDOC_HEAD : RULE_HEREDOC_MIDDLE;
      }
      case UNCLOSED -> {
        reportUnclosed(string.start, start);
        braces = string.outerBraces;
        continuation = Continuation.CODE;
        return RULE_BAD;
      }
      case END -> {
        braces = string.outerBraces;
        continuation = quoted ? Continuation.CODE : Continuation.NOTHING;
        if (quoted) {
          return isHead ? RULE_DOUBLE_QUOTED : RULE_STRING_TAIL;
        }
        return isHead ? RULE_HEREDOC_WHOLE : RULE_HEREDOC_TAIL;
      }
    }
    throw new IllegalStateException(stop.toString());
  }

  /** A string within an unclosed expression of another is most likely that one's closing quote. */
  private void reportUnclosed(int start, int text) {
    if (open.isEmpty()) {
      strings.reportUnclosed(start, text);
    } else {
      strings.reportUnclosedExpression(text, open.peekLast());
      open.clear();
    }
  }

  /** "${name}", "${name[" and "${name." mean the variable of that name. */
  private int wordOrVariable(int type, int end) {
    boolean first =
        last == RULE_STRING_HEAD
            || last == RULE_STRING_MIDDLE
            || last == RULE_HEREDOC_HEAD
            || last == RULE_HEREDOC_MIDDLE;
    if (!first || !Keywords.isWordLike(type)) {
      return type;
    }
    if (cursor.charAt(end) == '[') {
      return RULE_VARIABLE;
    }
    char next = cursor.charAt(afterTrivia(end));
    return next == '}' || next == '.' ? RULE_VARIABLE : type;
  }

  private int afterTrivia(int from) {
    int at = from;
    while (at < cursor.limit) {
      if (Characters.isWhitespace(cursor.charAt(at))) {
        at++;
      } else if (cursor.charAt(at) == '#') {
        at = cursor.nextLine(at);
      } else if (cursor.charAt(at) == '/' && cursor.charAt(at + 1) == '*') {
        int end = cursor.indexOf("*/", at + 2);
        at = end < 0 ? cursor.limit : end + 2;
      } else {
        break;
      }
    }
    return at;
  }

  private int operatorOrBad() {
    int type = OperatorScanner.scan(cursor);
    if (type != 0) {
      return type;
    }
    int start = cursor.at;
    int codePoint = cursor.text.codePointAt(start);
    int length = Math.min(Character.charCount(codePoint), cursor.limit - start);
    cursor.at += length;
    boolean isMark = start == 0 && codePoint == 0xFEFF;
    problems.error(
        isMark ? "ILLEGAL_BOM" : "ILLEGAL_CHARACTER",
        start,
        length,
        isMark
            ? "the file starts with a byte order mark"
            : "the character " + display(codePoint) + " has no meaning here",
        isMark ? "save it as UTF-8 without that mark" : null);
    return RULE_BAD;
  }

  private static String display(int codePoint) {
    String number = String.format("U+%04X", codePoint);
    boolean visible = codePoint > ' ' && !Character.isISOControl(codePoint);
    return visible ? "'" + Character.toString(codePoint) + "' (" + number + ")" : number;
  }

  private void finish() {
    if (problems.hasSwallowedRest()) {
      return;
    }
    if (!open.isEmpty()) {
      // An expression that a heredoc's end cuts off is no error of the text's, but of its own.
      if (open.peekLast().heredoc == null) {
        strings.reportUnclosedExpression(cursor.limit, open.peekLast());
      }
      open.clear();
    }
    heredocs.finish();
    if (template != null) {
      template.finish();
    }
  }
}
