package plumb.host.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Objects;
import plumb.agent.provider.ProviderException;
import plumb.host.content.Leftovers;

/**
 * Where something is made before it takes its place by one rename: beside that place, under a name
 * that nobody has. Whoever else may write there could put a file of his own under that name between
 * one step and the next; so root makes it in a directory there that nobody else can enter. For one
 * thread.
 */
final class Staging {
  private static final int WRITABLE_BY_OTHERS = 022;

  private final Leftovers leftovers = new Leftovers();
  private long counter = System.nanoTime();

  /** Creates something at a path, or fails if something is there. */
  interface Creation<T> {
    T create(Path path) throws IOException;
  }

  /** Gives what was created all that it needs, and puts it in place. */
  interface Completion {
    void complete(Path made) throws ProviderException, IOException, InterruptedException;
  }

  /** A directory that nobody else can enter, and a path in it. */
  private record Hidden(Path directory, HeldPath file) {
    static Hidden make(Path directory) throws IOException {
      SecureDirectoryStream<Path> made = PrivateDirectory.make(directory);
      return new Hidden(directory, HeldPath.in(made, directory.resolve("new")));
    }
  }

  /**
   * Makes something.
   *
   * @param directory on the file system of the place; held, if others can change the way to it
   */
  void make(Path directory, Creation<?> creation, Completion completion)
      throws ProviderException, IOException, InterruptedException {
    leftovers.collect(directory);
    if (!isOpenToOthers(directory)) {
      Path made =
          unused(
              directory,
              candidate -> {
                creation.create(candidate);
                return candidate;
              });
      complete(made, completion);
      return;
    }
    Hidden hidden = unused(directory, Hidden::make);
    try (HeldPath file = hidden.file()) {
      file.told(
          held -> {
            creation.create(held.path());
            complete(held.path(), completion);
            return held;
          });
    } finally {
      Files.deleteIfExists(hidden.directory());
    }
  }

  private static void complete(Path made, Completion completion)
      throws ProviderException, IOException, InterruptedException {
    try {
      completion.complete(made);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private <T> T unused(Path directory, Creation<T> creation) throws IOException {
    while (true) {
      try {
        return creation.create(directory.resolve(Leftovers.name(++counter)));
      } catch (FileAlreadyExistsException e) {
        counter += 1000;
      }
    }
  }

  private static boolean isOpenToOthers(Path directory) throws IOException {
    if (PrivateDirectory.own() != 0) {
      return false;
    }
    FileStat stat = Objects.requireNonNull(FileStat.of(directory.resolve("."), false));
    return stat.uid() != 0 || (stat.bits() & WRITABLE_BY_OTHERS) != 0;
  }
}
