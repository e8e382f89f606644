package plumb.environments.deploy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumb.environments.settings.DeploySettings;
import plumb.environments.settings.PurgeLevel;
import plumb.environments.store.TreeEntry;

/**
 * The files and directories of a live environment that neither its branch nor a module brought, and
 * that the purge levels leave alone: the next snapshot has them, too.
 */
final class UnmanagedFiles {
  private static final Set<String> RECORDS = Set.of(".r10k-deploy.json", ".g10k-deploy.json");

  private final DeploySettings settings;
  private final PathGlob allowed;
  private final Set<String> managed = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final Set<String> replacedModules = new HashSet<>();
  private final Set<String> localModules = new HashSet<>();
  private final Set<String> moduleDirectories = new HashSet<>();
  private final Set<String> guardedDirectories = new HashSet<>();
  private final Set<String> declaredDirectories = new HashSet<>();

  /**
   * @param before paths of the branch's files as they are live
   * @param now what the branch has now
   */
  UnmanagedFiles(
      DeploySettings settings,
      List<String> before,
      List<TreeEntry> now,
      List<ResolvedModule> modules) {
    this.settings = settings;
    this.allowed = new PathGlob(settings.purgeAllowlist());
    for (String path : before) {
      managed.add(path);
      declare(path, managed);
    }
    for (TreeEntry entry : now) {
      managed.add(entry.path());
      declare(entry.path(), declaredDirectories);
      if (entry.kind() != TreeEntry.Kind.DIRECTORY) {
        files.add(entry.path());
      }
    }
    for (ResolvedModule module : modules) {
      (module.is(ResolvedModule.LOCAL) ? localModules : replacedModules).add(module.path());
      declare(module.path() + "/", declaredDirectories);
      guardedDirectories.add(first(module.path()));
      int slash = module.path().lastIndexOf('/');
      if (slash > 0) {
        moduleDirectories.add(module.path().substring(0, slash));
      }
    }
  }

  /** Their paths below the live environment; a directory comes before what is in it. */
  List<String> of(Path live) throws IOException {
    List<String> kept = new ArrayList<>();
    Files.walkFileTree(
        live,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) {
            String path = live.relativize(directory).toString();
            if (path.equals(".git") || replacedModules.contains(path)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!path.isEmpty() && isKept(path)) {
              kept.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            String path = live.relativize(file).toString();
            if (isKept(path)) {
              kept.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return kept;
  }

  private boolean isKept(String path) {
    if (managed.contains(path) || RECORDS.contains(path) || replacedModules.contains(path)) {
      return false;
    }
    if (declaredDirectories.contains(path) || isBelow(path, files)) {
      return false;
    }
    if (isBelow(path, localModules)) {
      return true;
    }
    if (settings.purgeLevels().contains(PurgeLevel.PUPPETFILE)
        && isBelow(path, moduleDirectories)) {
      return false;
    }
    return !settings.purgeLevels().contains(PurgeLevel.ENVIRONMENT)
        || guardedDirectories.contains(first(path))
        || allowed.covers(firstUnmanaged(path));
  }

  /** A directory that nobody declared is purged as a whole, unless it is allowed itself. */
  private String firstUnmanaged(String path) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      if (!declaredDirectories.contains(path.substring(0, end))) {
        return path.substring(0, end);
      }
    }
    return path;
  }

  private static void declare(String path, Set<String> directories) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      directories.add(path.substring(0, end));
    }
  }

  private static String first(String path) {
    int end = path.indexOf('/');
    return end < 0 ? path : path.substring(0, end);
  }

  private static boolean isBelow(String path, Set<String> directories) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (directories.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
