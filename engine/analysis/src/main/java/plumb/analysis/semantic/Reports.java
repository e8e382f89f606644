package plumb.analysis.semantic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Check;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Lines;
import plumb.dsl.source.SourceText;

/** Takes what one check finds in one manifest. */
public final class Reports {
  private final String path;
  private final Lines lines;
  private final Check check;
  private final List<Finding> found;

  Reports(SourceText source, Lines lines, Check check, List<Finding> found) {
    this.path = source.path();
    this.lines = lines;
    this.check = check;
    this.found = found;
  }

  public void add(Expr place, String message) {
    add(place.pos(), message, null);
  }

  public void add(Expr place, String message, @Nullable String hint) {
    add(place.pos(), message, hint);
  }

  /**
   * Takes a finding at a place that is known by its numbers.
   *
   * @param line from 1; smaller ones mean the first
   * @param column from 1; smaller ones mean the first
   */
  public void addAt(int line, int column, String message, @Nullable String hint) {
    int first = Math.max(line, 1);
    int character = Math.max(column, 1);
    found.add(
        new Finding(check.name(), check.level(), path, first, character, message, hint, null));
  }

  /**
   * Takes a finding.
   *
   * @param pos offset in the text
   * @param hint what to do about it, or null
   */
  public void add(int pos, String message, @Nullable String hint) {
    add(pos, check.level(), message, hint);
  }

  /** Takes a finding that is as bad as the level says. */
  public void add(int pos, Level level, String message, @Nullable String hint) {
    found.add(
        new Finding(
            check.name(), level, path, lines.line(pos), lines.column(pos), message, hint, null));
  }
}
