package plumb.host.files;

import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.host.files.FileDesired.Ensure;

/**
 * What should be at a path once the source is known: a source says itself whether it is a file, a
 * directory or a link.
 *
 * @param ensure null when anything will do
 * @param linkTarget where a link should lead to
 * @param changesEnsure whether something else is there
 */
record Wish(@Nullable Ensure ensure, @Nullable String linkTarget, boolean changesEnsure) {

  static Wish of(FileDesired desired, FileState state) {
    FileSource.Entry source = desired.ensure() == Ensure.ABSENT ? null : state.source();
    Ensure ensure = source != null ? kindOf(source) : desired.ensure();
    String target = source != null ? source.linkTarget() : desired.linkTarget();
    FileStat stat = state.stat();
    boolean differs = differs(ensure, stat) && (stat == null || desired.copying().replace());
    return new Wish(ensure, target, differs);
  }

  private static Ensure kindOf(FileSource.Entry source) {
    return switch (source.kind()) {
      case DIRECTORY -> Ensure.DIRECTORY;
      case LINK -> Ensure.LINK;
      default -> Ensure.FILE;
    };
  }

  private static boolean differs(@Nullable Ensure ensure, @Nullable FileStat stat) {
    if (ensure == null) {
      return false;
    }
    return switch (ensure) {
      case ABSENT -> stat != null;
      case PRESENT -> stat == null;
      case FILE -> stat == null || stat.kind() != FileKind.FILE;
      case DIRECTORY -> stat == null || stat.kind() != FileKind.DIRECTORY;
      case LINK -> stat == null || stat.kind() != FileKind.LINK;
    };
  }

  /**
   * Returns whether a regular file with a certain content should be there, if any is: a source that
   * nobody has asked does not say what it is.
   */
  boolean hasContent(FileDesired desired) {
    boolean isFile = ensure == null || ensure == Ensure.FILE || ensure == Ensure.PRESENT;
    return isFile && (desired.content() != null || desired.hasSource());
  }
}
