package plumb.agent;

import org.jspecify.annotations.Nullable;
import plumb.catalog.Resource;

/** Says where in a manifest something was declared, as the end of a sentence. */
final class Places {
  private Places() {}

  static String of(Resource resource) {
    return of(resource.file(), resource.line());
  }

  static String of(@Nullable String file, int line) {
    if (file == null || file.isEmpty()) {
      return line > 0 ? " (line: " + line + ")" : "";
    }
    return line > 0 ? " (file: " + file + ", line: " + line + ")" : " (file: " + file + ")";
  }
}
