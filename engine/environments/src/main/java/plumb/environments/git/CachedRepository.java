package plumb.environments.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import plumb.environments.DirectoryTree;
import plumb.environments.EnvironmentException;

/**
 * The objects of one remote, in a bare repository of ours. Thread-safe, provided that one process
 * uses it.
 *
 * <p>It can be thrown away: what is missing or corrupt is fetched again.
 */
public final class CachedRepository {
  private static final List<String> ALL_REFS =
      List.of("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*");

  private final Remote remote;
  private final Path directory;
  private @Nullable Repository opened;

  CachedRepository(Remote remote, Path directory) {
    this.remote = remote;
    this.directory = directory;
  }

  /** The remote whose objects these are. */
  public Remote remote() {
    return remote;
  }

  /** Where it lies. */
  public Path directory() {
    return directory;
  }

  /**
   * The commit that a name means; fetched if it is not here.
   *
   * @param refs what the remote has
   * @return null when there is no such ref or commit
   * @throws EnvironmentException when the remote does not give what it has
   */
  public synchronized @Nullable String resolve(String name, RemoteRefs refs) {
    String commit = refs.resolve(name);
    if (commit != null) {
      boolean here = has(commit) || fetch(name, refs) && has(commit) || fetchCommit(commit);
      return here ? readable(commit) : null;
    }
    if (!name.matches("[0-9a-f]{4,39}")) {
      return null;
    }
    String found = commit(name);
    return found != null || !fetch(name, refs) ? found : commit(name);
  }

  private @Nullable String readable(String commit) {
    String found = commit(commit);
    if (found == null) {
      renew();
      found = commit(commit);
    }
    return found;
  }

  /** Whether a commit is here; one that a fetch brought has everything that belongs to it. */
  public synchronized boolean has(String commit) {
    try {
      return Files.isDirectory(directory)
          && open().getObjectDatabase().has(ObjectId.fromString(commit));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The commit that is here and that the name of an object, or its start, means; a tag's is that of
   * the commit which it is on. Null when there is none.
   */
  public synchronized @Nullable String commit(String start) {
    try {
      ObjectId id = Files.isDirectory(directory) ? open().resolve(start + "^{commit}") : null;
      return id == null ? null : id.name();
    } catch (IOException | RevisionSyntaxException e) {
      return null;
    }
  }

  private boolean fetch(String name, RemoteRefs refs) {
    Collection<String> wanted = new TreeSet<>(ALL_REFS);
    String full = name.startsWith("refs/") ? name : "refs/" + name;
    if (refs.commits().containsKey(full)
        && !full.startsWith("refs/heads/")
        && !full.startsWith("refs/tags/")) {
      wanted.add("+" + full + ":" + full);
    }
    fetch(wanted);
    return true;
  }

  /** A commit that no branch or tag leads to: most servers give it to who knows its name. */
  private boolean fetchCommit(String commit) {
    try {
      fetch(List.of(commit));
      return has(commit);
    } catch (EnvironmentException e) {
      return false;
    }
  }

  private void fetch(Collection<String> refs) {
    boolean fresh = !Files.isDirectory(directory);
    try {
      if (fresh) {
        renew();
      } else {
        fetchInto(directory, refs, false);
        open();
      }
    } catch (EnvironmentException | IOException e) {
      // Either the remote gives nothing, or what is here hinders: a new cache tells them apart.
      if (e instanceof EnvironmentException given && (fresh || !refs.containsAll(ALL_REFS))) {
        throw given;
      }
      renew();
    }
    if (fresh && !ALL_REFS.containsAll(refs)) {
      fetchInto(directory, refs, false);
    }
  }

  /**
   * Fetches everything anew, and only then lets go of what was there.
   *
   * @throws EnvironmentException when the remote does not give it
   */
  public synchronized void renew() {
    Path made = directory.resolveSibling(directory.getFileName() + ".new");
    try {
      DirectoryTree.delete(made);
      create(made);
      fetchInto(made, ALL_REFS, true);
      close();
      DirectoryTree.delete(directory);
      Files.move(made, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path made) throws IOException {
    Files.createDirectories(made.resolve("objects"));
    Files.createDirectories(made.resolve("refs"));
    Files.writeString(made.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(
        made.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
  }

  private void fetchInto(Path target, Collection<String> refs, boolean first) {
    List<String> command = new ArrayList<>(List.of("--git-dir=" + target));
    command.addAll(List.of("-c", "fetch.unpackLimit=1", "-c", "gc.autoDetach=false"));
    command.addAll(List.of("-c", "fetch.fsckObjects=false", "-c", "maintenance.auto=" + !first));
    command.addAll(List.of("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--force"));
    if (refs.containsAll(ALL_REFS)) {
      command.add("--prune");
    }
    command.add("--");
    command.add(remote.source());
    command.addAll(refs);
    new GitCommand(remote).run(command.toArray(String[]::new));
    close();
  }

  /** The open repository; a new one after each fetch, so that it sees what came. */
  synchronized Repository open() throws IOException {
    Repository repository = opened;
    if (repository == null) {
      IsolatedSystem.set();
      try {
        repository = new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).build();
      } catch (IllegalArgumentException e) {
        throw new CorruptCacheException(e);
      }
      opened = repository;
    }
    return repository;
  }

  private synchronized void close() {
    Repository repository = opened;
    if (repository != null) {
      repository.close();
      opened = null;
    }
  }

  /** Something that is read from here. */
  public interface Reading<T> {
    /** Reads it; the reader is closed afterwards. */
    T read(CommitReader reader) throws IOException;
  }

  /**
   * Reads; when that fails because of what is here, everything is fetched again, once.
   *
   * @throws EnvironmentException when the remote does not give it again
   */
  public <T> T read(Reading<T> reading) throws IOException {
    try {
      return readOnce(reading);
    } catch (CorruptCacheException e) {
      renew();
      return readOnce(reading);
    }
  }

  private <T> T readOnce(Reading<T> reading) throws IOException {
    try (CommitReader reader = reader()) {
      return reading.read(reader);
    }
  }

  private CommitReader reader() throws CorruptCacheException {
    try {
      return new CommitReader(open().newObjectReader());
    } catch (IOException e) {
      throw new CorruptCacheException(e);
    }
  }
}
