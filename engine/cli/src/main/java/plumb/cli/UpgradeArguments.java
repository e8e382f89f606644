package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.analysis.changes.InterfaceComparison;
import plumb.analysis.changes.ModuleChanges;
import plumb.analysis.interfaces.InterfaceReader;
import plumb.analysis.upgrade.EnvironmentUses;
import plumb.analysis.upgrade.Upgrade;
import plumb.cli.upgrade.EnvironmentImpact;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.fleet.CatalogFilter;
import plumb.compiler.fleet.FleetComparison;
import plumb.compiler.fleet.FleetDiff;
import plumb.compiler.fleet.FleetRecord;
import plumb.compiler.fleet.FleetRecordStore;
import plumb.compiler.fleet.NodeSelection;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.compiler.snapshot.Module;
import plumb.compiler.unitcache.CachingUnitReader;
import plumb.environments.store.SnapshotLease;

/** The environments in which modules get new versions, and the nodes of these. */
final class UpgradeArguments {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "With --fix: data below DIR may be changed, too, though it is outside of the environment"
              + " and others may read it. May be given again.")
  private List<Path> data = new ArrayList<>();

  @Mixin private ModuleVersionArguments versions = new ModuleVersionArguments();
  @Mixin private CompileArguments compiles = new CompileArguments();

  @Option(
      names = "--environmentpath",
      paramLabel = "DIRS",
      description = "Directories of environments, separated by colons.")
  private @Nullable String environmentPath;

  @Option(
      names = "--environment",
      paramLabel = "E",
      description =
          "A directory, or the name of an environment. May be given again; otherwise the current"
              + " directory, or all environments that have the modules.")
  private List<String> environments = new ArrayList<>();

  @Option(
      names = "--hiera_config",
      paramLabel = "FILE",
      description = "hiera.yaml of the global layer, above all environments.")
  private @Nullable Path hieraConfig;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "The nodes: one JSON object a line (name, facts, trusted, classes, parameters,"
              + " environment).")
  private @Nullable Path batch;

  private final Map<Path, SnapshotLease> leases = new HashMap<>();

  private final Map<Path, Upgraded> upgraded = new HashMap<>();

  /** The modules that get new versions. */
  private final List<Path> replaced = new ArrayList<>();

  /** An environment with new versions of some modules. */
  private record Upgraded(Environment after, List<Module> modules, EnvironmentImpact impact) {}

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  UpgradeArguments() {}

  /** The directories of all environments that are meant. */
  List<Path> environments() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String wanted : environments) {
      found.add(environment(wanted));
    }
    Path here = Path.of("").toAbsolutePath();
    if (environments.isEmpty()
        && environmentPath == null
        && EnvironmentLoader.isEnvironment(here)) {
      found.add(here);
    }
    if (found.isEmpty()) {
      for (Path root : EnvironmentArguments.roots(environmentPath)) {
        if (Files.isDirectory(root)) {
          try (Stream<Path> children = Files.list(root)) {
            children.filter(EnvironmentLoader::isEnvironment).sorted().forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  private Path environment(String wanted) throws NoSuchFileException {
    for (Path root : EnvironmentArguments.roots(environmentPath)) {
      Path directory = root.resolve(wanted).normalize();
      if (directory.startsWith(root) && Files.isDirectory(directory)) {
        return directory;
      }
    }
    Path directory = Path.of(wanted).toAbsolutePath().normalize();
    if (Files.isDirectory(directory)) {
      return directory;
    }
    throw new NoSuchFileException(wanted, null, "neither a directory nor an environment");
  }

  /**
   * What new versions mean in one environment.
   *
   * @param wanted versions by the modules' names
   * @return null when the environment has none of the modules
   */
  @Nullable EnvironmentImpact impact(Path directory, Map<String, String> wanted)
      throws IOException {
    String name = String.valueOf(directory.getFileName());
    Path files = held(directory);
    Environment before = load(name, files, List.of());
    List<Path> modulePath = EnvironmentConf.read(name, files).modulePath();
    Map<Module, Module> pairs = versions(before, wanted, files);
    List<Module> newer = List.copyOf(pairs.values());
    InterfaceReader old = reader(modulePath, files, List.of());
    InterfaceReader now = reader(modulePath, files, newer);
    List<ModuleChanges> changes = new ArrayList<>();
    for (Map.Entry<Module, Module> each : pairs.entrySet()) {
      replaced.add(each.getKey().directory());
      changes.add(
          InterfaceComparison.compare(old.read(each.getKey()), now.read(each.getValue()), now));
    }
    if (newer.isEmpty()) {
      return null;
    }
    Environment after = load(name, files, newer);
    EnvironmentUses.Found found = EnvironmentUses.of(after, new Upgrade(changes), batch);
    FleetDiff fleet = batch == null ? null : fleet(before, after, batch);
    EnvironmentImpact impact =
        new EnvironmentImpact(name, files, changes, found.uses(), found.unread(), fleet);
    upgraded.put(directory, new Upgraded(after, newer, impact));
    return impact;
  }

  /** The modules that an environment has of those that are wanted, with their new versions. */
  private Map<Module, Module> versions(Environment before, Map<String, String> wanted, Path files)
      throws IOException {
    Map<Module, Module> found = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : wanted.entrySet()) {
      Module old = before.definitions().snapshot().module(each.getKey());
      if (old != null) {
        found.put(old, versions.version(old, each.getValue(), files));
      }
    }
    return found;
  }

  private static InterfaceReader reader(List<Path> modulePath, Path files, List<Module> first) {
    return new InterfaceReader(CachingUnitReader.ofUser(), modulePath, files, first);
  }

  /** What the new versions' own renames change in an environment whose impact is known. */
  RenamedFiles renames(Path directory) throws IOException {
    return RenamedFiles.of(known(directory).after, held(directory), replaced, data);
  }

  private Upgraded known(Path directory) {
    return Objects.requireNonNull(upgraded.get(directory));
  }

  /** The impact on an environment whose files changed since it was asked for, without catalogs. */
  EnvironmentImpact impactNow(Path directory) throws IOException {
    Upgraded known = known(directory);
    EnvironmentImpact old = known.impact;
    Environment now = load(old.name(), held(directory), known.modules);
    EnvironmentUses.Found found = EnvironmentUses.of(now, new Upgrade(old.modules()), batch);
    return new EnvironmentImpact(
        old.name(), old.directory(), old.modules(), found.uses(), found.unread(), null);
  }

  /** The files as they are now: a deploy meanwhile changes nothing for this run. */
  private Path held(Path directory) throws IOException {
    SnapshotLease lease = leases.get(directory);
    if (lease == null) {
      lease = SnapshotLease.of(directory);
      leases.put(directory, lease);
    }
    return lease.root();
  }

  private Environment load(String name, Path directory, List<Module> modules) throws IOException {
    return new EnvironmentLoader(CachingUnitReader.ofUser())
        .load(
            new EnvironmentOptions(
                name, directory, null, null, null, hieraConfig, Strictness.PUPPET_7),
            modules);
  }

  private FleetDiff fleet(Environment before, Environment after, Path nodes) throws IOException {
    String name = before.definitions().snapshot().name();
    FleetRecordStore store =
        new FleetRecordStore(
            List.of(
                "upgrade",
                nodes.toAbsolutePath().toString(),
                name,
                String.valueOf(hieraConfig == null ? null : hieraConfig.toAbsolutePath())));
    FleetRecord record = store.load();
    FleetComparison comparison =
        new FleetComparison(
            before,
            after,
            compiles.timeLimit(),
            record,
            NodeSelection.ofEnvironment(name),
            new CatalogFilter(List.of()));
    try (NodesProgress progress = new NodesProgress(nodes)) {
      FleetDiff diff = comparison.run(nodes, compiles.jobs(), false, progress::done);
      store.store(record);
      return diff;
    }
  }
}
