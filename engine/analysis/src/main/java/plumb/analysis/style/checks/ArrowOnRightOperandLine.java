package plumb.analysis.style.checks;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** An arrow between resources stands on the line of what it points to. */
final class ArrowOnRightOperandLine extends StyleCheck {
  /** Blanks that would end the line once the arrow is gone. */
  private static final Pattern BLANKS = Pattern.compile("^[ \\t]+(?=\\R)");

  ArrowOnRightOperandLine() {
    super("arrow_on_right_operand_line", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      Token right = token.nextCode();
      if ((token.is(TokenKind.EDGE) || token.is(TokenKind.NOTIFY_EDGE))
          && right != null
          && right.line() != token.line()) {
        findings.add(
            token, "arrow should be on the right operand's line", fix(manifest, token, right));
      }
    }
  }

  /**
   * The arrow moves over the layout behind it. One that has a line of its own stays: catalogs name
   * the lines of resources.
   */
  private static @Nullable Fix fix(Manifest manifest, Token arrow, Token right) {
    Token before = arrow.previous();
    if (before == null
        || before.is(TokenKind.INDENT)
        || before.is(TokenKind.NEWLINE)
        || right.kind().isHeredocText()) {
      return null;
    }
    String text = manifest.source().text();
    String layout = text.substring(arrow.end(), right.start());
    return new Fix(
        before.is(TokenKind.WHITESPACE) ? before.start() : arrow.start(),
        right.start(),
        BLANKS.matcher(layout).replaceFirst("") + text.substring(arrow.start(), arrow.end()) + " ");
  }
}
