package plumb.compiler.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The codes that Plumb gives where the reference has only words: {@code refinements.txt} beside the
 * cases, lines {@code CODE | what it says}; or a code that says less, then {@code CODE of LESS |
 * what it says}. In all else the codes of both are the same.
 */
final class Refinements {
  static final Refinements INSTANCE =
      new Refinements(Path.of("src/test/resources/plumb/compiler/parity/refinements.txt"));

  private final Set<String> codes = new TreeSet<>();

  private Refinements(Path file) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          codes.add(line.substring(0, line.indexOf(" | ")).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether both codes name the same mistake. */
  boolean agree(@Nullable String reference, @Nullable String own) {
    return reference == null
        ? own == null || codes.contains(own)
        : reference.equals(own) || codes.contains(own + " of " + reference);
  }
}
