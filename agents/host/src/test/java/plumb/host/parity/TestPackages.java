package plumb.host.parity;

import java.io.IOException;
import java.nio.file.Path;
import plumb.host.machine.AptRepository;
import plumb.host.machine.AptRepository.Draft;

/** The packages that the cases install. */
final class TestPackages {
  private TestPackages() {}

  static AptRepository make(Path directory) throws IOException, InterruptedException {
    AptRepository repository = new AptRepository(directory);
    repository.add(new Draft("base", "1.0").file("/usr/share/base", "1.0\n"));
    for (String version : new String[] {"1.0", "1.5-1", "2.0~rc1", "2.0"}) {
      repository.add(
          new Draft("tool", version)
              .field("Depends", "base")
              .field("Provides", "virtual-tool")
              .file("/usr/bin/tool", "#!/bin/sh\necho " + version + "\n"));
    }
    for (String version : new String[] {"1", "2"}) {
      repository.add(
          new Draft("configured", version)
              .file("/DEBIAN/conffiles", "/etc/configured.conf\n")
              .file("/etc/configured.conf", "version " + version + "\n"));
    }
    repository.add(
        new Draft("broken", "1").file("/DEBIAN/postinst", "#!/bin/sh\necho no >&2\nexit 1\n"));
    repository.add(
        new Draft("asking", "1")
            .field("Depends", "debconf")
            .file(
                "/DEBIAN/templates",
                "Template: asking/answer\nType: string\nDefault: none\nDescription: answer?\n")
            .file("/DEBIAN/config", "#!/bin/sh\n. /usr/share/debconf/confmodule\n")
            .file(
                "/DEBIAN/postinst",
                "#!/bin/sh\n. /usr/share/debconf/confmodule\ndb_get asking/answer\n"
                    + "echo \"$RET\" >/etc/asked\n"));
    repository.add(
        new Draft("daemon", "1")
            .file(
                "/lib/systemd/system/daemon.service",
                "[Service]\nExecStartPre=/bin/sh -c 'echo started >>/var/log/daemon'\n"
                    + "ExecStart=/bin/sleep infinity\n[Install]\nWantedBy=multi-user.target\n")
            .file(
                "/DEBIAN/postinst",
                "#!/bin/sh\nsystemctl daemon-reload\nsystemctl enable --now daemon\n"));
    return repository;
  }
}
