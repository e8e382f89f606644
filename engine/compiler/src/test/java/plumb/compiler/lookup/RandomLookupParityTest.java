package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.eyaml.KeyOptions;
import plumb.compiler.eyaml.KeyPairFiles;
import plumb.compiler.yaml.RubyPeer;

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
  private final List<String> scalars = new ArrayList<>(List.of(SCALARS));

  /** What a level says of its function; empty for the usual one. */
  private String function = "";

  @Test
  void randomEnvironmentsGiveTheSame(@TempDir Path directory) {
    assumeTrue(RubyPeerCheck.puppetIsInstalled(), "puppet is not installed");
    compare(directory);
  }

  @Test
  void randomEncryptedEnvironmentsGiveTheSame(@TempDir Path directory) throws IOException {
    assumeTrue(RubyPeerCheck.puppetIsInstalled(), "puppet is not installed");
    assumeTrue(RubyPeer.available("require 'hiera/backend/eyaml'"), "no hiera-eyaml installed");
    Path privateKey = directory.resolve("private.pem");
    Path publicKey = directory.resolve("public.pem");
    KeyPairFiles.create(privateKey, publicKey, "/CN=random", 2048);
    EncryptedText encryption =
        new EncryptedText(new KeyOptions(privateKey.toString(), publicKey.toString(), null, null));
    for (String plain : List.of("x", "1", "", "%{role}", "--x", "two\nlines\n", "%{lookup('b')}")) {
      scalars.add(encryption.encrypt(plain));
      scalars.add("'<" + encryption.encrypt(plain) + "%{role}>'");
    }
    function =
        ", lookup_key: eyaml_lookup_key, options: {pkcs7_private_key: %s, pkcs7_public_key: %s}"
            .formatted(privateKey, publicKey);
    compare(directory);
  }

  private void compare(Path directory) {
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
          - {name: One, paths: ["%{role}.yaml", "%{facts.os.family}.yaml"] FUNCTION}
          - {name: Two, glob: "g*.yaml" FUNCTION}
          - {name: Three, path: common.yaml}
        """
            .replace(" FUNCTION", function));
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
      default -> scalars.get(random.nextInt(scalars.size()));
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
