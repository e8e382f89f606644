package plumb.dsl.lexer;

/** A place in a stretch of text, moved by the scanners. Reading beyond the stretch gives NUL. */
final class Cursor {
  final String text;

  /** Where the stretch ends, exclusive. */
  final int limit;

  /** The next character to read. */
  int at;

  Cursor(String text, int start, int limit) {
    this.text = text;
    this.at = start;
    this.limit = limit;
  }

  boolean atEnd() {
    return at >= limit;
  }

  /** The character at a distance from here. */
  char peek(int distance) {
    return charAt(at + distance);
  }

  char charAt(int index) {
    return index < limit ? text.charAt(index) : 0;
  }

  boolean startsWith(String prefix) {
    return at + prefix.length() <= limit && text.startsWith(prefix, at);
  }

  /** Where a string next occurs from an index on, or -1. */
  int indexOf(String wanted, int from) {
    int found = text.indexOf(wanted, from);
    return found >= 0 && found + wanted.length() <= limit ? found : -1;
  }

  int indexOf(char wanted, int from) {
    int found = text.indexOf(wanted, from);
    return found < limit ? found : -1;
  }

  /** The start of the line after an index, or the limit. */
  int nextLine(int index) {
    int lineBreak = indexOf('\n', index);
    return lineBreak < 0 ? limit : lineBreak + 1;
  }

  /** Moves over blanks on a line, and returns where they end. */
  int skipBlanks(int index) {
    while (index < limit && Characters.isBlank(text.charAt(index))) {
      index++;
    }
    return index;
  }
}
