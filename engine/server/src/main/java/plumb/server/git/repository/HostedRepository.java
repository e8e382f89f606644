package plumb.server.git.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository in a directory of its own. Any process may use it at the same time.
 *
 * @param directory where git's files are
 */
public record HostedRepository(RepositoryName name, Path directory) {
  private static final String DAMAGE = "plumb-damaged";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Opens it; whoever asks closes it. */
  public Repository open() throws IOException {
    return new FileRepositoryBuilder()
        .setGitDir(directory.toFile())
        .setBare()
        .setMustExist(true)
        .build();
  }

  /**
   * What holds for it now.
   *
   * @throws IOException when its file of settings makes no sense
   */
  public RepositorySettings settings() throws IOException {
    return SettingsFile.read(directory);
  }

  /** Waits until nothing else moves branches, or removes objects, and keeps others from it. */
  public LandingLock lock() throws IOException, InterruptedException {
    return LandingLock.take(directory, PATIENCE);
  }

  /**
   * Removes the locks of branches that a killed process has left; who calls holds the {@link
   * LandingLock}, so that nobody needs them.
   */
  public void removeLeftLocks(Iterable<String> refs) throws IOException {
    Files.deleteIfExists(directory.resolve("packed-refs.lock"));
    for (String ref : refs) {
      // Names of refs were checked: none leads out of the directory.
      Files.deleteIfExists(directory.resolve(ref + ".lock"));
    }
  }

  /** What is wrong with it, as the last check found; empty when nothing is. */
  public Optional<String> damage() throws IOException {
    try {
      return Optional.of(Files.readString(directory.resolve(DAMAGE)).strip());
    } catch (NoSuchFileException usual) {
      return Optional.empty();
    }
  }

  /** Notes what is wrong: nothing is pushed to it until a check finds nothing. */
  public void damaged(String what) throws IOException {
    Files.writeString(directory.resolve(DAMAGE), what + "\n");
  }

  void repaired() throws IOException {
    Files.deleteIfExists(directory.resolve(DAMAGE));
  }

  /** How many bytes its objects take on the disk. */
  public long size() throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("objects"))) {
      return all.mapToLong(HostedRepository::length).sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long length(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException removedMeanwhile) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What people call a ref: a branch by its name alone. */
  public static String shown(String ref) {
    return Repository.shortenRefName(ref).isEmpty() || !ref.startsWith("refs/heads/")
        ? ref
        : Repository.shortenRefName(ref);
  }

  /** How many branches and tags there are. */
  int refs() throws IOException {
    try (Repository open = open()) {
      return (int)
          open.getRefDatabase().getRefs().stream()
              .map(Ref::getName)
              .filter(n -> !n.equals("HEAD"))
              .count();
    }
  }
}
