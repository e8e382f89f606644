package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;

/** The commands of deploys and modules. */
class DeployCommandTest {
  private Path root;
  private Path settings;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    root = directory;
    settings = directory.resolve("r10k.yaml");
    write("");
    git("init", "-q", "--bare", "-b", "production", repository());
    commit("mod 'control', git: 'file://" + repository() + "', branch: :control_branch\n");
  }

  private void write(String more) throws IOException {
    Files.writeString(
        settings,
        "cachedir: %s/cache\nsources: {main: {remote: 'file://%s', basedir: '%s'}}\n%s"
            .formatted(root, repository(), root.resolve("environments"), more));
  }

  private String repository() {
    return root.resolve("control.git").toString();
  }

  private void commit(String puppetfile) throws IOException {
    String metadata =
        "{\"name\": \"me-control\", \"version\": \"1.0.0\", \"dependencies\": [{\"name\":"
            + " \"me/other\"}]}";
    git(
        "--git-dir=" + repository(),
        "fast-import",
        "--quiet",
        "commit refs/heads/production\ncommitter T <t@t> 0 +0000\ndata 0\n"
            + (has() ? "from refs/heads/production^0\n" : "")
            + "M 100644 inline Puppetfile\ndata <<END\n"
            + puppetfile
            + "END\nM 100644 inline metadata.json\ndata <<END\n"
            + metadata
            + "\nEND\nM 100644 inline manifests/site.pp\ndata <<END\nnotice('deployed')\nEND\n");
  }

  private boolean has() {
    return Files.exists(root.resolve("control.git/refs/heads/production"));
  }

  /** The last argument is the input when it has lines. */
  private static void git(String... arguments) throws IOException {
    String last = arguments[arguments.length - 1];
    boolean input = last.contains("\n");
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments).subList(0, arguments.length - (input ? 1 : 0)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var out = process.getOutputStream()) {
      out.write((input ? last : "").getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
  }

  @Test
  void branchesOfAnyNameAreAskedForByTheirNames() throws IOException {
    git("--git-dir=" + repository(), "branch", "f/\u00fc", "production");
    CommandRun run = deploy("deploy", "f/\u00fc");
    assertThat(run.out()).startsWith("deployed f___\n").endsWith("1 deployed\n");
    assertThat(run.code()).isZero();
  }

  private CommandRun deploy(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", settings.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void deploysTellsAndCompiles() {
    assertThat(deploy("deploy", "--dry-run").out())
        .contains("pending production")
        .contains("1 pending");
    assertThat(root.resolve("environments/production")).doesNotExist();
    CommandRun first = deploy("deploy");
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .contains("deployed production")
        .contains("module control: production (");
    assertThat(deploy("deploy").out()).isEqualTo("1 unchanged\n");
    assertThat(deploy("deploy", "display", "--modules").out())
        .contains("production: main production ")
        .contains("modules/control git production ");
    CommandRun compiled =
        CommandRun.of("apply", "--noop", root.resolve("environments/production").toString());
    assertThat(compiled.out()).contains("deployed");
  }

  @Test
  void programsGetJson() {
    Object data = ValueJson.parse(deploy("deploy", "--json").out());
    assertThat(data)
        .extracting("environments")
        .asList()
        .singleElement()
        .extracting("status")
        .isEqualTo("deployed");
  }

  @Test
  void failuresHaveExitCodesAndPlaces() throws IOException {
    commit("mod 'control', git: 'file://x', ref: ENV['REF']\n");
    CommandRun broken = deploy("deploy");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err())
        .contains("production stays as it is")
        .contains("--> production/Puppetfile:1:38 [PUPPETFILE_SYNTAX]");
    CommandRun unknown = deploy("deploy", "nowhere");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("no source has a branch for the environment nowhere");
    write("deploy: {write_lock: 'not today', speed: 1}\n");
    CommandRun locked = deploy("deploy");
    assertThat(locked.code()).isEqualTo(16);
    assertThat(locked.err())
        .contains("deploys are locked: not today")
        .contains("there is no setting deploy.speed");
  }

  @Test
  void purgeRemovesWhatHasNoBranch() throws IOException {
    write("deploy: {purge_levels: []}\n");
    Files.createDirectories(root.resolve("environments/old"));
    assertThat(deploy("deploy").code()).isZero();
    assertThat(deploy("deploy", "purge", "--dry-run").out()).contains("1 pending");
    assertThat(root.resolve("environments/old")).exists();
    assertThat(deploy("deploy", "purge").out()).contains("1 purged");
    assertThat(root.resolve("environments/old")).doesNotExist();
    assertThat(root.resolve("environments/production")).exists();
  }

  @Test
  void modulesAreListedCheckedAndLocked() throws IOException {
    assertThat(deploy("deploy").code()).isZero();
    String path = root.resolve("environments").toString();
    String modules = root.resolve("environments/production/modules").toString();
    assertThat(
            CommandRun.of("module", "list", "--environmentpath", path, "--modulepath", modules)
                .out())
        .startsWith("me-control 1.0.0 (");
    assertThat(
            CommandRun.of("module", "tree", "--environmentpath", path, "--modulepath", modules)
                .withoutErrors()
                .out())
        .isEqualTo("me-control 1.0.0\n└── me-other >= 0.0.0 is missing\n");
    CommandRun checked =
        CommandRun.of("module", "check", "--environmentpath", path, "--modulepath", modules);
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.out()).contains("me-control needs me-other (>= 0.0.0), which is not there");
    Path puppetfile =
        Files.writeString(
            root.resolve("Puppetfile"),
            "mod 'control', git: 'file://" + repository() + "', branch: 'production'\n");
    CommandRun resolved = deploy("module", "resolve", "--puppetfile", puppetfile.toString());
    assertThat(resolved.code()).as("me-other is missing").isEqualTo(1);
    assertThat(ValueJson.parse(Files.readString(root.resolve("plumb.lock"))))
        .extracting("modules")
        .asList()
        .singleElement()
        .extracting("version")
        .isEqualTo("production");
    assertThat(deploy("module", "update", "none", "--puppetfile", puppetfile.toString()).err())
        .contains("lists no module none");
  }
}
