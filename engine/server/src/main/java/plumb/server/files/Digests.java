package plumb.server.files;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checksums of files that were read already: all agents ask for the same ones. A file that was
 * changed has another time, size or number. Thread-safe.
 */
final class Digests {
  private static final int MOST = 50_000;

  private record Key(Path file, ChecksumType type, long time, long size, String number) {}

  private final Map<Key, String> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
          return size() > MOST;
        }
      };

  String of(Path file, BasicFileAttributes attributes, ChecksumType type) throws IOException {
    Key key =
        new Key(
            file,
            type,
            attributes.lastModifiedTime().toMillis(),
            attributes.size(),
            String.valueOf(attributes.fileKey()));
    String found = get(key);
    if (found == null) {
      found = type.of(file, attributes);
      put(key, found);
    }
    return found;
  }

  private synchronized @Nullable String get(Key key) {
    return known.get(key);
  }

  private synchronized void put(Key key, String digest) {
    known.put(key, digest);
  }
}
