package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * The modules that are linted, whatever their directories are called, and those around them: on a
 * given module path, on that of the environment that they lie in, and beside them.
 */
final class LintedModules implements Snapshot {
  private final DirectorySnapshot around;
  private final Map<String, Module> modules = new LinkedHashMap<>();
  private final FunctionFiles functions = new FunctionFiles(this);

  private LintedModules(Collection<Module> linted, DirectorySnapshot around) {
    this.around = around;
    linted.forEach(module -> modules.putIfAbsent(module.name(), module));
    around.modules().forEach(module -> modules.putIfAbsent(module.name(), module));
  }

  /**
   * The modules around files.
   *
   * @param modulePath directories of modules, before all others
   * @throws IOException when a directory cannot be listed
   */
  static LintedModules of(Collection<Path> files, List<Path> modulePath) throws IOException {
    Set<Path> path = new LinkedHashSet<>(modulePath);
    List<Module> linted = new ArrayList<>();
    Set<Path> directories = new LinkedHashSet<>();
    for (Path file : files) {
      Path directory = file.toAbsolutePath().normalize().getParent();
      if (directory != null && directories.add(directory)) {
        Module module = ModulePlace.of(file);
        if (module != null) {
          linted.add(module);
        }
      }
    }
    Path environment = environment(directories);
    if (environment != null) {
      path.addAll(modulePathOf(environment));
    }
    for (Module module : linted) {
      if (module.directory().endsWith(module.name())) {
        path.add(module.directory().resolveSibling(".").normalize());
      }
    }
    return new LintedModules(
        linted, new DirectorySnapshot("lint", environment, List.copyOf(path), null));
  }

  private static @Nullable Path environment(Set<Path> directories) {
    for (Path directory : directories) {
      for (Path one = directory; one != null; one = one.getParent()) {
        if (one.resolve("environment.conf").toFile().isFile()) {
          return one;
        }
      }
    }
    return null;
  }

  private static List<Path> modulePathOf(Path environment) throws IOException {
    try {
      return EnvironmentConf.read("lint", environment).modulePath();
    } catch (CompileException e) {
      return List.of();
    }
  }

  @Override
  public String name() {
    return around.name();
  }

  @Override
  public @Nullable Path directory() {
    return around.directory();
  }

  @Override
  public Collection<Module> modules() {
    return modules.values();
  }

  @Override
  public @Nullable Module module(String name) {
    return modules.get(name);
  }

  @Override
  public List<Path> mainManifests() {
    return List.of();
  }

  @Override
  public @Nullable String read(Path file) throws IOException {
    return around.read(file);
  }

  @Override
  public boolean exists(Path file) {
    return around.exists(file);
  }

  @Override
  public List<Path> functionFiles(String name) {
    return functions.all(name);
  }

  @Override
  public @Nullable List<String> names(Path directory) {
    return around.names(directory);
  }
}
