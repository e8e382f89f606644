package plumb.host.files;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;

/**
 * What a file resource asks for. Immutable.
 *
 * @param path absolute and normalised
 * @param within the managed directory that it comes with; null when the manifest says its path
 * @param ensure what should be there; null when that follows from a source, or does not matter
 * @param linkTarget what a link should point to
 * @param content the content, where the manifest gives it
 * @param sources where the content comes from, the first that exists
 * @param source what one of the sources was found to be already, for a child of a directory
 * @param owner name or number
 * @param group name or number
 * @param mode permissions
 * @param copying how content is compared and replaced
 * @param recursion how the content of a directory is managed; null when it is not
 * @param showDiff whether differences may be shown
 * @param secret whether the content must never be shown
 */
record FileDesired(
    Path path,
    @Nullable Path within,
    @Nullable Ensure ensure,
    @Nullable String linkTarget,
    @Nullable Content content,
    List<String> sources,
    FileSource.@Nullable Entry source,
    @Nullable String owner,
    @Nullable String group,
    @Nullable Mode mode,
    Copying copying,
    @Nullable Recursion recursion,
    boolean showDiff,
    boolean secret) {

  /** What should be at a path. */
  enum Ensure {
    ABSENT("absent"),
    /** Anything but nothing. */
    PRESENT("present"),
    FILE("file"),
    DIRECTORY("directory"),
    LINK("link");

    private final String label;

    Ensure(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Whether a source's owner, group and permissions are taken over. */
  enum SourcePermissions {
    IGNORE,
    USE,
    USE_WHEN_CREATING
  }

  /**
   * How content is compared and replaced.
   *
   * @param checksum how contents are compared
   * @param checksumValue checksum that the content has to have, in hexadecimal digits
   * @param followLinks whether a link stands for what it points to
   * @param force whether directories may be removed
   * @param replace whether something that is there may be replaced
   * @param backup extension of a saved copy (beginning with "."), or title of a file bucket
   * @param validation command that must accept new content
   * @param staging directory for new content before it is put in place
   */
  record Copying(
      ChecksumKind checksum,
      @Nullable String checksumValue,
      boolean followLinks,
      boolean force,
      boolean replace,
      @Nullable String backup,
      @Nullable Validation validation,
      @Nullable Path staging,
      SourcePermissions sourcePermissions) {}

  /**
   * A command that must accept new content.
   *
   * @param placeholder text in the command that stands for the path of the new content
   * @param secret whether what it prints may hold the content and must not be shown
   */
  record Validation(String command, String placeholder, boolean secret) {}

  /**
   * How the content of a directory is managed.
   *
   * @param local whether the directory's own entries are managed, not only those of its source
   * @param depth levels below the directory; negative for all
   * @param purge whether entries that nothing manages are removed
   * @param allSources whether all sources are merged, not only the first that exists taken
   * @param mostFiles above this many entries it fails, or warns if 0; negative for no limit
   */
  record Recursion(
      boolean local,
      int depth,
      List<String> ignore,
      boolean purge,
      boolean allSources,
      int mostFiles) {}

  boolean hasSource() {
    return source != null || !sources.isEmpty();
  }
}
