package plumb.analysis.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.environments.metadata.ModuleMetadata;

/**
 * What differs between two versions of a module. Immutable.
 *
 * @param changes sorted by what they are about
 */
public record ModuleChanges(ModuleInterface before, ModuleInterface after, List<Change> changes) {

  /**
   * Whether the number of the new version says what it brings.
   *
   * @param asked what its changes ask for, at least
   * @param given what it is
   */
  public record Verdict(Bump asked, Bump given) {
    /** Whether it promises no more than it keeps. */
    public boolean isHonest() {
      return given.compareTo(asked) >= 0;
    }
  }

  /** What the changes ask for, as if the version were 1.0.0 or later. */
  public Bump gravest() {
    return changes.stream().map(Change::bump).reduce(Bump.NONE, Bump::and);
  }

  /** What the version numbers say about it; null when one is not known. */
  public @Nullable Verdict verdict() {
    ModuleMetadata old = before.metadata();
    ModuleMetadata now = after.metadata();
    if (old == null || now == null) {
      return null;
    }
    return new Verdict(gravest().after(old.version()), Bump.between(old.version(), now.version()));
  }

  /** Whether somebody who used the old version may have to do something. */
  public boolean isBreaking() {
    return changes.stream().anyMatch(Change::isBreaking);
  }

  /** Whether a file of either version could not be read. */
  public boolean isPartial() {
    return !before.problems().isEmpty() || !after.problems().isEmpty();
  }

  /** The changes of some kinds. */
  public List<Change> of(List<Change.Kind> kinds) {
    return changes.stream().filter(one -> kinds.contains(one.kind())).toList();
  }
}
