package plumb.analysis.interfaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.TextFile;
import plumb.values.ValueText;

/**
 * The data that a module brings along for its own parameters. Without a configuration it lies in
 * {@code data/common.yaml}, as everywhere.
 */
final class ModuleData {
  private final Map<String, Map<String, String>> byKey = new TreeMap<>();
  private final Set<String> keysOfAll = new TreeSet<>();

  /**
   * @throws IOException when a directory cannot be listed
   */
  ModuleData(Path module) throws IOException {
    Path config = module.resolve("hiera.yaml");
    Set<String> always = new TreeSet<>();
    Set<String> directories = new TreeSet<>();
    if (Files.isRegularFile(config)) {
      read(config, always, directories);
    } else {
      directories.add("data");
      always.add("data/common.yaml");
    }
    for (String directory : directories) {
      for (Path file : filesBelow(module, directory)) {
        add(module.relativize(file).toString(), file, always);
      }
    }
  }

  private static void read(Path config, Set<String> always, Set<String> directories) {
    if (!(parsed(config) instanceof Map<?, ?> map)) {
      return;
    }
    Object usual =
        map.get("defaults") instanceof Map<?, ?> defaults ? defaults.get("datadir") : null;
    directories.add(usual == null ? "data" : String.valueOf(usual));
    if (map.get("hierarchy") instanceof List<?> levels) {
      for (Object each : levels) {
        if (each instanceof Map<?, ?> level) {
          String own = String.valueOf(level.containsKey("datadir") ? level.get("datadir") : usual);
          String directory = own.equals("null") ? "data" : own;
          directories.add(directory);
          List<Object> paths = new ArrayList<>();
          paths.add(level.get("path"));
          paths.addAll(level.get("paths") instanceof List<?> list ? list : List.of());
          for (Object path : paths) {
            if (path instanceof String text && !text.contains("%{")) {
              always.add(Path.of(directory, text).normalize().toString());
            }
          }
        }
      }
    }
  }

  private static List<Path> filesBelow(Path module, String directory) throws IOException {
    Path base = module.resolve(directory).normalize();
    if (!base.startsWith(module) || directory.contains("%{") || !Files.isDirectory(base)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(base)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(yaml|yml|json|eyaml)"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private void add(String name, Path file, Set<String> always) {
    if (parsed(file) instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            String text = String.valueOf(key);
            byKey.computeIfAbsent(text, unused -> new LinkedHashMap<>()).put(name, text(value));
            if (always.contains(name)) {
              keysOfAll.add(text);
            }
          });
    }
  }

  private static String text(Object value) {
    return ValueText.quoted(value);
  }

  /** JSON is YAML, too; what cannot be read has no values, which other checks tell. */
  private static Object parsed(Path file) {
    try {
      return YamlReader.readData(file.toString(), TextFile.read(file));
    } catch (IOException | DataFileException e) {
      return Map.of();
    }
  }

  /** The values of a key by file. */
  Map<String, String> of(String key) {
    return byKey.getOrDefault(key, Map.of());
  }

  /** Whether a key has a value for every node. */
  boolean isInAll(String key) {
    return keysOfAll.contains(key);
  }
}
