package plumb.environments.metadata;

import plumb.values.SemVer;
import plumb.values.SemVerRange;

/**
 * Something that a module needs.
 *
 * @param name a module's, with a hyphen after the owner's; or that of other software
 * @param range its versions that will do
 */
public record Requirement(String name, SemVerRange range) {

  /** Whether a version will do; pre-releases of one that would are taken, too. */
  public boolean accepts(SemVer version) {
    return range.contains(version);
  }
}
