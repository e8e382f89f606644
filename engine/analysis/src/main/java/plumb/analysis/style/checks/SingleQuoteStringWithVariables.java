package plumb.analysis.style.checks;

import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No single-quoted string looks as if it had variables. */
final class SingleQuoteStringWithVariables extends StyleCheck {
  private static final Pattern TEMPLATE_CALL = Pattern.compile("inline_(epp|template)");

  SingleQuoteStringWithVariables() {
    super("single_quote_string_with_variables", Level.ERROR);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.SINGLE_QUOTED)
          && token.value().contains("${")
          && !isInlineTemplate(token)) {
        findings.add(token, "single quoted string containing a variable found");
      }
    }
  }

  private static boolean isInlineTemplate(Token token) {
    Token before = token.previous();
    Token function = before == null ? null : before.previous();
    return function != null && TEMPLATE_CALL.matcher(function.value()).find();
  }
}
