package plumb.environments.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.compiler.snapshot.Module;
import plumb.environments.metadata.ModuleMetadata;
import plumb.environments.metadata.Requirement;
import plumb.environments.modules.DependencyProblem.Kind;
import plumb.values.SemVer;

/** The modules of an environment. Immutable. */
public final class ModuleInventory {
  private final Map<String, InstalledModule> modules = new LinkedHashMap<>();

  private ModuleInventory(Collection<InstalledModule> found) {
    found.stream()
        .sorted(Comparator.comparing(InstalledModule::name))
        .forEach(module -> modules.put(module.name(), module));
  }

  /** Reads what modules say of themselves. */
  public static ModuleInventory of(Collection<Module> found) throws IOException {
    List<InstalledModule> installed = new ArrayList<>();
    for (Module module : found) {
      installed.add(read(module));
    }
    return new ModuleInventory(installed);
  }

  /** The inventory of modules that were read already. */
  public static ModuleInventory ofInstalled(Collection<InstalledModule> installed) {
    return new ModuleInventory(installed);
  }

  private static InstalledModule read(Module module) throws IOException {
    Path file = module.directory().resolve("metadata.json");
    if (!Files.isRegularFile(file)) {
      return new InstalledModule(module.name(), module.directory(), null, null);
    }
    try {
      ModuleMetadata metadata = ModuleMetadata.read(Files.readString(file));
      return new InstalledModule(module.name(), module.directory(), metadata, null);
    } catch (InvalidJsonException | IllegalArgumentException e) {
      return new InstalledModule(module.name(), module.directory(), null, e.getMessage());
    }
  }

  /** All of them, by name. */
  public Collection<InstalledModule> modules() {
    return modules.values();
  }

  /** The module that a dependency means: its directory's name is what counts, as for classes. */
  public @Nullable InstalledModule provider(Requirement dependency) {
    String name = dependency.name();
    return modules.get(name.substring(name.indexOf('-') + 1));
  }

  /** What does not fit. */
  public List<DependencyProblem> problems() {
    List<DependencyProblem> problems = new ArrayList<>();
    for (InstalledModule module : modules.values()) {
      String broken = module.problem();
      if (broken != null) {
        problems.add(
            new DependencyProblem(Kind.BROKEN, module.name(), module.name(), broken, null));
      }
      ModuleMetadata metadata = module.metadata();
      if (metadata != null) {
        for (Requirement dependency : metadata.dependencies()) {
          DependencyProblem problem = problem(metadata, dependency);
          if (problem != null) {
            problems.add(problem);
          }
        }
      }
    }
    return problems;
  }

  private @Nullable DependencyProblem problem(ModuleMetadata metadata, Requirement dependency) {
    InstalledModule provider = provider(dependency);
    String range = dependency.range().toString();
    if (provider == null) {
      return new DependencyProblem(Kind.MISSING, metadata.name(), dependency.name(), range, null);
    }
    ModuleMetadata found = provider.metadata();
    if (found == null) {
      return null;
    }
    if (!found.name().equals(dependency.name())) {
      return new DependencyProblem(
          Kind.CONFLICT,
          metadata.name(),
          dependency.name(),
          range,
          found.name() + " " + found.version());
    }
    return dependency.accepts(found.version())
        ? null
        : new DependencyProblem(
            Kind.CONFLICT, metadata.name(), dependency.name(), range, found.version().toString());
  }

  /**
   * The modules of which there is a newer release.
   *
   * @param latest gives the newest version by full name
   */
  public List<DependencyProblem> outdated(UnaryOperator<@Nullable String> latest) {
    List<DependencyProblem> problems = new ArrayList<>();
    for (InstalledModule module : modules.values()) {
      ModuleMetadata metadata = module.metadata();
      String newest = metadata == null ? null : latest.apply(metadata.name());
      if (metadata != null
          && newest != null
          && metadata.version().compareTo(SemVer.parse(newest)) < 0) {
        problems.add(
            new DependencyProblem(
                Kind.OUTDATED,
                metadata.name(),
                metadata.name(),
                newest,
                metadata.version().toString()));
      }
    }
    return problems;
  }

  /** The modules that no other one needs: trees of dependencies start with them. */
  public List<InstalledModule> roots() {
    Set<String> needed = new TreeSet<>();
    for (InstalledModule module : modules.values()) {
      for (Requirement dependency : dependencies(module)) {
        InstalledModule provider = provider(dependency);
        if (provider != null) {
          needed.add(provider.name());
        }
      }
    }
    return modules.values().stream().filter(module -> !needed.contains(module.name())).toList();
  }

  /** What a module needs, as far as it tells. */
  public static List<Requirement> dependencies(InstalledModule module) {
    ModuleMetadata metadata = module.metadata();
    return metadata == null ? List.of() : metadata.dependencies();
  }
}
