package plumb.server.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code git push -o} asks of the gate.
 *
 * @param preview whether nothing shall land
 * @param force why it shall land although nodes would have no catalog; null when it shall not
 */
record PushOptions(boolean preview, @Nullable String force) {
  private static final String FORCE = "force=";

  /** Others are somebody else's. */
  static PushOptions of(List<String> options) {
    boolean preview = options.contains("preview");
    String force = null;
    for (String option : options) {
      if (option.startsWith(FORCE)) {
        force = option.substring(FORCE.length()).strip();
      }
    }
    return new PushOptions(preview, force == null || force.isEmpty() ? null : force);
  }
}
