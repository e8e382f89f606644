package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;

/**
 * Something in a source whose name is not text: whoever wants it is told so, and gets the rest.
 *
 * @param relativePath its path, as far as that is text
 */
record NamelessEntry(Path file, String relativePath) implements FileSource.Entry {

  @Override
  public String source() {
    return file.toString();
  }

  @Override
  public FileSource.EntryKind kind() {
    return FileSource.EntryKind.OTHER;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public int mode() {
    return FileAttributes.NEW_FILE;
  }

  @Override
  public long uid() {
    return -1;
  }

  @Override
  public long gid() {
    return -1;
  }

  @Override
  public @Nullable String linkTarget() {
    return null;
  }

  @Override
  public long modifiedNanos() {
    return -1;
  }

  @Override
  public long changedNanos() {
    return -1;
  }

  @Override
  public @Nullable String checksum() {
    return null;
  }

  @Override
  public InputStream open() throws IOException {
    throw new IOException("The name of " + file + " is not text; it can't be a source");
  }
}
