package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.host.command.CommandResult;
import plumb.host.machine.BootedHost;

/** examples/webserver converges a freshly booted Debian, where nginx then answers. */
class WebserverTest {

  @Test
  void convergesAFreshHost() throws Exception {
    List<String> expected =
        Files.readAllLines(Installation.REPOSITORY.resolve("examples/webserver/expected-changes"));
    // The throw-away host has no network: its packages are there already.
    expected.removeIf(line -> line.startsWith("#") || line.startsWith("Package["));

    try (Installation installation = Installation.create();
        BootedHost host =
            BootedHost.boot(
                BootedHost.Options.named("web01.example.com")
                    .mounting(Installation.REPOSITORY)
                    .mounting(installation.folder()))) {
      assertThat(changes(host, installation)).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(changes(host, installation)).as("changes of the second run").isEmpty();

      assertThat(page(host, "www.example.com")).contains("<h1>www.example.com</h1>");
      assertThat(page(host, "docs.example.com"))
          .contains("<h1>docs.example.com</h1>")
          .contains("X-Robots-Tag: noindex");
      assertThat(page(host, "anything.else"))
          .contains("Welcome to web01")
          .contains("pages/sites.html");
      assertThat(host.sh("id -nG grace")).isEqualTo("grace editors\n");
      assertThat(host.sh("crontab -l -u www-data")).contains("0 6 * * 1 du -s /srv/www/*");

      // What was undone by hand comes back, and nginx hears of it.
      Path enabled = host.path("/etc/nginx/sites-enabled/docs.example.com");
      Files.delete(enabled);
      assertThat(changes(host, installation))
          .containsExactlyInAnyOrder(
              "File[/etc/nginx/sites-enabled/docs.example.com] ensure", "Service[nginx] refresh");
    }
  }

  private static List<String> changes(BootedHost host, Installation installation) throws Exception {
    String home = installation.home().toString();
    CommandResult result =
        host.command(home + "/plumb", "apply", "--json", home + "/examples/webserver")
            .separated()
            .run();
    assertThat(result.succeeded()).as(result.failure()).isTrue();
    return RunReport.changes(result.output());
  }

  /** Asks nginx for the start page of a host name, over a socket of bash's. */
  private static String page(BootedHost host, String name) throws Exception {
    return host.sh(
        "exec 3<>/dev/tcp/127.0.0.1/80;"
            + " printf 'GET / HTTP/1.0\\r\\nHost: "
            + name
            + "\\r\\n\\r\\n' >&3; cat <&3");
  }
}
