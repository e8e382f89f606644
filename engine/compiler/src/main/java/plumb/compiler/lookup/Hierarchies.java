package plumb.compiler.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.HieraConfig.LocationKind;
import plumb.compiler.lookup.HieraConfig.Owner;
import plumb.compiler.lookup.HierarchyLevel.Format;
import plumb.compiler.lookup.HierarchyLevel.Kind;
import plumb.compiler.lookup.HierarchyLevel.Layer;
import plumb.compiler.yaml.Position;
import plumb.values.EvaluationException;

/** Reads the hierarchies of an environment without looking anything up. Stateless. */
public final class Hierarchies {
  private static final String CONFIG = "hiera.yaml";

  private Hierarchies() {}

  /**
   * The levels of all layers, in the order in which they are asked.
   *
   * @param modules the names of the modules whose layers are read
   * @param faults told of each configuration that cannot be used, with its place
   */
  public static List<HierarchyLevel> of(
      LookupEnvironment environment, Collection<String> modules, Consumer<LookupException> faults) {
    HieraData data = new HieraData(environment);
    List<HierarchyLevel> levels = new ArrayList<>();
    Path global = environment.globalConfig();
    if (global != null) {
      read(Layer.GLOBAL, null, global, () -> data.globalConfig(global), levels, faults);
    }
    Path directory = environment.directory();
    if (directory != null) {
      Path file = directory.resolve(CONFIG);
      read(
          Layer.ENVIRONMENT,
          null,
          file,
          () -> data.config(directory, Owner.ENVIRONMENT),
          levels,
          faults);
    }
    for (String module : modules) {
      Path home = environment.moduleDirectory(module);
      if (home != null) {
        Path file = home.resolve(CONFIG);
        read(Layer.MODULE, module, file, () -> data.config(home, Owner.MODULE), levels, faults);
      }
    }
    return levels;
  }

  private static void read(
      Layer layer,
      @Nullable String module,
      Path file,
      Supplier<@Nullable HieraConfig> config,
      List<HierarchyLevel> levels,
      Consumer<LookupException> faults) {
    try {
      add(layer, module, config.get(), levels);
    } catch (LookupException e) {
      faults.accept(e);
    } catch (EvaluationException e) {
      faults.accept(new LookupException("HIERA_CONFIG", e.getMessage(), file.toString(), 1, 1));
    }
  }

  private static void add(
      Layer layer,
      @Nullable String module,
      @Nullable HieraConfig config,
      List<HierarchyLevel> levels) {
    if (config == null) {
      return;
    }
    for (HieraConfig.Entry entry : config.hierarchy()) {
      levels.add(level(layer, module, config, entry, false));
    }
    List<HieraConfig.Entry> last = config.defaultHierarchy();
    if (last != null) {
      for (HieraConfig.Entry entry : last) {
        levels.add(level(layer, module, config, entry, true));
      }
    }
  }

  private static HierarchyLevel level(
      Layer layer,
      @Nullable String module,
      HieraConfig config,
      HieraConfig.Entry entry,
      boolean isDefault) {
    boolean mapped = entry.locationKind() == LocationKind.MAPPED_PATHS;
    return new HierarchyLevel(
        layer,
        module,
        config.path(),
        Position.line(entry.position()),
        Position.column(entry.position()),
        entry.name(),
        format(entry.function()),
        kind(entry.locationKind()),
        PathText.join(config.root(), entry.datadir()),
        mapped ? List.of(entry.locations().get(2)) : entry.locations(),
        isDefault);
  }

  private static Format format(String function) {
    return switch (function) {
      case "yaml_data", EyamlEntry.FUNCTION -> Format.YAML;
      case "json_data" -> Format.JSON;
      case "hocon_data" -> Format.HOCON;
      default -> Format.OTHER;
    };
  }

  private static Kind kind(LocationKind kind) {
    return switch (kind) {
      case PATHS -> Kind.PATHS;
      case GLOBS -> Kind.GLOBS;
      case MAPPED_PATHS -> Kind.MAPPED_PATHS;
      case URIS, NONE -> Kind.NONE;
    };
  }
}
