package plumb.host.parity;

import java.io.IOException;
import plumb.host.machine.BootedHost;

/** What is compared of two hosts after every step, whatever the case is about. */
final class HostState {
  private static final String SCRIPT =
      """
      cat /etc/passwd /etc/group /etc/gshadow
      cut -d: -f1,2,4- /etc/shadow
      dpkg-query -W -f '${Package} ${Version} ${Status}\\n'
      apt-mark showmanual
      ls -l /home | awk '{print $1, $3, $4, $9}'
      for tab in /var/spool/cron/crontabs/*; do
        echo $tab; grep -v -e '^# HEADER' -e '^# DO NOT' -e '^# (' -e '^$' $tab
      done
      systemctl list-unit-files --no-legend --type=service,socket,timer
      ls /etc/systemd/system /etc/systemd/system/*.wants
      """;

  private HostState() {}

  static String of(BootedHost host) throws IOException, InterruptedException {
    return host.run("bash", "-c", SCRIPT).output();
  }
}
