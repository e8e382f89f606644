package plumb.environments.store;

import java.io.IOException;
import java.io.OutputStream;

/** Gives the contents that a tree's files have. Used by one thread at a time. */
public interface Contents {
  /**
   * Writes a file's bytes.
   *
   * @param digest as a {@link TreeEntry} has it
   */
  void write(String digest, OutputStream out) throws IOException;
}
