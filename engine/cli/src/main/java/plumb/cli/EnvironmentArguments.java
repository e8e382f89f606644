package plumb.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.program.CompileException;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.compiler.snapshot.Module;
import plumb.compiler.unitcache.CachingUnitReader;
import plumb.environments.store.SnapshotLease;

/** The options that say which environment is meant; their names are Puppet's. */
final class EnvironmentArguments {
  private static final String USUAL_PATH =
      "/etc/puppetlabs/code/environments:/etc/puppet/code/environments";

  @Option(
      names = "--environmentpath",
      paramLabel = "DIRS",
      description = "Directories of environments, separated by colons.")
  private @Nullable String environmentPath;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment (production).")
  private @Nullable String environment;

  @Option(
      names = "--modulepath",
      paramLabel = "DIRS",
      description = "Directories of modules, separated by colons; otherwise environment.conf says.")
  private @Nullable String modulePath;

  @Option(
      names = "--manifest",
      paramLabel = "PATH",
      description = "Manifest, or directory of manifests.")
  private @Nullable Path manifest;

  @Option(
      names = "--hiera_config",
      paramLabel = "FILE",
      description = "hiera.yaml of the global layer, above all environments.")
  private @Nullable Path hieraConfig;

  @Option(
      names = "--strict",
      paramLabel = "LEVEL",
      description =
          "What doubtful code is, such as a key twice in a hash: off (nothing), warning or error (warning).")
  private Strictness.Level strict = Strictness.Level.WARNING;

  @Option(
      names = "--strict_variables",
      negatable = true,
      fallbackValue = "true",
      description = "Unknown variables are errors.")
  private boolean strictVariables;

  @Option(
      names = "--strict-deprecations",
      fallbackValue = "true",
      description = "A parameter that is given by its deprecated and by its new name is an error.")
  private boolean strictDeprecations;

  @Option(
      names = "--no-native",
      fallbackValue = "true",
      description =
          "Run every Ruby function and ERB template in Ruby, even those that need no Ruby.")
  private boolean withoutNativeVersions;

  /** For as long as this process lives. */
  private final List<SnapshotLease> leases = new ArrayList<>();

  /** As {@link PlainCommand#set(String, String)}. */
  boolean set(String name, String value) {
    switch (name) {
      case "--environmentpath" -> environmentPath = value;
      case "--environment" -> environment = value;
      case "--modulepath" -> modulePath = value;
      case "--manifest" -> manifest = Path.of(value);
      case "--hiera_config" -> hieraConfig = Path.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The name of the environment that is meant when nothing else says. */
  String name() {
    return environment == null ? "production" : environment;
  }

  /** Loads the environment that a node's classifier demands, or else the options name. */
  Environment load(NodeArguments.Known node) throws IOException {
    return load(node.environment(name()));
  }

  /**
   * Loads one side of a comparison: a directory, an environment by name, or a revision of the
   * control repository around the current directory.
   *
   * @param name the name that a directory or revision gets; null for its own, or the usual one
   */
  Environment loadSide(String side, @Nullable String name) throws IOException {
    Path directory = Path.of(side).toAbsolutePath().normalize();
    if (Files.isDirectory(directory)) {
      return load(name == null ? ownName(directory) : name, directory, manifest, null);
    }
    boolean isEnvironment =
        roots(environmentPath).stream().anyMatch(root -> Files.isDirectory(root.resolve(side)));
    Path checkout = isEnvironment ? null : Revisions.environment(side);
    return checkout == null
        ? load(side, find(side), manifest, null)
        : load(name == null ? name() : name, checkout, manifest, null);
  }

  /** As in an environment path, a directory's name is the environment's. */
  private String ownName(Path directory) {
    Path last = directory.getFileName();
    return environment != null || last == null ? name() : last.toString();
  }

  /** Every option that changes what catalogs are, for what is kept of them. */
  List<String> what() {
    return List.of(
        String.valueOf(modulePath),
        String.valueOf(manifest),
        String.valueOf(hieraConfig),
        strict.name(),
        String.valueOf(strictVariables),
        String.valueOf(strictDeprecations),
        String.valueOf(withoutNativeVersions));
  }

  /** The same with empty code in place of the site manifests, which are not even read. */
  Environment withoutManifests(NodeArguments.Known node) throws IOException {
    String wanted = node.environment(name());
    return load(wanted, find(wanted), null, "");
  }

  private Environment load(String wanted) throws IOException {
    return load(wanted, find(wanted), manifest, null);
  }

  /** The same for callers that cannot pass an {@link IOException} on. */
  Environment loadNamed(String other) {
    try {
      return load(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads code, or a manifest, with the environment that a node's classifier demands or else the
   * options name; or an environment directory.
   *
   * @throws CompileException when the classifier demands another environment than that directory
   */
  Environment load(@Nullable Path path, @Nullable String code, NodeArguments.Known node)
      throws IOException {
    String wanted = node.environment(name());
    if (path == null) {
      return load(wanted, find(wanted), manifest, code);
    }
    checkExists(path);
    Path absolute = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      return load(wanted, find(wanted), absolute, code);
    }
    String own = ownName(absolute);
    if (!node.environment(own).equals(own)) {
      throw new CompileException(
              "CLASSIFIER_ENVIRONMENT",
              "The classifier of "
                  + node.name()
                  + " demands the environment '"
                  + wanted
                  + "', and "
                  + path
                  + " is the environment '"
                  + own
                  + "'")
          .withHint(
              "give the directory of that environment, or say that this is it: --environment "
                  + wanted);
    }
    return load(own, held(absolute), manifest, null);
  }

  private Environment load(
      String environmentName,
      @Nullable Path directory,
      @Nullable Path manifests,
      @Nullable String code)
      throws IOException {
    if (manifests != null) {
      checkExists(manifests);
    }
    return new EnvironmentLoader(CachingUnitReader.ofUser())
        .load(
            new EnvironmentOptions(
                environmentName,
                directory,
                modulePath == null ? null : EnvironmentLoader.path(modulePath),
                manifests,
                code,
                hieraConfig,
                Strictness.of(strict, strictVariables).withDeprecations(strictDeprecations),
                !withoutNativeVersions));
  }

  /** The directory of an environment; null when it is the usual one, which need not have any. */
  private @Nullable Path find(String wanted) throws IOException {
    List<Path> roots = roots(environmentPath);
    for (Path root : roots) {
      Path directory = root.resolve(wanted).normalize();
      if (directory.startsWith(root) && Files.isDirectory(directory)) {
        return held(directory);
      }
    }
    if (environmentPath != null && roots.stream().noneMatch(Files::isDirectory)) {
      throw new NoSuchFileException(environmentPath, null, "no directory of environments is there");
    }
    if (environment != null || !wanted.equals("production")) {
      throw new NoSuchFileException(
          wanted,
          null,
          "no environment of that name in "
              + (environmentPath == null ? USUAL_PATH : environmentPath));
    }
    return null;
  }

  /** The modules that the environment has. */
  Collection<Module> modules() throws IOException {
    Path directory = find(name());
    List<Path> path =
        modulePath == null
            ? EnvironmentConf.read(name(), directory).modulePath()
            : EnvironmentLoader.path(modulePath);
    return new DirectorySnapshot(name(), directory, path, null).modules();
  }

  /** The files as they are now: a deploy meanwhile changes nothing for this run. */
  private Path held(Path directory) throws IOException {
    SnapshotLease lease = SnapshotLease.of(directory);
    leases.add(lease);
    return lease.root();
  }

  /** The directories of environments in an option, or the usual ones. */
  static List<Path> roots(@Nullable String environmentPath) {
    return EnvironmentLoader.path(environmentPath == null ? USUAL_PATH : environmentPath);
  }

  /** Fails for a path that was given and leads nowhere, rather than taking it for an empty one. */
  private static void checkExists(Path given) throws NoSuchFileException {
    if (Files.exists(given)) {
      return;
    }
    boolean link = Files.isSymbolicLink(given);
    throw new NoSuchFileException(
        given.toString(), null, link ? "this link leads to no file" : "there is no such file");
  }
}
