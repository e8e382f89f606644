package plumb.host.files;

import java.io.Closeable;
import java.io.IOException;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/**
 * A way down from directory to directory. As long as root alone can change the way, names are safe,
 * and root's links are followed; from there on the directories are opened one below the other, and
 * a link is refused. Whoever gets the open directory closes it. For one thread.
 */
final class Descent implements Closeable {
  private static final int WRITABLE_BY_OTHERS = 022;
  private static final int STICKY = 01000;
  private static final int MOST_LINKS = 40; // as the kernel has it

  private final Path file;
  private Path place = Path.of("/");
  private @Nullable SecureDirectoryStream<Path> directory;
  private boolean missing;

  /**
   * Begins at the top.
   *
   * @param file what the way is for, as people know it
   */
  Descent(Path file) {
    this.file = file;
  }

  /** Returns the directory that was reached; null where its name serves as well. */
  @Nullable SecureDirectoryStream<Path> directory() {
    return directory;
  }

  /** Whether the way ended where there is no directory. */
  boolean isMissing() {
    return missing;
  }

  /**
   * Goes where root would go, but through no link that somebody else can put there.
   *
   * @param to absolute and normalised
   */
  void go(Path to) throws ProviderException, IOException {
    Deque<Path> names = new ArrayDeque<>();
    to.forEach(names::add);
    FileStat above = look(place);
    int links = 0;
    while (!names.isEmpty() && !missing) {
      Path name = names.remove();
      if (directory != null) {
        enter(name, false);
        continue;
      }
      Path next = place.resolve(name).normalize();
      FileStat entry = look(next);
      if (above == null || entry == null) {
        missing = true;
      } else if (isReplaceable(above, entry)) {
        hold(place);
        enter(name, false);
      } else if (entry.kind() == FileKind.LINK) {
        if (++links > MOST_LINKS) {
          throw new FileSystemException(to.toString(), null, "Too many levels of symbolic links");
        }
        Path target = Files.readSymbolicLink(next);
        prepend(target, names);
        place = target.isAbsolute() ? target.getRoot() : place;
        above = look(place);
      } else if (entry.kind() == FileKind.DIRECTORY) {
        place = next;
        above = entry;
      } else {
        missing = true;
      }
    }
  }

  private static @Nullable FileStat look(Path path) throws IOException {
    return FileStat.of(path, false);
  }

  private static void prepend(Path target, Deque<Path> names) {
    Deque<Path> reversed = new ArrayDeque<>();
    target.forEach(reversed::push);
    reversed.forEach(names::push);
  }

  /** Whether somebody who is not root can put something else in the place of an entry. */
  static boolean isReplaceable(FileStat directory, FileStat entry) {
    if (directory.uid() != 0) {
      return true;
    }
    boolean others = (directory.bits() & WRITABLE_BY_OTHERS) != 0; // also says so of access lists
    boolean kept = (directory.bits() & STICKY) != 0 && entry.uid() == 0;
    return others && !kept;
  }

  /** Opens the directory that was reached, by a name that leads nowhere else. */
  @SuppressWarnings("StreamResourceLeak") // closed by who gets it
  void hold(Path name) throws IOException {
    if (directory != null) {
      return;
    }
    DirectoryStream<Path> stream;
    try {
      stream = Files.newDirectoryStream(name);
    } catch (NoSuchFileException | NotDirectoryException e) {
      missing = true;
      return;
    }
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      place = name;
      directory = secure;
      return;
    }
    stream.close();
    throw new IOException("can't change files safely in others' directories on this system");
  }

  /**
   * Goes from the open directory to one in it.
   *
   * @param managed whether it is below a directory that is managed as a whole
   */
  void enter(Path name, boolean managed) throws ProviderException, IOException {
    SecureDirectoryStream<Path> from = Objects.requireNonNull(directory);
    place = place.resolve(name);
    BasicFileAttributes found;
    try {
      found =
          from.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
      if (!found.isDirectory() && !found.isSymbolicLink()) {
        missing = true;
        return;
      }
      directory = found.isDirectory() ? open(from, name, found) : null;
    } catch (NoSuchFileException e) {
      missing = true;
      return;
    }
    if (directory == null) {
      from.close();
      throw new ProviderException("Will not change " + file + ": " + place + reason(managed));
    }
    from.close();
  }

  private static String reason(boolean managed) {
    return managed
        ? " is no directory any more, or a link"
        : " is a link that not only root can put there; name the directory that is meant";
  }

  /**
   * Opens a directory that was found; null when something else is there now. The dot keeps it from
   * waiting for who writes into a pipe; that it is what was found, that it followed a link.
   */
  private static @Nullable SecureDirectoryStream<Path> open(
      SecureDirectoryStream<Path> from, Path name, BasicFileAttributes found) throws IOException {
    SecureDirectoryStream<Path> opened;
    try {
      opened = from.newDirectoryStream(name.resolve("."));
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      if (isDirectoryStill(from, name)) {
        throw e;
      }
      return null;
    }
    Object key =
        opened.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey();
    if (Objects.equals(key, found.fileKey())) {
      return opened;
    }
    opened.close();
    return null;
  }

  private static boolean isDirectoryStill(SecureDirectoryStream<Path> from, Path name)
      throws IOException {
    try {
      return from.getFileAttributeView(
              name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes()
          .isDirectory();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (directory != null) {
      directory.close();
      directory = null;
    }
  }
}
