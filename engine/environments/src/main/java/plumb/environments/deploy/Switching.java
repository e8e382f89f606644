package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import plumb.environments.EnvironmentException;
import plumb.environments.settings.DeploySettings;
import plumb.environments.store.Snapshot;
import plumb.environments.store.Snapshots;

/** Builds the environments that differ, and switches to them. */
final class Switching {
  private final DeploySettings settings;
  private final ModuleContents contents;
  private final Map<Path, Snapshots> directories;
  private final Work work;
  private final Outcomes outcomes;
  private final DeployListener listener;
  private final Instant start = Instant.now();
  private final List<String> warnings = new ArrayList<>();

  Switching(
      DeploySettings settings,
      ModuleContents contents,
      Map<Path, Snapshots> directories,
      Work work,
      Outcomes outcomes,
      DeployListener listener) {
    this.settings = settings;
    this.contents = contents;
    this.directories = directories;
    this.work = work;
    this.outcomes = outcomes;
    this.listener = listener;
  }

  /** Builds what plans want, beside what is live. */
  List<Built> build(List<EnvironmentPlan> changed) throws IOException {
    gather(changed);
    EnvironmentBuilder builder = new EnvironmentBuilder(settings, contents);
    List<Built> built =
        outcomes.surviving(
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
    return built;
  }

  /**
   * Makes environments what was built for them.
   *
   * @return what somebody should know, as sentences
   */
  List<String> switchTo(List<Built> built) {
    outcomes.surviving(built, one -> one.plan().environment(), this::switchTo);
    return warnings;
  }

  /** Whether an environment still is what it was when it was planned what it is to be. */
  boolean isCurrent(Built built) throws IOException {
    Snapshot planned = built.plan().snapshot();
    Snapshot live = directory(built.plan()).live(built.plan().environment().name());
    return planned == null ? live == null : live != null && planned.root().equals(live.root());
  }

  /** What an environment is to be, as files. */
  record Built(EnvironmentPlan plan, Snapshot snapshot) {}

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
    outcomes.finish(built.plan(), EnvironmentOutcome.Status.DEPLOYED);
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
}
