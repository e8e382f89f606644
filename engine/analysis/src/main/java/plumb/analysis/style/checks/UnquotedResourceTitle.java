package plumb.analysis.style.checks;

import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** The titles of resources are quoted. */
final class UnquotedResourceTitle extends StyleCheck {
  UnquotedResourceTitle() {
    super("unquoted_resource_title", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token title : manifest.titles()) {
      if (title.is(TokenKind.NAME)) {
        findings.add(
            title,
            "unquoted resource title",
            new Fix(title.start(), title.end(), "'" + title.value() + "'"));
      }
    }
  }
}
