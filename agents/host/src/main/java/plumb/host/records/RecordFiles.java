package plumb.host.records;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/**
 * The files of one resource type during a run: each is read once, and again only when something
 * else has changed it. For one thread.
 */
final class RecordFiles {
  private final EntryFormat format;
  private final FileStore store;
  private final Map<Path, Open> open = new HashMap<>();
  private final Set<Path> known = new LinkedHashSet<>();
  private final Set<Path> modified = new TreeSet<>();

  private record Open(RecordFile file, String signature) {}

  RecordFiles(EntryFormat format, FileStore store) {
    this.format = format;
    this.store = store;
  }

  /** Returns a file as it is now; an empty one when there is none. */
  RecordFile get(Path path) throws ProviderException, IOException, InterruptedException {
    known.add(path);
    Open read = open.get(path);
    if (read != null
        && (modified.contains(path) || read.signature.equals(CachedFiles.signature(path)))) {
      return read.file;
    }
    String signature = CachedFiles.signature(path);
    RecordFile file = new RecordFile(path, format, store.read(path));
    open.put(path, new Open(file, signature));
    return file;
  }

  /**
   * Returns the file with that record: the one preferred, or the last of the others that were ever
   * asked for; or null.
   */
  @Nullable Path find(String name, @Nullable Path preferred)
      throws ProviderException, IOException, InterruptedException {
    if (preferred != null && get(preferred).find(name) != null) {
      return preferred;
    }
    Path found = null;
    for (Path path : known) {
      if (!path.equals(preferred) && get(path).find(name) != null) {
        found = path;
      }
    }
    return found;
  }

  /** Says that a file has to be written. */
  void changed(Path path) {
    modified.add(path);
  }

  /** Writes all files that have changed; what could not be written is read again. */
  void write() throws ProviderException, IOException, InterruptedException {
    try {
      for (Path path : modified) {
        store.write(path, get(path).content());
      }
    } finally {
      open.keySet().removeAll(modified);
      modified.clear();
    }
  }
}
