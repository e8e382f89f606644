package plumb.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reference's server, as its Debian package starts it, with directories of its own. */
final class Puppetserver {
  private static final Path PACKAGED = Path.of("/etc/puppet/puppetserver");

  private Puppetserver() {}

  /** Starts it as its own user, which may read the directories. */
  static ServerProcess start(Path directory, Path environments, int port)
      throws IOException, InterruptedException {
    Path settings = Files.createDirectories(directory.resolve("conf.d"));
    for (String name : List.of("auth.conf", "ca.conf", "metrics.conf", "web-routes.conf")) {
      Files.copy(PACKAGED.resolve("conf.d").resolve(name), settings.resolve(name));
    }
    Files.writeString(
        settings.resolve("webserver.conf"),
        "webserver: { client-auth: want, ssl-host: 127.0.0.1, ssl-port: %d }\n".formatted(port));
    Files.writeString(
        settings.resolve("puppetserver.conf"),
        """
        jruby-puppet: {
          ruby-load-path: [/usr/lib/puppetserver/ruby/vendor_ruby]
          gem-home: %1$s/gems
          gem-path: ["%1$s/gems", "/usr/lib/puppetserver/vendored-jruby-gems"]
          server-conf-dir: %1$s/conf
          server-code-dir: %1$s/code
          server-var-dir: %1$s/var
          server-run-dir: %1$s/run
          server-log-dir: %1$s/log
          max-active-instances: 2
        }
        """
            .formatted(directory));
    for (String name : List.of("conf", "code", "var", "run", "log", "gems")) {
      Files.createDirectories(directory.resolve(name));
    }
    Files.writeString(
        directory.resolve("conf/puppet.conf"),
        """
        [server]
        certname = localhost
        autosign = true
        environment = compile
        environmentpath = %s
        environment_timeout = unlimited
        ssldir = %s/ssl
        cadir = %s/ca
        reports = store
        """
            .formatted(environments, directory, directory));
    run(List.of("chown", "-R", "puppet:puppet", directory.toString()));
    return ServerProcess.start(
        List.of(
            "setpriv",
            "--reuid=puppet",
            "--regid=puppet",
            "--clear-groups",
            "env",
            "HOME=" + directory,
            "java",
            "-Xms1g",
            "-Xmx1g",
            "-Djruby.lib=/usr/share/jruby/lib",
            "-jar",
            "/usr/share/puppetserver/puppetserver.jar",
            "--config",
            settings.toString(),
            "--bootstrap-config",
            PACKAGED.resolve("services.d").toString()),
        port,
        directory.resolve("log/out"));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(command + " failed");
    }
  }
}
