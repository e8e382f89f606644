package plumb.compiler.evaluation;

import java.util.Map;

/**
 * What a compile knows of its node.
 *
 * @param name certificate name
 * @param facts fact values by name
 * @param trusted what the certificate says
 * @param serverFacts what the compiling side says of itself
 * @param parameters further variables of top scope
 * @param classes classes that an external node classifier assigns, with their parameters
 */
public record NodeInput(
    String name,
    Map<String, Object> facts,
    Map<String, Object> trusted,
    Map<String, Object> serverFacts,
    Map<String, Object> parameters,
    Map<String, Map<String, Object>> classes) {

  /** A node without a classifier. */
  public NodeInput(
      String name,
      Map<String, Object> facts,
      Map<String, Object> trusted,
      Map<String, Object> serverFacts,
      Map<String, Object> parameters) {
    this(name, facts, trusted, serverFacts, parameters, Map.of());
  }
}
