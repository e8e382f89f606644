package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import plumb.environments.EnvironmentException;
import plumb.environments.branches.BranchMapping;
import plumb.environments.branches.BranchMapping.BranchEnvironment;
import plumb.environments.git.CachedRepository;
import plumb.environments.git.Remote;
import plumb.environments.git.RemoteRefs;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SourceSettings;

/** The control repositories and the environments that their branches are. */
final class Sources {
  private final DeploySettings settings;
  private final Remotes remotes;
  private final ModuleContents contents;
  private final Set<Path> incomplete = new HashSet<>();
  private final List<BranchEnvironment> found = new ArrayList<>();

  Sources(DeploySettings settings, Remotes remotes, ModuleContents contents) {
    this.settings = settings;
    this.remotes = remotes;
    this.contents = contents;
  }

  /** The environments of all sources that can be reached. */
  List<BranchEnvironment> environments(List<String> warnings, List<RuntimeException> problems) {
    for (SourceSettings source : settings.sources()) {
      try {
        RemoteRefs refs = remotes.refs(remote(source));
        BranchMapping mapping =
            BranchMapping.of(
                source,
                refs.branches(),
                branch -> {
                  try {
                    return passesFilter(source, branch, refs);
                  } catch (EnvironmentException e) {
                    incomplete.add(source.basedir());
                    problems.add(e);
                    return false;
                  }
                });
        warnings.addAll(mapping.warnings());
        for (String error : mapping.errors()) {
          problems.add(new EnvironmentException("INVALID_BRANCH", error));
        }
        found.addAll(mapping.environments());
      } catch (EnvironmentException e) {
        incomplete.add(source.basedir());
        problems.add(e);
      }
    }
    return withoutCollisions(problems);
  }

  private Remote remote(SourceSettings source) {
    return settings.git().remote(source.remote());
  }

  /** The command is the operator's, and r10k gives it to a shell, too. */
  private boolean passesFilter(SourceSettings source, String branch, RemoteRefs refs) {
    String command = source.filterCommand();
    if (command == null || command.isBlank()) {
      return true;
    }
    String commit = Objects.requireNonNull(refs.branch(branch));
    CachedRepository cache = contents.repository(source.remote(), branch, commit);
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command).inheritIO();
    shell.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    shell.environment().put("GIT_DIR", cache.directory().toString());
    shell.environment().put("R10K_BRANCH", branch);
    shell.environment().put("R10K_NAME", source.name());
    try {
      return shell.start().waitFor() == 0;
    } catch (IOException e) {
      throw new EnvironmentException(
          "FILTER_COMMAND", "filter_command of " + source.name() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("INTERRUPTED", "the deploy was interrupted");
    }
  }

  /** Two branches that are one environment: neither is deployed, because no one can mean either. */
  private List<BranchEnvironment> withoutCollisions(List<RuntimeException> problems) {
    Map<Path, List<BranchEnvironment>> byPath = new LinkedHashMap<>();
    for (BranchEnvironment environment : found) {
      Path path = environment.source().basedir().resolve(environment.name());
      byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(environment);
    }
    List<BranchEnvironment> single = new ArrayList<>();
    for (List<BranchEnvironment> same : byPath.values()) {
      if (same.size() == 1) {
        single.addAll(same);
        continue;
      }
      List<String> branches =
          same.stream().map(one -> one.source().name() + ":" + one.branch()).toList();
      problems.add(
          new EnvironmentException(
              "ENVIRONMENT_COLLISION",
              "the branches "
                  + String.join(" and ", branches)
                  + " would be the same environment "
                  + same.get(0).name(),
              "rename one of them, or give the sources prefixes"));
    }
    return single;
  }

  /** The commit of an environment's branch. */
  String commit(BranchEnvironment environment) {
    return Objects.requireNonNull(
        remotes.refs(remote(environment.source())).branch(environment.branch()));
  }

  /** Whether all sources of a directory could be asked. */
  boolean areComplete(Path basedir) {
    return !incomplete.contains(basedir);
  }

  /** Whether a branch of any source has this name of an environment. */
  boolean has(Path basedir, String name) {
    return found.stream()
        .anyMatch(one -> one.source().basedir().equals(basedir) && one.name().equals(name));
  }
}
