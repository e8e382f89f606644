package plumb.compiler.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.diff.DiffText;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.batch.BatchFailure;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.eyaml.KeyOptions;
import plumb.compiler.eyaml.KeyPairFiles;
import plumb.compiler.inputs.Input;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.UnitReader;
import plumb.compiler.unitcache.CachingUnitReader;

class FleetComparisonTest {
  private static final int NODES = 8;

  private final Path directory;
  private final Path fleet;
  private final UnitReader reader = new CachingUnitReader(new LoweringReader(), null);

  FleetComparisonTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      lines.append("{\"name\": \"n%d\", \"facts\": {\"role\": \"%d\"}}\n".formatted(i, i % 4));
    }
    fleet = directory.resolve("fleet.jsonl");
    Files.writeString(fleet, lines);
  }

  private Environment load(Path environment) throws IOException {
    return load("production", environment);
  }

  private Environment load(String name, Path environment) throws IOException {
    return new EnvironmentLoader(reader)
        .load(
            new EnvironmentOptions(
                name,
                environment,
                null,
                null,
                null,
                null,
                Strictness.of(Strictness.Level.WARNING, false)));
  }

  private FleetDiff compare(Path before, Path after, FleetRecord record, boolean everyNode)
      throws IOException {
    return compare(load(before), load(after), record, everyNode);
  }

  private FleetDiff compare(
      Environment before, Environment after, FleetRecord record, boolean everyNode)
      throws IOException {
    return new FleetComparison(
            before,
            after,
            Duration.ofSeconds(60),
            record,
            NodeSelection.ALL,
            new CatalogFilter(List.of()))
        .run(fleet, 2, everyNode, (count, bytes) -> {});
  }

  /** Each node that differs with all that is told of it. */
  private static Map<String, String> told(FleetDiff diff) {
    Map<String, String> told = new TreeMap<>();
    for (FleetDiff.Group group : diff.groups()) {
      NodeComparison node = group.example();
      String text =
          node.diff() == null
              ? failure(node.before()) + " / " + failure(node.after())
              : DiffText.of(node.diff());
      group.nodes().forEach(name -> told.put(name, text.replaceAll("n\\d", "N")));
    }
    return told;
  }

  /** Hints may name what other compiles have loaded. */
  private static String failure(@Nullable BatchFailure failure) {
    return failure == null ? "none" : failure.code() + failure.message() + failure.file();
  }

  @Test
  void selectiveCompilesEqualFullOnes() throws IOException {
    selectiveCompilesEqualFullOnes(1, 60);
  }

  @Tag("long")
  @Test
  void aThousandSelectiveCompilesEqualFullOnes() throws IOException {
    selectiveCompilesEqualFullOnes(2, 1000);
  }

  private void selectiveCompilesEqualFullOnes(long seed, int changes) throws IOException {
    ChangingTree tree = new ChangingTree(seed);
    Map<String, String> first = tree.content();
    Path old = tree.write(directory.resolve("0"));
    FleetRecord record = new FleetRecord();
    List<Integer> compiled = new ArrayList<>();
    int changed = 0;
    for (int i = 1; i <= changes; i++) {
      // Too many changes at random leave nothing that compiles.
      if (i % 10 == 0) {
        tree.restore(first);
      }
      tree.change();
      Path now = tree.write(directory.resolve("" + i));
      FleetDiff full = compare(old, now, new FleetRecord(), true);
      record = FleetRecordFormat.read(FleetRecordFormat.write(record));
      FleetDiff selective = compare(old, now, record, false);
      assertThat(told(selective)).as("change %d of seed %d", i, seed).isEqualTo(told(full));
      compiled.add(selective.compiled());
      changed += full.changed();
      if (i % 3 != 0) {
        old = now;
      }
    }
    double average = compiled.stream().mapToInt(count -> count).average().orElseThrow();
    assertThat(changed).isGreaterThan(changes);
    assertThat(average).isLessThan(NODES * 0.95);
  }

  private Path environment(String name, Map<String, String> files) throws IOException {
    Path root = directory.resolve(name);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return root;
  }

  /** All nodes change, also when the inputs of the old environment are known. */
  private void assertNoticed(Path old, Path now) throws IOException {
    FleetRecord record = new FleetRecord();
    assertThat(compare(old, old, record, false).changed()).isZero();
    assertThat(compare(old, old, record, false).compiled()).isZero();
    assertThat(compare(old, now, record, false).changed()).isEqualTo(NODES);
  }

  private interface Change {
    void make() throws IOException;
  }

  /** Nothing is compiled a second time, until this changes. */
  private void assertCompiledAgainAfter(Change change, Path environment) throws IOException {
    FleetRecord record = new FleetRecord();
    assertThat(compare(environment, environment, record, false).compiled()).isEqualTo(NODES);
    assertThat(compare(environment, environment, record, false).compiled()).isZero();
    change.make();
    assertThat(compare(environment, environment, record, false).compiled()).isEqualTo(NODES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$environment",
        "$::environment",
        "$settings::environment",
        "getvar('environment')",
        "lookup('k')",
        "lookup('p')",
        "inline_epp('<%= $environment %>')"
      })
  void environmentsOfOtherNamesAreOthersWhereTheNameIsRead(String read) throws IOException {
    Path old =
        environment(
            "old",
            Map.of(
                "manifests/site.pp",
                "notify { 'x': message => %s }".formatted(read),
                "hiera.yaml",
                "version: 5\nhierarchy:\n  - {name: a, path: a.yaml}\n"
                    + "  - {name: b, path: '%{environment}.yaml'}\n",
                "data/a.yaml",
                "k: 'in %{environment}'\n",
                "data/production.yaml",
                "p: 1\n",
                "data/testing.yaml",
                "p: 2\n"));
    FleetRecord record = new FleetRecord();
    assertThat(compare(old, old, record, false).changed()).isZero();
    FleetDiff diff = compare(load(old), load("testing", old), record, false);
    assertThat(diff.changed()).isEqualTo(NODES);
  }

  @Test
  void aModuleThatMovedIsNoticed() throws IOException {
    String conf = "modulepath = site:modules\n";
    String site = "notify { 'x': message => module_directory('foo') }";
    assertNoticed(
        environment(
            "old",
            Map.of("environment.conf", conf, "manifests/site.pp", site, "modules/foo/files/a", "")),
        environment(
            "new",
            Map.of("environment.conf", conf, "manifests/site.pp", site, "site/foo/files/a", "")));
  }

  @Test
  void dataInAFileOfAnotherFormatsNameIsNoticed() throws IOException {
    String hiera = "version: 5\nhierarchy:\n  - {name: a, path: a.json, data_hash: yaml_data}\n";
    String site = "notify { 'x': message => lookup('k') }";
    assertNoticed(
        environment(
            "old",
            Map.of("hiera.yaml", hiera, "manifests/site.pp", site, "data/a.json", "k: one\n")),
        environment(
            "new",
            Map.of("hiera.yaml", hiera, "manifests/site.pp", site, "data/a.json", "k: two\n")));
  }

  @Test
  void aKeyThatIsGoneIsNoticed() throws IOException {
    Path privateKey = directory.resolve("private.pem");
    Path publicKey = directory.resolve("public.pem");
    KeyPairFiles.create(privateKey, publicKey, "/CN=test", 2048);
    KeyOptions keys = new KeyOptions("" + privateKey, "" + publicKey, null, null);
    String secret = new EncryptedText(keys).encrypt("opensesame");
    Path old =
        environment(
            "old",
            Map.of(
                "hiera.yaml",
                "version: 5\nhierarchy:\n  - name: a\n    path: a.yaml\n"
                    + "    lookup_key: eyaml_lookup_key\n    options:\n"
                    + "      pkcs7_private_key: %s\n      pkcs7_public_key: %s\n"
                        .formatted(privateKey, publicKey),
                "manifests/site.pp",
                "notify { lookup('k'): }",
                "data/a.yaml",
                "k: " + secret + "\n"));
    assertCompiledAgainAfter(() -> Files.delete(privateKey), old);
  }

  @Test
  void codeBehindALinkIsNoticed() throws IOException {
    Path file = Path.of("modules/foo/shared/puppet/functions/ruby.rb");
    Path root = environment("old", Map.of(file.toString(), "# one"));
    Files.createSymbolicLink(root.resolve("modules/foo/lib"), Path.of("shared"));
    Input code = new Input(Input.Kind.RUBY, "", "");
    String before = new InputState(load(root).definitions().snapshot()).of(code);
    Files.writeString(root.resolve(file), "# another");
    InputState now = new InputState(load(root).definitions().snapshot());
    assertThat(now.isStill(code, before)).isFalse();
    assertThat(now.isStill(code, now.of(code))).isTrue();
  }

  @Test
  void secretsInTitlesAreHidden() throws IOException {
    String hiera = "version: 5\nhierarchy:\n  - {name: a, path: a.yaml}\n";
    String data = "lookup_options: {k: {convert_to: Sensitive}}\nk: opensesame%s\n";
    String site = "notify { lookup('k').unwrap: }";
    FleetDiff diff =
        compare(
            environment(
                "old",
                Map.of(
                    "manifests/site.pp",
                    site,
                    "hiera.yaml",
                    hiera,
                    "data/a.yaml",
                    data.formatted("1"))),
            environment(
                "new",
                Map.of(
                    "manifests/site.pp",
                    site,
                    "hiera.yaml",
                    hiera,
                    "data/a.yaml",
                    data.formatted("2"))),
            new FleetRecord(),
            false);
    assertThat(diff.changed()).isEqualTo(NODES);
    assertThat(told(diff).get("n0")).contains("Notify[[sensitive]]").doesNotContain("opensesame");
  }

  @Test
  void secretsThatDifferAreToldAndNotShown() throws IOException {
    String site = "notify { 'x': message => Sensitive('%s') }";
    FleetDiff diff =
        compare(
            environment("old", Map.of("manifests/site.pp", site.formatted("first"))),
            environment("new", Map.of("manifests/site.pp", site.formatted("second"))),
            new FleetRecord(),
            false);
    assertThat(diff.changed()).isEqualTo(NODES);
    assertThat(told(diff).get("n0")).contains("message").doesNotContain("first", "second");
  }
}
