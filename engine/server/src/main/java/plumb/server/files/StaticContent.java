package plumb.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files by their place in an environment, of which only those of modules are served. */
public final class StaticContent {
  /** As the reference has it: any directory of modules, a module, and what it serves. */
  private static final Pattern SERVED = Pattern.compile("[^/]+/[^/]+/files/.+");

  private StaticContent() {}

  /** Whether a path below an environment is one of a file that is served. */
  static boolean isServed(String path) {
    return SERVED.matcher(path).matches();
  }

  /**
   * A file of an environment; null when there is none, or it is not served.
   *
   * @param root the environment's directory
   */
  public static @Nullable Path find(Path root, String path) throws IOException {
    if (!isServed(path)) {
      return null;
    }
    int module = path.indexOf("/files/");
    Path home = root.resolve(path.substring(0, module)).normalize();
    if (!home.startsWith(root) || home.equals(root)) {
      return null;
    }
    Root found =
        Root.below(home.resolve("files"), path.substring(module + "/files/".length()), home);
    return found != null && Files.isRegularFile(found.file()) ? found.file() : null;
  }
}
