package plumb.environments.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.environments.EnvironmentException;
import plumb.environments.git.ObjectCache;
import plumb.environments.metadata.ModuleMetadata;
import plumb.environments.metadata.Requirement;
import plumb.environments.modules.DependencyProblem;
import plumb.environments.modules.InstalledModule;
import plumb.environments.modules.ModuleInventory;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.puppetfile.Puppetfile;
import plumb.environments.settings.DeploySettings;
import plumb.values.SemVer;

/**
 * Finds the exact version of every module of a Puppetfile, and whether they fit together. Modules
 * of a Forge whose version is free get the newest that all others accept.
 */
public final class PuppetfileResolution implements AutoCloseable {
  private static final int ROUNDS = 20;

  private final Work work;
  private final Archives archives;
  private final ModuleContents contents;
  private final ModuleResolver resolver;

  public PuppetfileResolution(DeploySettings settings) {
    work = new Work(settings.poolSize());
    archives = new Archives(settings);
    Remotes remotes =
        new Remotes(new ObjectCache(settings.cacheDirectory().resolve("plumb")), work);
    contents = new ModuleContents(settings, remotes, archives);
    resolver = new ModuleResolver(settings, remotes, archives, null);
  }

  /**
   * What was found.
   *
   * @param problems dependencies that are missing or in conflict
   */
  public record Resolution(ModuleLock lock, List<DependencyProblem> problems) {}

  /**
   * Resolves a Puppetfile.
   *
   * @param branch what modules follow that take the control repository's branch
   * @param lock versions that stay, as long as their declarations are the same
   * @param released names of modules that do not stay
   * @throws EnvironmentException when a module has no such version, or cannot be asked for
   */
  public Resolution resolve(
      Puppetfile puppetfile, String branch, ModuleLock lock, Set<String> released) {
    List<ResolvedModule> wanted = new ArrayList<>();
    for (ModuleDeclaration declaration : puppetfile.modules()) {
      ResolvedModule module = resolver.unresolved(declaration, branch, puppetfile.forge());
      wanted.add(released.contains(module.name()) ? module : lock.pinned(module));
    }
    List<ResolvedModule> modules =
        new ArrayList<>(work.all(wanted, module -> resolver.resolve(module, null)));
    Map<String, InstalledModule> described = new LinkedHashMap<>();
    fit(wanted, modules, described);
    ModuleInventory inventory = ModuleInventory.ofInstalled(described.values());
    return new Resolution(new ModuleLock(modules), inventory.problems());
  }

  /** Moves free modules until all accept each other, or nothing gets better. */
  private void fit(
      List<ResolvedModule> wanted,
      List<ResolvedModule> modules,
      Map<String, InstalledModule> described) {
    for (int round = 0; round < ROUNDS; round++) {
      for (ResolvedModule module : modules) {
        described.put(module.name(), describe(module));
      }
      boolean moved = false;
      for (int i = 0; i < modules.size(); i++) {
        ResolvedModule better = better(wanted.get(i), modules.get(i), described);
        moved |= better != null;
        modules.set(i, better == null ? modules.get(i) : better);
      }
      if (!moved) {
        return;
      }
    }
  }

  private @Nullable ResolvedModule better(
      ResolvedModule wanted, ResolvedModule module, Map<String, InstalledModule> described) {
    boolean free =
        module.is(ResolvedModule.FORGE)
            && !wanted.locked()
            && (wanted.wanted().contains("") || wanted.wanted().contains("latest"));
    if (!free) {
      return null;
    }
    String slug = module.origin().substring(module.origin().lastIndexOf('/') + 1);
    List<Requirement> ranges = new ArrayList<>();
    for (InstalledModule other : described.values()) {
      for (Requirement requirement : ModuleInventory.dependencies(other)) {
        if (requirement.name().equals(slug)) {
          ranges.add(requirement);
        }
      }
    }
    SemVer best = null;
    for (String text : archives.versions(module.origin())) {
      SemVer version = SemVer.parse(text);
      if (ranges.stream().allMatch(range -> range.accepts(version))
          && (best == null || version.compareTo(best) > 0)
          && (version.isStable() || module.version().equals(text))) {
        best = version;
      }
    }
    return best == null || best.toString().equals(module.version())
        ? null
        : module.at(best.toString(), archives.releaseSum(module.origin(), best.toString()), false);
  }

  private InstalledModule describe(ResolvedModule module) {
    Path directory = Path.of(module.path());
    try {
      String json = metadata(module);
      return new InstalledModule(
          module.name(), directory, json == null ? null : ModuleMetadata.read(json), null);
    } catch (InvalidJsonException | IllegalArgumentException e) {
      return new InstalledModule(module.name(), directory, null, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable String metadata(ResolvedModule module) throws IOException {
    if (module.is(ResolvedModule.FORGE)) {
      return archives.metadata(module.origin(), module.version());
    }
    if (!module.is(ResolvedModule.GIT)) {
      return null;
    }
    Optional<byte[]> bytes =
        contents
            .repository(module.origin(), module.version(), module.digest())
            .read(reader -> Optional.ofNullable(reader.file(module.digest(), "metadata.json")));
    return bytes.map(some -> new String(some, StandardCharsets.UTF_8)).orElse(null);
  }

  @Override
  public void close() {
    work.close();
  }
}
