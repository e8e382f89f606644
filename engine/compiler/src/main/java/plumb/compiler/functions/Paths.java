package plumb.compiler.functions;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.Wording;
import plumb.values.functions.LegacyText;

/** How functions name files: {@code module/path}, or an absolute path. */
final class Paths {
  private Paths() {}

  /** The file that a reference means, which need not exist; null when its module does not. */
  static @Nullable Path find(Snapshot snapshot, String reference, String folder) {
    if (reference.startsWith("/")) {
      return Path.of(reference);
    }
    String moduleName = moduleName(snapshot, reference);
    Module module = moduleName == null ? null : snapshot.module(moduleName);
    return module == null
        ? null
        : module.file(folder, reference.substring(reference.indexOf('/') + 1));
  }

  static @Nullable String moduleName(Snapshot snapshot, String reference) {
    int slash = reference.indexOf('/');
    return slash <= 0 ? null : reference.substring(0, slash);
  }

  /** What the reference says before it refuses a path that is no string. */
  static String notText(Object path) {
    return "Cannot check if "
        + LegacyText.inspect(path)
        + " is an absolute path because it is a '"
        + Wording.rubyClass(path)
        + "' and not a String'";
  }
}
