package plumb.environments.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.DeployListener;
import plumb.environments.deploy.ModuleVersions;
import plumb.environments.git.LocalRepository;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.puppetfile.ModuleSource;
import plumb.environments.puppetfile.Puppetfile;
import plumb.environments.settings.DeploySettings;

/**
 * Versions of modules as directories: revisions of the repository that somebody works in, and what
 * a Puppetfile or a Forge has. What was brought once stays.
 */
public final class ModuleCheckouts {
  private final DeploySettings settings;
  private final Path cache;
  private final DeployListener listener;
  private final Puppetfile puppetfile;

  /**
   * @param cache a directory for the modules of all repositories
   * @param puppetfile says where modules come from; it may declare none
   */
  public ModuleCheckouts(
      DeploySettings settings, Path cache, Puppetfile puppetfile, DeployListener listener) {
    this.settings = settings;
    this.cache = cache;
    this.listener = listener;
    this.puppetfile = puppetfile;
  }

  /**
   * A revision of the module that a directory lies in.
   *
   * @param inside the module's directory, or one below it, of a repository
   * @return null when the directory lies in no repository, or that has no such revision
   * @throws EnvironmentException when the revision holds no module there
   */
  public @Nullable Path revision(Path inside, String revision) throws IOException {
    LocalRepository repository = LocalRepository.around(inside);
    String commit = repository == null ? null : repository.commit(revision);
    if (repository == null || commit == null) {
      return null;
    }
    Path root = repository.root(inside);
    Path module = root;
    for (Path one = inside; one != null && one.startsWith(root); one = one.getParent()) {
      if (Files.isRegularFile(one.resolve("metadata.json"))) {
        module = one;
        break;
      }
    }
    String name = String.valueOf(module.getFileName()).replaceFirst("^.*-", "");
    String branch = "commit_" + commit;
    String owned = Checkouts.digest(repository.directory().toString()) + ".git";
    Path copy = cache.resolve("offered").resolve(owned);
    repository.offer(commit, branch, copy);
    ModuleSource source = new ModuleSource.Git(copy.toString(), branch, false, null);
    Path whole = directory(declaration(name, null, source), branch);
    Path found = whole.resolve(root.relativize(module));
    if (!Files.isDirectory(found)) {
      throw new EnvironmentException(
          "NO_MODULE", "'" + revision + "' has no directory " + root.relativize(module));
    }
    return found;
  }

  /**
   * A module at a version, as {@code name@version}, or {@code owner-name@version} where no
   * Puppetfile declares it; without a version it is the one that the Puppetfile asks for.
   *
   * @return null when the text names no module that is known
   * @throws EnvironmentException when there is no such version
   */
  public @Nullable Path version(String text) throws IOException {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    String version = at < 0 ? null : text.substring(at + 1);
    ModuleDeclaration declared = declared(name);
    if (declared == null && (version == null || !name.matches("\\w+[-/][a-z]\\w*"))) {
      return null;
    }
    String own = name.substring(Math.max(name.indexOf('-'), name.indexOf('/')) + 1);
    ModuleDeclaration wanted =
        declared == null
            ? declaration(own, name.substring(0, name.length() - own.length() - 1), forge(version))
            : version == null ? declared : at(declared, version);
    return directory(wanted, "production");
  }

  /** Remotes are asked anew: that of this machine has more each time. */
  private Path directory(ModuleDeclaration declaration, String branch) throws IOException {
    try (ModuleVersions versions = new ModuleVersions(settings, cache, listener)) {
      return versions.directory(declaration, branch, puppetfile.forge());
    }
  }

  private @Nullable ModuleDeclaration declared(String name) {
    for (ModuleDeclaration each : puppetfile.modules()) {
      if (each.name().equals(name)
          || each.title().replace('/', '-').equals(name.replace('/', '-'))) {
        return each;
      }
    }
    return null;
  }

  private static ModuleDeclaration at(ModuleDeclaration declared, String version) {
    if (declared.source() instanceof ModuleSource.Local) {
      return declared;
    }
    ModuleSource source =
        declared.source() instanceof ModuleSource.Git git
            // Tags of versions often start with a letter.
            ? new ModuleSource.Git(git.remote(), version, false, "v" + version)
            : forge(version);
    return declaration(declared.name(), declared.owner(), source);
  }

  private static ModuleSource forge(@Nullable String version) {
    boolean latest = "latest".equals(version);
    return new ModuleSource.Forge(latest ? null : version, latest);
  }

  private static ModuleDeclaration declaration(
      String name, @Nullable String owner, ModuleSource source) {
    return new ModuleDeclaration(name, owner, name, "modules", false, true, source, 0);
  }
}
