package plumb.analysis.style.checks;

import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** The mode of a file is a string. */
final class UnquotedFileMode extends StyleCheck {
  private static final Set<String> TYPES = Set.of("file", "concat");

  UnquotedFileMode() {
    super("unquoted_file_mode", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      if (!resource.isOf(TYPES)) {
        continue;
      }
      for (Token value : resource.values("mode")) {
        if (value.is(TokenKind.NAME) || value.is(TokenKind.NUMBER)) {
          findings.add(value, "unquoted file mode");
        }
      }
    }
  }
}
