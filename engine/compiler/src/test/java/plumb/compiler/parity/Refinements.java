package plumb.compiler.parity;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The codes that Plumb gives where the reference has only words: {@code refinements.txt} beside the
 * cases, lines {@code CODE | what it says}; or a code that says less, then {@code CODE of LESS |
 * what it says}. In all else the codes of both are the same.
 */
final class Refinements {
  static final Refinements INSTANCE = new Refinements();

  private final Set<String> codes = new TreeSet<>();

  private Refinements() {
    for (String line : Resources.read("refinements.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        codes.add(line.substring(0, line.indexOf(" | ")).strip());
      }
    }
  }

  /** Whether both codes name the same mistake. */
  boolean agree(@Nullable String reference, @Nullable String own) {
    return reference == null
        ? own == null || codes.contains(own)
        : reference.equals(own) || codes.contains(own + " of " + reference);
  }
}
