package plumb.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent and the server converge a host that has booted systemd. What each test declares is of a
 * node of its own, in the environment {@code production} or the one that it names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AgentInHost {
  static final int CHANGED = 2;

  private ServedHost served;
  private Path logs;

  @BeforeAll
  void boot(@TempDir Path temporary) throws Exception {
    logs = temporary;
    served = ServedHost.boot("agents");
    for (String environment : new String[] {"production", "staging"}) {
      served.write(environment + "/environment.conf", "modulepath = modules\n");
      served.write(
          environment + "/modules/place/facts.d/place.txt", "place=" + environment + " cellar\n");
    }
    served.host().sh("mkdir /root/out");
  }

  @AfterAll
  void stop() throws Exception {
    if (served != null) {
      served.close();
    }
  }

  /** The agent as a node. */
  abstract TestedAgent agent(Place place, String name, Path home, Path logs);

  final TestedAgent agent(String name) throws IOException {
    Path home = Path.of("/root/agents", name);
    Files.createDirectories(served.host().path(home.toString()));
    return agent(served.place(), name, home, logs);
  }

  /** What the server has for a node, in an environment. */
  final void declare(String environment, String node, String resources) throws IOException {
    served.write(
        environment + "/manifests/" + node + ".pp", "node '" + node + "' {\n" + resources + "}\n");
  }

  final ServedHost served() {
    return served;
  }

  final Path out(String name) {
    return served.host().path("/root/out/" + name);
  }

  static void ends(TestedAgent.Run run, int status) {
    assertThat(run.status()).as(run.toString()).isEqualTo(status);
  }

  @Test
  void itEnrolsGetsPluginsAndConvergesTheHost() throws Exception {
    served.write("production/modules/site/files/motd", "welcome\n");
    served.write("production/modules/site/files/tree/a b", "a\n");
    served.write("production/modules/site/files/tree/sub/b", "b\n");
    served.write("production/modules/site/facts.d/owner.txt", "owner=module\nshelf=third\n");
    served.write("production/modules/site/facts.d/ran.sh", "#!/bin/sh\necho ran=$(id -un)\n");
    served.host().write("/etc/facter/facts.d/owner.txt", "owner=host\n");
    declare(
        "production",
        "site.test",
        """
        file { '/root/out/motd': source => 'puppet:///modules/site/motd' }
        file { '/root/out/tree': ensure => directory, recurse => true,
          source => 'puppet:///modules/site/tree' }
        file { '/root/out/facts':
          content => "${facts['owner']}, ${facts['shelf']}, ${facts['ran']}, ${facts['place']}\\n" }
        file { '/etc/systemd/system/greeter.service':
          content => "[Service]\\nExecStart=/bin/sleep infinity\\n[Install]\\nWantedBy=multi-user.target\\n",
        } ~> service { 'greeter': ensure => running, enable => true }
        """);
    TestedAgent agent = agent("site.test");

    ends(agent.run(), CHANGED);
    assertThat(out("motd")).hasContent("welcome\n");
    assertThat(out("tree/a b")).hasContent("a\n");
    assertThat(out("tree/sub/b")).hasContent("b\n");
    assertThat(out("facts")).hasContent("host, third, root, production cellar\n");
    assertThat(served.host().sh("systemctl is-active greeter; systemctl is-enabled greeter"))
        .isEqualTo("active\nenabled\n");

    ends(agent.run(), 0);
    assertThat(served.said("site.test: report").lines().map(line -> line.replaceAll(".*: ", "")))
        .containsExactly("changed", "unchanged");

    String stopped = served.host().sh("systemctl stop greeter; echo x >>/root/out/motd");
    assertThat(stopped).isEmpty();
    ends(agent.run("--noop"), 0);
    assertThat(out("motd")).hasContent("welcome\nx\n");
    ends(agent.run("--tags=service"), CHANGED);
    assertThat(out("motd")).hasContent("welcome\nx\n");
    assertThat(served.host().sh("systemctl is-active greeter")).isEqualTo("active\n");
    ends(agent.run(), CHANGED);
    assertThat(out("motd")).hasContent("welcome\n");
  }

  @Test
  void itFollowsTheServerIntoAnotherEnvironmentAndGoesWhereItIsTold() throws Exception {
    String where =
        "file { '/root/out/where': content => \"${environment}: ${facts['place']}\\n\" }\n";
    declare("production", "mover.test", where);
    declare("staging", "mover.test", where);
    TestedAgent agent = agent("mover.test");
    ends(agent.run(), CHANGED);
    assertThat(out("where")).hasContent("production: production cellar\n");

    served.host().write("/srv/nodes/mover.test", "environment: staging\n");
    TestedAgent.Run moved = agent.run();
    ends(moved, CHANGED);
    assertThat(out("where")).hasContent("staging: staging cellar\n");
    assertThat(moved.output()).contains("doesn't match server specified").contains("'staging'");
    ends(agent.run(), 0);

    Files.delete(served.host().path("/srv/nodes/mover.test"));
    ends(agent.run("--environment=staging"), 0);
    ends(agent.run("--environment=production"), CHANGED);
    assertThat(out("where")).hasContent("production: production cellar\n");
  }

  @Test
  void secretsStaySecretAndLateValuesAreMadeHere() throws Exception {
    declare(
        "production",
        "secret.test",
        """
        file { '/root/out/secret': content => Sensitive("s3cr3t\\n"), mode => '0600' }
        file { '/root/out/late': content => Deferred('join', [['a', 'b'], '-']) }
        """);
    served.write(
        "production/modules/stdlib/lib/puppet/functions/join.rb",
        "Puppet::Functions.create_function(:join) do\n"
            + "  def join(list, by) list.join(by) end\nend\n");
    TestedAgent agent = agent("secret.test");

    TestedAgent.Run run = agent.run("--debug");
    ends(run, CHANGED);
    assertThat(run.output()).doesNotContain("s3cr3t");
    assertThat(out("secret")).hasContent("s3cr3t\n");
    assertThat(out("late")).hasContent("a-b");
    assertThat(served.said("s3cr3t")).isEmpty();
    assertThat(served.host().sh("grep -rl s3cr3t /srv/plumb || :")).isEmpty();
  }

  @Test
  void itLivesOnWhenTheServerIsDeadAndIsRefusedOnceRevoked() throws Exception {
    declare("production", "alone.test", "file { '/root/out/alone': content => 'x' }\n");
    TestedAgent agent = agent("alone.test");
    ends(agent.run(), CHANGED);

    served.kill();
    Files.delete(out("alone"));
    TestedAgent.Run away = agent.runAsDaemon();
    assertThat(out("alone")).as(away.toString()).hasContent("x");
    served.start();
    ends(agent.run(), 0);

    String revoked = served.authority("revoke", "alone.test");
    Files.delete(out("alone"));
    TestedAgent.Run refused = agent.run();
    for (int i = 0; i < 5 && refused.status() != 1; i++) {
      // The server knows within two seconds.
      refused = agent.run();
    }
    assertThat(refused.status()).as("%s%n%s", revoked, refused).isEqualTo(1);
    Files.deleteIfExists(out("alone"));
    TestedAgent.Run again = agent.run();
    ends(again, 1);
    assertThat(again.output()).containsPattern("certificate[ _]revoked");
    assertThat(out("alone")).doesNotExist();
  }
}
