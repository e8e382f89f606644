package plumb.analysis.tokens;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.SourceText;

/** The tokens of a text, in its order; what is between them does not matter to any check. */
public final class TokenList extends AbstractList<Token> implements RandomAccess {
  private final SourceText source;
  private final List<Token> tokens = new ArrayList<>();
  private @Nullable Token lastCode;
  private int unlinked;
  private int line = 1;
  private int lineStart;
  private int counted;

  TokenList(SourceText source) {
    this.source = source;
  }

  /** Appends a token that covers a stretch of the text behind the last one. */
  void add(TokenKind kind, String value, int start, int end) {
    moveTo(start);
    int column = source.text().codePointCount(lineStart, start) + 1;
    Token token = new Token(kind, value, start, end, line, column, this);
    Token last = last();
    if (last != null) {
      last.setNext(token);
    }
    tokens.add(token);
    if (!kind.isLayout()) {
      for (; unlinked < tokens.size() - 1; unlinked++) {
        tokens.get(unlinked).setNextCode(token);
      }
      lastCode = token;
    }
  }

  private void moveTo(int offset) {
    String text = source.text();
    for (; counted < offset; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
        lineStart = counted + 1;
      }
    }
  }

  @Nullable Token last() {
    return tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
  }

  @Nullable Token lastCode() {
    return lastCode;
  }

  @Override
  public Token get(int index) {
    return tokens.get(index);
  }

  @Override
  public int size() {
    return tokens.size();
  }
}
