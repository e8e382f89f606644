package plumb.environments.puppetfile;

import org.jspecify.annotations.Nullable;

/** Where a module's content comes from. */
public sealed interface ModuleSource {
  /**
   * A repository of git.
   *
   * @param ref the tag, branch or commit; null when the Puppetfile names none
   * @param followsControlBranch whether it takes the branch of the same name as the environment's
   * @param defaultRef what is taken when there is no such ref
   */
  record Git(
      String remote,
      @Nullable String ref,
      boolean followsControlBranch,
      @Nullable String defaultRef)
      implements ModuleSource {}

  /**
   * A release of a Forge.
   *
   * @param version null when the Puppetfile names none: then what is installed stays
   * @param latest whether the newest release is meant
   */
  record Forge(@Nullable String version, boolean latest) implements ModuleSource {}

  /**
   * A compressed archive.
   *
   * @param location a URL of http, https or file, or a path
   * @param sha256 what it must hash to, in hexadecimal
   */
  record Tarball(String location, @Nullable String sha256) implements ModuleSource {}

  /** Content that something else takes care of. */
  record Local() implements ModuleSource {}
}
