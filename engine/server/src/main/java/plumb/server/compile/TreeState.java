package plumb.server.compile;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/**
 * What tells whether anything below some directories was changed: a number over the names, times
 * and sizes of all files. Nothing is read.
 */
record TreeState(long files, long hash) {

  static TreeState of(Collection<Path> directories) throws IOException {
    Sum sum = new Sum();
    for (Path directory : directories) {
      if (Files.exists(directory)) {
        Files.walkFileTree(
            directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, sum);
      }
    }
    return new TreeState(sum.files, sum.hash);
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private long files;
    private long hash;

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      long one = file.hashCode();
      one = one * 31 + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      one = one * 31 + attributes.size();
      // A sum, as directories have no order.
      hash += one * 0x9E3779B97F4A7C15L;
      return FileVisitResult.CONTINUE;
    }

    /** Who cannot be visited cannot be compiled, either: the compile says so. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE;
    }
  }
}
