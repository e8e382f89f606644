package plumb.host.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/**
 * A path that goes on to mean the same directory. Who may write below a managed directory could put
 * a link in the place of one that was looked at, and a change by name would follow it. So the
 * directories are opened one below the other without following links, and the last one is named by
 * its open descriptor. For one thread: others could close what was found by its number.
 */
final class HeldPath implements Closeable {
  private final Path real;
  private final Path path;
  private final @Nullable DirectoryStream<Path> directory;

  private HeldPath(Path real, Path path, @Nullable DirectoryStream<Path> directory) {
    this.real = real;
    this.path = path;
    this.directory = directory;
  }

  /** Leaves a path as it is, links and all. */
  static HeldPath asNamed(Path path) {
    return new HeldPath(path, path, null);
  }

  /**
   * Holds the directory of a file.
   *
   * @param root a directory above it, itself reached by its name
   * @throws ProviderException when there is a link, or no directory, on the way from there
   */
  static HeldPath below(Path root, Path file) throws ProviderException, IOException {
    Path parent = Objects.requireNonNull(file.getParent());
    if (parent.equals(root)) {
      return asNamed(file);
    }
    SecureDirectoryStream<Path> directory = open(root);
    Path way = root;
    try {
      for (Path name : root.relativize(parent)) {
        way = way.resolve(name);
        SecureDirectoryStream<Path> next =
            directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        directory.close();
        directory = next;
      }
      return new HeldPath(file, descriptor(directory).resolve(file.getFileName()), directory);
    } catch (NoSuchFileException e) {
      directory.close();
      throw new ProviderException(
          "Cannot create " + file + "; parent directory " + parent + " does not exist");
    } catch (FileSystemException e) {
      directory.close();
      if (Files.isSymbolicLink(way) || e instanceof NotDirectoryException) {
        throw new ProviderException(
            "Will not change " + file + ": " + way + " is no directory any more, or a link");
      }
      throw e;
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  @SuppressWarnings("StreamResourceLeak") // closed by who gets it
  private static SecureDirectoryStream<Path> open(Path directory) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("can't change files below managed directories safely on this system");
  }

  /** Finds an open directory among the descriptors of this process; any of the same serves. */
  private static Path descriptor(SecureDirectoryStream<Path> directory) throws IOException {
    Object key =
        directory.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey();
    Path descriptors = Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path one : all) {
        if (Objects.requireNonNull(key).equals(key(one))) {
          return one;
        }
      }
    }
    throw new IOException("an open directory is not in " + descriptors);
  }

  private static @Nullable Object key(Path descriptor) throws IOException {
    try {
      return Files.readAttributes(descriptor, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null; // closed meanwhile
    }
  }

  /** The path to work with; valid until this is closed. */
  Path path() {
    return path;
  }

  /** Returns a failure with the names that people know. */
  IOException named(FileSystemException failure) {
    if (directory == null || failure.getFile() == null) {
      return failure;
    }
    String held = String.valueOf(path.getParent());
    String name = failure.getFile().replace(held, String.valueOf(real.getParent()));
    if (failure instanceof NoSuchFileException) {
      return new NoSuchFileException(name);
    }
    if (failure instanceof AccessDeniedException) {
      return new AccessDeniedException(name);
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return new DirectoryNotEmptyException(name);
    }
    return new FileSystemException(name, null, failure.getReason());
  }

  @Override
  public void close() throws IOException {
    if (directory != null) {
      directory.close();
    }
  }
}
