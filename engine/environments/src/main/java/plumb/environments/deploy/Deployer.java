package plumb.environments.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
  private final Instant start = Instant.now();
  private final Work work;
  private final Remotes remotes;
  private final ModuleContents contents;
  private final EnvironmentPlanner planner;
  private final Map<Path, Snapshots> directories = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<RuntimeException> problems = new ArrayList<>();
  private final Map<String, EnvironmentOutcome> outcomes = new LinkedHashMap<>();

  public Deployer(DeploySettings settings, DeployRequest request, DeployListener listener) {
    this.settings = settings;
    this.request = request;
    this.listener = listener;
    work = new Work(settings.poolSize());
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
    return new DeployReport(
        List.copyOf(outcomes.values()), warnings, diagnostics, List.copyOf(problems));
  }

  private DirectoryLock lock(Path directory) throws IOException {
    return DirectoryLock.take(directory, () -> listener.waiting(directory));
  }

  private void run() throws IOException {
    Map<Path, Map<String, EnvironmentPlanner.Live>> live = new LinkedHashMap<>();
    Set<Remote> known = new LinkedHashSet<>();
    settings.sources().forEach(source -> known.add(settings.git().remote(source.remote())));
    List<Future<Boolean>> checks = new ArrayList<>();
    for (Snapshots snapshots : directories.values()) {
      snapshots.removeLeftovers();
    }
    for (Snapshots snapshots : directories.values()) {
      Map<String, EnvironmentPlanner.Live> here = new LinkedHashMap<>();
      for (String name : snapshots.names()) {
        EnvironmentPlanner.Live one = EnvironmentPlanner.Live.of(snapshots, name);
        here.put(name, one);
        if (one.record() != null && isRequested(name)) {
          known.addAll(planner.remotes(one.record()));
        }
      }
      live.put(snapshots.base(), here);
    }
    remotes.ask(known);
    for (Snapshots snapshots : directories.values()) {
      checks.add(work.submit(() -> snapshots.store().damaged() > 0));
    }
    Sources sources = new Sources(settings, remotes, contents);
    List<BranchEnvironment> wanted = sources.environments(warnings, problems);
    checkRequested(wanted);
    boolean damaged = false;
    for (Future<Boolean> check : checks) {
      damaged |= Work.result(check);
    }
    List<EnvironmentPlan> plans = plans(wanted, sources, live, damaged);
    if (damaged) {
      plans.addAll(repairs(plans, live));
    }
    apply(plans);
    if (settings.purgeLevels().contains(PurgeLevel.DEPLOYMENT)) {
      new Purge(directories.values(), sources).run(outcomes, request.dryRun());
    }
    if (!request.dryRun()) {
      for (Snapshots snapshots : directories.values()) {
        int removed = snapshots.collect(request.keep());
        snapshots.store().markChecked();
        snapshots.removeLeftovers();
      }
      runPostrun();
    }
  }

  private void runPostrun() {
    List<String> modified = new ArrayList<>();
    for (EnvironmentOutcome outcome : outcomes.values()) {
      if (outcome.status() == EnvironmentOutcome.Status.DEPLOYED
          || outcome.status() == EnvironmentOutcome.Status.PURGED) {
        modified.add(outcome.name());
      }
    }
    try {
      Postrun.run(settings, modified);
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

  private List<EnvironmentPlan> plans(
      List<BranchEnvironment> wanted,
      Sources sources,
      Map<Path, Map<String, EnvironmentPlanner.Live>> live,
      boolean damaged) {
    List<BranchEnvironment> requested =
        wanted.stream().filter(environment -> isRequested(environment.name())).toList();
    List<EnvironmentPlan> declared =
        surviving(
            requested,
            environment -> environment,
            environment -> {
              EnvironmentPlanner.Live now =
                  live.getOrDefault(environment.source().basedir(), Map.of())
                      .getOrDefault(
                          environment.name(), new EnvironmentPlanner.Live(null, null, false));
              EnvironmentPlanner.Live known =
                  new EnvironmentPlanner.Live(
                      now.snapshot(), now.record(), now.untouched() && !damaged);
              return planner.declared(environment, sources.commit(environment), known);
            });
    Set<Remote> asked = new LinkedHashSet<>();
    declared.forEach(plan -> asked.addAll(planner.remotes(plan.wanted())));
    fetch(declared, asked);
    return surviving(declared, EnvironmentPlan::environment, planner::resolved);
  }

  /**
   * Files that somebody wrote into are shared: environments that are not deployed now have to be
   * built again, too, as what they are.
   */
  private List<EnvironmentPlan> repairs(
      List<EnvironmentPlan> plans, Map<Path, Map<String, EnvironmentPlanner.Live>> live) {
    Set<Path> planned = new LinkedHashSet<>();
    for (EnvironmentPlan plan : plans) {
      BranchEnvironment environment = plan.environment();
      planned.add(environment.source().basedir().resolve(environment.name()));
    }
    List<EnvironmentPlan> repairs = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      live.getOrDefault(source.basedir(), Map.of())
          .forEach(
              (name, now) -> {
                EnvironmentRecord record = now.record();
                Path path = source.basedir().resolve(name);
                if (record != null && planned.add(path)) {
                  repairs.add(EnvironmentPlan.repair(source, record, now.snapshot()));
                }
              });
    }
    return repairs;
  }

  /** Each remote's answer and its objects come before the environments that wait for several. */
  private void fetch(List<EnvironmentPlan> declared, Set<Remote> asked) {
    List<Remote> order = List.copyOf(asked);
    AtomicInteger done = new AtomicInteger();
    work.all(
        order,
        remote -> {
          try {
            remotes.refs(remote);
          } catch (EnvironmentException e) {
            // Told for each environment that needs it.
          }
          listener.step("remotes", done.incrementAndGet(), order.size());
          return true;
        });
  }

  private interface Step<T, R> {
    R apply(T item) throws IOException;
  }

  /** Does a step for many environments at once; those for which it fails have their outcome. */
  private <T, R> List<R> surviving(
      List<T> items, Function<T, BranchEnvironment> environment, Step<T, R> step) {
    List<@Nullable R> results =
        work.all(
            items,
            item -> {
              try {
                return step.apply(item);
              } catch (IOException e) {
                fail(environment.apply(item), new UncheckedIOException(e));
              } catch (RuntimeException e) {
                fail(environment.apply(item), e);
              }
              return null;
            });
    List<R> survivors = new ArrayList<>();
    for (R result : results) {
      if (result != null) {
        survivors.add(result);
      }
    }
    return survivors;
  }

  private void fail(BranchEnvironment environment, RuntimeException problem) {
    finish(
        new EnvironmentOutcome(
            environment.name(),
            environment.source().basedir().resolve(environment.name()),
            EnvironmentOutcome.Status.FAILED,
            null,
            List.of(),
            problem));
  }

  private synchronized void finish(EnvironmentOutcome outcome) {
    outcomes.put(outcome.path().toString(), outcome);
    listener.done(outcome);
  }

  private void finish(EnvironmentPlan plan, EnvironmentOutcome.Status status) {
    Path base = plan.environment().source().basedir();
    finish(
        new EnvironmentOutcome(
            plan.environment().name(),
            base.resolve(plan.environment().name()),
            status,
            plan.wanted().commit(),
            plan.changed() ? plan.changes() : List.of(),
            null));
  }

  private void apply(List<EnvironmentPlan> plans) throws IOException {
    List<EnvironmentPlan> changed = new ArrayList<>();
    for (EnvironmentPlan plan : plans) {
      diagnostics.addAll(plan.warnings());
      if (!plan.changed()) {
        finish(plan, EnvironmentOutcome.Status.UNCHANGED);
      } else if (request.dryRun()) {
        finish(plan, EnvironmentOutcome.Status.PENDING);
      } else {
        changed.add(plan);
      }
    }
    gather(changed);
    EnvironmentBuilder builder = new EnvironmentBuilder(settings, contents);
    List<Built> built =
        surviving(
            changed,
            EnvironmentPlan::environment,
            plan -> {
              Snapshots snapshots = directory(plan);
              return new Built(plan, builder.build(plan, snapshots, start));
            });
    if (!built.isEmpty()) {
      for (Snapshots snapshots : directories.values()) {
        snapshots.flush();
      }
    }
    surviving(built, one -> one.plan().environment(), this::switchTo);
  }

  private record Built(EnvironmentPlan plan, Snapshot snapshot) {}

  private Snapshots directory(EnvironmentPlan plan) {
    return Objects.requireNonNull(directories.get(plan.environment().source().basedir()));
  }

  private boolean switchTo(Built built) throws IOException {
    Snapshots snapshots = directory(built.plan());
    Path moved = snapshots.switchTo(built.plan().environment().name(), built.snapshot());
    Snapshot before = built.plan().snapshot();
    if (before != null) {
      snapshots.retire(before);
    }
    if (moved != null) {
      synchronized (this) {
        warnings.add(
            built.plan().environment().name()
                + " was a directory that another tool deployed; it is now "
                + moved);
      }
    }
    finish(built.plan(), EnvironmentOutcome.Status.DEPLOYED);
    return true;
  }

  /** Brings the contents of all that is new into the stores, a repository at a time. */
  private void gather(List<EnvironmentPlan> changed) {
    Map<String, Set<Needed>> byRemote = new LinkedHashMap<>();
    for (EnvironmentPlan plan : changed) {
      Snapshots snapshots = directory(plan);
      EnvironmentRecord wanted = plan.wanted();
      byRemote
          .computeIfAbsent(wanted.remote(), url -> new LinkedHashSet<>())
          .add(new Needed(wanted.remote(), wanted.branch(), wanted.commit(), snapshots));
      for (ResolvedModule module : wanted.modules()) {
        if (module.is(ResolvedModule.GIT)) {
          byRemote
              .computeIfAbsent(module.origin(), url -> new LinkedHashSet<>())
              .add(new Needed(module.origin(), module.version(), module.digest(), snapshots));
        }
      }
    }
    AtomicInteger done = new AtomicInteger();
    work.all(
        byRemote.values(),
        needed -> {
          for (Needed one : needed) {
            gather(one);
          }
          listener.step("repositories", done.incrementAndGet(), byRemote.size());
          return true;
        });
  }

  private record Needed(String url, String name, String commit, Snapshots snapshots) {}

  /** What fails here fails again, and is told, when the environment that needs it is built. */
  private void gather(Needed needed) {
    try {
      contents.commit(needed.url(), needed.name(), needed.commit(), needed.snapshots().store());
    } catch (IOException | EnvironmentException later) {
      return;
    }
  }

  @Override
  public void close() {
    work.close();
  }
}
