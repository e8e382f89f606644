package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.analysis.interfaces.InterfaceReader;
import plumb.analysis.semantic.ModulePlace;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.compiler.snapshot.Module;
import plumb.compiler.store.CacheStore;
import plumb.compiler.unitcache.CachingUnitReader;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;
import plumb.environments.EnvironmentException;
import plumb.environments.checkout.ModuleCheckouts;
import plumb.environments.puppetfile.Puppetfile;

/** Versions of modules as arguments: directories, revisions, or names with versions. */
final class ModuleVersionArguments {
  @Mixin private DeployArguments deploy = new DeployArguments();

  @Option(
      names = "--puppetfile",
      paramLabel = "FILE",
      description = "Says where modules come from (that of the directory, if there is one).")
  private @Nullable Path puppetfile;

  @Option(
      names = "--modulepath",
      paramLabel = "DIRS",
      description = "Directories of other modules, whose types this one uses; the usual ones.")
  private @Nullable String modulePath;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  ModuleVersionArguments() {}

  /** Reads what modules offer. */
  InterfaceReader reader() throws IOException {
    List<Path> path =
        modulePath == null
            ? EnvironmentConf.read("production", null).modulePath()
            : EnvironmentLoader.path(modulePath);
    return new InterfaceReader(CachingUnitReader.ofUser(), path);
  }

  /**
   * The module that an argument means.
   *
   * @throws NoSuchFileException when it means none
   */
  Module module(String argument) throws IOException {
    Path directory = Path.of(argument);
    if (Files.isDirectory(directory)) {
      return InterfaceReader.moduleIn(directory);
    }
    Path found = fetched(argument, Path.of(""), true);
    if (found == null) {
      throw new NoSuchFileException(
          argument,
          null,
          "neither a directory, nor a revision of the repository around this directory, nor"
              + " NAME@VERSION of a module that the Puppetfile declares");
    }
    return InterfaceReader.moduleIn(found);
  }

  /**
   * A module at another version.
   *
   * @param present the module as it is there
   * @param version a directory, or what its Puppetfile or the Forge calls it
   * @param environment its directory, which may have a Puppetfile
   * @throws NoSuchFileException when it has no such version
   */
  Module version(Module present, String version, Path environment) throws IOException {
    Path directory = Path.of(version);
    if (Files.isDirectory(directory)) {
      return new Module(present.name(), directory.toAbsolutePath().normalize());
    }
    Path found = fetched(present.name() + "@" + version, environment, false);
    Map<?, ?> metadata = ModulePlace.metadata(present.directory());
    if (found == null && metadata != null && metadata.get("name") instanceof String full) {
      found = fetched(full.replace('/', '-') + "@" + version, environment, false);
    }
    if (found == null) {
      throw new NoSuchFileException(
          present.name() + "@" + version,
          null,
          "no Puppetfile declares " + present.name() + ", and its metadata names no owner");
    }
    return new Module(present.name(), found);
  }

  private @Nullable Path fetched(String argument, Path environment, boolean revisions)
      throws IOException {
    Path caches = CacheStore.home();
    if (caches == null) {
      throw new NoSuchFileException(argument, null, "no such directory, and there is no cache");
    }
    FetchProgress progress = new FetchProgress("checkout");
    try {
      ModuleCheckouts checkouts =
          new ModuleCheckouts(
              deploy.settingsOrUsual(),
              caches.resolve("modules"),
              puppetfile(environment),
              progress);
      Path found = checkouts.version(argument);
      return found == null && revisions
          ? checkouts.revision(Path.of("").toAbsolutePath(), argument)
          : found;
    } catch (EnvironmentException e) {
      throw EnvironmentProblem.of(e);
    } finally {
      progress.end();
    }
  }

  private Puppetfile puppetfile(Path environment) throws IOException {
    Path file = puppetfile == null ? environment.resolve("Puppetfile") : puppetfile;
    if (puppetfile == null && !Files.isRegularFile(file)) {
      return Puppetfile.empty();
    }
    Puppetfile read = Puppetfile.read(new SourceText(file.toString(), TextFile.read(file)));
    if (!read.errors().isEmpty()) {
      throw new InvalidSourceException(read.errors());
    }
    return read;
  }
}
