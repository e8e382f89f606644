package plumb.server.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.environments.store.SnapshotLease;
import plumb.environments.store.Snapshots;

/**
 * The environments in some directories, loaded when they are asked for. One that a deploy made is
 * loaded again when the next deploy has replaced it; any other one when its files were changed.
 * Thread-safe.
 */
public final class Environments implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\\w{1,255}");

  private final List<Path> roots;
  private final @Nullable Path hieraConfig;
  private final Strictness strictness;
  private final UnitReader reader;
  private final Duration limit;
  private final Consumer<LoadedEnvironment> replaced;
  private final ConcurrentHashMap<String, Current> current = new ConcurrentHashMap<>();

  /**
   * Serves the environments of some directories; none is loaded yet.
   *
   * @param roots directories of environments; the first that has a name wins
   * @param hieraConfig the {@code hiera.yaml} above all environments, or null
   * @param limit how long one compile may take
   * @param replaced learns what nobody will get any more
   */
  public Environments(
      List<Path> roots,
      @Nullable Path hieraConfig,
      Strictness strictness,
      UnitReader reader,
      Duration limit,
      Consumer<LoadedEnvironment> replaced) {
    this.replaced = replaced;
    this.roots = List.copyOf(roots);
    this.hieraConfig = hieraConfig;
    this.strictness = strictness;
    this.reader = reader;
    this.limit = limit;
  }

  /** The directories of environments. */
  public List<Path> roots() {
    return roots;
  }

  /** The directory of each environment, by name. */
  public TreeMap<String, Path> directories() throws IOException {
    TreeMap<String, Path> found = new TreeMap<>();
    for (Path root : roots) {
      if (!Files.isDirectory(root)) {
        continue;
      }
      try (var children = Files.newDirectoryStream(root)) {
        for (Path child : children) {
          String name = child.getFileName().toString();
          if (NAME.matcher(name).matches() && Files.isDirectory(child)) {
            found.putIfAbsent(name, child);
          }
        }
      }
    }
    return found;
  }

  /**
   * An environment as it is now; null when there is none of that name. Who gets it closes it.
   *
   * @throws IOException when its configuration or manifests cannot be read
   */
  public LoadedEnvironment.@Nullable Use use(String name) throws IOException {
    Path directory = directory(name);
    if (directory == null) {
      flush(name);
      return null;
    }
    return current.computeIfAbsent(name, unused -> new Current(name)).use(directory);
  }

  /**
   * The files of an environment as they were when a static catalog was made, whether or not it was
   * replaced since. Who gets them closes them.
   *
   * @param code as the catalog names them
   * @return null when they are no more
   */
  public @Nullable SnapshotLease hold(String name, String code) throws IOException {
    try (LoadedEnvironment.Use use = use(name)) {
      if (use != null && code.equals(use.environment().codeId())) {
        return use.environment().hold();
      }
    }
    for (Path root : roots) {
      SnapshotLease lease = new Snapshots(root).hold(code);
      if (lease != null) {
        return lease;
      }
    }
    return null;
  }

  /** Gives up what a deploy has replaced, so that nobody has to ask for it before it can go. */
  public void giveUpReplaced() throws IOException {
    for (Current one : current.values()) {
      one.giveUpIfReplaced(directory(one.name));
    }
  }

  private @Nullable Path directory(String name) {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    for (Path root : roots) {
      Path directory = root.resolve(name);
      if (Files.isDirectory(directory)) {
        return directory;
      }
    }
    return null;
  }

  /**
   * Forgets what was loaded.
   *
   * @param name an environment; null for all
   */
  public void flush(@Nullable String name) {
    for (String each : name == null ? List.copyOf(current.keySet()) : List.of(name)) {
      Current known = current.get(each);
      if (known != null) {
        known.giveUp();
      }
    }
  }

  /** Forgets all, and gives back what nobody uses any more. */
  @Override
  public void close() {
    flush(null);
  }

  /** One environment; its lock is held while it is loaded, so that it is loaded once. */
  private final class Current {
    private final String name;
    private @Nullable LoadedEnvironment loaded;
    private @Nullable Freshness freshness;

    Current(String name) {
      this.name = name;
    }

    synchronized LoadedEnvironment.Use use(Path directory) throws IOException {
      LoadedEnvironment known = loaded;
      if (known == null || freshness == null || !freshness.isFresh(directory, known.outside())) {
        known = load(directory);
      }
      return known.use();
    }

    private LoadedEnvironment load(Path directory) throws IOException {
      SnapshotLease lease = SnapshotLease.of(directory);
      LoadedEnvironment fresh;
      Freshness now;
      try {
        List<Path> watched = new ArrayList<>(List.of(lease.root()));
        EnvironmentConf conf = EnvironmentConf.read(name, lease.root());
        watched.addAll(conf.modulePath());
        // Taken before anything is read: what changes meanwhile is seen next time.
        now = Freshness.of(directory, lease.root(), watched);
        OutsideFiles outside = now.outside();
        fresh = load(lease, conf.staticCatalogs() ? lease.identity() : null, outside);
      } catch (IOException | RuntimeException e) {
        lease.close();
        throw e;
      }
      giveUp();
      loaded = fresh;
      freshness = now;
      return fresh;
    }

    synchronized void giveUp() {
      LoadedEnvironment known = loaded;
      loaded = null;
      freshness = null;
      if (known != null) {
        known.replace();
        replaced.accept(known);
      }
    }

    synchronized void giveUpIfReplaced(@Nullable Path directory) throws IOException {
      if (directory == null || freshness != null && freshness.isReplaced(directory)) {
        giveUp();
      }
    }

    private LoadedEnvironment load(
        SnapshotLease lease, @Nullable String codeId, OutsideFiles outside) throws IOException {
      Environment environment =
          new EnvironmentLoader(reader)
              .load(
                  new EnvironmentOptions(
                      name, lease.root(), null, null, null, hieraConfig, strictness));
      return new LoadedEnvironment(
          name, environment, new Compiler(environment, limit), lease, codeId, outside);
    }
  }
}
