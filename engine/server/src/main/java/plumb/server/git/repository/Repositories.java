package plumb.server.git.repository;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import plumb.environments.git.IsolatedSystem;
import plumb.server.authority.RefusedException;

/** The repositories below one directory. Thread-safe; several processes may share them. */
public final class Repositories {
  /** Names of repositories never begin so. */
  private static final String UNFINISHED = ".new-";

  private static final String REMOVED = ".removed-";

  private final Path root;

  public Repositories(Path root) {
    this.root = root;
    IsolatedSystem.set();
  }

  /** The one of a name. */
  public Optional<HostedRepository> find(RepositoryName name) {
    Path directory = root.resolve(name.directory());
    return Files.isDirectory(directory)
        ? Optional.of(new HostedRepository(name, directory))
        : Optional.empty();
  }

  /**
   * The one of a name that a person gives.
   *
   * @throws RefusedException when there is none
   */
  public HostedRepository get(String name) throws RefusedException {
    return find(RepositoryName.of(name))
        .orElseThrow(() -> new RefusedException("There is no repository '" + name + "'"));
  }

  /** All, by name. */
  public List<HostedRepository> all() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(root)) {
      return directories
          .map(directory -> String.valueOf(directory.getFileName()))
          .filter(name -> name.endsWith(".git"))
          .flatMap(name -> RepositoryName.ofAddress(name).stream())
          .sorted()
          .flatMap(name -> find(name).stream())
          .toList();
    }
  }

  /**
   * Makes an empty one: it is there with its settings, or not at all.
   *
   * @throws RefusedException when there is one of this name
   */
  public HostedRepository add(RepositoryName name, RepositorySettings settings)
      throws IOException, RefusedException {
    Files.createDirectories(
        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path unfinished = Files.createTempDirectory(root, UNFINISHED);
    Path directory = root.resolve(name.directory());
    try {
      init(unfinished);
      SettingsFile.write(unfinished, settings);
      // A directory is never moved over another one that has files.
      if (Files.exists(directory)) {
        throw exists(name);
      }
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
      return new HostedRepository(name, directory);
    } catch (java.nio.file.FileSystemException e) {
      if (Files.exists(directory)) {
        throw exists(name);
      }
      throw e;
    } finally {
      delete(unfinished);
    }
  }

  private static RefusedException exists(RepositoryName name) {
    return new RefusedException("There is a repository '" + name + "' already");
  }

  private static void init(Path directory) throws IOException {
    try (Repository made =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build()) {
      made.create(true);
      StoredConfig config = made.getConfig();
      // What a push was told is on the disk, whatever ends the machine.
      config.setBoolean("core", null, "fsyncRefFiles", true);
      config.setBoolean("core", null, "fsyncObjectFiles", true);
      // Other servers may write to the same disk.
      config.setString("core", null, "trustStat", "after_open");
      // The server tidies up by itself, when nothing is being pushed.
      config.setBoolean("receive", null, "autogc", false);
      config.setInt("gc", null, "auto", 0);
      config.setString("gc", null, "pruneExpire", "1.day.ago");
      config.setString("gc", null, "prunePackExpire", "1.day.ago");
      config.setBoolean("uploadpack", null, "allowFilter", true);
      config.setBoolean("http", null, "receivepack", true);
      config.save();
      made.updateRef("HEAD").link("refs/heads/" + FIRST_BRANCH);
    }
  }

  /** What is checked out of a clone of a repository nobody has pushed to; Puppet's usual one. */
  private static final String FIRST_BRANCH = "production";

  /** Changes what holds for one, from the next push on. */
  public void set(HostedRepository repository, RepositorySettings settings) throws IOException {
    SettingsFile.write(repository.directory(), settings);
  }

  /** Removes one with all that is in it. */
  public void remove(HostedRepository repository) throws IOException, InterruptedException {
    Path away = Files.createTempDirectory(root, REMOVED);
    try (LandingLock unused = repository.lock()) {
      Files.move(repository.directory(), away, StandardCopyOption.ATOMIC_MOVE);
    }
    delete(away);
  }

  /** Removes what killed processes have left of repositories that were being made or removed. */
  public void tidy() throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> directories = Files.list(root)) {
      left = directories.filter(directory -> isLeft(directory)).toList();
    }
    for (Path directory : left) {
      delete(directory);
    }
  }

  private static boolean isLeft(Path directory) {
    String name = String.valueOf(directory.getFileName());
    try {
      return name.startsWith(REMOVED)
          || (name.startsWith(UNFINISHED)
              && Files.getLastModifiedTime(directory).toMillis()
                  < System.currentTimeMillis() - DAY_MILLIS);
    } catch (IOException gone) {
      return false;
    }
  }

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
