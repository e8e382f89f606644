package plumb.compiler.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The directory of a batch's results: {@code ID.json} or {@code ID.error.json}. A file has its name
 * only when it is complete, whenever the process ends. Safe for use by many threads.
 */
final class BatchOutput {
  private static final String UNFINISHED = ".plumb-batch-";

  private final Path directory;

  /** Makes the directory if need be, and removes what runs that were killed left unfinished. */
  BatchOutput(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    this.directory = made(directory);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
      for (Path file : left) {
        if (!isWritten(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Path made(Path directory) throws IOException {
    try {
      return Files.createDirectories(directory);
    } catch (NoSuchFileException e) {
      // File systems without directories of users, such as /proc, say so.
      throw new FileSystemException(e.getFile(), null, "no directory can be made here");
    }
  }

  /** Whether the process that a file's name tells is still at work. */
  private static boolean isWritten(Path file) {
    String[] parts = file.getFileName().toString().split("-");
    try {
      return ProcessHandle.of(Long.parseLong(parts[2])).isPresent();
    } catch (NumberFormatException notOurs) {
      return true;
    }
  }

  /** Writes a node's catalog; an error of an earlier run goes away. */
  void catalog(String id, ByteArrayOutputStream json) throws IOException {
    write(id + ".json", id + ".error.json", json);
  }

  /** Writes why a node has no catalog; one of an earlier run goes away. */
  void error(String id, ByteArrayOutputStream json) throws IOException {
    write(id + ".error.json", id + ".json", json);
  }

  private void write(String name, String other, ByteArrayOutputStream content) throws IOException {
    Path unfinished =
        directory.resolve(
            UNFINISHED + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId());
    try {
      Files.write(unfinished, content.toByteArray());
      Files.deleteIfExists(directory.resolve(other));
      Files.move(
          unfinished,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }
}
