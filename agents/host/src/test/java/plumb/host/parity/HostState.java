package plumb.host.parity;

import java.io.IOException;
import plumb.host.machine.BootedHost;

/**
 * What is compared of two hosts after every step, whatever the case is about.
 *
 * <p>Selections and marks are read from dpkg and from apt's file, never by apt-mark: apt answers
 * from a cache that it takes for valid while the status file has the same size and second of
 * change.
 */
public final class HostState {
  private static final String SCRIPT =
      """
      cat /etc/passwd /etc/group /etc/gshadow
      cut -d: -f1,2,4- /etc/shadow
      dpkg-query -W -f '${Package} ${Version} ${Status}\\n'
      awk '/^Package:/ {p = $2} /^Auto-Installed: 1/ {print p, "auto"}' /var/lib/apt/extended_states
      ls -l /home | awk '{print $1, $3, $4, $9}'
      for tab in /var/spool/cron/crontabs/*; do
        echo $tab; grep -v -e '^# HEADER' -e '^# DO NOT' -e '^# (' -e '^$' $tab
      done
      systemctl list-unit-files --no-legend --type=service,socket,timer
      ls /etc/systemd/system /etc/systemd/system/*.wants
      """;

  private HostState() {}

  /** Returns the state, as lines. */
  public static String of(BootedHost host) throws IOException, InterruptedException {
    return host.run("bash", "-c", SCRIPT).output();
  }
}
