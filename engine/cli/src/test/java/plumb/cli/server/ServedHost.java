package plumb.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import plumb.cli.Main;
import plumb.host.command.CommandResult;
import plumb.host.machine.BootedHost;

/**
 * A booted host in which {@code plumb server} is a service, at the usual port, with environments
 * below {@code /srv/environments} and a classifier that knows the nodes in {@code /srv/nodes}.
 */
final class ServedHost implements AutoCloseable {
  static final int PORT = 8140;

  private static final String DIRECTORY = "/srv/plumb";

  private final BootedHost host;

  private ServedHost(BootedHost host) {
    this.host = host;
  }

  static ServedHost boot(String name) throws IOException, InterruptedException {
    ServedHost served = new ServedHost(BootedHost.boot(name));
    try {
      served.host.write(
          "/srv/classify", "#!/bin/sh\ncat /srv/nodes/$1 2>/dev/null || echo 'classes: {}'\n");
      served.host.sh("chmod 755 /srv/classify; mkdir -p /srv/environments /srv/nodes");
      served.start();
      return served;
    } catch (IOException | InterruptedException | RuntimeException e) {
      served.close();
      throw e;
    }
  }

  BootedHost host() {
    return host;
  }

  Place place() {
    return Place.in(host);
  }

  /** Starts the service, and waits until it is ready. */
  void start() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("systemd-run", "--quiet", "--collect", "--unit=plumb-server"));
    command.addAll(
        BootedHost.javaVector(
            Main.class,
            "server",
            "--dir=" + DIRECTORY,
            "--name=localhost",
            "--environmentpath=/srv/environments",
            "--external_nodes=/srv/classify",
            "--autosign"));
    CommandResult started = host.run(command.toArray(String[]::new));
    assertThat(started.succeeded()).as(started.failure()).isTrue();
    host.sh(
        "for i in $(seq 300); do echo >/dev/tcp/localhost/"
            + PORT
            + " && exit 0; sleep 0.1; done 2>/dev/null; journalctl -u plumb-server -o cat; exit 1");
  }

  /** Kills the service at once. */
  void kill() throws IOException, InterruptedException {
    String unused =
        host.sh(
            "systemctl kill --signal=KILL plumb-server;"
                + " while systemctl is-active -q plumb-server; do sleep 0.1; done");
  }

  /** Runs {@code plumb ca}. */
  String authority(String command, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("ca", command, "--dir=" + DIRECTORY));
    all.addAll(List.of(arguments));
    CommandResult result = host.java(Main.class, all.toArray(String[]::new)).run();
    assertThat(result.succeeded()).as(result.failure()).isTrue();
    return result.output();
  }

  /** What the service has said of a node. */
  String said(String node) throws IOException, InterruptedException {
    return host.sh("journalctl -q -u plumb-server -o cat | grep -F '" + node + "' || :");
  }

  /** Writes a file of an environment; those of facts.d that are scripts can be executed. */
  void write(String path, String text) throws IOException {
    String file = "/srv/environments/" + path;
    host.write(file, text);
    if (path.endsWith(".sh")) {
      Path script = host.path(file);
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    host.close();
  }
}
