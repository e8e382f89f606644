package plumb.compiler.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a compile knows of its node.
 *
 * @param name certificate name
 * @param facts fact values by name
 * @param trusted what the certificate says
 * @param serverFacts what the compiling side says of itself
 * @param parameters further variables of top scope
 * @param classes classes that an external node classifier assigns, with their parameters
 * @param exports what other nodes export; null where nothing is kept of nodes
 */
public record NodeInput(
    String name,
    Map<String, Object> facts,
    Map<String, Object> trusted,
    Map<String, Object> serverFacts,
    Map<String, Object> parameters,
    Map<String, Map<String, Object>> classes,
    @Nullable ExportedResources exports) {

  /** The version of the reference that compiles here act as. */
  private static final String REFERENCE_VERSION = "7.23.0";

  /** A node without a classifier. */
  public NodeInput(
      String name,
      Map<String, Object> facts,
      Map<String, Object> trusted,
      Map<String, Object> serverFacts,
      Map<String, Object> parameters) {
    this(name, facts, trusted, serverFacts, parameters, Map.of());
  }

  /** A node whose exports nobody keeps. */
  public NodeInput(
      String name,
      Map<String, Object> facts,
      Map<String, Object> trusted,
      Map<String, Object> serverFacts,
      Map<String, Object> parameters,
      Map<String, Map<String, Object>> classes) {
    this(name, facts, trusted, serverFacts, parameters, classes, null);
  }

  /** The same with what a classifier says. */
  public NodeInput classified(
      Map<String, Object> otherParameters, Map<String, Map<String, Object>> otherClasses) {
    return new NodeInput(name, facts, trusted, serverFacts, otherParameters, otherClasses, exports);
  }

  /** The same with other facts. */
  public NodeInput withFacts(Map<String, Object> others) {
    return new NodeInput(name, others, trusted, serverFacts, parameters, classes, exports);
  }

  /** The same with what other nodes export. */
  public NodeInput with(ExportedResources others) {
    return new NodeInput(name, facts, trusted, serverFacts, parameters, classes, others);
  }

  /** A node without a certificate: its trusted data, and what a server would say of itself. */
  public static NodeInput local(String name, Map<String, Object> facts, String environment) {
    int dot = name.indexOf('.');
    Map<String, Object> trusted = new LinkedHashMap<>();
    trusted.put("authenticated", "local");
    trusted.put("certname", name);
    trusted.put("extensions", Map.of());
    trusted.put("hostname", dot < 0 ? name : name.substring(0, dot));
    if (dot > 0) {
      trusted.put("domain", name.substring(dot + 1));
    }
    trusted.put("external", Map.of());
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("serverversion", REFERENCE_VERSION);
    server.put("environment", environment);
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("clientcert", name);
    parameters.put("clientversion", REFERENCE_VERSION);
    parameters.put("clientnoop", false);
    return new NodeInput(name, facts, trusted, server, parameters);
  }
}
