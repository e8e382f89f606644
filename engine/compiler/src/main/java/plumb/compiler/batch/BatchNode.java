package plumb.compiler.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.FactsJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.evaluation.NodeInput;

/**
 * One node of a batch.
 *
 * @param id names the output file
 * @param environment the environment's name
 */
record BatchNode(String id, String environment, NodeInput input) {

  /**
   * Reads a line of the batch: an object with {@code name} and optionally {@code id}, {@code
   * environment}, {@code facts} (object, or path relative to {@code base}), {@code trusted}, {@code
   * classes} (list, or hash with parameters) and {@code parameters}.
   *
   * @throws IllegalArgumentException with a sentence when the line is of another form
   */
  static BatchNode parse(String line, Path base, String defaultEnvironment) throws IOException {
    if (!(ValueJson.parse(line) instanceof Map<?, ?> node)) {
      throw new IllegalArgumentException("a line of the batch must be a JSON object");
    }
    if (!(node.get("name") instanceof String name) || name.isEmpty()) {
      throw new IllegalArgumentException("a node of the batch needs a name");
    }
    String id = node.get("id") == null ? name : String.valueOf(node.get("id"));
    if (id.isEmpty() || id.startsWith(".") || id.indexOf('/') >= 0 || id.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("'" + id + "' cannot name an output file");
    }
    Object environment = node.get("environment");
    String environmentName = environment == null ? defaultEnvironment : String.valueOf(environment);
    Map<String, Object> trusted = new LinkedHashMap<>(object(node.get("trusted"), "trusted"));
    trusted.putIfAbsent("authenticated", "local");
    trusted.putIfAbsent("certname", name);
    trusted.putIfAbsent("extensions", Map.of());
    trusted.putIfAbsent("external", Map.of());
    Map<String, Object> server = Map.of("environment", environmentName);
    NodeInput input =
        new NodeInput(
            name,
            facts(node.get("facts"), base, name),
            trusted,
            server,
            object(node.get("parameters"), "parameters"),
            classes(node.get("classes")));
    return new BatchNode(id, environmentName, input);
  }

  private static Map<String, Object> facts(@Nullable Object value, Path base, String name)
      throws IOException {
    if (value instanceof String file) {
      try (InputStream in = Files.newInputStream(base.resolve(file))) {
        return FactsJson.read(in, name).values();
      }
    }
    return object(value, "facts");
  }

  private static Map<String, Map<String, Object>> classes(@Nullable Object value) {
    Map<String, Map<String, Object>> classes = new LinkedHashMap<>();
    if (value instanceof List<?> names) {
      names.forEach(name -> classes.put(String.valueOf(name), Map.of()));
    } else {
      object(value, "classes")
          .forEach((name, parameters) -> classes.put(name, object(parameters, "classes." + name)));
    }
    return classes;
  }

  private static Map<String, Object> object(@Nullable Object value, String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> object.put(String.valueOf(key), element));
    } else if (value != null && value != plumb.values.Undef.UNDEF) {
      throw new IllegalArgumentException("'" + name + "' must be an object");
    }
    return object;
  }
}
