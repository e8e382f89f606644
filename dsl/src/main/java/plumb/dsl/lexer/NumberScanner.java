package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

/** Decimal, octal, hexadecimal and floating point numbers. */
final class NumberScanner {
  private final Cursor cursor;
  private final LexicalProblems problems;

  NumberScanner(Cursor cursor, LexicalProblems problems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  /** Scans a number. Word characters that touch it make it a bad one. */
  int number() {
    int start = cursor.at;
    int end = isHex(start) ? digitsEnd(start + 2, true) : decimalEnd(start);
    boolean wellFormed = !isHex(start) || end > start + 2;
    while (Characters.isWord(cursor.charAt(end))) {
      wellFormed = false;
      end++;
    }
    cursor.at = end;
    if (wellFormed && !isBadOctal(start, end) && isFinite(start, end)) {
      return RULE_NUMBER;
    }
    report(start, end);
    return RULE_BAD;
  }

  /** Whether a decimal number, which may have an exponent, is one that a value can be. */
  private boolean isFinite(int start, int end) {
    return isHex(start) || Double.isFinite(Double.parseDouble(cursor.text.substring(start, end)));
  }

  private void report(int start, int end) {
    String number = cursor.text.substring(start, end);
    int length = end - start;
    if (isHex(start)) {
      problems.error(
          "INVALID_HEX_NUMBER",
          start,
          length,
          "'" + number + "' is not a hexadecimal number",
          null);
    } else if (number.length() > 1 && number.charAt(0) == '0' && number.charAt(1) != '.') {
      problems.error(
          "INVALID_OCTAL_NUMBER",
          start,
          length,
          "'" + number + "' is not an octal number",
          "a number with a leading 0 is octal: its digits are 0 to 7");
    } else {
      problems.error(
          cursor.charAt(digitsEnd(start, false)) == '.' || isExponentMark(digitsEnd(start, false))
              ? "INVALID_DECIMAL_NUMBER"
              : "ILLEGAL_NUMBER",
          start,
          length,
          "'" + number + "' is not a number",
          "a name cannot start with a digit; a text needs quotes");
    }
  }

  private boolean isHex(int start) {
    return cursor.charAt(start) == '0'
        && (cursor.charAt(start + 1) == 'x' || cursor.charAt(start + 1) == 'X');
  }

  /** Everything that starts with 0 and has no '.' right after it must be octal, also "0e1". */
  private boolean isBadOctal(int start, int end) {
    if (isHex(start)
        || cursor.charAt(start) != '0'
        || end == start + 1
        || cursor.charAt(start + 1) == '.') {
      return false;
    }
    for (int at = start; at < end; at++) {
      if (cursor.charAt(at) < '0' || cursor.charAt(at) > '7') {
        return true;
      }
    }
    return false;
  }

  private int decimalEnd(int start) {
    int end = digitsEnd(start, false);
    if (cursor.charAt(end) == '.' && Characters.isDigit(cursor.charAt(end + 1))) {
      end = digitsEnd(end + 1, false);
    }
    if (isExponentMark(end)) {
      int digits = end + (cursor.charAt(end + 1) == '-' ? 2 : 1);
      if (Characters.isDigit(cursor.charAt(digits))) {
        end = digitsEnd(digits, false);
      }
    }
    return end;
  }

  private boolean isExponentMark(int index) {
    return cursor.charAt(index) == 'e' || cursor.charAt(index) == 'E';
  }

  private int digitsEnd(int index, boolean hex) {
    while (hex
        ? Characters.isHexDigit(cursor.charAt(index))
        : Characters.isDigit(cursor.charAt(index))) {
      index++;
    }
    return index;
  }
}
