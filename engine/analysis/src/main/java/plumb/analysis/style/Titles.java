package plumb.analysis.style;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;
import plumb.analysis.tokens.TokenList;

/** Finds the titles of resources. */
final class Titles {
  private Titles() {}

  static List<Token> all(TokenList tokens) {
    List<Token> titles = new ArrayList<>();
    Token lastList = lastList(tokens);
    for (Token colon : tokens) {
      Token before = colon.previous();
      if (!colon.is(TokenKind.COLON) || before == null) {
        continue;
      }
      if (before.is(TokenKind.RBRACKET)) {
        addElements(lastList, before, titles);
      } else if (colon.nextCode() != null && !colon.isBefore(TokenKind.LBRACE)) {
        titles.add(before);
      }
    }
    return titles;
  }

  /** As in puppet-lint, only what stands behind the last opening bracket of the file counts. */
  private static @Nullable Token lastList(TokenList tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).is(TokenKind.LBRACKET)) {
        return tokens.get(i);
      }
    }
    return null;
  }

  private static void addElements(@Nullable Token list, Token end, List<Token> titles) {
    Token element = list == null ? null : list.next();
    for (; element != null && element.index() < end.index(); element = element.next()) {
      if (element.is(TokenKind.DOUBLE_QUOTED) || element.is(TokenKind.NAME)) {
        titles.add(element);
      }
    }
  }
}
