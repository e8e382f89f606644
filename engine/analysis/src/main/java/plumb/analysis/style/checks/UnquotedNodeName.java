package plumb.analysis.style.checks;

import java.util.List;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** The names of nodes are quoted. */
final class UnquotedNodeName extends StyleCheck {
  UnquotedNodeName() {
    super("unquoted_node_name", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token node : manifest.tokens()) {
      if (!node.is(TokenKind.NODE)) {
        continue;
      }
      Token token = node;
      while (token != null && !token.is(TokenKind.LBRACE)) {
        token = token.next();
      }
      if (token != null) {
        checkNames(manifest.tokens().subList(node.index(), token.index()), findings);
      }
    }
  }

  private static void checkNames(List<Token> tokens, Findings findings) {
    for (Token token : tokens) {
      if (token.is(TokenKind.NAME)) {
        findings.add(
            token,
            "unquoted node name found",
            new Fix(token.start(), token.end(), "'" + token.value() + "'"));
      }
    }
  }
}
