package plumb.compiler.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.DataFiles;
import plumb.compiler.snapshot.Snapshot;

/** The files of a snapshot, for lookups. */
final class SnapshotFiles implements DataFiles {
  private final Snapshot snapshot;

  SnapshotFiles(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public boolean exists(Path path) {
    // What is there and no file, such as a named pipe, is told when it is read.
    return snapshot.exists(path) || isDirectory(path) || Files.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return snapshot.names(path) != null;
  }

  @Override
  public String read(Path path) throws IOException {
    String text = snapshot.read(path);
    if (text == null) {
      throw Files.exists(path) && !isDirectory(path)
          ? new FileSystemException(path.toString(), null, "this is no regular file")
          : new NoSuchFileException(path.toString());
    }
    return text;
  }

  @Override
  public @Nullable List<String> names(Path directory) {
    return snapshot.names(directory);
  }
}
