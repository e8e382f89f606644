package plumb.agent.provider;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the content of files comes from that a manifest names by URL or path: {@code
 * puppet:///modules/...}, {@code file:///...}, an absolute path.
 *
 * <p>Implementations never follow a path out of the place that they serve.
 */
public interface FileSource {

  /**
   * Looks at one source.
   *
   * @param followLinks whether a symbolic link stands for what it points to
   * @return null when there is no such file
   * @throws ProviderException if the source can't be understood or served
   */
  @Nullable Entry find(String source, boolean followLinks)
      throws ProviderException, IOException, InterruptedException;

  /**
   * Lists a directory and everything below it.
   *
   * @param query how far to go
   * @return entries with paths relative to the source, parents before children, sorted by path, the
   *     directory itself (".") first; null when there is no such source
   */
  @Nullable List<Entry> list(String source, Query query)
      throws ProviderException, IOException, InterruptedException;

  /**
   * What to list.
   *
   * @param depth levels below the directory; negative for all
   * @param ignore shell patterns of names to leave out
   */
  record Query(boolean followLinks, int depth, List<String> ignore) {}

  /** Kinds of entries. */
  enum EntryKind {
    FILE,
    DIRECTORY,
    LINK,
    OTHER
  }

  /** One file, directory or link of a source. */
  interface Entry {
    /** Returns the full source, as it can be given to {@link FileSource#find}. */
    String source();

    /** Returns the path below the listed directory, "." for itself and for a single file. */
    String relativePath();

    EntryKind kind();

    /** Returns the size of a file in bytes, or -1 when the source does not say. */
    long size();

    /** Returns the permission bits. */
    int mode();

    /** Returns the id of the owner, or -1 when the source does not say. */
    long uid();

    /** Returns the id of the group, or -1 when the source does not say. */
    long gid();

    /** Returns the target of a link. */
    @Nullable String linkTarget();

    /** Returns the last modification in nanoseconds of the epoch, or -1 when it isn't known. */
    long modifiedNanos();

    /** Returns the last change of content or attributes in nanoseconds of the epoch, or -1. */
    long changedNanos();

    /** Returns a checksum that the source gives ("{sha256}..."), or null when it gives none. */
    @Nullable String checksum();

    /** Opens the content of a file. */
    InputStream open() throws ProviderException, IOException, InterruptedException;
  }
}
