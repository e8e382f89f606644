package plumb.analysis.style.checks;

import java.util.Set;
import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** The mode of a file has four octal digits, or is symbolic. */
final class FileMode extends StyleCheck {
  private static final Set<String> TYPES = Set.of("file", "concat");
  private static final String CLAUSE = "[ugoa]*[-=+][-=+rstwxXugo]*";
  private static final Pattern MODE = Pattern.compile("[0-7]{4}|" + CLAUSE + "(," + CLAUSE + ")*");

  FileMode() {
    super("file_mode", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      if (!resource.isOf(TYPES)) {
        continue;
      }
      for (Token value : resource.values("mode")) {
        if (isComputed(value) || MODE.matcher(value.value()).matches()) {
          break;
        }
        findings.add(value, "mode should be represented as a 4 digit octal value or symbolic mode");
      }
    }
  }

  private static boolean isComputed(Token value) {
    return value.is(TokenKind.VARIABLE)
        || value.is(TokenKind.UNDEF)
        || value.is(TokenKind.FUNCTION_NAME);
  }
}
