package plumb.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumb.compiler.evaluation.Strictness;
import plumb.server.Server;
import plumb.server.ServerLog;
import plumb.server.ServerSettings;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicy;

/** The reference's own agent and ours do the same with a server of ours. */
class AgentsTest {
  private static final int CHANGED = 2;
  private static final String NODE = "m1.test";

  private enum Kind {
    PUPPET,
    PLUMB
  }

  private final Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private @Nullable Server running;

  AgentsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  private TestedAgent start(Kind kind, boolean signsEverybody) throws IOException {
    assumeTrue(kind == Kind.PLUMB || PuppetAgent.isThere(), "puppet is not installed");
    Files.createDirectories(directory.resolve("environments/production/manifests"));
    write("environments/production/environment.conf", "modulepath = modules\n");
    Server server =
        Server.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                List.of("localhost"),
                directory.resolve("server"),
                "jdbc:sqlite:" + directory.resolve("server/plumb.db"),
                List.of(directory.resolve("environments")),
                null,
                null,
                Strictness.of(Strictness.Level.WARNING, false),
                Map.of(),
                KeyKind.EC,
                signsEverybody ? SigningPolicy.EVERYBODY : SigningPolicy.NOBODY),
            new ServerLog(new PrintStream(said, true, UTF_8)));
    running = server;
    Path home = Files.createDirectories(directory.resolve("agent"));
    return kind == Kind.PUPPET
        ? new PuppetAgent(NODE, server.port(), home)
        : new OurAgent(NODE, server.port(), home);
  }

  private Server server() {
    return Objects.requireNonNull(running);
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void site(String manifest) throws IOException {
    write(
        "environments/production/manifests/site.pp", manifest.replace("HERE", directory + "/out"));
    Files.createDirectories(directory.resolve("out"));
  }

  private Path out(String name) {
    return directory.resolve("out").resolve(name);
  }

  @ParameterizedTest
  @EnumSource
  void itEnrolsConvergesAndThenFindsNothingToDo(Kind kind) throws Exception {
    write("environments/production/modules/site/files/motd", "welcome\n");
    write("environments/production/modules/site/files/tree/a b", "a\n");
    write("environments/production/modules/site/files/tree/sub/b", "b\n");
    site(
        """
        file { 'HERE/motd': source => 'puppet:///modules/site/motd' }
        file { 'HERE/tree': ensure => directory, recurse => true,
          source => 'puppet:///modules/site/tree' }
        file { 'HERE/name': content => "${trusted['certname']} ${trusted['authenticated']}\\n" }
        """);
    TestedAgent agent = start(kind, true);

    TestedAgent.Run first = agent.run();
    assertThat(first.status()).as("%s%n%s", first, said).isEqualTo(CHANGED);
    assertThat(out("motd")).hasContent("welcome\n");
    assertThat(out("tree/a b")).hasContent("a\n");
    assertThat(out("tree/sub/b")).hasContent("b\n");
    assertThat(out("name")).hasContent("m1.test remote\n");

    TestedAgent.Run second = agent.run();
    assertThat(second.status()).as(second.toString()).isZero();
    assertThat(said.toString(UTF_8))
        .contains("m1.test: report: changed")
        .contains("m1.test: report: unchanged");
  }

  @ParameterizedTest
  @EnumSource
  void itWaitsUntilSomebodySignsAndIsRefusedOnceRevoked(Kind kind) throws Exception {
    site("file { 'HERE/f': content => 'x' }");
    TestedAgent agent = start(kind, false);

    assertThat(agent.run().status()).as("nobody has signed").isEqualTo(1);
    assertThat(out("f")).doesNotExist();
    server().authority().sign(NODE, false, null, "test");
    TestedAgent.Run signed = agent.run();
    assertThat(signed.status()).as(signed.toString()).isEqualTo(CHANGED);

    server().authority().revoke(NODE, "test");
    Files.delete(out("f"));
    TestedAgent.Run revoked = agent.run();
    assertThat(revoked.status()).as(revoked.toString()).isEqualTo(1);
    assertThat(out("f")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void itOnlyLooksOrTakesAPart(Kind kind) throws Exception {
    site("file { 'HERE/a': content => 'a', tag => 'one' } file { 'HERE/b': content => 'b' }");
    TestedAgent agent = start(kind, true);

    TestedAgent.Run noop = agent.run("--noop");
    assertThat(noop.status()).as(noop.toString()).isZero();
    assertThat(out("a")).doesNotExist();
    TestedAgent.Run tagged = agent.run("--tags=one");
    assertThat(tagged.status()).as(tagged.toString()).isEqualTo(CHANGED);
    assertThat(out("a")).exists();
    assertThat(out("b")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void secretsStaySecretAndLateValuesAreMadeHere(Kind kind) throws Exception {
    site(
        """
        file { 'HERE/secret': content => Sensitive("s3cr3t\\n"), mode => '0600' }
        file { 'HERE/late': content => Deferred('join', [['a', 'b'], '-']) }
        """);
    write(
        "environments/production/modules/stdlib/lib/puppet/functions/join.rb",
        "Puppet::Functions.create_function(:join) do\n"
            + "  def join(list, by) list.join(by) end\nend\n");
    TestedAgent agent = start(kind, true);

    TestedAgent.Run run = agent.run();
    assertThat(run.status()).as(run.toString()).isEqualTo(CHANGED);
    assertThat(run.output()).doesNotContain("s3cr3t");
    assertThat(said.toString(UTF_8)).doesNotContain("s3cr3t");
    assertThat(out("secret")).hasContent("s3cr3t\n");
    assertThat(out("late")).hasContent("a-b");
  }

  @ParameterizedTest
  @EnumSource
  void withoutAServerTheLastCatalogHolds(Kind kind) throws Exception {
    site("file { 'HERE/f': content => 'x' }");
    TestedAgent agent = start(kind, true);
    TestedAgent.Run first = agent.run();
    assertThat(first.status()).as(first.toString()).isEqualTo(CHANGED);
    server().close();
    running = null;
    Files.delete(out("f"));

    TestedAgent.Run away = agent.runAsDaemon();
    assertThat(out("f")).as(away.toString()).hasContent("x");
  }

  @ParameterizedTest
  @EnumSource
  void aManifestThatIsWrongIsToldWithItsPlace(Kind kind) throws Exception {
    site("notify { 'a': }\nfail('not today')\n");
    TestedAgent agent = start(kind, true);
    TestedAgent.Run run = agent.run();
    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(run.output()).contains("not today").contains("line: 2");
  }
}
