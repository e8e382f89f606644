package plumb.analysis.style;

import plumb.analysis.Check;
import plumb.analysis.Level;

/**
 * A check of a manifest's style. It keeps nothing between manifests: one object serves all threads.
 */
public abstract class StyleCheck implements Check {
  private final String name;
  private final Level level;

  /**
   * @param name the stable name, by which the check is chosen and ignored
   * @param level of all that it finds
   */
  protected StyleCheck(String name, Level level) {
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

  /**
   * Looks through a manifest.
   *
   * @throws MalformedManifestException when braces do not fit
   */
  public abstract void check(Manifest manifest, Findings findings);
}
