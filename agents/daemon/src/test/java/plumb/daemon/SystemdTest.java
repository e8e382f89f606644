package plumb.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import plumb.host.command.CommandResult;
import plumb.host.machine.BootedHost;

/** The agent as a service of a booted host, under the unit that the image has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemdTest {
  private static final Path UNIT = Path.of("src/launch/plumb-agent.service");
  private static final String DEADLINE =
      "for i in $(seq 300); do %s && exit 0; sleep 0.1; done; exit 1";

  private BootedHost host;

  @BeforeAll
  void install(@TempDir Path temporary) throws Exception {
    BootedHost.assumeAvailable();
    host = BootedHost.boot("service");
    Agent agent = new Agent(temporary);
    agent.serveExec("/bin/sh -c 'echo run >>/root/marks'");
    host.write("/etc/plumb/catalog.json", Files.readString(agent.catalog));
    host.write("/etc/plumb/agent.yaml", "catalog: /etc/plumb/catalog.json\nruninterval: 1h\n");
    host.write("/opt/plumb/bin/plumb-agent", launcher());
    host.sh("chmod 755 /opt/plumb/bin/plumb-agent");
    host.write(
        "/etc/systemd/system/plumb-agent.service",
        Files.readString(UNIT).replace("@IMAGE@", "/opt/plumb").replace("3min", "6s"));
    host.sh("systemctl daemon-reload; systemctl start plumb-agent");
  }

  /** The image's launcher, but for the runtime and the class path, which are those of the tests. */
  private String launcher() {
    List<String> command = host.javaProcess(Main.class).command();
    int java = 0;
    while (!command.get(java).endsWith("/bin/java")) {
      java++;
    }
    List<String> words = new ArrayList<>(command.subList(java, command.size()));
    words.add(1, "-Dplumb.launcher=$0");
    return "#!/bin/sh\nexec " + String.join(" ", words) + " \"$@\"\n";
  }

  @AfterAll
  void stop() throws Exception {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void itIsReadySaysWhatItDoesRunsAndIsRestartedWhenItHangs() throws Exception {
    assertThat(host.sh("systemctl is-active plumb-agent")).isEqualTo("active\n");
    await("grep -q run /root/marks");
    await("systemctl show -p StatusText plumb-agent | grep -q 'last run ended with exit code 0'");
    assertThat(host.sh("journalctl -q -u plumb-agent -p notice -o cat"))
        .contains("Started; a run every 1h", "executed successfully");

    String first = mainPid();
    host.sh("sleep 8");
    assertThat(mainPid()).as("a daemon that answers the watchdog lives on").isEqualTo(first);
    host.sh("kill -USR1 " + first);
    await("test $(wc -l </root/marks) = 2");

    host.sh("kill -STOP " + first);
    await("test $(systemctl show -p MainPID --value plumb-agent) != " + first);
    assertThat(host.sh("journalctl -q -u plumb-agent -o cat")).contains("Watchdog timeout");
    await("test $(wc -l </root/marks) = 3");

    host.sh("systemctl stop plumb-agent");
    assertThat(host.sh("systemctl show -p Result --value plumb-agent")).isEqualTo("success\n");
  }

  @Test
  void aToolThatPrintsRubbishFailsItsResourcesClearly() throws Exception {
    serve(
        "rubbish",
        (catalog, main) -> {
          Agent.add(catalog, main, "Service", "cron", "ensure", "running");
          Agent.add(catalog, main, "File", "/root/unharmed", "content", "new");
        });
    host.write("/opt/rubbish/systemctl", "#!/bin/sh\nhead -c 3000 /dev/urandom; echo ==; exit 0\n");
    CommandResult result =
        host.run(
            "sh",
            "-c",
            "chmod 755 /opt/rubbish/systemctl; PATH=/opt/rubbish:$PATH exec /opt/plumb/bin/plumb-agent"
                + " --test --statedir /root/rubbish --catalog /etc/plumb/rubbish.json 2>&1");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(6);
    assertThat(result.output())
        .contains("Service[cron]", "makes no sense")
        .doesNotContain("Exception", "\tat ");
    assertThat(host.read("/root/unharmed")).isEqualTo("new");
  }

  @Test
  void aLockOfThePackageManagerFailsThePackageAndNamesTheLock() throws Exception {
    serve(
        "locked",
        (catalog, main) -> {
          Agent.add(catalog, main, "Package", "nginx-light", "ensure", "absent");
          Agent.add(catalog, main, "File", "/root/beside", "content", "new");
        });
    host.write(
        "/root/hold",
        """
        use Fcntl;
        open my $file, '>', '/var/lib/dpkg/lock-frontend' or die;
        my $lock = pack 'ssx4qqi', F_WRLCK, 0, 0, 0, 0;
        fcntl $file, F_SETLK, $lock or die $!;
        $| = 1;
        print "held\n";
        sleep 300;
        """);
    Process lock = host.process("perl", "/root/hold").redirectErrorStream(true).start();
    try (BufferedReader output = lock.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("held");
      CommandResult result =
          host.run(
              "/opt/plumb/bin/plumb-agent",
              "--test",
              "--statedir",
              "/root/locked",
              "--catalog",
              "/etc/plumb/locked.json");
      assertThat(result.exitCode()).as(result.output()).isEqualTo(6);
      assertThat(result.output()).contains("Package[nginx-light]", "lock-frontend");
      assertThat(host.read("/root/beside")).isEqualTo("new");
      assertThat(host.sh("dpkg-query -W -f '${db:Status-Status}' nginx-light"))
          .isEqualTo("installed");
    } finally {
      lock.destroyForcibly();
    }
  }

  private void serve(String name, Agent.Content content) throws IOException {
    host.write("/etc/plumb/" + name + ".json", Agent.catalogText(content));
  }

  private String mainPid() throws IOException, InterruptedException {
    return host.sh("systemctl show -p MainPID --value plumb-agent").strip();
  }

  private void await(String condition) throws IOException, InterruptedException {
    var result =
        host.command("bash", "-c", DEADLINE.formatted(condition))
            .within(Duration.ofMinutes(1))
            .run();
    if (!result.succeeded()) {
      throw new AssertionError(
          "never: " + condition + "\n" + host.sh("journalctl -q -u plumb-agent -o cat; true"));
    }
  }
}
