package plumb.analysis.style.checks;

import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;

/** What a link points to is said by "target", not by "ensure". */
final class EnsureNotSymlinkTarget extends StyleCheck {
  EnsureNotSymlinkTarget() {
    super("ensure_not_symlink_target", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      if (!resource.type().value().equals("file")) {
        continue;
      }
      for (Token value : resource.values("ensure")) {
        if (value.value().startsWith("/")) {
          findings.add(value, "symlink target specified in ensure attr");
        }
      }
    }
  }
}
