package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;

/**
 * A control repository of 40 data files whose keys, 120 of them, are old names of a module that has
 * renamed its parameters, and 200 nodes.
 */
class DeprecationsCommandTest {
  private static final int NODES = 200;
  private static final int FILES = 40;

  private final Path directory;
  private final Path environment;
  private final Path nodes;

  DeprecationsCommandTest(@TempDir Path temporary) throws IOException, InterruptedException {
    directory = temporary.toRealPath();
    environment = directory.resolve("environments/production");
    nodes = directory.resolve("nodes.jsonl");
    writeModule();
    writeData();
    write("manifests/site.pp", "include ntp\ninclude ntp::auth\n");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      lines.append(
          "{\"name\": \"n%d\", \"facts\": {\"group\": \"%d\", \"role\": \"r%d\"}}%n"
              .formatted(i, i % 36, i % 3));
    }
    Files.writeString(nodes, lines);
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("-c", "user.name=x", "-c", "user.email=x", "commit", "-q", "-m", "x");
  }

  private void write(String name, String text) throws IOException {
    Path file = environment.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void writeModule() throws IOException {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      parameters.append("  $new").append(i).append(" = undef,\n");
    }
    write("modules/ntp/manifests/init.pp", "class ntp (\n" + parameters + ") {}\n");
    write("modules/ntp/manifests/auth.pp", "class ntp::auth ($user = 'none') {}\n");
    write("modules/ntp/metadata.json", "{\"name\": \"x-ntp\", \"version\": \"4.2.0\"}\n");
    StringBuilder entries = new StringBuilder("deprecations:\n");
    for (int i = 0; i < 9; i++) {
      entries.append("- parameter: ntp::old").append(i).append("\n  renamed_to: new").append(i);
      entries.append("\n  since: 4.0.0\n  removed_in: 5.0.0\n");
      entries.append(i == 4 ? "  convert: '|$v| { [$v] }'\n" : "");
    }
    entries.append("- parameter: ntp::user\n  renamed_to: ntp::auth::user\n");
    write("deprecations.yaml", entries.toString());
    write("Puppetfile", "mod 'ntp', :git => 'https://example.com/ntp.git'\n");
    write("modules/ntp/data/common.yaml", "ntp::old0: not ours to mend\n");
    write("modules/ntp/hiera.yaml", "version: 5\nhierarchy: [{name: common, path: common.yaml}]\n");
  }

  private void writeData() throws IOException {
    write(
        "hiera.yaml",
        """
        version: 5
        hierarchy:
          - {name: group, path: "group/%{facts.group}.yaml"}
          - {name: role, path: "role/%{facts.role}.yaml"}
          - {name: common, path: common.yaml}
        """);
    for (int i = 0; i < 36; i++) {
      write("data/group/" + i + ".yaml", group(i));
    }
    for (int i = 0; i < 3; i++) {
      write(
          "data/role/r" + i + ".yaml",
          """
          # a role
          ntp::old2: [role%1$d]
          "ntp::old6":   # the value is below
            - role%1$d
          other: x
          """
              .formatted(i));
    }
    write(
        "data/common.yaml",
        """
        ---
        lookup_options:
          ntp::old2: {merge: unique}
          '^ntp::old6$':
            merge: unique
        ntp::old2:
          - common
        ntp::old6: [common]
        ntp::user: admin
        ntp::old5: default
        plain: "%{lookup('ntp::old2')}"
        """);
  }

  /** Three old names, each file in another manner. */
  private static String group(int i) {
    return switch (i % 4) {
      case 0 ->
          """
          ---
          # first
          ntp::old0: 'it''s' # a comment
          'ntp::old1': {b: 1, a: [1, 2]}
          kept: &kept
            deep: true
          "ntp::old3": *kept
          """;
      case 1 ->
          """
          ntp::old0:   ENC[PKCS7,Y2lwaGVy]
          ntp::old5: |
            a text
              of lines

          ntp::old7: "%%{facts.role}"
          number: %d
          """
              .formatted(i);
      case 2 ->
          """
          ntp::old4: value # becomes a list
          ntp::old8: {x: &a [1], y: *a}
          ntp::old2: [group%d]
          """
              .formatted(i);
      default ->
          """
          z: last
          ntp::old6:
            - group%d
          ntp::old1: ~
          ntp::old3: true
          a: first
          """
              .formatted(i);
    };
  }

  @Test
  void mendsWhatIsOursAndChangesNoCatalog() throws Exception {
    Map<String, String> before = catalogs("before");
    List<String> old = oldLines();
    assertThat(old).hasSizeGreaterThanOrEqualTo(120);
    assertThat(deprecations().code()).isEqualTo(3);

    CommandRun fixed = run("deprecations", "--fix");

    assertThat(fixed.code()).as(fixed.out() + fixed.err()).isZero();
    assertThat(oldLines()).isEmpty();
    assertThat(catalogs("after")).isEqualTo(before);
    CommandRun left = deprecations("--json");
    Map<?, ?> report = (Map<?, ?>) ValueJson.parse(left.out());
    assertThat(String.valueOf(report.get("uses"))).contains("modules/ntp/data/common.yaml");
    // The pattern stays, and the new name gets an entry of its own with the same two lines.
    List<String> changes = git("diff", "--numstat").lines().toList();
    int added = 0;
    int removed = 0;
    for (String line : changes) {
      added += Integer.parseInt(line.split("\t")[0]);
      removed += Integer.parseInt(line.split("\t")[1]);
    }
    assertThat(removed).isEqualTo(old.size());
    assertThat(added).isEqualTo(old.size() + 2);
    assertThat(changes).hasSize(FILES);
  }

  @Test
  void aFileOfSeveralNamesIsChangedOnce() throws Exception {
    Path link = environment.resolve("data/group/link.yaml");
    Files.createSymbolicLink(link, Path.of("../common.yaml"));
    String before = Files.readString(link);
    CommandRun unused = run("deprecations", "--fix");
    String after = before.replace("ntp::old", "ntp::new").replace("ntp::user", "ntp::auth::user");
    assertThat(Files.readString(link).replace("'^ntp::old6$'", "'^ntp::new6$'"))
        .isEqualTo(
            after.replace("  '^ntp::new6$':", "  ntp::new6:\n    merge: unique\n  '^ntp::new6$':"));
    assertThat(link).isSymbolicLink();
  }

  @Test
  void filesWithHardLinksAreLeft() throws Exception {
    Path file = environment.resolve("data/role/r0.yaml");
    Path link = directory.resolve("elsewhere.yaml");
    Files.createLink(link, file);
    String before = Files.readString(link);
    CommandRun run = run("deprecations", "--fix");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("by hand: data/role/r0.yaml:1:1: 2 uses of old names: the file has hard links\n");
    assertThat(file).hasContent(before);
    assertThat(Files.isSameFile(link, file)).isTrue();
  }

  @Test
  void dataOutsideOfTheEnvironmentAreLeft() throws Exception {
    Path shared = directory.resolve("shared/all.yaml");
    Path global = directory.resolve("global/all.yaml");
    for (Path file : List.of(shared, global)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "ntp::old0: x\nntp::old1: y\n");
    }
    Path link = environment.resolve("data/role/r0.yaml");
    Files.delete(link);
    Files.createSymbolicLink(link, shared);
    Path configuration = global.resolveSibling("hiera.yaml");
    Files.writeString(
        configuration,
        "version: 5\nhierarchy: [{name: all, path: all.yaml, datadir: %s}]\n"
            .formatted(global.getParent()));
    CommandRun run = run("deprecations", "--fix", "--hiera_config", "" + configuration);
    assertThat(run.code()).isEqualTo(3);
    String why = ":1:1: 2 uses of old names: the file is outside of the environment\n";
    assertThat(run.out())
        .contains("by hand: data/role/r0.yaml" + why)
        .contains("by hand: " + global + why);
    assertThat(shared).hasContent("ntp::old0: x\nntp::old1: y\n");
    assertThat(global).hasContent("ntp::old0: x\nntp::old1: y\n");
  }

  @Test
  void whatIsLeftIsToldWithItsPlaceInTheNewFile() throws Exception {
    String data = "ntp::new0: a\nntp::old0: b\n\"ntp::old1\": c\nx: 'ntp::user'\n";
    write("data/common.yaml", data);
    CommandRun preview = run("deprecations", "--diff");
    assertThat(preview.code()).isEqualTo(3);
    assertThat(preview.err()).startsWith("by hand: data/common.yaml:4:5: ntp::user is ");
    assertThat(preview.out()).startsWith("--- a/");
    CommandRun run = run("deprecations", "--fix");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("by hand: data/common.yaml:3:5: ntp::user is ");
  }

  @Test
  void whatADeployMadeIsLeft() throws Exception {
    Files.createFile(environment.resolveSibling("production.lease"));
    CommandRun run = run("deprecations", "--fix");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("error[DEPLOYED_ENVIRONMENT]: ");
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  @Test
  void wrongUsageIsOneSentence() {
    String batch = nodes.toString();
    Map<List<String>, String> sentences =
        Map.of(
            List.of("--fix", "--batch", batch),
            "--fix changes files, whatever nodes there are: leave --batch and --facts out",
            List.of("--json", "--diff"),
            "--diff prints a patch, and no JSON: give one of --diff and --json",
            List.of("--fix", "--module", "ntp"),
            "--fix and --diff are for the names of all modules: leave --module out",
            List.of("--batch", batch, "--module", "ntpx"),
            "the environment has no module 'ntpx': did you mean 'ntp'?");
    sentences.forEach(
        (options, sentence) -> {
          String[] rest = options.toArray(String[]::new);
          CommandRun run = run("deprecations", rest);
          assertThat(run.code()).as(sentence).isEqualTo(2);
          assertThat(run.out()).isEmpty();
          assertThat(run.err())
              .isEqualTo(
                  "error: " + sentence + "\nhint: `plumb deprecations --help` shows the usage\n");
        });
  }

  @Test
  void whatNeedsPeopleIsListed() throws Exception {
    write("manifests/site.pp", "class { 'ntp': * => $facts['ntp'] }\n");
    CommandRun run = run("deprecations", "--fix");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("by hand: manifests/site.pp:1:16: what is set of ntp is computed here: ");
  }

  @Test
  void aPatchShowsTheSameAndWritesNothing() throws Exception {
    CommandRun patch = run("deprecations", "--diff");
    assertThat(patch.code()).isZero();
    assertThat(git("status", "--porcelain")).isEmpty();
    Path file = directory.resolve("patch");
    Files.writeString(file, patch.out());
    git("apply", file.toString());
    String applied = git("diff");
    git("checkout", "-q", ".");
    CommandRun unused = run("deprecations", "--fix");
    assertThat(git("diff")).isEqualTo(applied);
  }

  @Test
  void showsWhoUsesWhat() throws Exception {
    CommandRun run = deprecations();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("ntp 4.2.0\n")
        .contains(
            "  ntp::old0 is deprecated since ntp 4.0.0 and gone in 5.0.0; use ntp::new0\n"
                + "    data/group/0.yaml:3: 6 nodes\n")
        .contains("    data/common.yaml:8: 200 nodes\n")
        .contains("ntp 5.0.0 breaks 9 names on 200 nodes\n")
        .endsWith(", on 200 of 200 nodes\n");
  }

  private CommandRun deprecations(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--batch", "" + nodes));
    arguments.addAll(List.of(more));
    return run("deprecations", arguments.toArray(String[]::new));
  }

  private CommandRun run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--environmentpath", "" + directory.resolve("environments")));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  /** Lines of our own data that say an old name. */
  private List<String> oldLines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(environment.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.matches(".*ntp::(old\\d|user)(?!\\$).*"))
            .forEach(line -> lines.add(file + ": " + line));
      }
    }
    return lines;
  }

  /** The resources of all nodes by node. */
  private Map<String, String> catalogs(String name) throws IOException {
    Path out = directory.resolve(name);
    CommandRun run = run("compile", "--batch", "" + nodes, "--out", "" + out);
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, String> catalogs = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.sorted().toList()) {
        Catalog catalog = CatalogJson.read(Files.newInputStream(file));
        StringBuilder resources = new StringBuilder();
        catalog
            .resources()
            .forEach(each -> resources.append(each.ref()).append(each.parameters()).append('\n'));
        catalogs.put(file.getFileName().toString().toLowerCase(Locale.ROOT), "" + resources);
      }
    }
    assertThat(catalogs).hasSize(NODES);
    return catalogs;
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", "" + environment));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
