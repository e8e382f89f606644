package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random hierarchies with random data, looked up with random merges by both. */
class RandomLookupParityTest {
  private static final String[] KEYS = {"a", "b", "c", "d", "m::a", "m::b", "e"};
  private static final Object[] MERGES = {
    "first",
    "unique",
    "hash",
    "deep",
    Map.of("strategy", "deep", "knockout_prefix", "--"),
    Map.of("strategy", "deep", "merge_hash_arrays", true),
    Map.of("strategy", "deep", "sort_merged_arrays", true),
    "reverse_deep"
  };
  private static final String[] SCALARS = {
    "1",
    "1.5",
    "true",
    "~",
    "x",
    "'--x'",
    "'--'",
    "y z",
    "\"%{role}\"",
    "\"%{lookup('b')}\"",
    "\"%{alias('c')}\"",
    "\"%{facts.os.release}\"",
    "\"pre %{facts.mountains.0} post\"",
    "''"
  };

  private final Random random = new Random(17);

  @Test
  void randomEnvironmentsGiveTheSame(@TempDir Path directory) {
    assumeTrue(RubyPeerCheck.puppetIsInstalled(), "puppet is not installed");
    List<String> differences = new ArrayList<>();
    try (PuppetPeer puppet = new PuppetPeer(directory)) {
      for (int round = 0; round < 60; round++) {
        Path environments = directory.resolve("e" + round);
        TestEnvironment environment = environment(environments);
        differences.addAll(
            puppet.differences(environments, environment, LookupParity.FACTS, lookups()));
      }
    }
    assertThat(differences).isEmpty();
  }

  private TestEnvironment environment(Path environments) {
    TestEnvironment environment = new TestEnvironment(environments);
    environment.write(
        "hiera.yaml",
        """
        version: 5
        hierarchy:
          - {name: One, paths: ["%{role}.yaml", "%{facts.os.family}.yaml"]}
          - {name: Two, glob: "g*.yaml"}
          - {name: Three, path: common.yaml}
        """);
    environment.write("data/web.yaml", data("", true));
    environment.write("data/Debian.yaml", data("", false));
    environment.write("data/g1.yaml", data("", random.nextBoolean()));
    environment.write("data/g2.yaml", data("", false));
    environment.write("data/common.yaml", data("", true));
    environment.write(
        "modules/m/hiera.yaml",
        """
        version: 5
        hierarchy: [{name: M, path: m.yaml}]
        default_hierarchy: [{name: D, path: d.yaml}]
        defaults: {data_hash: yaml_data}
        """);
    environment.write("modules/m/data/m.yaml", data("m::", true));
    environment.write("modules/m/data/d.yaml", data("m::", true));
    return environment;
  }

  private String data(String prefix, boolean withOptions) {
    StringBuilder text = new StringBuilder();
    for (String key : KEYS) {
      if (key.startsWith(prefix) && random.nextInt(3) > 0) {
        text.append(key).append(": ").append(value(0)).append('\n');
      }
    }
    if (withOptions && random.nextBoolean()) {
      String merge = new String[] {"unique", "hash", "deep", "first"}[random.nextInt(4)];
      String key = prefix + new String[] {"a", "b", "c"}[random.nextInt(3)];
      String name = random.nextBoolean() ? "'^" + key + "'" : key;
      text.append("lookup_options: {").append(name).append(": {merge: ").append(merge);
      text.append("}}\n");
    }
    return text.isEmpty() ? "{}\n" : text.toString();
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 2 ? 2 : 5)) {
      case 2 -> list(depth);
      case 3, 4 -> map(depth);
      default -> SCALARS[random.nextInt(SCALARS.length)];
    };
  }

  private String list(int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(depth + 1));
    }
    return "[" + String.join(", ", items) + "]";
  }

  private String map(int depth) {
    List<String> entries = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      entries.add("k" + random.nextInt(4) + ": " + value(depth + 1));
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private List<Map<String, Object>> lookups() {
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key : KEYS) {
      lookups.add(PuppetPeer.lookup(key));
      Object merge = MERGES[random.nextInt(MERGES.length)];
      // The reference explains a knockout merge with the values as the merge has left them.
      lookups.add(
          merge.toString().contains("knockout")
              ? PuppetPeer.lookup(key, "merge", merge)
              : PuppetPeer.lookup(key, "merge", merge, "explain", "value"));
      lookups.add(PuppetPeer.lookup(key + ".k1", "default", "none"));
      lookups.add(PuppetPeer.lookup(key + ".0", "merge", MERGES[random.nextInt(MERGES.length)]));
    }
    return lookups;
  }
}
