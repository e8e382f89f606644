package plumb.compiler.snapshot;

import java.nio.file.Path;

/** A module of an environment. */
public record Module(String name, Path directory) {

  /**
   * A file of one of the module's folders.
   *
   * @param folder as {@code "templates"}
   * @param relative path below it, from a manifest
   * @return the path, which need not exist, or the folder itself where the path would leave it
   */
  public Path file(String folder, String relative) {
    Path base = directory.resolve(folder);
    Path path = base.resolve(relative).normalize();
    return path.startsWith(base) ? path : base;
  }
}
