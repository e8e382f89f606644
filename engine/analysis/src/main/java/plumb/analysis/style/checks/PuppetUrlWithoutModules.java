package plumb.analysis.style.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;

/** The path of a puppet:// URL starts with modules/. */
final class PuppetUrlWithoutModules extends StyleCheck {
  private static final Pattern PATH = Pattern.compile("puppet://.*?/(.+)");

  PuppetUrlWithoutModules() {
    super("puppet_url_without_modules", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      switch (token.kind()) {
        case SINGLE_QUOTED, DOUBLE_QUOTED, STRING_HEAD -> {
          if (token.value().startsWith("puppet://") && !hasModules(token.value())) {
            findings.add(token, "puppet:// URL without modules/ found");
          }
        }
        default -> {}
      }
    }
  }

  private static boolean hasModules(String url) {
    Matcher path = PATH.matcher(url);
    return path.find() && path.group(1).startsWith("modules/");
  }
}
