package plumb.host.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/** Saves what is about to be replaced or removed. */
final class Backups {
  private static final String DEFAULT_BUCKET = "puppet";

  private final ProviderContext context;

  Backups(ProviderContext context) {
    this.context = context;
  }

  /** Fails if the bucket that a file asks for is not declared. */
  void check(FileDesired desired) throws ProviderException {
    String backup = desired.copying().backup();
    if (backup != null && !backup.startsWith(".")) {
      bucket(backup);
    }
  }

  /**
   * Saves what is at a path, the resource's own or one that is held, if the manifest asks for that.
   */
  void save(FileDesired desired, Path path, FileStat stat, ResourceLog log)
      throws ProviderException, IOException {
    String backup = desired.copying().backup();
    if (backup == null || !Files.exists(path)) {
      return; // nothing is asked for, or it is a link to nowhere
    }
    boolean possible =
        switch (stat.kind()) {
          case FILE, LINK -> true;
          case DIRECTORY -> desired.copying().force();
          default -> false;
        };
    if (!possible) {
      log.warning("Could not back up file of type " + stat.kind().label());
    } else if (backup.startsWith(".")) {
      copy(path, Path.of(path + backup));
    } else {
      keep(desired, path, stat, new FileBucket(bucket(backup)), backup, log);
    }
  }

  private Path bucket(String title) throws ProviderException {
    FilebucketProvider.Bucket declared =
        context.catalog().desired("Filebucket", title, FilebucketProvider.Bucket.class);
    if (declared != null) {
      return declared.directory();
    }
    if (title.equals(DEFAULT_BUCKET)) {
      return FilebucketProvider.defaultDirectory(context);
    }
    throw new ProviderException("Could not find filebucket " + title + " specified in backup");
  }

  private static void keep(
      FileDesired desired,
      Path path,
      FileStat stat,
      FileBucket bucket,
      String name,
      ResourceLog log)
      throws IOException {
    if (stat.kind() == FileKind.FILE) {
      String sum = bucket.keep(path, desired.path());
      log.info("Filebucketed " + desired.path() + " to " + name + " with sum " + sum);
    } else if (stat.kind() == FileKind.DIRECTORY && desired.recursion() == null) {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile()) {
                bucket.keep(file, desired.path().resolve(path.relativize(file)));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  /** Copies a file, a directory, or what root's own link leads to, over an older copy. */
  private static void copy(Path link, Path to) throws ProviderException, IOException {
    boolean follows = Files.isSymbolicLink(link) && FileAttributes.isSafe(link);
    if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new ProviderException("Will not remove directory backup " + to + "; use a filebucket");
    }
    Copies.copy(follows ? link.toRealPath() : link, to);
  }
}
