package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

/** Operators and punctuation whose meaning does not depend on what stands before them. */
final class OperatorScanner {
  private static final String DEPRECATION = "@deprecated";

  private OperatorScanner() {}

  /** Scans an operator; 0 if none starts at the cursor, which then stays. */
  static int scan(Cursor cursor) {
    char second = cursor.peek(1);
    char third = cursor.peek(2);
    return switch (cursor.peek(0)) {
      case '.' -> take(cursor, 1, FullStop);
      case ',' -> take(cursor, 1, Comma);
      case ';' -> take(cursor, 1, Semicolon);
      case ':' -> take(cursor, 1, Colon);
      case '?' -> take(cursor, 1, QuestionMark);
      case ']' -> take(cursor, 1, RightSquareBracket);
      case ')' -> take(cursor, 1, RightParenthesis);
      case '*' -> take(cursor, 1, Asterisk);
      case '%' -> take(cursor, 1, PercentSign);
      case '/' -> take(cursor, 1, Solidus);
      case '@' -> at(cursor, second);
      case '|' -> pipe(cursor, second, third);
      case '=' -> equal(cursor, second);
      case '+' -> plus(cursor, second);
      case '-' -> minus(cursor, second);
      case '!' -> not(cursor, second);
      case '~' -> second == '>' ? take(cursor, 2, TildeGreaterThanSign) : 0;
      case '<' -> less(cursor, second, third);
      case '>' -> greater(cursor, second);
      default -> 0;
    };
  }

  private static int at(Cursor cursor, char second) {
    if (second == 'd' && cursor.startsWith(DEPRECATION + "(")) {
      return take(cursor, DEPRECATION.length(), RULE_DEPRECATED);
    }
    return second == '@'
        ? take(cursor, 2, CommercialAtCommercialAt)
        : take(cursor, 1, CommercialAt);
  }

  private static int pipe(Cursor cursor, char second, char third) {
    if (second != '>') {
      return take(cursor, 1, VerticalLine);
    }
    return third == '>'
        ? take(cursor, 3, VerticalLineGreaterThanSignGreaterThanSign)
        : take(cursor, 2, VerticalLineGreaterThanSign);
  }

  private static int equal(Cursor cursor, char second) {
    return switch (second) {
      case '=' -> take(cursor, 2, EqualsSignEqualsSign);
      case '>' -> take(cursor, 2, EqualsSignGreaterThanSign);
      case '~' -> take(cursor, 2, EqualsSignTilde);
      default -> take(cursor, 1, EqualsSign);
    };
  }

  private static int plus(Cursor cursor, char second) {
    return switch (second) {
      case '=' -> take(cursor, 2, PlusSignEqualsSign);
      case '>' -> take(cursor, 2, PlusSignGreaterThanSign);
      default -> take(cursor, 1, PlusSign);
    };
  }

  private static int minus(Cursor cursor, char second) {
    return switch (second) {
      case '>' -> take(cursor, 2, HyphenMinusGreaterThanSign);
      case '=' -> take(cursor, 2, HyphenMinusEqualsSign);
      default -> take(cursor, 1, HyphenMinus);
    };
  }

  private static int not(Cursor cursor, char second) {
    return switch (second) {
      case '=' -> take(cursor, 2, ExclamationMarkEqualsSign);
      case '~' -> take(cursor, 2, ExclamationMarkTilde);
      default -> take(cursor, 1, ExclamationMark);
    };
  }

  private static int less(Cursor cursor, char second, char third) {
    return switch (second) {
      case '<' ->
          third == '|'
              ? take(cursor, 3, LessThanSignLessThanSignVerticalLine)
              : take(cursor, 2, LessThanSignLessThanSign);
      case '=' -> take(cursor, 2, LessThanSignEqualsSign);
      case '|' -> take(cursor, 2, LessThanSignVerticalLine);
      case '-' -> take(cursor, 2, LessThanSignHyphenMinus);
      case '~' -> take(cursor, 2, LessThanSignTilde);
      default -> take(cursor, 1, LessThanSign);
    };
  }

  private static int greater(Cursor cursor, char second) {
    return switch (second) {
      case '>' -> take(cursor, 2, GreaterThanSignGreaterThanSign);
      case '=' -> take(cursor, 2, GreaterThanSignEqualsSign);
      default -> take(cursor, 1, GreaterThanSign);
    };
  }

  private static int take(Cursor cursor, int length, int type) {
    cursor.at += length;
    return type;
  }
}
