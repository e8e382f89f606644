package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import plumb.environments.EnvironmentException;
import plumb.environments.git.RemoteRefs;
import plumb.environments.settings.DeploySettings;
import plumb.environments.store.Contents;
import plumb.environments.store.ObjectStore;
import plumb.environments.store.Snapshot;
import plumb.environments.store.SnapshotBuilding;
import plumb.environments.store.Snapshots;
import plumb.environments.store.TreeEntry;

/** Builds an environment's snapshot beside the live one. Thread-safe. */
final class EnvironmentBuilder {
  private static final int NAME_DIGITS = 12;
  private static final Contents NONE =
      (digest, out) -> {
        throw new EnvironmentException("MISSING_CONTENT", "the content " + digest + " is missing");
      };

  private final DeploySettings settings;
  private final ModuleContents contents;

  EnvironmentBuilder(DeploySettings settings, ModuleContents contents) {
    this.settings = settings;
    this.contents = contents;
  }

  /**
   * Builds what a plan wants.
   *
   * @param start when the deploy began
   */
  Snapshot build(EnvironmentPlan plan, Snapshots snapshots, Instant start) throws IOException {
    ObjectStore store = snapshots.store();
    EnvironmentRecord wanted = plan.wanted();
    List<ResolvedModule> modules = new ArrayList<>(wanted.modules());
    modules.sort(Comparator.comparing(ResolvedModule::path));
    List<TreeEntry> own = ownEntries(wanted, modules, store);
    SnapshotBuilding building =
        snapshots.begin(wanted.environment() + "." + wanted.commit().substring(0, NAME_DIGITS));
    building.writeOwn(own, NONE);
    for (ResolvedModule module : modules) {
      if (!module.is(ResolvedModule.LOCAL)) {
        building.writeModule(module.path(), contents.entries(module, store), NONE);
      }
    }
    carryOver(plan, own, building);
    building.writeFile(DeployInfo.NAME, DeployInfo.text(plan, start, Instant.now()));
    return building.finish(wanted.toJson());
  }

  /** The branch's files, but for those in whose place a module comes. */
  private List<TreeEntry> ownEntries(
      EnvironmentRecord wanted, List<ResolvedModule> modules, ObjectStore store)
      throws IOException {
    List<TreeEntry> own = new ArrayList<>();
    for (TreeEntry entry :
        contents.commit(wanted.remote(), wanted.branch(), wanted.commit(), store)) {
      if (!entry.path().equals(DeployInfo.NAME) && !isReplaced(entry.path(), modules)) {
        own.add(entry);
      }
    }
    return own;
  }

  private static boolean isReplaced(String path, List<ResolvedModule> modules) {
    for (ResolvedModule module : modules) {
      if (!module.is(ResolvedModule.LOCAL)
          && path.startsWith(module.path())
          && (path.length() == module.path().length()
              || path.charAt(module.path().length()) == '/')) {
        return true;
      }
    }
    return false;
  }

  private void carryOver(EnvironmentPlan plan, List<TreeEntry> own, SnapshotBuilding building)
      throws IOException {
    Path live = plan.live();
    if (live == null) {
      return;
    }
    List<String> before =
        plan.snapshot() != null ? plan.snapshot().ownFiles() : tracked(plan, live);
    UnmanagedFiles unmanaged = new UnmanagedFiles(settings, before, own, plan.wanted().modules());
    for (String path : unmanaged.of(live)) {
      building.carry(path, live.resolve(path));
    }
  }

  /** What git had in an environment that another tool deployed: the commit that it wrote down. */
  private List<String> tracked(EnvironmentPlan plan, Path live) {
    Path head = live.resolve(".git/HEAD");
    try {
      String commit = Files.exists(head) ? Files.readString(head).strip() : "";
      if (!RemoteRefs.isCommit(commit)) {
        return List.of();
      }
      EnvironmentRecord wanted = plan.wanted();
      return contents
          .repository(wanted.remote(), wanted.branch(), commit)
          .read(reader -> reader.entries(commit).stream().map(TreeEntry::path).toList());
    } catch (IOException | EnvironmentException unknown) {
      return List.of();
    }
  }
}
