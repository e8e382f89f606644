package plumb.analysis.upgrade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.analysis.data.DataTree;
import plumb.compiler.data.EnvironmentData;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.lookup.Hierarchies;
import plumb.compiler.lookup.HierarchyLevel;
import plumb.compiler.lookup.HierarchyLevel.Format;
import plumb.compiler.snapshot.Module;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.HoconReader;
import plumb.compiler.yaml.JsonReader;
import plumb.compiler.yaml.YamlReader;

/** The data files that the hierarchies of all layers can read, whatever the node is. */
final class DataSources {
  private DataSources() {}

  /**
   * The files with what they are written in.
   *
   * @param unread told the configurations that cannot be used
   * @throws IOException when a directory cannot be listed
   */
  static Map<Path, Format> of(Environment environment, Consumer<String> unread) throws IOException {
    if (!(environment.data() instanceof EnvironmentData data)) {
      return Map.of();
    }
    List<String> modules =
        environment.definitions().snapshot().modules().stream().map(Module::name).toList();
    List<HierarchyLevel> levels =
        Hierarchies.of(
            data,
            modules,
            fault -> unread.accept(fault.file() == null ? "hiera.yaml" : fault.file()));
    Map<Path, Format> files = new TreeMap<>();
    DataTree.of(levels, List.of())
        .readers()
        .forEach((path, readers) -> add(Path.of(path), readers, files));
    return files;
  }

  private static void add(Path path, Set<HierarchyLevel> readers, Map<Path, Format> files) {
    for (HierarchyLevel level : readers) {
      if (level.hasFiles()) {
        files.putIfAbsent(path, level.format());
      }
    }
  }

  /** What a file holds; null when it cannot be read. */
  static @Nullable DataMap content(Path file, String text, Format format) {
    String name = file.toString();
    try {
      Object content =
          switch (format) {
            case JSON -> JsonReader.read(name, text);
            case HOCON -> HoconReader.read(name, text);
            default -> YamlReader.readData(name, text);
          };
      return content instanceof DataMap map ? map : DataMap.EMPTY;
    } catch (DataFileException e) {
      return null;
    }
  }
}
