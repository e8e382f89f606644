package plumb.dsl.validation;

import plumb.dsl.lexer.Characters;

/** The forms of names. */
final class NamePatterns {
  private NamePatterns() {}

  /** "a::b": a class, a defined type or a function. */
  static boolean isDefinition(String name) {
    return isSegmented(name, false);
  }

  /** "A::B": a type alias. */
  static boolean isTypeDefinition(String name) {
    return isSegmented(name, true);
  }

  /** "a::_b", perhaps with leading colons: only the last part may start with an underscore. */
  static boolean isVariable(String name) {
    String relative = name.startsWith("::") ? name.substring(2) : name;
    int last = relative.lastIndexOf("::");
    String own = last < 0 ? relative : relative.substring(last + 2);
    return isParameter(own) && (last < 0 || isDefinition(relative.substring(0, last)));
  }

  /** "a" or "_a". */
  static boolean isParameter(String name) {
    return !name.isEmpty()
        && (name.charAt(0) == '_' || isLower(name.charAt(0)))
        && isWord(name, 1, name.length());
  }

  /** A decimal number without leading zeros. */
  static boolean isGroupNumber(String name) {
    if (name.isEmpty() || (name.length() > 1 && name.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (!Characters.isDigit(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Letters, digits, '_', '-' and '.'. */
  static boolean isHost(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Characters.isWord(c) && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSegmented(String name, boolean capitals) {
    int start = 0;
    while (true) {
      int colons = name.indexOf("::", start);
      int end = colons < 0 ? name.length() : colons;
      if (end == start
          || !(capitals ? isUpper(name.charAt(start)) : isLower(name.charAt(start)))
          || !isWord(name, start + 1, end)) {
        return false;
      }
      if (colons < 0) {
        return true;
      }
      start = colons + 2;
    }
  }

  private static boolean isWord(String name, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Characters.isWord(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
