package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of modules. Those behind links belong to them, too, as for the compiler; a link back to
 * a directory above it, or one to nothing, is no file.
 */
final class ModuleFiles {
  private ModuleFiles() {}

  /** The files below a directory, or the file itself; none if there is nothing of that name. */
  static List<Path> below(Path root) {
    List<Path> files = new ArrayList<>();
    visit(root, (file, attributes) -> files.add(file));
    return files;
  }

  /** Shows each file below a directory, or the file itself, with its attributes. */
  static void visit(Path root, BiConsumer<Path, BasicFileAttributes> visitor) {
    if (!Files.exists(root)) {
      return;
    }
    try {
      Files.walkFileTree(
          root.toRealPath(),
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                visitor.accept(file, attributes);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // What cannot be listed holds nothing that can be read.
      return;
    }
  }
}
