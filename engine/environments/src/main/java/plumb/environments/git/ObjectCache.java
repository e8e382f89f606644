package plumb.environments.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One cached repository for each remote, below one directory. Thread-safe. */
public final class ObjectCache {
  private static final int LONGEST_NAME = 120;

  private final Path directory;
  private final Map<String, CachedRepository> repositories = new ConcurrentHashMap<>();

  public ObjectCache(Path directory) {
    this.directory = directory;
  }

  /** The cache of a remote's objects, which need not be there yet. */
  public CachedRepository of(Remote remote) {
    return repositories.computeIfAbsent(
        remote.url(), url -> new CachedRepository(remote, directory.resolve(name(remote))));
  }

  /** Readable, and no two alike: what a file name cannot hold would make some of them so. */
  private static String name(Remote remote) {
    String readable = remote.shown().replaceAll("[^A-Za-z0-9._@]+", "-");
    String shown = readable.substring(Math.max(0, readable.length() - LONGEST_NAME));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(remote.url().getBytes(StandardCharsets.UTF_8));
      return shown + "-" + HexFormat.of().formatHex(hash, 0, 4) + ".git";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
