package plumb.server.authority;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.evaluation.Strictness;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.store.Store;

/** An authority that {@code puppetserver ca} made is taken over, and that tool goes on with it. */
class PuppetserverToolsTest {
  private static final String RUN =
      "require 'puppetserver/ca/cli'; exit Puppetserver::Ca::Cli.run(ARGV)";

  private final Path directory;

  PuppetserverToolsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private record Run(int status, String output) {}

  private Run ca(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("ruby", "-e", RUN, "--"));
    command.addAll(List.of(words));
    if (!List.of("setup").contains(words[0])) {
      command.addAll(List.of("--config", directory.resolve("puppet.conf").toString()));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static boolean isThere() throws Exception {
    Process process =
        new ProcessBuilder("ruby", "-e", "require 'puppetserver/ca/cli'")
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }

  private void configure(int port) throws IOException {
    Files.writeString(
        directory.resolve("puppet.conf"),
        """
        [main]
        confdir = %1$s
        ssldir = %1$s/ssl
        cadir = %1$s/ca
        certname = s.test
        server = localhost
        serverport = %2$d
        keylength = 2048
        dns_alt_names = localhost
        """
            .formatted(directory, port));
  }

  private Server start(String database) throws IOException {
    return Server.start(
        new ServerSettings(
            "127.0.0.1",
            0,
            List.of("localhost"),
            directory.resolve("server"),
            database,
            List.of(directory.resolve("environments")),
            null,
            null,
            Strictness.of(Strictness.Level.WARNING, false),
            Map.of(),
            KeyKind.EC,
            SigningPolicy.NOBODY),
        new ServerLog(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)));
  }

  @Test
  void itListsSignsRevokesAndCleansOnAnImportedAuthority() throws Exception {
    assumeTrue(isThere(), "ruby-puppetserver-ca-cli is not installed");
    configure(1);
    Run setup = ca("setup", "--config", directory.resolve("puppet.conf").toString());
    assertThat(setup.status()).as(setup.output()).isZero();
    Run generated = ca("generate", "--certname", "old.test", "--ca-client");
    assertThat(generated.status()).as(generated.output()).isZero();

    Files.createDirectories(directory.resolve("server"));
    String database = "jdbc:sqlite:" + directory.resolve("server/plumb.db");
    SecretKey secret = SecretKey.in(directory.resolve("server/secret"));
    try (Store store = Store.open(database)) {
      Path cadir = directory.resolve("ca");
      assertThat(Authority.adopt(store, secret, cadir, Clock.systemUTC(), "anna")).isEqualTo(2);
      assertThatThrownBy(() -> Authority.adopt(store, secret, cadir, Clock.systemUTC(), "anna"))
          .hasMessageContaining("has an authority already");
    }

    try (Server server = start(database)) {
      configure(server.port());
      Authority authority = server.authority();
      assertThat(authority.submit("new.test", Requests.of("new.test").pem())).isFalse();
      Run list = ca("list", "--all");
      assertThat(list.status()).as(list.output()).isZero();
      assertThat(list.output()).contains("old.test", "new.test", "Requested", "Signed");

      assertThat(ca("sign", "--certname", "new.test"))
          .satisfies(run -> assertThat(run.status()).as(run.output()).isZero());
      assertThat(authority.certificate("new.test")).isPresent();
      assertThat(ca("sign", "--certname", "none.test").status()).isEqualTo(1);
      assertThat(ca("revoke", "--certname", "new.test"))
          .satisfies(run -> assertThat(run.status()).as(run.output()).isZero());
      assertThat(authority.certificate("new.test").orElseThrow().revokedAt()).isNotNull();
      assertThat(ca("clean", "--certname", "old.test"))
          .satisfies(run -> assertThat(run.status()).as(run.output()).isZero());
      assertThat(authority.certificate("old.test")).isEmpty();
      assertThat(ca("generate", "--certname", "made.test"))
          .satisfies(run -> assertThat(run.status()).as(run.output()).isZero());
      assertThat(authority.certificate("made.test")).isPresent();
    }
  }
}
