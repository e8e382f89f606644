package plumb.analysis.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.NodeInput;
import plumb.values.Undef;

/** What is known of the variables of a node before it is compiled. */
final class NodeVariables {
  private final NodeInput node;

  NodeVariables(NodeInput node) {
    this.node = node;
  }

  /**
   * The text of an expression as in {@code facts.os.family}; empty for a fact that the node does
   * not have, and null for a variable that manifests may set.
   */
  @Nullable String value(String expression) {
    String name = expression.startsWith("::") ? expression.substring(2) : expression;
    List<String> path = List.of(name.split("\\."));
    String root = path.get(0);
    Object value =
        switch (root) {
          case "facts" -> node.facts();
          case "trusted" -> node.trusted();
          case "server_facts" -> node.serverFacts();
          case "environment" -> null;
          default ->
              node.parameters().containsKey(root)
                  ? node.parameters().get(root)
                  : node.facts().get(root);
        };
    if (value == null) {
      return null;
    }
    for (String segment : path.subList(1, path.size())) {
      value = value instanceof Map<?, ?> map ? map.get(segment) : null;
    }
    return value == null || value == Undef.UNDEF ? "" : String.valueOf(value);
  }
}
