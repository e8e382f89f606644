package plumb.host.records;

import java.io.IOException;
import java.nio.file.Path;
import plumb.agent.provider.ProviderException;

/** Reads and replaces whole files. */
public interface FileStore {

  /** Returns the content of a file; empty when there is none. */
  byte[] read(Path file) throws ProviderException, IOException, InterruptedException;

  /**
   * Replaces the content of a file, or creates it.
   *
   * @throws ProviderException if that is refused, with the reason
   */
  void write(Path file, byte[] content) throws ProviderException, IOException, InterruptedException;
}
