package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import plumb.environments.git.TestRepository;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SettingsReader;

/** A control repository, modules, settings, and the directory that they are deployed to. */
final class DeploySite {
  /** Hears nothing. */
  static final DeployListener SILENCE = new Silence();

  final Path root;
  final TestRepository control;
  private Path environments;
  private String moreSettings = "";
  private String moreOfSource = "";

  DeploySite(Path root) throws IOException {
    this.root = root;
    this.environments = root.resolve("environments");
    this.control = TestRepository.create(root.resolve("remotes/control.git"));
  }

  /** A module's repository with a branch main, and tags v1 and v2 before its head. */
  TestRepository module(String name) throws IOException {
    TestRepository module = TestRepository.create(root.resolve("remotes/" + name + ".git"));
    for (String version : List.of("v1", "v2", "v3")) {
      module.commit(
          "main",
          Map.of(
              "manifests/init.pp",
              "class " + name + " { notice('" + version + "') }\n",
              "x:files/run.sh",
              "#!/bin/sh\n",
              "l:files/link",
              "run.sh",
              "spec/spec.rb",
              "# " + version + "\n"));
      if (!version.equals("v3")) {
        module.tag(version, "main");
      }
    }
    return module;
  }

  DeploySite with(String settings) {
    moreSettings = settings;
    return this;
  }

  DeploySite withSource(String settings) {
    moreOfSource = settings;
    return this;
  }

  Path environments() {
    return environments;
  }

  void environmentsAt(Path directory) {
    environments = directory;
  }

  DeploySettings settings() throws IOException {
    Path file = root.resolve("r10k.yaml");
    Files.writeString(
        file,
        "cachedir: "
            + root.resolve("cache")
            + "\nsources:\n  main:\n    remote: "
            + control.url()
            + "\n    basedir: "
            + environments
            + "\n"
            + moreOfSource
            + moreSettings);
    return SettingsReader.read(file, null);
  }

  DeployReport deploy(String... names) throws IOException {
    return deploy(new DeployRequest(Set.of(names), false, null, Duration.ZERO));
  }

  DeployReport deploy(DeployRequest request) throws IOException {
    try (Deployer deployer = new Deployer(settings(), request, SILENCE)) {
      return deployer.deploy();
    }
  }

  /** The statuses of a report by environment. */
  static Map<String, String> statuses(DeployReport report) {
    Map<String, String> statuses = new TreeMap<>();
    report.environments().forEach(one -> statuses.put(one.name(), one.status().word()));
    return statuses;
  }

  /**
   * Every file below a directory with its mode and content, as Git's and deploys' own are left out.
   */
  static Map<String, String> tree(Path directory) throws IOException {
    Map<String, String> tree = new LinkedHashMap<>();
    List<Path> paths = new ArrayList<>();
    Path real = directory.toRealPath();
    try (Stream<Path> all = Files.walk(real)) {
      all.forEach(paths::add);
    }
    Collections.sort(paths);
    for (Path path : paths) {
      String name = real.relativize(path).toString();
      if (!name.equals(".r10k-deploy.json") && !("/" + name + "/").contains("/.git/")) {
        tree.put(name, described(path));
      }
    }
    return tree;
  }

  private static String described(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    return Files.isDirectory(path) ? mode + " directory" : mode + " " + Files.readString(path);
  }

  private static final class Silence implements DeployListener {
    @Override
    public void waiting(Path directory) {}

    @Override
    public void step(String what, int done, int total) {}

    @Override
    public void done(EnvironmentOutcome outcome) {}
  }
}
