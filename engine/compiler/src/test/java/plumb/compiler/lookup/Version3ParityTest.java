package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations of Hiera 3 in the global layer, and the functions that came with it. */
class Version3ParityTest extends LookupParity {
  private final TestEnvironment environment;

  Version3ParityTest(@TempDir Path environments) {
    super(environments);
    environment = new TestEnvironment(environments);
    environment.write(
        "../old/web.yaml",
        "a: web\nh: {x: 1, d: {p: 1}}\nl: [1, 2]\ni: \"%{role}\"\nw: web\ns: \"%{hiera('a')}\"\n");
    environment.write("../old/common.yaml", "a: common\nh: {y: 2, d: {q: 2}}\nl: [2, [3]]\nc: 1\n");
    environment.write("../old/extra.yaml", "a: extra\nh: {z: 3}\nl: [9]\ne: extra\n");
    environment.write("../old/common.json", "{\"a\": \"json\", \"j\": {\"k\": \"%{role}\"}}");
    environment.write("../old/common.conf", "a: hocon, o: { k: [1, 2] }\n");
    environment.write("../old/common.txt", "a: text\n");
  }

  private List<String> differences(String configuration, List<Map<String, Object>> lookups) {
    environment.write(
        "../hiera.yaml", configuration.replace("DIR", environments.resolve("old").toString()));
    return differences(environment, lookups);
  }

  /** The same keys, asked for by {@code lookup} and by each of the older functions. */
  private static List<Map<String, Object>> everyFunction() {
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key : List.of("a", "h", "l", "i", "w", "s", "c", "e", "j", "j.k", "o", "n")) {
      lookups.add(lookup(key));
      lookups.add(lookup(key, "merge", "deep"));
      for (String kind : List.of("first", "unique", "hash")) {
        lookups.add(lookup(key, "hiera", kind));
        lookups.add(lookup(key, "hiera", kind, "default", "dflt"));
        lookups.add(lookup(key, "hiera", kind, "default", "dflt", "extra", "extra"));
      }
    }
    return lookups;
  }

  @Test
  void usualConfigurations() {
    for (String configuration :
        List.of(
            """
            :backends: yaml
            :hierarchy: ["%{role}", common]
            :yaml: {datadir: DIR}
            """,
            """
            ---
            backends: [yaml, json]
            hierarchy:
              - "%{::role}"
              - common
            yaml: {datadir: DIR}
            json: {datadir: "DIR"}
            """,
            """
            version: 3
            :backends: [json, yaml, hocon]
            :hierarchy: common
            :yaml: {datadir: DIR, extension: txt}
            :json: {datadir: DIR}
            :hocon: {datadir: DIR}
            """,
            """
            :hierarchy: ["%{role}", common]
            :yaml: {datadir: DIR}
            :merge_behavior: deep
            """,
            """
            :hierarchy: ["%{role}", common]
            :yaml: {datadir: DIR}
            :merge_behavior: deeper
            :deep_merge_options: {knockout_prefix: '--'}
            """,
            """
            :hierarchy: ["%{role}", common]
            :yaml: {datadir: DIR}
            :merge_behavior: native
            :logger: console
            """)) {
      assertThat(differences(configuration, everyFunction())).as(configuration).isEmpty();
    }
  }

  @Test
  void configurationsWithMistakes() {
    for (String configuration :
        List.of(
            ":backends: [yaml, yaml]\n",
            ":backends: []\n",
            ":hierarchy: {a: 1}\n",
            ":hierarchy: []\n:yaml: {datadir: DIR}\n",
            ":merge_behavior: sideways\n",
            ":merge_behavior: array\n",
            ":deep_merge_options: 1\n",
            ":yaml: 1\n",
            ":unknown: 1\n",
            ":version: 3\n:logger: ''\n",
            "- a\n",
            "text\n",
            "",
            ":hierarchy: \"%{foo('x')}\"\n:yaml: {datadir: DIR}\n",
            ":hierarchy: [common]\n:yaml: {datadir: \"%{nope}DIR\"}\n",
            "version: 2\n",
            "version: '3'\n:yaml: {datadir: DIR}\n",
            "version: x\n")) {
      // After an error a compile is over.
      for (var lookup : List.of(lookup("a"), lookup("a", "hiera", "first"))) {
        assertThat(differences(configuration, List.of(lookup))).as(configuration).isEmpty();
      }
    }
  }

  /** The reference stumbles here. */
  @Test
  void backendsAreNames() {
    environment.write("../hiera.yaml", ":backends: 1\n");
    assertThatThrownBy(
            () -> environment.hiera().lookup(LookupRequest.of("a"), environment.scope(Map.of())))
        .hasMessageContaining("entry 'backends' expects a value of type String or Array");
  }

  @Test
  void aLayerOfVersion5IsSeenByTheOldFunctions() {
    environment.write("hiera.yaml", "version: 5\n");
    environment.write("data/common.yaml", "a: environment\nw: environment\nn: 7\n");
    assertThat(differences(":hierarchy: [common]\n:yaml: {datadir: DIR}\n", everyFunction()))
        .isEmpty();
    environment.write("hiera.yaml", "version: 4\nhierarchy: [{name: common, backend: yaml}]\n");
    assertThat(differences(":hierarchy: [common]\n:yaml: {datadir: DIR}\n", everyFunction()))
        .isEmpty();
  }
}
