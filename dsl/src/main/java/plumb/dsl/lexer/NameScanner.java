package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

/** Names, bare words, type names and variables. */
final class NameScanner {
  private final Cursor cursor;
  private final LexicalProblems problems;

  NameScanner(Cursor cursor, LexicalProblems problems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  /** Whether a word (name, keyword or type name, perhaps after "::") starts here. */
  boolean startsWord() {
    char c = cursor.peek(0);
    return isWordStart(c) || Characters.isUpper(c) || (c == ':' && cursor.peek(1) == ':');
  }

  /** Scans a word. */
  int word() {
    int start = cursor.at;
    int first = start + (cursor.peek(0) == ':' ? 2 : 0);
    if (Characters.isUpper(cursor.charAt(first))) {
      return typeName(start);
    }
    if (isWordStart(cursor.charAt(first))) {
      return name(start);
    }
    cursor.at = start + 2;
    problems.error("ILLEGAL_FULLY_QUALIFIED_NAME", start + 2, 1, "a name must follow '::'", null);
    return RULE_BAD;
  }

  /** A name's segments hold word characters and, if it is a mere word, inner hyphens. */
  private int name(int start) {
    boolean isName = true;
    int end = start;
    for (int at = segmentStart(start); at >= 0; at = segmentStart(end)) {
      isName &= cursor.charAt(at) != '_';
      end = at + 1;
      for (int i = end; Characters.isWord(cursor.charAt(i)) || cursor.charAt(i) == '-'; i++) {
        if (cursor.charAt(i) != '-') {
          isName &= i == end;
          end = i + 1;
        }
      }
    }
    cursor.at = end;
    return isName ? Keywords.typeOf(cursor.text, start, end) : RULE_WORD;
  }

  /** The first character of the segment at an index, past its "::"; -1 if there is none. */
  private int segmentStart(int index) {
    int at = cursor.charAt(index) == ':' && cursor.charAt(index + 1) == ':' ? index + 2 : index;
    return isWordStart(cursor.charAt(at)) ? at : -1;
  }

  private int typeName(int start) {
    int end = start;
    for (; ; ) {
      int at = cursor.charAt(end) == ':' && cursor.charAt(end + 1) == ':' ? end + 2 : end;
      if (!Characters.isUpper(cursor.charAt(at))) {
        break;
      }
      end = wordEnd(at);
    }
    cursor.at = end;
    if (cursor.charAt(end) == ':' && cursor.charAt(end + 1) == ':') {
      cursor.at = wordEnd(end + 2);
      boolean anchored = cursor.charAt(start) == ':';
      problems.error(
          anchored ? "ILLEGAL_FULLY_QUALIFIED_CLASS_REFERENCE" : "ILLEGAL_CLASS_REFERENCE",
          anchored ? end + 3 : end + 1,
          0,
          "every part of a type name must start with an upper case letter",
          null);
      return RULE_BAD;
    }
    return RULE_TYPE_NAME;
  }

  /** Scans "$name"; a lone "$" is a variable without name, which is refused later by its name. */
  int variable() {
    cursor.at = variableEnd(cursor.at + 1);
    return RULE_VARIABLE;
  }

  /** Where a variable's name that starts at an index ends; the index itself if none does. */
  int variableEnd(int start) {
    int end = start;
    int at = skipScope(start);
    while (Characters.isWord(cursor.charAt(at))) {
      end = wordEnd(at);
      at = skipScope(end);
      if (at == end) {
        break;
      }
    }
    return end;
  }

  private int skipScope(int index) {
    return cursor.charAt(index) == ':'
            && cursor.charAt(index + 1) == ':'
            && Characters.isWord(cursor.charAt(index + 2))
        ? index + 2
        : index;
  }

  private int wordEnd(int index) {
    while (Characters.isWord(cursor.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean isWordStart(char c) {
    return Characters.isLower(c) || c == '_';
  }
}
