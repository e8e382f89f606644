package plumb.analysis.style.checks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** A case statement has a default. */
final class CaseWithoutDefault extends StyleCheck {
  CaseWithoutDefault() {
    super("case_without_default", Level.WARNING);
  }

  /**
   * A case statement.
   *
   * @param last its closing brace
   */
  private record Case(Token first, Token last) {}

  @Override
  public void check(Manifest manifest, Findings findings) {
    List<Case> cases = new ArrayList<>();
    for (Token token : manifest.tokens()) {
      Token last = token.is(TokenKind.CASE) ? end(token) : null;
      if (last != null) {
        cases.add(new Case(token, last));
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      if (!hasDefault(cases.get(i), cases.subList(i + 1, cases.size()))) {
        findings.add(cases.get(i).first, "case statement without a default case");
      }
    }
  }

  private static @Nullable Token end(Token start) {
    int depth = 0;
    for (Token token = start.next(); token != null; token = token.next()) {
      if (token.is(TokenKind.LBRACE)) {
        depth++;
      } else if (token.is(TokenKind.RBRACE) && --depth == 0) {
        return token;
      }
    }
    return null;
  }

  /** Whether a case has a default outside of the cases within it. */
  private static boolean hasDefault(Case own, List<Case> later) {
    int depth = 0;
    int nested = 0;
    for (Token token = own.first; token != null && token != own.last; token = token.next()) {
      while (nested < later.size() && later.get(nested).first.index() < token.index()) {
        nested++;
      }
      if (nested < later.size() && later.get(nested).first == token) {
        token = later.get(nested).last;
        continue;
      }
      switch (token.kind()) {
        case LBRACE -> depth++;
        case RBRACE -> depth--;
        case DEFAULT -> {
          if (depth == 1) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }
}
