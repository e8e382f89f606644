package plumb.agent.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import plumb.agent.graph.GraphBuilder.Vertex;

/**
 * A graph in a few words: names of resources, of containers in brackets, {@code a -> b}, {@code a
 * ~> b}, {@code [c] has a b}, separated by semicolons and in the order of the manifest.
 */
final class Plan {
  private final GraphBuilder<String> builder = new GraphBuilder<>();
  private final Map<String, Vertex<String>> vertices = new LinkedHashMap<>();

  static Graph<String> graph(String text) {
    Plan plan = new Plan();
    for (String statement : text.split(";")) {
      plan.add(statement.strip().split(" +"));
    }
    return plan.builder.build();
  }

  private void add(String[] words) {
    if (words.length > 1 && words[1].equals("has")) {
      for (int i = 2; i < words.length; i++) {
        builder.contain(vertex(words[0]), vertex(words[i]));
      }
      return;
    }
    vertex(words[0]);
    for (int i = 2; i < words.length; i += 2) {
      builder.relate(vertex(words[i - 2]), vertex(words[i]), words[i - 1].equals("~>"));
    }
  }

  private Vertex<String> vertex(String name) {
    if (!vertices.containsKey(name)) {
      vertices.put(
          name,
          name.startsWith("[") ? builder.container(name, name) : builder.resource(name, name));
    }
    return Objects.requireNonNull(vertices.get(name));
  }

  /** Returns the resources in the order in which a walk hands them out. */
  static List<String> order(Graph<String> graph) {
    List<String> order = new ArrayList<>();
    Walk<String> walk = graph.walk();
    for (Node<String> node = walk.next(); node != null; node = walk.next()) {
      if (!node.isAnchor()) {
        order.add(node.name());
      }
      walk.finish(node);
    }
    return order;
  }
}
