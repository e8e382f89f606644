package plumb.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
  private static final Pattern NUMBER = Pattern.compile("v?\\d.*");

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

  /** Any of these makes a directory a module. */
  private static final List<String> PARTS =
      List.of("metadata.json", "manifests", "functions", "types", "lib", "facts.d");

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
      if (PARTS.stream().noneMatch(part -> Files.exists(directory.resolve(part)))) {
        throw new NoSuchFileException(
            argument, null, "no module is there: it has none of " + String.join(", ", PARTS));
      }
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
   * The module that an argument means, as a newer version of another.
   *
   * @throws FileSystemException when it means none, or another module
   */
  Module newer(Module old, String argument) throws IOException {
    Module found = module(argument);
    // Without metadata, names are no more than those of directories.
    return ModulePlace.metadata(old.directory()) == null
        ? found
        : checked(new Module(old.name(), found.directory()), argument);
  }

  /**
   * A module at another version.
   *
   * @param present the module as it is there
   * @param version a directory, or what its Puppetfile or the Forge calls it
   * @param environment its directory, which may have a Puppetfile
   * @throws FileSystemException when it has no such version, or that is of another module
   */
  Module version(Module present, String version, Path environment) throws IOException {
    Path directory = Path.of(version);
    if (Files.isDirectory(directory)) {
      Path there = directory.toAbsolutePath().normalize();
      return checked(new Module(present.name(), there), version);
    }
    if (directory.isAbsolute() || version.startsWith(".")) {
      throw new NoSuchFileException(version, null, "no such directory");
    }
    Path found = fetched(present.name() + "@" + version, environment, false);
    Map<?, ?> metadata = ModulePlace.metadata(present.directory());
    boolean isNumber = NUMBER.matcher(version).matches();
    if (found == null
        && isNumber
        && metadata != null
        && metadata.get("name") instanceof String full) {
      found = fetched(full.replace('/', '-') + "@" + version, environment, false);
    }
    if (found == null) {
      throw new NoSuchFileException(
          present.name() + "@" + version,
          null,
          "no Puppetfile declares "
              + present.name()
              + (isNumber
                  ? ", and its metadata names no owner"
                  : ", and " + version + " is neither a directory nor the number of a version"));
    }
    return checked(new Module(present.name(), found), version);
  }

  /** A version of a module, unless what is there says that it is another module. */
  private static Module checked(Module wanted, String version) throws FileSystemException {
    Map<?, ?> metadata = ModulePlace.metadata(wanted.directory());
    Module there = ModulePlace.of(wanted.directory().resolve("metadata.json"));
    boolean says = metadata != null && metadata.get("name") instanceof String;
    if (says && there != null && !there.name().equals(wanted.name())) {
      throw new FileSystemException(
          version, null, "this is the module " + there.name() + ", not " + wanted.name());
    }
    return wanted;
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
