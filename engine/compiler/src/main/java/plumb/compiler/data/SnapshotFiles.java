package plumb.compiler.data;

import java.io.IOException;
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
    return snapshot.exists(path) || isDirectory(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return snapshot.names(path) != null;
  }

  @Override
  public String read(Path path) throws IOException {
    String text = snapshot.read(path);
    if (text == null) {
      throw new NoSuchFileException(path.toString());
    }
    return text;
  }

  @Override
  public @Nullable List<String> names(Path directory) {
    return snapshot.names(directory);
  }
}
