package plumb.server.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * What the first part of a path of files stands for. Immutable.
 *
 * @param site directories that a site serves under names of its own
 */
public record Mounts(Map<String, Path> site) {
  /** The folders that all modules have together, as one tree. */
  private static final Map<String, String> MERGED =
      Map.of("plugins", "lib", "pluginfacts", "facts.d", "locales", "locales");

  /** The folders of one module. */
  private static final Map<String, String> OF_MODULE =
      Map.of("modules", "files", "tasks", "tasks", "scripts", "scripts");

  /**
   * Finds what a path names; where modules share a tree, each one that has it.
   *
   * @param path the mount and what follows, such as {@code modules/ntp/ntp.conf}
   * @return null when there is no such mount; nothing when nothing is there
   */
  public @Nullable List<Root> find(Snapshot snapshot, String path) throws IOException {
    int slash = path.indexOf('/');
    String mount = slash < 0 ? path : path.substring(0, slash);
    String rest = slash < 0 ? "" : path.substring(slash + 1);
    String merged = MERGED.get(mount);
    if (merged != null) {
      return merged(snapshot.modules(), merged, rest);
    }
    String folder = OF_MODULE.get(mount);
    if (folder != null) {
      return ofModule(snapshot, folder, rest);
    }
    Path directory = site.get(mount);
    return directory == null ? null : list(Root.below(directory, rest, directory));
  }

  /** Whether a mount's tree is that of all modules: it is there even if none has a file in it. */
  public static boolean isMerged(String path) {
    return MERGED.containsKey(path);
  }

  private static List<Root> merged(Collection<Module> modules, String folder, String rest)
      throws IOException {
    List<Root> roots = new ArrayList<>();
    for (Module module : modules) {
      Path home = module.directory();
      roots.addAll(list(Root.below(home.resolve(folder), rest, home)));
    }
    return roots;
  }

  private static List<Root> ofModule(Snapshot snapshot, String folder, String rest)
      throws IOException {
    int slash = rest.indexOf('/');
    Module module = snapshot.module(slash < 0 ? rest : rest.substring(0, slash));
    if (module == null) {
      return List.of();
    }
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    return list(Root.below(module.directory().resolve(folder), path, module.directory()));
  }

  private static List<Root> list(@Nullable Root root) {
    return root == null ? List.of() : List.of(root);
  }
}
