package plumb.analysis.style.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** No variable has a hyphen in its name. */
final class VariableContainsDash extends StyleCheck {
  private static final Pattern INDEX = Pattern.compile("\\[.+?\\]");

  /** A name up to a hyphen. */
  private static final Pattern HYPHEN = Pattern.compile("[\\w:]+(?=-)");

  VariableContainsDash() {
    super("variable_contains_dash", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (!token.is(TokenKind.VARIABLE) && !token.is(TokenKind.BARE_VARIABLE)) {
        continue;
      }
      String name = INDEX.matcher(token.value()).replaceAll("");
      if (name.indexOf('-') >= 0) {
        findings.add(token, "variable contains a dash", fix(manifest, token));
      }
    }
  }

  /** In code a hyphen behind a variable is a minus sign; in strings other checks see to it. */
  private static @Nullable Fix fix(Manifest manifest, Token variable) {
    boolean inCode = manifest.source().text().charAt(variable.start()) == '$';
    Matcher hyphen = HYPHEN.matcher(variable.value());
    if (!inCode || variable.is(TokenKind.BARE_VARIABLE) || !hyphen.lookingAt()) {
      return null;
    }
    int at = variable.start() + 1 + hyphen.end();
    return new Fix(at, at + 1, " - ");
  }
}
