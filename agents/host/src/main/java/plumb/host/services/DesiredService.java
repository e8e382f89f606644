package plumb.host.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;

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
 * @param title the title of the resource
 * @param manager what it is managed by
 * @param hasStatus whether its init script can tell whether it runs
 * @param hasRestart whether its init script can restart it
 * @param pattern what is found in the table of processes while it runs
 * @param paths directories in which init scripts are looked for
 */
record DesiredService(
    String name,
    @Nullable Boolean running,
    @Nullable Enable enable,
    @Nullable String start,
    @Nullable String stop,
    @Nullable String restart,
    @Nullable String status,
    String title,
    Manager manager,
    boolean hasStatus,
    boolean hasRestart,
    Regex pattern,
    List<String> paths) {

  /** What manages services. */
  enum Manager {
    SYSTEMD("systemd"),

    /** Init scripts, which update-rc.d enables. */
    DEBIAN("debian"),

    /** Init scripts that are enabled by other means. */
    INIT("init");

    private final String label;

    Manager(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    /** Returns what manages services on this machine. */
    static Manager ofMachine() {
      try {
        if (Files.readString(Path.of("/proc/1/comm")).contains("systemd")) {
          return SYSTEMD;
        }
      } catch (IOException e) {
        // Without /proc nothing says that it is systemd.
      }
      return Files.isExecutable(Path.of("/usr/sbin/update-rc.d")) ? DEBIAN : INIT;
    }
  }

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
