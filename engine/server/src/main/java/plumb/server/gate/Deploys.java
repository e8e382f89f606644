package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import plumb.environments.branches.BranchMapping;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.DeployReport;
import plumb.environments.deploy.DeployRequest;
import plumb.environments.deploy.Deployer;
import plumb.environments.deploy.EnvironmentOutcome;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SourceSettings;
import plumb.server.git.push.Push;
import plumb.server.git.push.RefChange;
import plumb.server.git.repository.RepositorySettings.Kind;

/** Deploys of environments whose repositories the server may have itself. Thread-safe. */
public final class Deploys {
  /** How long what was replaced stays for agents that do not tell what they read. */
  private static final Duration KEEP = Duration.ofMinutes(15);

  private final DeploySettings settings;
  private final HostedUrls urls;

  public Deploys(DeploySettings settings, HostedUrls urls) {
    this.settings = settings;
    this.urls = urls;
  }

  /**
   * Makes all environments what their branches are.
   *
   * @param told gets what was done, as sentences
   */
  public void all(Consumer<String> told) throws IOException {
    deploy(Set.of(), told);
  }

  /**
   * Makes some environments what their branches are; those whose branches are gone go.
   *
   * @param names empty for all
   */
  void deploy(Set<String> names, Consumer<String> told) throws IOException {
    try (Deployer deployer = new Deployer(settings.with(urls.all()), request(names), SILENCE)) {
      tell(deployer.deploy(), told);
    }
  }

  static void tell(DeployReport report, Consumer<String> told) {
    for (EnvironmentOutcome outcome : report.environments()) {
      RuntimeException problem = outcome.problem();
      if (problem != null) {
        told.accept(outcome.name() + " was not deployed: " + problem.getMessage());
      } else if (outcome.status() != EnvironmentOutcome.Status.UNCHANGED) {
        told.accept(outcome.name() + " " + outcome.status().word());
      }
    }
    report.problems().forEach(problem -> told.accept("deploy: " + problem.getMessage()));
  }

  /**
   * Begins a deploy of what a push makes of its repository.
   *
   * @param proposed a repository as it is after the push
   */
  Deployer proposed(Push push, Path proposed) throws IOException {
    Map<String, Path> here = new HashMap<>(urls.all());
    urls.of(push.repository()).forEach(url -> here.put(url, proposed));
    return new Deployer(settings.with(here), request(environments(push)), SILENCE);
  }

  private static DeployRequest request(Set<String> names) {
    return new DeployRequest(names, false, null, KEEP);
  }

  /**
   * The environments that branches of a control repository are; all that there are for a module.
   */
  Set<String> environments(Push push) {
    if (push.settings().kind() != Kind.CONTROL) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>();
    for (RefChange change : push.changes()) {
      if (change.after() != null && change.branch() != null) {
        names.addAll(environments(push, change.branch()));
      }
    }
    return names;
  }

  /** The environments that a branch is. */
  Set<String> environments(Push push, String branch) {
    Set<String> names = new TreeSet<>();
    Set<String> own = Set.copyOf(urls.of(push.repository()));
    for (SourceSettings source : settings.sources()) {
      if (own.contains(source.remote())) {
        BranchMapping.of(source, java.util.List.of(branch), any -> true)
            .environments()
            .forEach(one -> names.add(one.name()));
      }
    }
    return names;
  }

  private static final DeployListener SILENCE =
      new DeployListener() {
        @Override
        public void waiting(Path directory) {}

        @Override
        public void step(String what, int done, int total) {}

        @Override
        public void done(EnvironmentOutcome outcome) {}
      };
}
