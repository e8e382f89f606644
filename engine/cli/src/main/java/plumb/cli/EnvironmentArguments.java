package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

/** The options that say which environment is meant; their names are Puppet's. */
final class EnvironmentArguments {
  @Option(
      names = "--environmentpath",
      paramLabel = "DIRS",
      description = "Directories of environments, separated by colons.")
  private String environmentPath =
      "/etc/puppetlabs/code/environments:/etc/puppet/code/environments";

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

  @Option(names = "--strict_variables", description = "Unknown variables are errors.")
  private boolean strictVariables;

  /** Loads the environment that the options name. */
  Environment load() throws IOException {
    return load(find(), manifest, null);
  }

  /** Loads code, or a manifest, or an environment directory. */
  Environment load(@Nullable Path path, @Nullable String code) throws IOException {
    if (path != null && !Files.exists(path)) {
      throw new java.nio.file.NoSuchFileException(path.toString());
    }
    if (path != null && Files.isDirectory(path)) {
      return load(path.toAbsolutePath().normalize(), manifest, null);
    }
    return load(find(), path != null ? path.toAbsolutePath().normalize() : manifest, code);
  }

  private Environment load(
      @Nullable Path directory, @Nullable Path manifests, @Nullable String code)
      throws IOException {
    String name = environment;
    if (name == null) {
      // As in an environment path, the directory's name is the environment's.
      Path last = directory == null ? null : directory.getFileName();
      name = last == null ? "production" : last.toString();
    }
    return new EnvironmentLoader(new LoweringReader())
        .load(
            new EnvironmentOptions(
                name,
                directory,
                modulePath == null ? null : EnvironmentLoader.path(modulePath),
                manifests,
                code,
                hieraConfig,
                strictVariables ? Strictness.STRICT_VARIABLES : Strictness.PUPPET_7));
  }

  private @Nullable Path find() throws IOException {
    String name = environment == null ? "production" : environment;
    for (Path root : EnvironmentLoader.path(environmentPath)) {
      Path directory = root.resolve(name).normalize();
      if (directory.startsWith(root) && Files.isDirectory(directory)) {
        return directory;
      }
    }
    if (environment != null) {
      throw new java.nio.file.NoSuchFileException(
          name, null, "no environment of that name in " + environmentPath);
    }
    return null;
  }
}
