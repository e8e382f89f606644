package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.host.content.RegularFile;

/** A file, directory or link of this machine as a source. */
final class LocalEntry implements FileSource.Entry {
  private final Path path;
  private final String source;
  private final String relativePath;
  private final FileStat stat;
  private final @Nullable String linkTarget;

  private LocalEntry(
      Path path, String source, String relativePath, FileStat stat, @Nullable String linkTarget) {
    this.path = path;
    this.source = source;
    this.relativePath = relativePath;
    this.stat = stat;
    this.linkTarget = linkTarget;
  }

  /** Looks at a path; null when there is nothing. */
  static @Nullable LocalEntry find(
      Path path, String source, String relativePath, boolean followLinks) throws IOException {
    FileStat stat = FileStat.of(path, followLinks);
    if (stat == null) {
      return null;
    }
    String target = stat.kind() == FileKind.LINK ? Files.readSymbolicLink(path).toString() : null;
    return new LocalEntry(path, source, relativePath, stat, target);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String relativePath() {
    return relativePath;
  }

  @Override
  public FileSource.EntryKind kind() {
    return switch (stat.kind()) {
      case FILE -> FileSource.EntryKind.FILE;
      case DIRECTORY -> FileSource.EntryKind.DIRECTORY;
      case LINK -> FileSource.EntryKind.LINK;
      default -> FileSource.EntryKind.OTHER;
    };
  }

  @Override
  public long size() {
    return stat.size();
  }

  @Override
  public int mode() {
    return stat.bits();
  }

  @Override
  public long uid() {
    return stat.uid();
  }

  @Override
  public long gid() {
    return stat.gid();
  }

  @Override
  public @Nullable String linkTarget() {
    return linkTarget;
  }

  @Override
  public long modifiedNanos() {
    return stat.modifiedNanos();
  }

  @Override
  public long changedNanos() {
    return stat.changedNanos();
  }

  @Override
  public @Nullable String checksum() {
    return null;
  }

  @Override
  public InputStream open() throws IOException {
    if (kind() == FileSource.EntryKind.OTHER) {
      // To open a pipe is to wait for whoever writes into it.
      throw new IOException(source + " is a pipe, a socket or a device, and no file");
    }
    return RegularFile.open(path, true);
  }
}
