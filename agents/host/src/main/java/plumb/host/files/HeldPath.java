package plumb.host.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/**
 * A path that goes on to mean the same directory. Who may write into a directory could put a link
 * in the place of one that was looked at, and a change by name would follow it. So the directories
 * are opened one below the other without following links, and the last one is named by its open
 * descriptor. For one thread: others could close what was found by its number.
 */
final class HeldPath implements Closeable {
  private final Path real;
  private final @Nullable Path path;
  private final @Nullable DirectoryStream<Path> directory;

  private HeldPath(Path real, @Nullable Path path, @Nullable DirectoryStream<Path> directory) {
    this.real = real;
    this.path = path;
    this.directory = directory;
  }

  /** Leaves a path as it is, links and all. */
  static HeldPath asNamed(Path path) {
    return new HeldPath(path, path, null);
  }

  /**
   * Holds the directory of a file for root, where others can change the way to it.
   *
   * @throws ProviderException when a link that root did not make is on the way
   */
  static HeldPath of(Path file) throws ProviderException, IOException {
    return go(file, descent -> descent.go(parent(file)), Path.of(""));
  }

  /**
   * Holds the directory of a file that was found below another directory.
   *
   * @param root that directory
   * @param asRoot whether the way to it has to be held, too
   * @throws ProviderException when there is a link, or no directory, on the way from there
   */
  static HeldPath below(Path root, Path file, boolean asRoot)
      throws ProviderException, IOException {
    return go(
        file,
        descent -> {
          if (asRoot) {
            descent.go(root);
          }
          if (!descent.isMissing()) {
            descent.hold(root);
          }
          for (Path name : root.relativize(parent(file))) {
            if (!descent.isMissing()) {
              descent.enter(name, true);
            }
          }
        },
        Path.of(""));
  }

  /** Holds an open directory, which is closed with this, for a file in it. */
  static HeldPath in(SecureDirectoryStream<Path> directory, Path file) throws IOException {
    return new HeldPath(file, descriptor(directory).resolve(file.getFileName()), directory);
  }

  /** Holds a directory for root, and follows links from there on, as the manifest asks for it. */
  static HeldPath throughLinks(Path root, Path file) throws ProviderException, IOException {
    return go(file, descent -> descent.go(root), root.relativize(parent(file)));
  }

  /** A way to a directory. */
  private interface Steps {
    void take(Descent descent) throws ProviderException, IOException;
  }

  private static HeldPath go(Path file, Steps steps, Path rest)
      throws ProviderException, IOException {
    Descent descent = new Descent(file);
    try {
      steps.take(descent);
      SecureDirectoryStream<Path> directory = descent.directory();
      if (descent.isMissing()) {
        descent.close();
        return new HeldPath(file, null, null);
      }
      return directory == null
          ? asNamed(file)
          : new HeldPath(
              file, descriptor(directory).resolve(rest).resolve(file.getFileName()), directory);
    } catch (IOException | ProviderException e) {
      descent.close();
      throw e;
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNullElse(file.getParent(), file);
  }

  /** Finds an open directory among the descriptors of this process; any of the same serves. */
  static Path descriptor(SecureDirectoryStream<Path> directory) throws IOException {
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

  /** Whether the file's own name serves as well. */
  boolean isAsNamed() {
    return directory == null && path != null;
  }

  /** Whether there is no directory that the file could be in. */
  boolean isMissing() {
    return path == null;
  }

  /** The path to work with; valid until this is closed. */
  Path path() throws ProviderException {
    if (path == null) {
      throw new ProviderException(
          "Cannot create " + real + "; parent directory " + real.getParent() + " does not exist");
    }
    return path;
  }

  /** Returns a text with the names that people know. */
  private String named(String text) {
    return directory == null || path == null
        ? text
        : text.replace(String.valueOf(path.getParent()), String.valueOf(real.getParent()));
  }

  /** What is done with a file while its place is held. */
  interface Work<T extends @Nullable Object> {
    T with(HeldPath place) throws ProviderException, IOException, InterruptedException;
  }

  /** Does something with the file; its failures tell the names that people know. */
  <T extends @Nullable Object> T told(Work<T> work)
      throws ProviderException, IOException, InterruptedException {
    try {
      return work.with(this);
    } catch (ProviderException e) {
      throw named(e);
    } catch (IOException e) {
      throw named(e);
    }
  }

  private ProviderException named(ProviderException failure) {
    String message = String.valueOf(failure.getMessage());
    String name = named(message);
    return name.equals(message) ? failure : new ProviderException(name, failure);
  }

  private IOException named(IOException failure) {
    if (failure instanceof FileSystemException ofFile) {
      return named(ofFile);
    }
    String message = String.valueOf(failure.getMessage());
    String name = named(message);
    return name.equals(message) ? failure : new IOException(name, failure);
  }

  private IOException named(FileSystemException failure) {
    if (directory == null || failure.getFile() == null) {
      return failure;
    }
    String name = named(failure.getFile());
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
