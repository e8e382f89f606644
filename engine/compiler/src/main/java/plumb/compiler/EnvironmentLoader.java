package plumb.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.data.EnvironmentData;
import plumb.compiler.deprecation.Deprecations;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.functions.BuiltInFunctions;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Definitions;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.compiler.snapshot.TracedSnapshot;

/** Puts an environment together from directories. */
public final class EnvironmentLoader {
  private final UnitReader reader;

  public EnvironmentLoader(UnitReader reader) {
    this.reader = reader;
  }

  /**
   * Loads an environment: its configuration and site manifests now, modules when they are needed.
   *
   * @throws IOException when a directory or manifest cannot be read
   */
  public Environment load(EnvironmentOptions options) throws IOException {
    return load(options, List.of());
  }

  /**
   * Loads an environment in which some modules stand in for those of the same names.
   *
   * @throws IOException as above
   */
  public Environment load(EnvironmentOptions options, List<Module> modules) throws IOException {
    Path directory = options.directory();
    EnvironmentConf conf = EnvironmentConf.read(options.name(), directory);
    List<Path> modulePath = options.modulePath() != null ? options.modulePath() : conf.modulePath();
    Path manifest = options.manifest() != null ? options.manifest() : conf.manifest();
    Snapshot snapshot =
        new TracedSnapshot(
            new DirectorySnapshot(
                options.name(),
                directory,
                modulePath,
                options.code() == null ? manifest : null,
                modules));
    Definitions definitions = new Definitions(snapshot, reader, options.code());
    return new Environment(
        definitions,
        new ModuleTypes(snapshot, reader, options.nativeVersions()),
        new BuiltInFunctions(snapshot, options.nativeVersions()),
        new EnvironmentData(snapshot, options.hieraConfig()),
        new Deprecations(snapshot, reader, definitions.main()),
        options.strictness(),
        conf.warnings(),
        new ConfigVersion(conf.configVersion())::get);
  }

  /** The directories of a path list such as {@code a:b}. */
  public static List<Path> path(@Nullable String text) {
    List<Path> directories = new ArrayList<>();
    if (text != null) {
      for (String part : text.split(":")) {
        if (!part.isEmpty()) {
          directories.add(Path.of(part).toAbsolutePath().normalize());
        }
      }
    }
    return directories;
  }

  /** Whether a directory looks like an environment. */
  public static boolean isEnvironment(Path directory) {
    return Files.isDirectory(directory.resolve("manifests"))
        || Files.exists(directory.resolve("environment.conf"))
        || Files.isDirectory(directory.resolve("modules"));
  }
}
