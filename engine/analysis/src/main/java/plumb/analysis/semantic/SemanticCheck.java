package plumb.analysis.semantic;

import java.util.List;
import plumb.analysis.Check;
import plumb.analysis.Level;
import plumb.dsl.source.Diagnostic;

/**
 * A check of what a manifest means. It is silent wherever it cannot be certain, as in front of what
 * belongs to a module that is not there. It keeps nothing between manifests: one object serves all
 * threads.
 */
public abstract class SemanticCheck implements Check {
  private final String name;
  private final Level level;

  /**
   * @param name the stable name, by which the check is chosen and ignored
   * @param level of all that it finds
   */
  protected SemanticCheck(String name, Level level) {
    this.name = name;
    this.level = level;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Level level() {
    return level;
  }

  /** Looks through a manifest. */
  public void check(Program program, Reports reports) {}

  /** Looks through a file that is no manifest. */
  public void checkFile(ProjectFile file, Reports reports) {}

  /** Looks at why a text is no program. */
  public void checkInvalid(List<Diagnostic> errors, Reports reports) {}
}
