package plumb.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import plumb.catalog.json.FactsJson;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.TextFile;

/** Facts of a node as files and batches have them: with the node's name, or the values alone. */
public final class NodeFacts {
  private NodeFacts() {}

  /**
   * Reads a file: YAML when its name ends so, else JSON.
   *
   * @throws IOException when it cannot be read
   * @throws RuntimeException that says where it is broken
   */
  public static Map<String, Object> read(Path file) throws IOException {
    String name = file.toString();
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return values(YamlReader.readPlain(name, TextFile.read(file)), name);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return FactsJson.read(in, "").values();
    }
  }

  /**
   * The values in what was read.
   *
   * @param origin what holds them, for the message
   * @throws IllegalArgumentException when there are none
   */
  public static Map<String, Object> values(Object whole, String origin) {
    Object values =
        whole instanceof Map<?, ?> map && map.get("values") instanceof Map<?, ?> inner
            ? inner
            : whole;
    if (!(values instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(origin + " holds no facts: a hash is expected");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    map.forEach((name, value) -> facts.put(String.valueOf(name), value));
    return facts;
  }
}
