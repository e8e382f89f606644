package plumb.analysis.style.checks;

import java.util.regex.Pattern;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** A string without variables and escapes has single quotes. */
final class DoubleQuotedStrings extends StyleCheck {
  /** What only double quotes can hold, or what reads better in them. */
  private static final Pattern NEEDED = Pattern.compile("\\\\[$\"'tsn\\\\]|['\r\t\n]");

  /**
   * What means something else in single quotes; before other characters a backslash is one in both.
   */
  private static final Pattern ESCAPE = Pattern.compile("\\\\[ru]");

  DoubleQuotedStrings() {
    super("double_quoted_strings", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.DOUBLE_QUOTED) && !isNeeded(token)) {
        findings.add(
            token,
            "double quoted string containing no variables",
            ESCAPE.matcher(token.value()).find()
                ? null
                : new Fix(token.start(), token.end(), "'" + token.value() + "'"));
      }
    }
  }

  /** As in puppet-lint, blanks as wide as the column of the string count as a line break. */
  private static boolean isNeeded(Token token) {
    return NEEDED.matcher(token.value()).find()
        || token.value().contains(" ".repeat(token.column()));
  }
}
