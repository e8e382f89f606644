package plumb.server.git.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * Keeps repositories in order: packs what was pushed, removes what no branch reaches, and reads
 * everything now and then. Thread-safe; while a repository is packed, pushes to it wait.
 */
public record RepositoryCare(Clock clock) {
  private static final String CHECKED = "plumb-checked";
  private static final String COLLECTED = "plumb-collected";
  private static final Duration BETWEEN_CHECKS = Duration.ofDays(7);
  private static final Duration BETWEEN_COLLECTIONS = Duration.ofDays(7);

  /** No push takes so long: what it began and nobody has finished is rubbish. */
  private static final Duration RUBBISH = Duration.ofDays(1);

  /** Each push makes one. */
  private static final int MANY_PACKS = 50;

  /**
   * Reads all of a repository. What is found keeps pushes away until a later check finds nothing.
   *
   * @return what is wrong, a sentence each
   */
  public List<String> check(HostedRepository repository) throws IOException {
    List<String> problems = new Fsck(repository).run();
    if (problems.isEmpty()) {
      repository.repaired();
    } else {
      repository.damaged(String.join("\n", problems));
    }
    stamp(repository.directory().resolve(CHECKED));
    return problems;
  }

  /**
   * Packs, and removes what was refused or deleted more than a day ago.
   *
   * @throws IOException when the repository is damaged: nothing of it may be lost then
   */
  public void collect(HostedRepository repository) throws IOException, InterruptedException {
    if (repository.damage().isPresent()) {
      throw new IOException(
          repository.name() + " is damaged, and nothing is removed from it: restore it first");
    }
    try (LandingLock unused = repository.lock();
        Repository open = repository.open()) {
      removeRubbish(repository.directory());
      repository.removeLeftLocks(
          open.getRefDatabase().getRefs().stream().map(Ref::getName).toList());
      Instant before = clock.instant().minus(RUBBISH);
      var alsoUnused = Git.wrap(open).gc().setExpire(before).call();
      stamp(repository.directory().resolve(COLLECTED));
    } catch (GitAPIException | JGitInternalException e) {
      throw new IOException(repository.name() + " cannot be packed: " + e.getMessage(), e);
    }
  }

  /** Does what is due. */
  public void tend(HostedRepository repository) throws IOException, InterruptedException {
    if (isDue(repository.directory().resolve(CHECKED), BETWEEN_CHECKS)) {
      List<String> unused = check(repository);
    }
    if (repository.damage().isEmpty()
        && (isDue(repository.directory().resolve(COLLECTED), BETWEEN_COLLECTIONS)
            || packs(repository.directory()) > MANY_PACKS)) {
      collect(repository);
    }
  }

  private boolean isDue(Path stamp, Duration between) throws IOException {
    try {
      return Files.getLastModifiedTime(stamp).toInstant().isBefore(clock.instant().minus(between));
    } catch (NoSuchFileException never) {
      stamp(stamp);
      return false;
    }
  }

  private void stamp(Path file) throws IOException {
    Files.write(file, new byte[0]);
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
  }

  private static int packs(Path directory) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> packs =
        Files.newDirectoryStream(directory.resolve("objects/pack"), "*.pack")) {
      for (Path unused : packs) {
        count++;
      }
    } catch (NoSuchFileException none) {
      return 0;
    }
    return count;
  }

  /** What killed processes were receiving, and the marks by which they kept it. */
  private void removeRubbish(Path directory) throws IOException {
    Path objects = directory.resolve("objects");
    removeOld(objects, "incoming_*");
    removeOld(objects, "noz*");
    removeOld(objects.resolve("pack"), "*.keep");
    removeOld(directory, ".plumb*");
  }

  private void removeOld(Path directory, String names) throws IOException {
    Instant before = clock.instant().minus(RUBBISH);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException none) {
      // Nothing was packed yet.
    }
  }
}
