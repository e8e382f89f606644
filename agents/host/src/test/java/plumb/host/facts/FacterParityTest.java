package plumb.host.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.catalog.json.ValueJson;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.machine.BootedHost;

/** Holds our facts against those of the real facter, key by key. */
class FacterParityTest {
  /** Facts of facter's that we do not have: it knows them from a Ruby library, too. */
  private static final List<String> MISSING = List.of("augeas", "augeasversion");

  /** Prints the facts of the machine that it runs on. */
  static final class Print {
    private Print() {}

    public static void main(String[] arguments) {
      HostFacts facts = new HostFacts(FactSources.ofHost(System.err::println));
      System.out.println(ValueJson.text(new LinkedHashMap<>(facts), false));
    }
  }

  @Test
  void factsOfThisMachineAreFacters() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/facter")), "facter is not installed");
    CommandResult facter = Command.of("facter", "--json", "--show-legacy").separated().run();
    HostFacts facts = new HostFacts(FactSources.ofHost(warning -> {}));
    String ours = ValueJson.text(new LinkedHashMap<>(facts), false);
    // It fails where it may not read a protected file, and yet prints all other facts.
    assertThat(facter.output()).as(facter.failure()).startsWith("{");
    FactComparison comparison = FactComparison.of(facter.output(), ours);

    assertThat(comparison.missing()).isSubsetOf(MISSING);
    // Facter has these only when it may read process 1's environment, and finds lspci or virt-what.
    assertThat(comparison.beyond())
        .isSubsetOf(
            "virtual",
            "is_virtual",
            "hypervisors",
            "system_uptime",
            "uptime",
            "uptime_days",
            "uptime_hours",
            "uptime_seconds",
            "puppetversion"); // only under puppet facts
    assertThat(comparison.differing()).isEmpty();
  }

  @Test
  void factsOfABootedHostAreFacters() throws Exception {
    try (BootedHost host = BootedHost.boot("db1")) {
      host.write("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 db1.example.org db1\n");
      host.write("/etc/facter/facts.d/role.txt", "role=database\n");
      CommandResult facter = host.command("facter", "--json", "--show-legacy").separated().run();
      CommandResult ours = host.java(Print.class).separated().run();
      assertThat(facter.succeeded()).as(facter.failure()).isTrue();
      assertThat(ours.succeeded()).as(ours.failure()).isTrue();
      assertThat(ours.errors()).isEmpty();
      FactComparison comparison = FactComparison.of(facter.output(), ours.output());

      assertThat(comparison.missing()).isSubsetOf(MISSING);
      assertThat(comparison.beyond()).isSubsetOf("puppetversion");
      // What this machine is a guest of, facter learns only from lspci or virt-what.
      assertThat(comparison.differing()).hasSizeLessThan(2);
      assertThat(comparison.differing().keySet()).allMatch(path -> path.startsWith("hypervisors."));
      assertThat(comparison.actual())
          .containsEntry("fqdn", "db1.example.org")
          .containsEntry("virtual", "systemd_nspawn")
          .containsEntry("role", "database")
          .containsKey("sshed25519key");
    }
  }
}
