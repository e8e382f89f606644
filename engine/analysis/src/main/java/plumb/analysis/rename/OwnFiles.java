package plumb.analysis.rename;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.puppetfile.Puppetfile;

/**
 * The files that an environment's owners write: all in its directory, but for hidden ones and for
 * the modules that its Puppetfile brings.
 */
public final class OwnFiles {
  private OwnFiles() {}

  /**
   * The files, sorted.
   *
   * @throws IOException when a directory cannot be listed
   */
  public static Set<Path> of(Path environment) throws IOException {
    Set<Path> brought = new HashSet<>();
    Path puppetfile = environment.resolve("Puppetfile");
    if (Files.isRegularFile(puppetfile)) {
      SourceText source = new SourceText(puppetfile.toString(), TextFile.read(puppetfile));
      for (ModuleDeclaration module : Puppetfile.read(source).modules()) {
        brought.add(environment.resolve(module.path()).normalize());
      }
    }
    Set<Path> found = new TreeSet<>();
    Files.walkFileTree(
        environment,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes unused) {
            boolean hidden =
                !directory.equals(environment)
                    && directory.getFileName().toString().startsWith(".");
            return hidden || brought.contains(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
