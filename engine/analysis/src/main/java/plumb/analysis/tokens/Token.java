package plumb.analysis.tokens;

import java.util.ArrayDeque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token and its neighbours. Immutable once its list is built. */
public final class Token {
  private final TokenKind kind;
  private final String value;
  private final int start;
  private final int end;
  private final int line;
  private final int column;
  private final int index;

  private final @Nullable Token previous;
  private final @Nullable Token previousCode;
  private @Nullable Token next;
  private @Nullable Token nextCode;

  Token(
      TokenKind kind, String value, int start, int end, int line, int column, TokenList preceding) {
    this.kind = kind;
    this.value = value;
    this.start = start;
    this.end = end;
    this.line = line;
    this.column = column;
    this.index = preceding.size();
    this.previous = preceding.last();
    this.previousCode = preceding.lastCode();
  }

  void setNext(Token token) {
    next = token;
  }

  void setNextCode(Token token) {
    nextCode = token;
  }

  public TokenKind kind() {
    return kind;
  }

  public boolean is(TokenKind wanted) {
    return kind == wanted;
  }

  /** Its text without the quotes and signs around it: of "${x}" in a string, only the name. */
  public String value() {
    return value;
  }

  /** Where it starts, in UTF-16 units from the start of the text. */
  public int start() {
    return start;
  }

  /** Where it ends, exclusive. */
  public int end() {
    return end;
  }

  /** Its line, from 1. */
  public int line() {
    return line;
  }

  /** Its column, in characters from 1. */
  public int column() {
    return column;
  }

  /** Its place in the list. */
  public int index() {
    return index;
  }

  public @Nullable Token next() {
    return next;
  }

  public @Nullable Token previous() {
    return previous;
  }

  /** The next token that is no layout. */
  public @Nullable Token nextCode() {
    return nextCode;
  }

  /** The last token before it that is no layout. */
  public @Nullable Token previousCode() {
    return previousCode;
  }

  /** Whether the next token of code is of a kind. */
  public boolean isBefore(TokenKind wanted) {
    return nextCode != null && nextCode.kind == wanted;
  }

  /** Whether the last token of code before it is of a kind. */
  public boolean isAfter(TokenKind wanted) {
    return previousCode != null && previousCode.kind == wanted;
  }

  /**
   * The next token of some kinds that is not within braces, brackets or parentheses opened on the
   * way.
   */
  public @Nullable Token next(Set<TokenKind> wanted) {
    return outsideOfBlocks(wanted, true);
  }

  /** The last token of a kind before it that is not within braces, brackets or parentheses. */
  public @Nullable Token previous(TokenKind wanted) {
    return outsideOfBlocks(Set.of(wanted), false);
  }

  private @Nullable Token outsideOfBlocks(Set<TokenKind> wanted, boolean forward) {
    ArrayDeque<TokenKind> open = new ArrayDeque<>();
    for (Token token = forward ? next : previous;
        token != null;
        token = forward ? token.next : token.previous) {
      if (open.isEmpty() && wanted.contains(token.kind)) {
        return token;
      }
      if (token.kind == open.peek()) {
        open.pop();
        continue;
      }
      TokenKind end = forward ? token.kind.closing() : token.kind.opening();
      if (end != null) {
        open.push(end);
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return kind + " '" + value + "' " + line + ":" + column;
  }
}
