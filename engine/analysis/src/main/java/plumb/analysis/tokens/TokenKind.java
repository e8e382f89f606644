package plumb.analysis.tokens;

import org.jspecify.annotations.Nullable;

/** What a token is to checks of style. */
public enum TokenKind {
  /** Blanks within a line, or before the text of the first. */
  WHITESPACE,
  /** Blanks that start a line. */
  INDENT,
  NEWLINE,
  /** A comment after "#". */
  COMMENT,
  /** A comment after two slashes, which the language had once. */
  SLASH_COMMENT,
  /** A comment between slashes and stars. */
  BLOCK_COMMENT,

  /** A name right before an opening parenthesis. */
  FUNCTION_NAME,
  NAME,
  /** The name of one of the language's own data types, or the word "type". */
  TYPE,
  /** Another name with an upper case letter. */
  CLASS_REFERENCE,
  NUMBER,

  AND,
  ATTR,
  CASE,
  CLASS,
  DEFAULT,
  DEFINE,
  ELSE,
  ELSIF,
  FALSE,
  FUNCTION,
  IF,
  IMPORT,
  IN,
  INHERITS,
  NODE,
  OR,
  PRIVATE,
  TRUE,
  UNDEF,
  UNLESS,

  /** A variable, with the indexes after it; in a string, one in braces. */
  VARIABLE,
  /** A variable in a string without braces. */
  BARE_VARIABLE,
  SINGLE_QUOTED,
  /** A double-quoted string without expressions. */
  DOUBLE_QUOTED,
  /** A double-quoted string up to its first expression, with "${". */
  STRING_HEAD,
  STRING_MIDDLE,
  STRING_TAIL,
  REGEX,
  HEREDOC_TAG,
  /** The text of a heredoc without expressions, with its end tag. */
  HEREDOC,
  HEREDOC_HEAD,
  HEREDOC_MIDDLE,
  HEREDOC_TAIL,

  LBRACE,
  RBRACE,
  LBRACKET,
  RBRACKET,
  LPAREN,
  RPAREN,
  COMMA,
  SEMICOLON,
  COLON,
  QUESTION_MARK,
  EQUALS,
  PIPE,
  /** "=>". */
  ARROW,
  /** "->". */
  EDGE,
  /** "~>". */
  NOTIFY_EDGE,
  /** "<-". */
  REVERSE_EDGE,
  /** Any other sign. */
  SYMBOL;

  /** Whether tokens of this kind only lay out the code, or comment on it. */
  public boolean isLayout() {
    return compareTo(BLOCK_COMMENT) <= 0;
  }

  /** Whether this is a comment of any form. */
  public boolean isComment() {
    return this == COMMENT || this == SLASH_COMMENT || this == BLOCK_COMMENT;
  }

  /** Whether this is text of a heredoc, which stands below the line that it belongs to. */
  public boolean isHeredocText() {
    return compareTo(HEREDOC) >= 0 && compareTo(HEREDOC_TAIL) <= 0;
  }

  /** What closes what this opens, if it opens anything. */
  @Nullable TokenKind closing() {
    return switch (this) {
      case LBRACE -> RBRACE;
      case LBRACKET -> RBRACKET;
      case LPAREN -> RPAREN;
      default -> null;
    };
  }

  /** What opens what this closes, if it closes anything. */
  @Nullable TokenKind opening() {
    return switch (this) {
      case RBRACE -> LBRACE;
      case RBRACKET -> LBRACKET;
      case RPAREN -> LPAREN;
      default -> null;
    };
  }

  /** Whether this is a name, or a word that is reserved elsewhere. */
  boolean isWord() {
    return this == NAME || (compareTo(AND) >= 0 && compareTo(UNLESS) <= 0);
  }
}
