package plumb.analysis.style.checks;

import java.util.List;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;

/** No line is longer than a limit, unless a URL or the call of a template makes it so. */
final class LineLength extends StyleCheck {
  private final int limit;
  private final boolean byDefault;

  LineLength(int limit, boolean byDefault) {
    super(limit + "chars", Level.WARNING);
    this.limit = limit;
    this.byDefault = byDefault;
  }

  @Override
  public boolean runsByDefault() {
    return byDefault;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    List<String> lines = manifest.lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.length() > limit
          && line.codePointCount(0, line.length()) > limit
          && !line.contains("://")
          && !line.contains("template(")) {
        findings.add(i + 1, limit, "line has more than " + limit + " characters", null);
      }
    }
  }
}
