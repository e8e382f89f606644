package plumb.compiler.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.ValueJson;
import plumb.compiler.CertificateName;
import plumb.compiler.NodeFacts;
import plumb.compiler.evaluation.NodeInput;
import plumb.values.Undef;

/**
 * One node of a batch.
 *
 * @param id names the output file
 * @param environment the environment's name
 * @param factsFile the file that its facts are in; empty when the line has them
 */
public record BatchNode(String id, String environment, String factsFile, NodeInput input) {
  /** File systems take names of 255 bytes; the rest is for {@code .error.json}. */
  private static final int LONGEST_ID = 240;

  private static final List<String> KEYS =
      List.of("name", "id", "environment", "facts", "trusted", "classes", "parameters");

  /**
   * Reads a line of the batch: an object with {@code name} and optionally {@code id}, {@code
   * environment}, {@code facts} (object, or path relative to {@code base}), {@code trusted}, {@code
   * classes} (list, or hash with parameters) and {@code parameters}.
   *
   * @throws plumb.catalog.json.InvalidJsonException when the line is no JSON
   * @throws IllegalArgumentException with a sentence when the line is of another form
   * @throws UncheckedIOException when its file of facts cannot be read
   * @throws plumb.compiler.program.CompileException when what it gives as facts can be none, or no
   *     certificate can have its name
   * @throws plumb.compiler.yaml.DataFileException when its file of facts is no YAML
   */
  public static BatchNode parse(byte[] line, Path base, String defaultEnvironment) {
    if (!(json(line) instanceof Map<?, ?> node)) {
      throw new IllegalArgumentException("a line of the batch must be a JSON object");
    }
    if (!(node.get("name") instanceof String name) || name.isEmpty()) {
      throw new IllegalArgumentException("a node of the batch needs a name");
    }
    for (Object key : node.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "a node of the batch has no '" + key + "'; it has " + String.join(", ", KEYS));
      }
    }
    String id = id(node.get("id"), name);
    CertificateName.check(name);
    String environment = text(node.get("environment"), "environment", defaultEnvironment);
    NodeInput usual = NodeInput.local(name, facts(node.get("facts"), base), environment);
    Map<String, Object> trusted = new LinkedHashMap<>(usual.trusted());
    trusted.putAll(object(node.get("trusted"), "trusted"));
    Map<String, Object> parameters = new LinkedHashMap<>(usual.parameters());
    parameters.putAll(object(node.get("parameters"), "parameters"));
    NodeInput input =
        new NodeInput(
            name,
            usual.facts(),
            trusted,
            usual.serverFacts(),
            parameters,
            classes(node.get("classes")));
    String factsFile = node.get("facts") instanceof String file ? file : "";
    return new BatchNode(id, environment, factsFile, input);
  }

  private static Object json(byte[] line) {
    try {
      return ValueJson.read(new ByteArrayInputStream(line));
    } catch (IOException e) {
      throw new IllegalArgumentException("this is no JSON: it is no text in UTF-8", e);
    }
  }

  private static String id(@Nullable Object value, String name) {
    String id = value instanceof Long number ? number.toString() : text(value, "id", name);
    boolean isPath = id.startsWith(".") || id.indexOf('/') >= 0;
    if (id.isEmpty() || isPath || id.chars().anyMatch(Character::isISOControl) || !isFileName(id)) {
      throw new IllegalArgumentException("'" + readable(id) + "' cannot name an output file");
    }
    if (id.endsWith(".error")) {
      throw new IllegalArgumentException("'" + id + "' would name the file of an error");
    }
    if (id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
      throw new IllegalArgumentException("an id may not have more than " + LONGEST_ID + " bytes");
    }
    return id;
  }

  /** Whether the file system's encoding has the characters; none has half a surrogate pair. */
  private static boolean isFileName(String id) {
    try {
      return Path.of(id).getNameCount() == 1 && readable(id).equals(id);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The text with question marks for what UTF-8 cannot write. */
  private static String readable(String id) {
    return new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> facts(@Nullable Object value, Path base) {
    if (!(value instanceof String file)) {
      return absent(value) ? Map.of() : NodeFacts.values(object(value, "facts"), "'facts'");
    }
    try {
      return NodeFacts.read(base.resolve(file));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + file + "' cannot name a file of facts", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Map<String, Object>> classes(@Nullable Object value) {
    Map<String, Map<String, Object>> classes = new LinkedHashMap<>();
    if (value instanceof List<?> names) {
      names.forEach(name -> classes.put(text(name, "classes", ""), Map.of()));
    } else if (!absent(value) && !(value instanceof Map<?, ?>)) {
      throw new IllegalArgumentException(
          "'classes' must be a list of names, or an object of names with their parameters");
    } else {
      object(value, "classes")
          .forEach((name, parameters) -> classes.put(name, object(parameters, "classes." + name)));
    }
    return classes;
  }

  private static String text(@Nullable Object value, String name, String absent) {
    if (absent(value)) {
      return absent;
    }
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("'" + name + "' must be a string");
  }

  private static Map<String, Object> object(@Nullable Object value, String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> object.put(String.valueOf(key), element));
    } else if (!absent(value)) {
      throw new IllegalArgumentException("'" + name + "' must be an object");
    }
    return object;
  }

  private static boolean absent(@Nullable Object value) {
    return value == null || value == Undef.UNDEF;
  }
}
