package plumb.compiler;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.command.Command;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.YamlReader;
import plumb.values.Undef;

/**
 * An external node classifier: a command that gets a node's name as its last argument and prints
 * YAML with {@code classes} (a list, or a hash with parameters), {@code parameters} (variables of
 * top scope) and {@code environment}. Ruby's symbols in it are their names.
 */
public final class NodeClassifier {
  private final Command command;

  /**
   * Prepares to ask.
   *
   * @param command the setting {@code external_nodes}: a program's absolute path and arguments
   */
  public NodeClassifier(String command) {
    this.command = Command.of(command);
  }

  /**
   * What the classifier says of a node.
   *
   * @param environment the environment that the node shall be in, or null
   */
  public record Answer(
      @Nullable String environment,
      Map<String, Object> parameters,
      Map<String, Map<String, Object>> classes) {

    /** Of a node that nobody classifies. */
    public static final Answer NONE = new Answer(null, Map.of(), Map.of());

    /** A node's input with the classes and variables of this answer. */
    public NodeInput applyTo(NodeInput node) {
      Map<String, Object> variables = new LinkedHashMap<>(node.parameters());
      variables.putAll(parameters);
      return node.classified(variables, classes);
    }
  }

  /**
   * Asks for a node.
   *
   * @throws IOException with a sentence when the command fails, prints something else, or prints
   *     nothing, by which it says that there is no such node
   */
  public Answer classify(String node) throws IOException {
    String output;
    try {
      output = command.with(node).output();
    } catch (IOException e) {
      throw new IOException("Failed to find " + node + " via exec: " + e.getMessage(), e);
    }
    if (output.isBlank()) {
      throw new IOException(
          "Could not find node '" + node + "'; cannot compile: its classifier answers nothing");
    }
    try {
      if (YamlReader.readNames("external_nodes", output) instanceof Map<?, ?> answer) {
        return read(answer);
      }
      throw new IllegalArgumentException("a hash is expected");
    } catch (DataFileException | IllegalArgumentException e) {
      throw new IOException(
          "Could not load external node results for " + node + ": " + e.getMessage(), e);
    }
  }

  private static Answer read(Map<?, ?> answer) {
    Object environment = answer.get("environment");
    Map<String, Map<String, Object>> classes = new LinkedHashMap<>();
    Object given = answer.get("classes");
    if (given instanceof List<?> names) {
      names.forEach(name -> classes.put(String.valueOf(name), Map.of()));
    } else {
      hash(given, "classes")
          .forEach((name, parameters) -> classes.put(name, hash(parameters, "the class " + name)));
    }
    return new Answer(
        isAbsent(environment) ? null : String.valueOf(environment),
        hash(answer.get("parameters"), "parameters"),
        classes);
  }

  private static Map<String, Object> hash(@Nullable Object value, String what) {
    Map<String, Object> hash = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, element) -> hash.put(String.valueOf(name), element));
    } else if (!isAbsent(value)) {
      throw new IllegalArgumentException("a hash is expected of " + what);
    }
    return hash;
  }

  private static boolean isAbsent(@Nullable Object value) {
    return value == null || value == Undef.UNDEF;
  }
}
