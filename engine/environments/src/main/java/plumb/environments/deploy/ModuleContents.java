package plumb.environments.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plumb.environments.EnvironmentException;
import plumb.environments.git.CachedRepository;
import plumb.environments.git.Remote;
import plumb.environments.settings.DeploySettings;
import plumb.environments.store.Contents;
import plumb.environments.store.ObjectStore;
import plumb.environments.store.TreeEntry;

/** Brings the files of commits and archives into the store. Thread-safe. */
final class ModuleContents {
  private static final int EXPECTED_FILES = 1 << 14;

  private final DeploySettings settings;
  private final Remotes remotes;
  private final Archives archives;
  private final Map<String, List<TreeEntry>> trees = new ConcurrentHashMap<>();
  private final Map<String, Boolean> added = new ConcurrentHashMap<>(EXPECTED_FILES);

  ModuleContents(DeploySettings settings, Remotes remotes, Archives archives) {
    this.settings = settings;
    this.archives = archives;
    this.remotes = remotes;
  }

  /**
   * Sees to it that all files of a commit are in the store.
   *
   * @param name the ref that the commit was found by
   * @return its entries
   */
  List<TreeEntry> commit(String url, String name, String commit, ObjectStore store)
      throws IOException {
    String key = store + " " + url + " " + commit;
    List<TreeEntry> known = trees.get(key);
    if (known != null) {
      return known;
    }
    CachedRepository repository = repository(url, name, commit);
    List<TreeEntry> entries =
        repository.read(
            reader -> {
              List<TreeEntry> all = reader.entries(commit);
              addMissing(all, reader, store);
              return all;
            });
    trees.put(key, entries);
    return entries;
  }

  /** The cached repository, with the commit in it. */
  CachedRepository repository(String url, String name, String commit) {
    Remote remote = settings.git().remote(url);
    CachedRepository repository = remotes.repository(remote);
    if (!repository.has(commit)
        && repository.resolve(name, remotes.refs(remote)) == null
        && repository.resolve(commit, remotes.refs(remote)) == null) {
      throw new EnvironmentException(
          "UNRESOLVED_REF", remote.shown() + " does not give the commit " + commit);
    }
    return repository;
  }

  /**
   * Several modules have the same files: who comes first adds one, and the others wait for it. When
   * that fails, the next one tries.
   */
  private void addMissing(List<TreeEntry> entries, Contents contents, ObjectStore store)
      throws IOException {
    try {
      for (TreeEntry entry : entries) {
        if (entry.kind() == TreeEntry.Kind.FILE || entry.kind() == TreeEntry.Kind.EXECUTABLE) {
          added.computeIfAbsent(
              store + " " + entry.kind() + " " + entry.digest(),
              key -> addMissing(entry, contents, store));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean addMissing(TreeEntry entry, Contents contents, ObjectStore store) {
    try {
      if (!store.has(entry)) {
        store.add(entry, contents);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<TreeEntry> archive(ResolvedModule module, ObjectStore store) throws IOException {
    String key = store + " " + module.digest();
    List<TreeEntry> known = trees.get(key);
    if (known == null) {
      known = archives.unpack(module, store);
      trees.put(key, known);
    }
    return known;
  }

  /** The entries of a module as they are deployed. */
  List<TreeEntry> entries(ResolvedModule module, ObjectStore store) throws IOException {
    List<TreeEntry> all =
        module.is(ResolvedModule.GIT)
            ? commit(module.origin(), module.version(), module.digest(), store)
            : archive(module, store);
    if (!module.excludeSpec()) {
      return all;
    }
    List<TreeEntry> kept = new ArrayList<>();
    for (TreeEntry entry : all) {
      boolean directory = entry.path().equals("spec") && entry.kind() == TreeEntry.Kind.DIRECTORY;
      if (!directory && !entry.path().startsWith("spec/")) {
        kept.add(entry);
      }
    }
    return kept;
  }
}
