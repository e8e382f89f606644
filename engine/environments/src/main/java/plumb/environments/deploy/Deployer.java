package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.environments.EnvironmentException;
import plumb.environments.branches.BranchMapping.BranchEnvironment;
import plumb.environments.git.ObjectCache;
import plumb.environments.git.Remote;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.PurgeLevel;
import plumb.environments.settings.SourceSettings;
import plumb.environments.store.DirectoryLock;
import plumb.environments.store.Snapshot;
import plumb.environments.store.SnapshotLease;
import plumb.environments.store.Snapshots;

/**
 * Deploys environments: asks all remotes at once, works out which environments differ, builds those
 * beside the live ones, and switches them. One environment's failure is no other's.
 *
 * <p>One deployer does one deploy.
 */
public final class Deployer implements AutoCloseable {
  private final DeploySettings settings;
  private final DeployRequest request;
  private final DeployListener listener;
  private final Work work;
  private final Remotes remotes;
  private final ModuleContents contents;
  private final EnvironmentPlanner planner;
  private final Map<Path, Snapshots> directories = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<RuntimeException> problems = new ArrayList<>();
  private final Outcomes outcomes;
  private final Switching switching;
  private final List<Switching.Built> built = new ArrayList<>();
  private boolean preparing;

  public Deployer(DeploySettings settings, DeployRequest request, DeployListener listener) {
    this.settings = settings;
    this.request = request;
    this.listener = listener;
    work = new Work(settings.poolSize());
    outcomes = new Outcomes(work, listener);
    remotes = new Remotes(new ObjectCache(settings.cacheDirectory().resolve("plumb")), work);
    Archives archives = new Archives(settings);
    contents = new ModuleContents(settings, remotes, archives);
    planner =
        new EnvironmentPlanner(
            settings,
            new ModuleResolver(settings, remotes, archives, request.defaultBranchOverride()),
            contents,
            request);
    for (SourceSettings source : settings.sources()) {
      directories.computeIfAbsent(source.basedir(), Snapshots::new);
    }
    switching = new Switching(settings, contents, directories, work, outcomes, listener);
  }

  /**
   * Does it.
   *
   * @throws EnvironmentException when nothing may be deployed
   * @throws IOException when the directories of environments or of the cache cannot be used
   */
  public DeployReport deploy() throws IOException {
    checkWriteLock();
    return locked(this::run);
  }

  /**
   * Builds what the environments are to be, and switches to none of them yet.
   *
   * @return what was built; closed by the caller, before this
   * @throws EnvironmentException when nothing may be deployed
   */
  public Preparation prepare() throws IOException {
    checkWriteLock();
    preparing = true;
    List<SnapshotLease> leases = new ArrayList<>();
    DeployReport report =
        locked(
            () -> {
              run();
              for (Switching.Built one : built) {
                leases.add(Objects.requireNonNull(SnapshotLease.of(one.snapshot())));
                Snapshot before = one.plan().snapshot();
                SnapshotLease kept = before == null ? null : SnapshotLease.of(before);
                if (kept != null) {
                  leases.add(kept);
                }
              }
            });
    return new Preparation(report, built, leases, new Switch());
  }

  private final class Switch implements Preparation.Landing {
    @Override
    public boolean isCurrent(List<Switching.Built> prepared) throws IOException {
      return changed(prepared) == null;
    }

    private @Nullable String changed(List<Switching.Built> prepared) throws IOException {
      for (Switching.Built one : prepared) {
        if (!switching.isCurrent(one)) {
          return one.plan().environment().name();
        }
      }
      return null;
    }

    @Override
    public DeployReport land(List<Switching.Built> prepared) throws IOException {
      return locked(
          () -> {
            String changed = changed(prepared);
            if (changed != null) {
              throw new EnvironmentException(
                  "DEPLOYED_MEANWHILE", changed + " was deployed while this was prepared");
            }
            warnings.addAll(switching.switchTo(prepared));
            finish(false);
          });
    }
  }

  /**
   * Removes the environments that no branch is any more, whatever the purge levels say, and the
   * snapshots that nobody needs.
   *
   * @throws EnvironmentException when nothing may be changed
   */
  public DeployReport purge() throws IOException {
    checkWriteLock();
    return locked(
        () -> {
          Sources sources = new Sources(settings, remotes, contents);
          List<BranchEnvironment> unused = sources.environments(warnings, problems);
          new Purge(directories.values(), sources).run(outcomes, request.dryRun());
          if (!request.dryRun()) {
            for (Snapshots snapshots : directories.values()) {
              int removed = snapshots.collect(request.keep());
            }
          }
        });
  }

  private void checkWriteLock() {
    String locked = settings.writeLock();
    if (locked != null && !request.dryRun()) {
      throw new EnvironmentException("WRITE_LOCK", "deploys are locked: " + locked);
    }
  }

  private interface Locked {
    void run() throws IOException;
  }

  private DeployReport locked(Locked action) throws IOException {
    List<DirectoryLock> locks = new ArrayList<>();
    try {
      locks.add(lock(settings.cacheDirectory().resolve("plumb")));
      for (Path base : directories.keySet()) {
        locks.add(lock(base.resolve(Snapshots.HIDDEN)));
      }
      action.run();
    } finally {
      for (DirectoryLock lock : locks) {
        lock.close();
      }
    }
    return new DeployReport(outcomes.all(), warnings, diagnostics, List.copyOf(problems));
  }

  private DirectoryLock lock(Path directory) throws IOException {
    return DirectoryLock.take(directory, () -> listener.waiting(directory));
  }

  private void run() throws IOException {
    for (Snapshots snapshots : directories.values()) {
      snapshots.removeLeftovers();
    }
    LiveStates live = new LiveStates(directories.values());
    askKnown(live);
    Future<Boolean> check = work.submit(this::anyDamaged);
    Sources sources = new Sources(settings, remotes, contents);
    List<BranchEnvironment> wanted = sources.environments(warnings, problems);
    checkRequested(wanted);
    boolean damaged = Work.result(check);
    Planning planning = new Planning(settings, planner, remotes, work, outcomes, listener);
    List<BranchEnvironment> requested =
        wanted.stream().filter(environment -> isRequested(environment.name())).toList();
    apply(planning.plans(requested, sources, live, damaged));
    if (preparing) {
      return;
    }
    if (settings.purgeLevels().contains(PurgeLevel.DEPLOYMENT)) {
      new Purge(directories.values(), sources).run(outcomes, request.dryRun());
    }
    if (!request.dryRun()) {
      finish(!damaged || !outcomes.anyFailed());
    }
  }

  /**
   * Most of what has to be known is what had to be known the last time: it is asked for at once.
   */
  private void askKnown(LiveStates live) {
    Set<Remote> known = new LinkedHashSet<>();
    settings.sources().forEach(source -> known.add(settings.git().remote(source.remote())));
    live.records()
        .forEach(
            (name, record) -> {
              if (isRequested(name)) {
                known.addAll(planner.remotes(record));
              }
            });
    remotes.ask(known);
  }

  private boolean anyDamaged() throws IOException {
    boolean damaged = false;
    for (Snapshots snapshots : directories.values()) {
      damaged |= snapshots.store().isDamaged(!request.dryRun());
    }
    return damaged;
  }

  private void apply(List<EnvironmentPlan> plans) throws IOException {
    List<EnvironmentPlan> changed = new ArrayList<>();
    for (EnvironmentPlan plan : plans) {
      diagnostics.addAll(plan.warnings());
      if (!plan.changed()) {
        outcomes.finish(plan, EnvironmentOutcome.Status.UNCHANGED);
      } else if (request.dryRun()) {
        outcomes.finish(plan, EnvironmentOutcome.Status.PENDING);
      } else {
        changed.add(plan);
      }
    }
    built.addAll(switching.build(changed));
    if (!preparing) {
      warnings.addAll(switching.switchTo(built));
    }
  }

  /**
   * Tidies up.
   *
   * @param whole whether no environment has files any more that somebody wrote into
   */
  private void finish(boolean whole) throws IOException {
    for (Snapshots snapshots : directories.values()) {
      int removed = snapshots.collect(request.keep());
      if (whole) {
        snapshots.store().markChecked();
      }
      snapshots.removeLeftovers();
    }
    try {
      Postrun.run(settings, outcomes.modified());
    } catch (EnvironmentException e) {
      problems.add(e);
    }
  }

  private boolean isRequested(String name) {
    return request.environments().isEmpty() || request.environments().contains(name);
  }

  private void checkRequested(List<BranchEnvironment> wanted) {
    Set<String> missing = new LinkedHashSet<>(request.environments());
    wanted.forEach(environment -> missing.remove(environment.name()));
    for (String name : missing) {
      problems.add(
          new EnvironmentException(
              "UNKNOWN_ENVIRONMENT", "no source has a branch for the environment " + name));
    }
  }

  @Override
  public void close() {
    work.close();
  }
}
