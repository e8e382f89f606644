package plumb.host.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A made-up machine: the files of its root directory, and the facts that follow from them. */
final class FactTree {
  final List<String> warnings = new ArrayList<>();
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private FactCache cache = FactCache.none();

  FactTree(Path root) {
    this.root = root;
  }

  FactTree file(String path, String content) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  FactTree directory(String path) throws IOException {
    Files.createDirectories(root.resolve(path.substring(1)));
    return this;
  }

  FactTree variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Lets groups of facts live for a while, as settings say. */
  void keep(String settings, Path directory) throws IOException {
    file("/facts.yaml", settings);
    Path file = root.resolve("facts.yaml");
    cache = FactCache.configured(file, directory, warnings::add);
  }

  HostFacts facts(Path... externalDirectories) {
    return facts(Duration.ofSeconds(30), externalDirectories);
  }

  HostFacts facts(Duration timeout, Path... externalDirectories) {
    return new HostFacts(
        new FactSources(
            root,
            Map.copyOf(environment),
            List.of(externalDirectories),
            timeout,
            cache,
            warnings::add));
  }

  /** Returns what lies at a path of keys, which must be there. */
  static Object at(Map<?, ?> facts, String... path) {
    Object value = facts;
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
      if (value == null) {
        throw new AssertionError("There is no " + key + " of " + String.join(".", path));
      }
    }
    return value;
  }
}
