package plumb.environments.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import plumb.environments.EnvironmentException;
import plumb.environments.branches.BranchMapping.BranchEnvironment;
import plumb.environments.git.Remote;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SourceSettings;

/** Plans all environments of a deploy. */
final class Planning {
  private final DeploySettings settings;
  private final EnvironmentPlanner planner;
  private final Remotes remotes;
  private final Work work;
  private final Outcomes outcomes;
  private final DeployListener listener;

  Planning(
      DeploySettings settings,
      EnvironmentPlanner planner,
      Remotes remotes,
      Work work,
      Outcomes outcomes,
      DeployListener listener) {
    this.settings = settings;
    this.planner = planner;
    this.remotes = remotes;
    this.work = work;
    this.outcomes = outcomes;
    this.listener = listener;
  }

  /**
   * The plans of environments.
   *
   * @param damaged whether somebody wrote into files, so that none is what it should be
   */
  List<EnvironmentPlan> plans(
      List<BranchEnvironment> requested, Sources sources, LiveStates live, boolean damaged) {
    List<EnvironmentPlan> declared =
        outcomes.surviving(
            requested,
            environment -> environment,
            environment -> {
              LiveStates.Live now = live.of(environment.source().basedir(), environment.name());
              return planner.declared(
                  environment, sources.commit(environment), damaged ? now.damaged() : now);
            });
    Set<Remote> asked = new LinkedHashSet<>();
    declared.forEach(plan -> asked.addAll(planner.remotes(plan.wanted())));
    ask(asked);
    List<EnvironmentPlan> plans =
        outcomes.surviving(declared, EnvironmentPlan::environment, planner::resolved);
    if (damaged) {
      plans.addAll(repairs(requested, live));
    }
    return plans;
  }

  /**
   * Files that somebody wrote into are shared: environments that are not deployed now have to be
   * built again, too, as what they are.
   */
  private List<EnvironmentPlan> repairs(List<BranchEnvironment> requested, LiveStates live) {
    Set<Path> planned = new LinkedHashSet<>();
    for (BranchEnvironment environment : requested) {
      planned.add(environment.source().basedir().resolve(environment.name()));
    }
    List<EnvironmentPlan> repairs = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      live.of(source.basedir())
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

  /** Each remote's answer comes before the environments that wait for several. */
  private void ask(Set<Remote> asked) {
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
}
