package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.git.ObjectCache;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.settings.DeploySettings;
import plumb.environments.store.Contents;
import plumb.environments.store.DirectoryLock;
import plumb.environments.store.SnapshotBuilding;
import plumb.environments.store.Snapshots;
import plumb.environments.store.TreeEntry;

/** Single modules at single versions, outside of all environments. Not thread-safe. */
public final class ModuleVersions implements AutoCloseable {
  private static final int NAME_DIGITS = 12;
  private static final Contents NONE =
      (digest, out) -> {
        throw new EnvironmentException("MISSING_CONTENT", "the content " + digest + " is missing");
      };

  private final Work work;
  private final ModuleContents contents;
  private final ModuleResolver resolver;
  private final Snapshots snapshots;
  private final Path hidden;
  private final DeployListener listener;

  /**
   * @param directory where modules are kept; the same version is brought there once
   */
  public ModuleVersions(DeploySettings settings, Path directory, DeployListener listener) {
    work = new Work(settings.poolSize());
    Archives archives = new Archives(settings);
    Remotes remotes =
        new Remotes(new ObjectCache(settings.cacheDirectory().resolve("plumb")), work);
    contents = new ModuleContents(settings, remotes, archives);
    resolver = new ModuleResolver(settings, remotes, archives, null);
    snapshots = new Snapshots(directory);
    hidden = directory.resolve(Snapshots.HIDDEN);
    this.listener = listener;
  }

  /**
   * The directory of a module at the version that a declaration means now.
   *
   * @param branch what a module follows that takes the control repository's branch
   * @param forge the Forge that a Puppetfile names, or null
   * @throws EnvironmentException when there is no such version, or it cannot be had
   */
  public Path directory(ModuleDeclaration declaration, String branch, @Nullable String forge)
      throws IOException {
    ResolvedModule wanted = resolver.unresolved(declaration, branch, forge);
    if (wanted.is(ResolvedModule.LOCAL)) {
      throw new EnvironmentException(
          "LOCAL_MODULE",
          "the module " + declaration.name() + " comes from nowhere: its files are local",
          "give directories");
    }
    ResolvedModule module = resolver.resolve(wanted, null);
    String digest = module.digest();
    String name = module.name() + "." + digest.substring(0, Math.min(NAME_DIGITS, digest.length()));
    Path complete = hidden.resolve("snapshots").resolve(name).resolve(module.name());
    try (DirectoryLock lock = DirectoryLock.take(hidden, () -> listener.waiting(hidden))) {
      if (!Files.isDirectory(complete)) {
        List<TreeEntry> entries = contents.entries(module, snapshots.store());
        SnapshotBuilding building = snapshots.begin(name);
        building.writeModule(module.name(), entries, NONE);
        complete = building.finish("{}").root().resolve(module.name());
      }
    }
    return complete;
  }

  @Override
  public void close() {
    work.close();
  }
}
