package plumb.analysis.tokens;

import java.util.Map;
import java.util.Set;

/** Names, keywords, type names and numbers. */
final class Words {
  private static final Set<String> TYPES =
      Set.of(
          "Integer",
          "Float",
          "Boolean",
          "Regexp",
          "String",
          "Array",
          "Hash",
          "Resource",
          "Class",
          "Collection",
          "Scalar",
          "Numeric",
          "CatalogEntry",
          "Data",
          "Tuple",
          "Struct",
          "Optional",
          "NotUndef",
          "Variant",
          "Enum",
          "Pattern",
          "Any",
          "Callable",
          "Type",
          "Runtime",
          "Undef",
          "Default",
          "Sensitive");

  private static final Map<String, TokenKind> KEYWORDS =
      Map.ofEntries(
          Map.entry("and", TokenKind.AND),
          Map.entry("attr", TokenKind.ATTR),
          Map.entry("case", TokenKind.CASE),
          Map.entry("class", TokenKind.CLASS),
          Map.entry("default", TokenKind.DEFAULT),
          Map.entry("define", TokenKind.DEFINE),
          Map.entry("else", TokenKind.ELSE),
          Map.entry("elsif", TokenKind.ELSIF),
          Map.entry("false", TokenKind.FALSE),
          Map.entry("function", TokenKind.FUNCTION),
          Map.entry("if", TokenKind.IF),
          Map.entry("import", TokenKind.IMPORT),
          Map.entry("in", TokenKind.IN),
          Map.entry("inherits", TokenKind.INHERITS),
          Map.entry("node", TokenKind.NODE),
          Map.entry("or", TokenKind.OR),
          Map.entry("private", TokenKind.PRIVATE),
          Map.entry("true", TokenKind.TRUE),
          Map.entry("type", TokenKind.TYPE),
          Map.entry("undef", TokenKind.UNDEF),
          Map.entry("unless", TokenKind.UNLESS));

  private Words() {}

  static TokenKind kind(String text, int start, int end) {
    char first = text.charAt(start);
    if (first >= '0' && first <= '9') {
      return TokenKind.NUMBER;
    }
    String word = text.substring(start, end);
    char letter = first == ':' && word.length() > 2 ? word.charAt(2) : first;
    if (letter >= 'A' && letter <= 'Z') {
      return TYPES.contains(word) ? TokenKind.TYPE : TokenKind.CLASS_REFERENCE;
    }
    TokenKind keyword = KEYWORDS.get(word);
    return keyword == null ? TokenKind.NAME : keyword;
  }
}
