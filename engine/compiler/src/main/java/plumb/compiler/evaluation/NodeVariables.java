package plumb.compiler.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.compiler.program.CompileException;
import plumb.values.Held;
import plumb.values.HeldMap;
import plumb.values.ValueText;

/**
 * Makes what is known of a node variables of top scope, as the reference does: a classifier's
 * variables go before facts, facts before what the compiling side says of itself, and none of them
 * takes the place of a name that the language reserves. Confined to one thread.
 */
final class NodeVariables {
  /** What only the compiling side may say. */
  private static final List<String> RESERVED = List.of("facts", "server_facts");

  /** What evaluating the main manifests assigns. */
  private static final List<String> OF_MAIN = List.of("title", "name", "module_name");

  private final NodeInput node;
  private final String environment;
  private final CompileLog log;

  NodeVariables(NodeInput node, String environment, CompileLog log) {
    this.node = node;
    this.environment = environment;
    this.log = log;
  }

  /**
   * Gives them to top scope.
   *
   * @throws CompileException when one has a name that it may not have
   */
  void assignTo(DefinitionScope topScope) {
    checkNames();
    HeldMap facts = (HeldMap) Held.frozen(node.facts());
    topScope.setFacts(facts);
    node.parameters().forEach(topScope::setParameter);
    warnOfFacts();
    node.serverFacts().forEach((name, value) -> addServerFact(topScope, name, value));
    topScope.setParameter("environment", environment);
    // Set by force: a fact of the name is under the node's control, what is certified is not.
    topScope.setParameter("trusted", Held.frozen(node.trusted()));
    topScope.setParameter("server_facts", Held.frozen(node.serverFacts()));
    topScope.setParameter("facts", facts);
  }

  private void checkNames() {
    for (String name : node.parameters().keySet()) {
      if (isNumber(name)) {
        throw refusal(name, "Cannot assign to a numeric match result variable '$" + name + "'");
      }
    }
    for (String name : RESERVED) {
      if (isGiven(name)) {
        throw refusal(name, "Attempt to assign to a reserved variable name: '" + name + "'");
      }
    }
    for (String name : OF_MAIN) {
      if (isGiven(name)) {
        throw refusal(name, "Cannot reassign variable '$" + name + "'");
      }
    }
  }

  /** Asks for names one by one: to list all facts of a host costs time. */
  private boolean isGiven(String name) {
    return node.parameters().containsKey(name) || node.facts().containsKey(name);
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private CompileException refusal(String name, String message) {
    String origin =
        node.parameters().containsKey(name) ? "a classifier's variable" : "a fact of the node";
    return new CompileException(
        "RESERVED_NAME", message, null, 0, 0, origin + " has this name; give it another one");
  }

  private void warnOfFacts() {
    Map<String, Object> known = new LinkedHashMap<>(node.parameters());
    known.put("environment", environment);
    known.forEach(this::warnOfFact);
  }

  private void warnOfFact(String name, Object value) {
    Object fact = node.facts().get(name);
    if (fact != null) {
      warn(name, value, fact);
    }
  }

  private void addServerFact(DefinitionScope topScope, String name, Object value) {
    // The environment is said in the server's facts alone, and set from what the compile is in.
    if (!name.equals("environment") && !topScope.setVariable(name, value)) {
      Object known = topScope.variable(name);
      warn(name, known == null ? value : known, value);
    }
  }

  private void warn(String name, Object known, Object refused) {
    log.warn(
        "The node parameter '"
            + name
            + "' for node '"
            + node.name()
            + "' was already set to '"
            + ValueText.of(known)
            + "'. It could not be set to '"
            + ValueText.of(refused)
            + "'");
  }
}
