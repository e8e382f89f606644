package plumb.environments.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.git.Remote;
import plumb.environments.git.RemoteRefs;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.puppetfile.ModuleSource;
import plumb.environments.settings.DeploySettings;

/** Finds the version of a module that a declaration means now. Thread-safe. */
final class ModuleResolver {
  private static final String LATEST = "latest";

  private final DeploySettings settings;
  private final Remotes remotes;
  private final Archives archives;
  private final @Nullable String defaultOverride;

  ModuleResolver(
      DeploySettings settings,
      Remotes remotes,
      Archives archives,
      @Nullable String defaultOverride) {
    this.settings = settings;
    this.remotes = remotes;
    this.archives = archives;
    this.defaultOverride = defaultOverride;
  }

  /**
   * The declaration as what has to be resolved, without a version.
   *
   * @param forge the Forge that the Puppetfile names, or null
   */
  ResolvedModule unresolved(ModuleDeclaration declaration, String branch, @Nullable String forge) {
    boolean excludeSpec =
        declaration.inModuleDirectory()
            && (declaration.excludeSpec() == null
                ? settings.excludeSpec()
                : declaration.excludeSpec());
    if (declaration.source() instanceof ModuleSource.Git git) {
      return module(declaration, ResolvedModule.GIT, git.remote(), refs(git, branch), excludeSpec);
    }
    if (declaration.source() instanceof ModuleSource.Forge release) {
      String wanted = release.latest() ? LATEST : Objects.requireNonNullElse(release.version(), "");
      return module(
          declaration,
          ResolvedModule.FORGE,
          archives.forgeModule(declaration.owner() + "-" + declaration.name(), forge),
          List.of(wanted),
          excludeSpec);
    }
    if (declaration.source() instanceof ModuleSource.Tarball tarball) {
      String sum = tarball.sha256();
      return module(
          declaration,
          ResolvedModule.TARBALL,
          tarball.location(),
          List.of(sum == null ? "" : sum.toLowerCase(Locale.ROOT)),
          excludeSpec);
    }
    return module(declaration, ResolvedModule.LOCAL, "", List.of(), false);
  }

  private static ResolvedModule module(
      ModuleDeclaration declaration,
      String kind,
      String origin,
      List<String> wanted,
      boolean excludeSpec) {
    return new ResolvedModule(
        declaration.name(), declaration.path(), kind, origin, wanted, "", "", excludeSpec, false);
  }

  /** The refs that a module may take, in the order in which they are tried. */
  private List<String> refs(ModuleSource.Git git, String branch) {
    List<String> refs = new ArrayList<>();
    String usual = settings.git().defaultRef() == null ? "master" : settings.git().defaultRef();
    refs.add(git.followsControlBranch() ? branch : git.ref() == null ? usual : git.ref());
    if (defaultOverride != null) {
      refs.add(defaultOverride);
    }
    if (git.defaultRef() != null) {
      refs.add(git.defaultRef());
    }
    return refs;
  }

  /**
   * The module at the version that it has to have.
   *
   * @param before the same module as it is live, or null
   * @throws EnvironmentException when its remote cannot be reached, or has no such version
   */
  ResolvedModule resolve(ResolvedModule module, @Nullable ResolvedModule before) {
    if (module.locked()) {
      return module;
    }
    return switch (module.kind()) {
      case ResolvedModule.GIT -> git(module, before);
      case ResolvedModule.FORGE -> forge(module, before);
      case ResolvedModule.TARBALL -> tarball(module);
      default -> module;
    };
  }

  private ResolvedModule git(ResolvedModule module, @Nullable ResolvedModule before) {
    Remote remote = settings.git().remote(module.origin());
    for (String name : module.wanted()) {
      String commit = commit(remote, name, before);
      if (commit != null) {
        return module.at(name, commit, false);
      }
    }
    throw new EnvironmentException(
        "UNRESOLVED_REF",
        "the module "
            + module.name()
            + ": "
            + remote.shown()
            + " has no "
            + String.join(" and no ", module.wanted()),
        "a Puppetfile names a tag, a branch or a commit; default_branch: says what else will do");
  }

  private @Nullable String commit(Remote remote, String name, @Nullable ResolvedModule before) {
    boolean same =
        before != null && before.version().equals(name) && before.origin().equals(remote.url());
    if (RemoteRefs.isCommit(name)) {
      String here =
          same && before != null ? before.digest() : remotes.repository(remote).commit(name);
      return here != null ? here : remotes.repository(remote).resolve(name, remotes.refs(remote));
    }
    RemoteRefs refs = remotes.refs(remote);
    String commit = refs.resolve(name);
    if (commit != null || before == null || !same || !before.digest().startsWith(name)) {
      return commit != null ? commit : remotes.repository(remote).resolve(name, refs);
    }
    return before.digest();
  }

  /** A release never changes; a module without a version stays what it is. */
  private ResolvedModule forge(ResolvedModule module, @Nullable ResolvedModule before) {
    String wanted = module.wanted().get(0);
    boolean installed = before != null && before.origin().equals(module.origin());
    if (installed && before != null && (wanted.isEmpty() || wanted.equals(before.version()))) {
      return module.at(before.version(), before.digest(), false);
    }
    String version =
        wanted.isEmpty() || wanted.equals(LATEST) ? archives.latest(module.origin()) : wanted;
    if (installed && before != null && version.equals(before.version())) {
      return module.at(version, before.digest(), false);
    }
    return module.at(version, archives.releaseSum(module.origin(), version), false);
  }

  private ResolvedModule tarball(ResolvedModule module) {
    String sum = module.wanted().get(0);
    return sum.isEmpty()
        ? module.at("(present)", archives.sum(module.origin()), false)
        : module.at(sum, sum, false);
  }
}
