package plumb.host.records;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import plumb.agent.provider.ProviderException;

/**
 * Files that are read once for all resources that live in them, and again only when somebody has
 * changed them. As long as a file is unchanged, the same array is returned for it; nobody may write
 * to that. For one thread.
 */
public final class CachedFiles implements FileStore {
  private final FileStore store;
  private final Map<Path, Content> contents = new HashMap<>();

  private record Content(byte[] bytes, String signature) {}

  /** Reads and writes through another store. */
  public CachedFiles(FileStore store) {
    this.store = store;
  }

  @Override
  public byte[] read(Path file) throws ProviderException, IOException, InterruptedException {
    String signature = signature(file);
    Content known = contents.get(file);
    if (known == null || !known.signature.equals(signature)) {
      known = new Content(store.read(file), signature);
      contents.put(file, known);
    }
    return known.bytes;
  }

  @Override
  public void write(Path file, byte[] content)
      throws ProviderException, IOException, InterruptedException {
    contents.remove(file);
    store.write(file, content);
  }

  /** Returns what changes when a file does; empty where there is none, or none for us. */
  static String signature(Path file) throws IOException {
    try {
      return Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime").toString();
    } catch (FileSystemException e) {
      return "";
    }
  }
}
