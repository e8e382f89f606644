package plumb.analysis.style;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.tokens.Token;

/** Takes what one check finds in one file. */
public final class Findings {
  private final String path;
  private final String check;
  private final Level level;
  private final List<Finding> found;

  public Findings(String path, StyleCheck check, List<Finding> found) {
    this.path = path;
    this.check = check.name();
    this.level = check.level();
    this.found = found;
  }

  public void add(Token token, String message) {
    add(token, message, null);
  }

  public void add(Token token, String message, @Nullable Fix fix) {
    add(token.line(), token.column(), message, fix);
  }

  public void add(int line, int column, String message, @Nullable Fix fix) {
    found.add(new Finding(check, level, path, line, column, message, fix));
  }
}
