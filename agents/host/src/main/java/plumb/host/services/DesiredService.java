package plumb.host.services;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a service.
 *
 * @param name the unit's name; ".service" may be left out
 * @param running whether it is to run now; null when not managed
 * @param enable whether it is to be started at boot; null when not managed
 * @param start a shell command that starts it, or null
 * @param stop a shell command that stops it, or null
 * @param restart a shell command that restarts it, or null
 * @param status a shell command that returns 0 while it runs, or null
 */
record DesiredService(
    String name,
    @Nullable Boolean running,
    @Nullable Enable enable,
    @Nullable String start,
    @Nullable String stop,
    @Nullable String restart,
    @Nullable String status) {

  /** What happens to a service at boot; one that is masked cannot be started at all. */
  enum Enable {
    TRUE("true"),
    FALSE("false"),
    MASK("mask");

    private final String label;

    Enable(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
