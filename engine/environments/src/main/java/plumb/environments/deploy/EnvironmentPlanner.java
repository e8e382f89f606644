package plumb.environments.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.InvalidSourceException;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;
import plumb.environments.branches.BranchMapping.BranchEnvironment;
import plumb.environments.git.CachedRepository;
import plumb.environments.git.Remote;
import plumb.environments.git.RemoteRefs;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.puppetfile.Puppetfile;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.SourceSettings;

/** Works out what environments are to be, and whether they are that already. Thread-safe. */
final class EnvironmentPlanner {
  private final DeploySettings settings;
  private final ModuleResolver resolver;
  private final ModuleContents contents;
  private final String options;

  EnvironmentPlanner(
      DeploySettings settings,
      ModuleResolver resolver,
      ModuleContents contents,
      DeployRequest request) {
    this.settings = settings;
    this.resolver = resolver;
    this.contents = contents;
    this.options =
        "1 "
            + new LinkedHashSet<>(settings.purgeLevels())
            + settings.purgeAllowlist()
            + settings.excludeSpec()
            + settings.git().defaultRef()
            + request.defaultBranchOverride();
  }

  /**
   * What an environment is to be, but for the versions of modules.
   *
   * @param commit that its branch has
   */
  EnvironmentPlan declared(BranchEnvironment environment, String commit, LiveStates.Live live)
      throws IOException {
    SourceSettings source = environment.source();
    EnvironmentRecord before = live.record();
    boolean same =
        before != null
            && before.commit().equals(commit)
            && before.options().equals(options)
            && before.remote().equals(source.remote())
            && before.branch().equals(environment.branch());
    List<Diagnostic> warnings = List.of();
    List<ResolvedModule> modules = new ArrayList<>();
    if (same && before != null) {
      modules.addAll(before.modules());
    } else {
      Puppetfile puppetfile = puppetfile(environment, commit);
      if (!puppetfile.errors().isEmpty()) {
        throw new InvalidSourceException(puppetfile.errors());
      }
      warnings = puppetfile.problems();
      ModuleLock lock = lock(environment, commit);
      for (ModuleDeclaration declaration : puppetfile.modules()) {
        modules.add(
            lock.pinned(
                resolver.unresolved(declaration, environment.branch(), puppetfile.forge())));
      }
    }
    Path directory = source.basedir().resolve(environment.name());
    return new EnvironmentPlan(
        environment,
        new EnvironmentRecord(
            environment.name(),
            source.name(),
            source.remote(),
            environment.branch(),
            commit,
            options,
            modules),
        before,
        live.snapshot(),
        Files.isDirectory(directory) ? directory.toRealPath() : null,
        !same || !live.untouched(),
        warnings);
  }

  private Puppetfile puppetfile(BranchEnvironment environment, String commit) throws IOException {
    String name = environment.source().puppetfileName();
    String text = text(environment, commit, name);
    return text == null
        ? Puppetfile.empty()
        : Puppetfile.read(new SourceText(environment.name() + "/" + name, text));
  }

  private ModuleLock lock(BranchEnvironment environment, String commit) throws IOException {
    String text = text(environment, commit, ModuleLock.NAME);
    return text == null
        ? ModuleLock.EMPTY
        : ModuleLock.read(environment.name() + "/" + ModuleLock.NAME, text);
  }

  private @Nullable String text(BranchEnvironment environment, String commit, String path)
      throws IOException {
    CachedRepository repository =
        contents.repository(environment.source().remote(), environment.branch(), commit);
    Optional<byte[]> bytes =
        repository.read(reader -> Optional.ofNullable(reader.file(commit, path)));
    return bytes.map(some -> new String(some, StandardCharsets.UTF_8)).orElse(null);
  }

  /** The remotes that have to be asked for the versions of a plan's modules. */
  Set<Remote> remotes(EnvironmentRecord record) {
    Set<Remote> remotes = new LinkedHashSet<>();
    for (ResolvedModule module : record.modules()) {
      boolean pinned = !module.wanted().isEmpty() && RemoteRefs.isCommit(module.wanted().get(0));
      if (module.is(ResolvedModule.GIT) && !pinned && !module.locked()) {
        remotes.add(settings.git().remote(module.origin()));
      }
    }
    return remotes;
  }

  /** The plan with the versions of its modules. */
  EnvironmentPlan resolved(EnvironmentPlan plan) {
    EnvironmentRecord wanted = plan.wanted();
    EnvironmentRecord before = plan.previous();
    List<ResolvedModule> modules = new ArrayList<>();
    boolean changed = plan.changed();
    for (ResolvedModule module : wanted.modules()) {
      ResolvedModule old = before == null ? null : before.module(module.name());
      ResolvedModule now = resolver.resolve(module, old);
      changed |= old == null || !old.sameContent(now);
      modules.add(now);
    }
    return new EnvironmentPlan(
        plan.environment(),
        new EnvironmentRecord(
            wanted.environment(),
            wanted.source(),
            wanted.remote(),
            wanted.branch(),
            wanted.commit(),
            wanted.options(),
            modules),
        before,
        plan.snapshot(),
        plan.live(),
        changed,
        plan.warnings());
  }
}
