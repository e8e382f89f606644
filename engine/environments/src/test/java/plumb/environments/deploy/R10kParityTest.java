package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.json.ValueJson;
import plumb.environments.git.GitHttpServer;
import plumb.environments.git.TestRepository;
import plumb.environments.settings.SettingsReader;

/** The same settings, control repository and modules, deployed by r10k and by us. */
class R10kParityTest {
  private static final Path R10K = Path.of("/usr/bin/r10k");

  private Path root;

  @BeforeEach
  void makeRoot(@TempDir Path directory) {
    root = directory;
  }

  @BeforeAll
  static void needsR10k() {
    assumeTrue(Files.isExecutable(R10K), "needs Debian's package r10k");
  }

  @Test
  void treesAreTheSameOverFiles() throws IOException {
    compare("file://" + root.resolve("remotes"), "");
  }

  @Test
  void treesAreTheSameOverHttp() throws IOException {
    try (GitHttpServer server = new GitHttpServer(root.resolve("remotes"), null)) {
      compare(server.url(), "");
    }
  }

  @Test
  @Tag("long")
  void everythingUnmanagedIsPurgedAlike() throws IOException {
    compare(
        "file://" + root.resolve("remotes"),
        "deploy: {purge_levels: [deployment, environment, puppetfile], purge_allowlist: ['kept/*',"
            + " '**/*.keep'], exclude_spec: true}\n");
  }

  @Test
  @Tag("long")
  void nothingUnmanagedIsPurgedAlike() throws IOException {
    compare("file://" + root.resolve("remotes"), "deploy: {purge_levels: []}\n");
  }

  @Test
  @Tag("long")
  void onlyWhatNoPuppetfileManagesIsPurgedAlike() throws IOException {
    compare(
        "file://" + root.resolve("remotes"), "deploy: {purge_levels: [deployment, environment]}\n");
  }

  @Test
  @Tag("long")
  void prefixesAndStrippedNamesAreTheSame() throws IOException {
    String remotes = "file://" + root.resolve("remotes");
    TestRepository control = remotes(remotes);
    for (String source :
        List.of(
            "prefix: true",
            "prefix: site",
            "strip_component: 'feature/'",
            "strip_component: '/^feature.|st$/'",
            "strip_component: '/\\A\\h+(?!\\Z)/'",
            "invalid_branches: correct",
            "ignore_branch_prefixes: [feat, te]",
            "filter_command: 'test \"$R10K_BRANCH\" != test -a -d \"$GIT_DIR\"'")) {
      Path base = root.resolve("case" + source.hashCode());
      deployBoth(base, settings(control.url(), "    " + source + "\n"));
      assertThat(trees(base.resolve("plumb/environments")).keySet())
          .as(source)
          .isNotEmpty()
          .isEqualTo(trees(base.resolve("r10k/environments")).keySet());
    }
  }

  private TestRepository remotes(String remotes) throws IOException {
    Path directory = root.resolve("remotes");
    TestRepository apache = module(directory, "apache");
    module(directory, "nginx");
    TestRepository hiera = module(directory, "hiera");
    hiera.commit("feature/x", Map.of("common.yaml", "branch: x\n"));
    TestRepository control = TestRepository.create(directory.resolve("control.git"));
    String pinned = apache.ask("rev-parse", "v2");
    String puppetfile =
        """
        mod 'apache', git: '%1$s/apache.git', commit: '%2$s'
        mod 'puppet-nginx',
          :git => '%1$s/nginx.git',
          :tag => 'v1'
        mod 'hiera', git: '%1$s/hiera.git', branch: :control_branch, default_branch: 'main',
          install_path: 'data', exclude_spec: true
        mod 'short', git: '%1$s/apache.git', ref: '%3$s'
        mod 'own', local: true
        """
            .formatted(remotes, pinned, pinned.substring(0, 10));
    for (String branch : List.of("production", "test", "feature/x", "a-b")) {
      control.commit(
          branch,
          Map.of(
              "Puppetfile", puppetfile,
              "environment.conf", "modulepath = modules:site\n",
              "x:bin/version", "#!/bin/sh\necho " + branch + "\n",
              "l:current", "bin/version",
              "site/profile/manifests/init.pp", "class profile { }\n",
              "modules/own/manifests/init.pp", "class own { }\n",
              "old.txt", "goes\n"));
    }
    return control;
  }

  private static TestRepository module(Path directory, String name) throws IOException {
    TestRepository module = TestRepository.create(directory.resolve(name + ".git"));
    for (String version : List.of("v1", "v2", "v3")) {
      module.commit(
          "main",
          Map.of(
              "manifests/init.pp", "class " + name + " { notice('" + version + "') }\n",
              "x:files/run.sh", "#!/bin/sh\n# " + version + "\n",
              "l:files/link", "run.sh",
              "l:broken", "../nowhere",
              "spec/spec.rb", "# " + version + "\n"));
      module.ask(
          "-c", "user.name=T", "-c", "user.email=t@t", "tag", "-am", version, version, "main");
    }
    return module;
  }

  private void compare(String remotes, String settings) throws IOException {
    TestRepository control = remotes(remotes);
    String text = settings(remotes + "/control.git", "") + settings;
    deployBoth(root, text);
    Map<String, Map<String, String>> first = trees(root.resolve("r10k/environments"));
    assertThat(first.keySet()).containsExactly("a_b", "feature_x", "production", "test");
    assertThat(differences(trees(root.resolve("plumb/environments")), first)).isEmpty();
    assertThat(deployInfo("plumb")).isEqualTo(deployInfo("r10k"));

    for (String tool : List.of("r10k", "plumb")) {
      Path environments = root.resolve(tool).resolve("environments");
      for (String name : List.of("kept/a", "kept/b/c", "x/deep.keep", "x/deep.lost", "old.new")) {
        Path file = environments.resolve("test").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "unmanaged\n");
      }
      Files.createDirectories(environments.resolve("test/modules/stranger/manifests"));
      Path own = Files.createDirectories(environments.resolve("test/own/empty"));
      Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(environments.resolve("test/data/empty"));
      Files.writeString(environments.resolve("test/becomes"), "a directory\n");
      Files.writeString(environments.resolve("test/modules/stranger/manifests/init.pp"), "\n");
      Files.createDirectories(environments.resolve("nobody"));
      Files.writeString(environments.resolve("production/environment.conf"), "# edited\n");
    }
    control.commit("test", Map.of("old.txt", "-", "new.txt", "comes\n", "becomes/file", "\n"));
    control.commit(
        "production",
        Map.of("Puppetfile", "mod 'nginx', git: '" + remotes + "/nginx.git', branch: 'main'\n"));
    control.deleteBranch("a-b");
    deployBoth(root, text);
    Map<String, Map<String, String>> second = trees(root.resolve("r10k/environments"));
    assertThat(second).isNotEqualTo(first);
    assertThat(differences(trees(root.resolve("plumb/environments")), second)).isEmpty();

    takeOver(text, second);
  }

  /** What other tools read, but for the times. */
  private Map<Object, Object> deployInfo(String tool) throws IOException {
    Path file = root.resolve(tool + "/environments/feature_x/.r10k-deploy.json");
    Map<Object, Object> info = new LinkedHashMap<>();
    ((Map<?, ?>) ValueJson.parse(Files.readString(file))).forEach(info::put);
    for (String time : List.of("started_at", "finished_at")) {
      assertThat(String.valueOf(info.remove(time)))
          .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}");
    }
    return info;
  }

  /** An environment that r10k deployed becomes ours without loss. */
  private void takeOver(String settings, Map<String, Map<String, String>> expected)
      throws IOException {
    plumb(root.resolve("r10k"), settings);
    assertThat(Files.isSymbolicLink(root.resolve("r10k/environments/test"))).isTrue();
    assertThat(root.resolve("r10k/environments/.plumb/replaced/test/manifests")).doesNotExist();
    assertThat(root.resolve("r10k/environments/.plumb/replaced/test/new.txt")).exists();
    assertThat(differences(trees(root.resolve("r10k/environments")), expected)).isEmpty();
  }

  private static String settings(String remote, String source) {
    return "cachedir: CACHE\nsources:\n  main:\n    remote: "
        + remote
        + "\n    basedir: ENVIRONMENTS\n"
        + source;
  }

  private static void deployBoth(Path base, String settings) throws IOException {
    Path file = written(base.resolve("r10k"), settings);
    Process process =
        new ProcessBuilder(R10K.toString(), "deploy", "environment", "-m", "-c", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
    plumb(base.resolve("plumb"), settings);
  }

  private static void plumb(Path base, String settings) throws IOException {
    Path file = written(base, settings);
    DeployRequest request = new DeployRequest(Set.of(), false, null, Duration.ZERO);
    try (Deployer deployer =
        new Deployer(SettingsReader.read(file, null), request, DeploySite.SILENCE)) {
      DeployReport report = deployer.deploy();
      assertThat(report.problems()).isEmpty();
      assertThat(report.environments()).allSatisfy(one -> assertThat(one.problem()).isNull());
    }
  }

  private static Path written(Path base, String settings) throws IOException {
    Files.createDirectories(base);
    return Files.writeString(
        base.resolve("r10k.yaml"),
        settings
            .replace("CACHE", base.resolve("cache").toString())
            .replace("ENVIRONMENTS", base.resolve("environments").toString()));
  }

  /** The paths that are not the same, each with what we have and what r10k has. */
  private static Map<String, String> differences(
      Map<String, Map<String, String>> ours, Map<String, Map<String, String>> theirs) {
    Map<String, String> differences = new TreeMap<>();
    Set<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    for (String name : names) {
      Map<String, String> our = ours.getOrDefault(name, Map.of());
      Map<String, String> their = theirs.getOrDefault(name, Map.of());
      Set<String> paths = new TreeSet<>(our.keySet());
      paths.addAll(their.keySet());
      for (String path : paths) {
        if (!String.valueOf(our.get(path)).equals(their.get(path))) {
          differences.put(name + "/" + path, our.get(path) + " but r10k: " + their.get(path));
        }
      }
    }
    return differences;
  }

  private static Map<String, Map<String, String>> trees(Path environments) throws IOException {
    Map<String, Map<String, String>> trees = new TreeMap<>();
    try (var all = Files.list(environments)) {
      for (Path one : all.filter(path -> !path.endsWith(".plumb")).toList()) {
        trees.put(one.getFileName().toString(), new LinkedHashMap<>(DeploySite.tree(one)));
      }
    }
    return trees;
  }
}
