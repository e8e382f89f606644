package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same lookups with the real Puppet and with ours, over hierarchies written for the purpose.
 */
abstract class LookupParity {
  static final Map<String, Object> FACTS =
      Map.of(
          "os",
          Map.of("family", "Debian", "release", Map.of("major", "12", "full", "12.1")),
          "role",
          "web",
          "colour",
          "blue %{role}",
          "empty",
          "",
          "mountains",
          List.of("eiger", "moench"),
          "numbers",
          Map.of("one", 1L, "half", 0.5, "no", false),
          "counts",
          Map.of("one", 1L, "two", 2L),
          "escape",
          "../../outside");

  private static @Nullable PuppetPeer peer;

  /** Holds the environment; global configuration stands beside it. */
  final Path environments;

  LookupParity(Path environments) {
    this.environments = environments;
  }

  @BeforeAll
  static void start(@TempDir Path directory) {
    assumeTrue(RubyPeerCheck.puppetIsInstalled(), "puppet is not installed");
    peer = new PuppetPeer(directory);
  }

  @AfterAll
  static void stop() {
    if (peer != null) {
      peer.close();
    }
  }

  final void same(Map<String, String> files, List<Map<String, Object>> lookups) {
    same(new TestEnvironment(environments).with(files), lookups);
  }

  final void same(TestEnvironment environment, List<Map<String, Object>> lookups) {
    assertThat(differences(environment, lookups)).isEmpty();
  }

  final List<String> differences(TestEnvironment environment, List<Map<String, Object>> lookups) {
    PuppetPeer puppet = peer;
    assertThat(puppet).isNotNull();
    return puppet.differences(environments, environment, FACTS, lookups);
  }

  static List<Map<String, Object>> keys(String... keys) {
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key : keys) {
      lookups.add(lookup(key));
    }
    return lookups;
  }
}
