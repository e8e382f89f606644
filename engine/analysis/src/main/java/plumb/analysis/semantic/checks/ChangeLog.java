package plumb.analysis.semantic.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Module;

/** The file in which a module tells its users what changes. */
final class ChangeLog {
  /** The usual name. */
  static final String NAME = "CHANGELOG.md";

  private static final List<String> NAMES = List.of(NAME, "CHANGELOG", "CHANGELOG.rst");

  private ChangeLog() {}

  /** The text; null when there is none. */
  static @Nullable String of(Module module) {
    for (String name : NAMES) {
      Path file = module.directory().resolve(name);
      try {
        if (Files.isRegularFile(file)) {
          return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
      } catch (IOException unreadable) {
        return null;
      }
    }
    return null;
  }
}
